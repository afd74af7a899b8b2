/** What pages weigh: an article of ordinary length, those of the site, and what all pages load. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { allPages, proseAddress } from "../../knowledge/addresses.ts";
import { readKnowledge } from "../../knowledge/load.ts";
import type { Knowledge } from "../../knowledge/model.ts";
import { table } from "../table.ts";
import { LIMITS } from "./limits.ts";
import { type PageFiles, together, type Weighed, weighFiles, weighHtml } from "./page-weight.ts";
import type { Row } from "./row.ts";
import { finishedSite, print } from "./site.ts";

/** A base of one article of ordinary length. */
const ORDINARY = "tests/fixtures/ordinary";

/** Weighs the pages of the finished site, and an article of ordinary length, which is built for this. */
export async function weights(): Promise<Row[]> {
  const ordinary = await weighArticles(await ordinarySite());
  const site = await finishedSite();
  const articles = await weighArticles(site);
  const files = await weighFilesOf(site, everyAddress(site.knowledge));
  const ofArticles = await weighFilesOf(site, articleAddresses(site.knowledge));
  print("Articles of the site: HTML, compressed with brotli", articleLines(articles));
  const bytes = articles.map((article) => article.bytes);
  const most = (kind: "css" | "scripts" | "fonts"): number => Math.max(...files.map((page) => together(page[kind])));
  return [
    row("HTML of an article of ordinary length", Math.max(...ordinary.map((article) => article.bytes)), LIMITS.html),
    row("HTML of the site’s articles, the median", median(bytes)),
    row("HTML of the site’s articles, the heaviest", Math.max(...bytes)),
    row("all CSS of an article’s page", Math.max(...ofArticles.map(({ css }) => together(css))), LIMITS.css),
    row("all CSS of a page of any kind, the heaviest", most("css")),
    row("all scripts of a page before interaction, the heaviest", most("scripts"), LIMITS.scripts),
    row("all fonts", most("fonts"), LIMITS.fonts),
    {
      ...{ what: "other files that pages load, pictures of texts aside", unit: "", aim: { most: 0 } },
      figure: files.reduce((sum, { others }) => sum + others.length, 0),
    },
  ];
}

interface Site {
  root: string;
  knowledge: Knowledge;
}

const everyAddress = (knowledge: Knowledge): string[] =>
  allPages(knowledge).flatMap((alternates) => [...alternates.values()]);

const articleAddresses = ({ site, articles }: Knowledge): string[] =>
  [...articles.values()].flatMap((variants) => [...variants.values()].map((article) => proseAddress(site, article)));

function weighArticles({ root, knowledge }: Site): Promise<Weighed[]> {
  const base = knowledge.site.root.pathname;
  return Promise.all(articleAddresses(knowledge).map((address) => weighHtml({ root, base }, address)));
}

function weighFilesOf({ root, knowledge }: Site, addresses: readonly string[]): Promise<PageFiles[]> {
  const base = knowledge.site.root.pathname;
  return Promise.all(addresses.map((address) => weighFiles({ root, base }, address)));
}

/** Built by a process of its own: one process knows one base. */
async function ordinarySite(): Promise<Site> {
  const out = join(process.cwd(), ".cache/bench/ordinary");
  const env = { ...process.env, KB_CONTENT: ORDINARY, KB_OUT: out, KB_URL: "", KB_BASE: "" };
  const { status, stderr } = spawnSync(process.execPath, ["src/cli/build.ts"], { env, encoding: "utf8" });
  if (status !== 0) throw new Error(`${ORDINARY} could not be built:\n${stderr}`);
  const { knowledge } = await readKnowledge({ contentDir: ORDINARY, outDir: out, cacheDir: "", drafts: false });
  if (knowledge === undefined) throw new Error(`${ORDINARY} cannot be read.`);
  return { root: out, knowledge };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const articleLines = (articles: readonly Weighed[]): string[] =>
  table(
    articles.toSorted((a, b) => b.bytes - a.bytes).map(({ path, bytes }) => [path, (bytes / 1000).toFixed(1), "kB"]),
    1,
  );

const row = (what: string, bytes: number, most?: number): Row => ({
  ...{ what: `${what}, brotli`, figure: bytes / 1000, unit: "kB" },
  ...(most !== undefined && { aim: { most } }),
});
