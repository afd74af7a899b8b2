/** `npm run kb -- new article`: a draft to write into. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { isKey, keyOfWords } from "../../citations/keys.ts";
import { takenNames } from "../../knowledge/article-rules.ts";
import { readFrontmatter } from "../../knowledge/frontmatter.ts";
import type { Knowledge } from "../../knowledge/model.ts";
import { articleSchema } from "../../knowledge/schemas.ts";
import type { Settings } from "../../knowledge/settings.ts";
import { slugFault } from "../../knowledge/slug.ts";
import { validate } from "../../knowledge/validate.ts";
import { articleText } from "../article-scaffold.ts";
import { openBase, requireLocale, requireTopic } from "../base.ts";
import { Refusal, shown, writeNew } from "../scaffold.ts";

interface Options {
  title?: string | undefined;
  topic?: string | undefined;
  locale?: string | undefined;
  mdx?: boolean | undefined;
  "dry-run"?: boolean | undefined;
}

export async function newArticle(id: string, options: Options, settings: Settings): Promise<0> {
  checkId(id);
  const { knowledge } = await openBase(settings);
  const locale = options.locale ?? knowledge.site.sourceLocale;
  requireLocale(locale, knowledge.site);
  const topic = knownTopic(options.topic, knowledge);
  const folder = join(settings.contentDir, "articles", id);
  refuseTwin(id, folder, locale, knowledge);
  const title = options.title ?? titleOf(id);
  const file = { path: join(folder, `${locale}.${options.mdx ? "mdx" : "md"}`), text: "" };
  file.text = articleText({ title, slug: freeSlug(title, id, locale, knowledge), topic });
  refuseFaults(file.text, file.path);
  await writeNew([file], options["dry-run"] === true);
  if (!options["dry-run"])
    console.log(`${shown(file.path)}
  It is a draft: npm run dev shows it, the site leaves it out until you take “status: draft” out.
  Write in the place of every “TO WRITE”; npm run check names those that are left when it is no draft any more.`);
  return 0;
}

function checkId(id: string): void {
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(id)) return;
  const mended = keyOfWords(id);
  const hint = isKey(mended) ? ` Did you mean “${mended}”?` : "";
  throw new Refusal(`“${id}” is no id: write lower-case letters, digits and hyphens.${hint}`);
}

function knownTopic(topic: string | undefined, { site }: Knowledge): string {
  const ids = site.topics.map(({ id }) => id);
  const [only, second] = ids;
  if (topic === undefined && only !== undefined && second === undefined) return only;
  if (topic === undefined) throw new Refusal(`Say which topic it belongs to, --topic ${ids.join(" | ")}.`);
  requireTopic(topic, site);
  return topic;
}

/** An article begins once; what follows are its translations. */
function refuseTwin(id: string, folder: string, locale: string, { site }: Knowledge): void {
  for (const { tag } of site.locales) {
    const file = ["md", "mdx"].map((format) => join(folder, `${tag}.${format}`)).find(existsSync);
    if (file === undefined) continue;
    const way = tag === locale ? "" : ` To write it in “${locale}” too: npm run kb -- new translation ${id} ${locale}`;
    throw new Refusal(`${shown(file)} exists already; nothing was written.${way}`);
  }
}

const titleOf = (id: string): string => `${id.charAt(0).toUpperCase()}${id.slice(1).replaceAll("-", " ")}`;

/** Of the title, or else of the id. */
function freeSlug(title: string, id: string, locale: string, { site, articles, pages, messages }: Knowledge): string {
  const own = takenNames(site, messages.get(locale));
  const texts = [...articles.values(), ...pages.values()].flatMap((variants) => variants.get(locale)?.slug ?? []);
  const taken = new Set([...own, ...texts]);
  const candidates = [
    keyOfWords(title),
    id,
    ...Array.from({ length: taken.size + 1 }, (_, index) => `${id}-${index + 2}`),
  ];
  return candidates.find((slug) => slugFault(slug, taken) === undefined) ?? id;
}

/** A title can be one that the format refuses. */
function refuseFaults(text: string, path: string): void {
  const frontmatter = readFrontmatter(text, shown(path));
  const problems = "rule" in frontmatter ? [frontmatter] : validate(articleSchema, frontmatter).problems;
  if (problems.length > 0)
    throw new Refusal(`Nothing was written: ${problems.map(({ message }) => message).join(" ")}`);
}
