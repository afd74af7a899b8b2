/** Rules about articles and pages as a whole: addresses, topics, relations between variants. */
import type { Messages } from "../i18n/translate.ts";
import type { Site } from "./model.ts";
import { didYouMean } from "./nearest.ts";
import type { Problem } from "./problems.ts";
import type { ReadProse } from "./prose.ts";
import { slugFault } from "./slug.ts";

type AnyText = ReadProse<object>;

/** Slugs: safe, free of the names that the site needs, and unique in their locale over articles and pages. */
export function slugProblems(
  texts: readonly AnyText[],
  site: Site,
  messages: ReadonlyMap<string, Messages>,
): Problem[] {
  const owners = new Map<string, AnyText>();
  return texts.flatMap((text): Problem[] => {
    const { slug, locale, file } = text.prose;
    const fault = slugFault(slug, takenNames(site, messages.get(locale)));
    if (fault !== undefined)
      return [{ ...text.placeOf("slug"), rule: "slug-safe", message: `the slug "${slug}" cannot be used: ${fault}.` }];
    const address = `${locale}/${slug}`;
    const owner = owners.get(address);
    owners.set(address, owner ?? text);
    if (owner === undefined) return [];
    const { file: otherFile, line } = owner.placeOf("slug");
    const message = `the slug "${slug}" is taken by ${otherFile}:${line}; give ${file} another one.`;
    return [{ ...text.placeOf("slug"), rule: "slug-unique", message }];
  });
}

/** Topics of the site have slugs too. */
export function topicSlugProblems(site: Site, file: string): Problem[] {
  const owners = new Set<string>();
  return site.topics.flatMap(({ id, slug }) =>
    Object.entries(slug).flatMap(([locale, name]): Problem[] => {
      const fault = slugFault(name, new Set());
      const taken = owners.has(`${locale}/${name}`);
      owners.add(`${locale}/${name}`);
      if (fault !== undefined)
        return [
          {
            file,
            line: 1,
            column: 1,
            rule: "slug-safe",
            message: `the slug "${name}" of topic "${id}" cannot be used: ${fault}.`,
          },
        ];
      return taken
        ? [
            {
              file,
              line: 1,
              column: 1,
              rule: "slug-unique",
              message: `two topics share the slug "${name}" in ${locale}.`,
            },
          ]
        : [];
    }),
  );
}

/** The site's own path segments in a locale. */
function takenNames(site: Site, messages: Messages | undefined): Set<string> {
  const words = messages?.["address"];
  return new Set([
    ...site.locales.map(({ tag }) => tag.toLowerCase()),
    ...(typeof words === "object" ? Object.values(words).map(String) : []),
  ]);
}

/** Topic and related articles exist; the variants of an article agree about the topic. */
export function relationProblems(
  texts: readonly ReadProse<{ topic: string; related: string[] }>[],
  site: Site,
): Problem[] {
  const topics = site.topics.map(({ id }) => id);
  const ids = new Set(texts.map(({ prose }) => prose.id));
  const topicOf = new Map<string, { topic: string; file: string }>();
  return texts.flatMap(({ prose, fields, placeOf }): Problem[] => {
    const problems: Problem[] = [];
    if (!topics.includes(fields.topic)) {
      problems.push({
        ...placeOf("topic"),
        rule: "topic-exists",
        message: `unknown topic "${fields.topic}".${didYouMean(fields.topic, topics) || ` Topics: ${topics.join(", ")}.`}`,
      });
    }
    const first = topicOf.get(prose.id) ?? { topic: fields.topic, file: prose.file };
    topicOf.set(prose.id, first);
    if (first.topic !== fields.topic) {
      problems.push({
        ...placeOf("topic"),
        rule: "variants-agree",
        message: `the topic is "${fields.topic}" here and "${first.topic}" in ${first.file}; variants of one article share a topic.`,
      });
    }
    for (const id of fields.related) {
      if (id === prose.id)
        problems.push({
          ...placeOf("related"),
          rule: "related-exists",
          message: "an article is not related to itself; take its id out of the list.",
        });
      else if (!ids.has(id))
        problems.push({
          ...placeOf("related"),
          rule: "related-exists",
          message: `unknown article "${id}".${didYouMean(id, ids)}`,
        });
    }
    return problems;
  });
}
