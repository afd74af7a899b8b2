/** What an import must know of the base that it writes into, read leniently: a fault elsewhere does not stop it. */
import { takenNames } from "../knowledge/article-rules.ts";
import { listFiles, readText, type SourceFile } from "../knowledge/files.ts";
import { readFrontmatter } from "../knowledge/frontmatter.ts";
import { readMessages } from "../knowledge/messages.ts";
import type { Site } from "../knowledge/model.ts";
import type { Problem } from "../knowledge/problems.ts";
import type { Settings } from "../knowledge/settings.ts";
import { readSite } from "../knowledge/site.ts";
import { readYaml } from "../knowledge/yaml-source.ts";

export interface KnownRecord {
  key: string;
  /** Its address, those of its copies among them. */
  addresses: string[];
}

export interface Text {
  /** As in "articles/memory/en". */
  name: string;
  locale: string;
  slug: string;
  topic: string | undefined;
}

export interface Base {
  site: Pick<Site, "locales" | "sourceLocale" | "topics">;
  records: KnownRecord[];
  texts: Text[];
  /** Names that the site needs itself, by locale. */
  reserved: ReadonlyMap<string, ReadonlySet<string>>;
}

/** @returns the problems of `site.yaml` instead where it cannot be used */
export async function readBase(settings: Settings): Promise<Base | readonly Problem[]> {
  const { site, problems } = await readSite(settings);
  if (site === undefined) return problems;
  const { messages } = await readMessages(site, settings.contentDir);
  const files = await listFiles(settings.contentDir);
  return {
    site,
    records: await Promise.all(files.filter(({ name }) => /^references\/[^/]+\.yaml$/u.test(name)).map(readRecord)),
    texts: (await Promise.all(files.map(readFields))).flat(),
    reserved: new Map(site.locales.map(({ tag }) => [tag, takenNames(site, messages.get(tag))])),
  };
}

async function readRecord(file: SourceFile): Promise<KnownRecord> {
  const fields = fieldsOf(await readText(file), (text) => readYaml(text, file.file).value);
  const archive = fields["archive"] as { url?: unknown } | undefined;
  const doi = typeof fields["DOI"] === "string" ? `https://doi.org/${fields["DOI"]}` : undefined;
  const addresses = [fields["URL"], doi, fields["snapshot"], archive?.url].filter((value) => typeof value === "string");
  return { key: file.name.replace(/^references\/|\.yaml$/gu, ""), addresses };
}

async function readFields(file: SourceFile): Promise<Text[]> {
  const [, name, locale] = /^((?:articles|pages)\/[^/]+\/([^/]+))\.mdx?$/u.exec(file.name) ?? [];
  if (name === undefined || locale === undefined) return [];
  const { slug, topic } = fieldsOf(await readText(file), (text) => {
    const frontmatter = readFrontmatter(text, file.file);
    return "rule" in frontmatter ? undefined : frontmatter.value;
  });
  return [{ name, locale, slug: String(slug ?? ""), topic: typeof topic === "string" ? topic : undefined }];
}

type Fields = Record<string, unknown>;

function fieldsOf(text: string | Problem, read: (text: string) => unknown): Fields {
  const value = typeof text === "string" ? read(text) : undefined;
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}
