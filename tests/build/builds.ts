/** Builds every site that the tests of this folder read: once, before all of them. */
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildSite, copyOf, fixture, projectRoot, workshop } from "../site.ts";
import { addOrdinaryArticle } from "./ordinary.ts";
import { addPseudoLocale } from "./pseudo-locale.ts";
import { writeTwins } from "./twins.ts";

const dist = (name: string): string => join(workshop, name, "dist");
const copies = join(workshop, "twins");

/** Folders of the built sites. */
export const sites = {
  /** The second knowledge base as it is. */
  fixture: dist("fixture"),
  /** The same under a base path, and with a language more (pseudo-locale.ts). */
  base: dist("base"),
  /** The same with texts in other line endings and file formats, and an article of ordinary length (ordinary.ts). */
  twins: join(copies, "before"),
  /** The twins, built again at the same place after one record was edited and nothing else. */
  revised: join(copies, "dist"),
  /** The project's own knowledge. */
  content: dist("content"),
} as const;

export const basePath = "/kb/";

/** The knowledge of the site under a base path. */
export const baseContent = join(workshop, "base/content");

/** The record that the revised site has another title for. */
export const revision = { key: "marlow-spans", from: "A Survey of Imaginary Spans", to: "A Revised Survey" } as const;

export async function setup(): Promise<void> {
  await rm(workshop, { recursive: true, force: true });
  await buildSite({ content: fixture, out: sites.fixture });
  const wider = await copyOf(fixture, "base/content");
  await addPseudoLocale(wider);
  await buildSite({ content: wider, out: sites.base, base: basePath });
  await buildSite({ content: join(projectRoot, "content"), out: sites.content });

  const content = await copyOf(fixture, "twins/content");
  await writeTwins(content);
  await addOrdinaryArticle(content);
  await buildSite({ content, out: sites.revised });
  await cp(sites.revised, sites.twins, { recursive: true });
  const record = join(content, "references", `${revision.key}.yaml`);
  const text = await readFile(record, "utf8");
  await writeFile(record, text.replace(revision.from, revision.to));
  await buildSite({ content, out: sites.revised });
}
