/** Reads `site.yaml`. */
import { join } from "node:path";
import { describe, readText, startOf } from "./files.ts";
import type { Localised, Site } from "./model.ts";
import type { Problem } from "./problems.ts";
import { siteSchema } from "./schemas.ts";
import type { Settings } from "./settings.ts";
import { urlFault } from "./url.ts";
import { validate } from "./validate.ts";
import { readYaml, type YamlSource } from "./yaml-source.ts";

/** The site, with the addresses of the deploy in place of the file's where they are set. */
export async function readSite(settings: Settings): Promise<{ site: Site | undefined; problems: Problem[] }> {
  const source = describe(join(settings.contentDir, "site.yaml"), settings.contentDir);
  const text = await readText(source);
  if (typeof text !== "string") return { site: undefined, problems: [text] };
  const yaml = readYaml(text, source.file);
  const { value, problems } = validate(siteSchema, yaml);
  problems.push(...deployProblems(settings, source.file));
  if (value === undefined) return { site: undefined, problems };
  const tags = value.locales.map(({ tag }) => tag);
  problems.push(...localeProblems(value, tags, yaml));
  if (problems.length > 0) return { site: undefined, problems };
  return {
    problems,
    site: {
      title: value.title,
      tagline: value.tagline,
      root: new URL(settings.base ?? value.base, settings.url ?? value.url),
      locales: value.locales.map(({ tag, name, direction, format }) => ({
        tag,
        name,
        direction: direction ?? directionOf(tag),
        format: format ?? tag,
      })),
      sourceLocale: value.sourceLocale,
      licence: value.licence,
      topics: value.topics,
    },
  };
}

function deployProblems({ url, base }: Settings, file: string): Problem[] {
  const faults = [
    url === undefined ? undefined : urlFault(url) && `KB_URL is no usable address: ${urlFault(url)}.`,
    base === undefined || /^\/(?:[\w.~-]+\/)*$/u.test(base)
      ? undefined
      : 'KB_BASE must begin and end with "/", as in /kb/.',
  ];
  return faults.flatMap((message) => (message ? [{ ...startOf(file), rule: "field-valid" as const, message }] : []));
}

/** Every localised text must exist in every locale, and in no other. */
function localeProblems(
  value: { title: Localised; tagline: Localised; sourceLocale: string; topics: readonly object[] },
  tags: readonly string[],
  yaml: YamlSource,
): Problem[] {
  const texts: [PropertyKey[], Localised][] = [
    [["title"], value.title],
    [["tagline"], value.tagline],
    ...value.topics.flatMap((topic, index) =>
      (["title", "slug", "description"] as const).map((field): [PropertyKey[], Localised] => [
        ["topics", index, field],
        (topic as Record<typeof field, Localised>)[field],
      ]),
    ),
  ];
  const problems = texts.flatMap(([path, text]): Problem[] => [
    ...tags
      .filter((tag) => !Object.hasOwn(text, tag))
      .map(
        (tag): Problem => ({
          ...yaml.placeOf(path),
          rule: "field-present",
          message: `field "${path.join(".")}.${tag}" is missing.`,
        }),
      ),
    ...Object.keys(text)
      .filter((tag) => !tags.includes(tag))
      .map(
        (tag): Problem => ({
          ...yaml.placeOfKey([...path, tag]),
          rule: "locale-known",
          message: `"${tag}" is not among the locales (${tags.join(", ")}).`,
        }),
      ),
  ]);
  if (!tags.includes(value.sourceLocale)) {
    problems.push({
      ...yaml.placeOf(["sourceLocale"]),
      rule: "locale-known",
      message: `"${value.sourceLocale}" is not among the locales (${tags.join(", ")}).`,
    });
  }
  return problems;
}

function directionOf(tag: string): "ltr" | "rtl" {
  return new Intl.Locale(tag).getTextInfo().direction === "rtl" ? "rtl" : "ltr";
}
