/** Reads `site.yaml`. */
import { directionOf } from "../i18n/parts.ts";
import { addressAdvice } from "./address-advice.ts";
import { readText, startOf, topFile } from "./files.ts";
import { HOME, type Localised, type Site, type Topic } from "./model.ts";
import { didYouMean } from "./nearest.ts";
import { type Problem, problemAt } from "./problems.ts";
import { BASE, siteSchema } from "./schemas.ts";
import type { Settings } from "./settings.ts";
import { slugFault } from "./slug.ts";
import { typographyOfData } from "./typography-rules.ts";
import { originFault } from "./url.ts";
import { validate } from "./validate.ts";
import { readYaml, type YamlSource } from "./yaml-source.ts";

/** The site, with the addresses of the deploy in place of the file's where they are set. */
export async function readSite(settings: Settings): Promise<{ site: Site | undefined; problems: Problem[] }> {
  const source = topFile(settings.contentDir, "site.yaml");
  const text = await readText(source);
  if (typeof text !== "string") return { site: undefined, problems: [text] };
  const yaml = readYaml(text, source.file);
  const { value, problems } = validate(siteSchema, yaml);
  problems.push(...deployProblems(settings, source.file));
  if (value === undefined) return { site: undefined, problems };
  const tags = value.locales.map(({ tag }) => tag);
  problems.push(...localeProblems(value, tags, yaml), ...topicProblems(value.topics, yaml));
  if (problems.length > 0) return { site: undefined, problems };
  const advice = addressAdvice(value.licence.url);
  const place = yaml.placeOf(["licence", "url"]);
  return {
    problems: [
      ...(advice === undefined ? [] : [problemAt(place, "url-tidy", `field “licence.url”: ${advice}.`)]),
      ...typographyOfData(yaml, tags),
      ...askedProblems(settings, tags, yaml),
    ],
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
    url === undefined ? undefined : originFault(url) && `KB_URL is no usable address: ${originFault(url)}.`,
    base === undefined || BASE.test(base) ? undefined : "KB_BASE must begin and end with “/”, as in /kb/.",
  ];
  return faults.flatMap((message) => (message ? [problemAt(startOf(file), "field-valid", message)] : []));
}

/** A build of some locales asks for such as there are. */
function askedProblems({ locales }: Settings, tags: readonly string[], yaml: YamlSource): Problem[] {
  const place = yaml.placeOf(["locales"]);
  const listed = `site.yaml lists ${tags.join(", ")}`;
  if (locales?.length === 0) return [problemAt(place, "locale-known", `KB_LOCALES names no locale; ${listed}.`)];
  const unknown = (locales ?? []).filter((tag) => !tags.includes(tag));
  return unknown.map((tag) =>
    problemAt(place, "locale-known", `KB_LOCALES names “${tag}”; ${listed}.${didYouMean(tag, tags)}`),
  );
}

interface Fields {
  title: Localised;
  tagline: Localised;
  sourceLocale: string;
  topics: readonly Topic[];
}

/** Every localised text must exist in every locale, and in no other. */
function localeProblems(value: Fields, listed: readonly string[], yaml: YamlSource): Problem[] {
  const tags = [...new Set(listed)];
  const texts: [PropertyKey[], Localised][] = [
    [["title"], value.title],
    [["tagline"], value.tagline],
    ...value.topics.flatMap((topic, index) =>
      (["title", "slug", "description"] as const).map((field): [PropertyKey[], Localised] => [
        ["topics", index, field],
        topic[field],
      ]),
    ),
  ];
  const unlisted = (tag: string): string =>
    `“${tag}” is not among the locales (${tags.join(", ")}); list it there, or take it out.`;
  const missing = (path: PropertyKey[], tag: string): string =>
    `field “${path.join(".")}.${tag}” is missing; write “${tag}: …”.`;
  const problems = texts.flatMap(([path, text]): Problem[] => [
    ...tags
      .filter((tag) => !Object.hasOwn(text, tag))
      .map((tag) => problemAt(yaml.placeOf(path), "field-present", missing(path, tag))),
    ...Object.keys(text)
      .filter((tag) => !tags.includes(tag))
      .map((tag) => problemAt(yaml.placeOfKey([...path, tag]), "locale-known", unlisted(tag))),
  ]);
  for (const [index, tag] of listed.entries()) {
    const first = listed.findIndex((other) => other.toLowerCase() === tag.toLowerCase());
    const place = yaml.placeOf(["locales", index, "tag"]);
    if (first < index) problems.push(problemAt(place, "locale-unique", `“${tag}” is listed twice; keep one.`));
  }
  const source = yaml.placeOf(["sourceLocale"]);
  if (!tags.includes(value.sourceLocale))
    problems.push(problemAt(source, "locale-known", unlisted(value.sourceLocale)));
  return problems;
}

/** Topics have ids of their own, and slugs that are safe and unique in each locale. */
function topicProblems(topics: readonly Topic[], yaml: YamlSource): Problem[] {
  const taken = new Set<string>();
  const isTaken = (name: string): boolean => taken.size === taken.add(name).size;
  return topics.flatMap(({ id, slug }, index): Problem[] => [
    ...(id === HOME
      ? [
          problemAt(
            yaml.placeOf(["topics", index, "id"]),
            "topic-unique",
            `“${HOME}” is the home page; choose another id.`,
          ),
        ]
      : []),
    ...(isTaken(id)
      ? [
          problemAt(
            yaml.placeOf(["topics", index, "id"]),
            "topic-unique",
            `two topics have the id “${id}”; give this one another.`,
          ),
        ]
      : []),
    ...Object.entries(slug).flatMap(([locale, name]): Problem[] => {
      const place = yaml.placeOf(["topics", index, "slug", locale]);
      const fault = slugFault(name, new Set());
      if (fault !== undefined) return [problemAt(place, "slug-safe", `the slug “${name}” cannot be used: ${fault}.`)];
      return isTaken(`${locale}/${name}`)
        ? [problemAt(place, "slug-unique", `two topics share the slug “${name}” in ${locale}; give this one another.`)]
        : [];
    }),
  ]);
}
