/** No link of a served site is broken, by a checker of others; tests/build/lost-addresses.test.ts is our own. */
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { serve } from "../../src/cli/serve.ts";
import { basePath, sites } from "../build/builds.ts";
import { type Page, readWholeSite, workshop } from "../site.ts";
import { type Link, linksFrom } from "./linkchecker.ts";

interface Found {
  links: Link[];
  /** Addresses on the site that were visited, from its start page on: "/kb/en/". */
  visited: Set<string>;
}

async function follow(root: string, base: string, anchors: boolean): Promise<Found> {
  const server = await serve({ root, base, port: 0 });
  try {
    // Nothing leads to the page that stands for those that are not there.
    const links = await linksFrom([server.url, new URL("404.html", server.url).href], { anchors });
    const { origin } = new URL(server.url);
    const own = links.map(({ address }) => new URL(address)).filter((address) => address.origin === origin);
    return { links, visited: new Set(own.map(({ pathname }) => decodeURI(pathname))) };
  } finally {
    await server.close();
  }
}

const brokenIn = ({ links }: Found): string[] =>
  links
    .filter(({ isValid, warnings }) => !isValid || warnings !== "")
    .map(({ parent, written, result, warnings }) => `${parent} → ${written}: ${result} ${warnings}`.trim());

/** Whether readers are led to it: not what only tells that something has moved or gone. */
const isLed = ({ html }: Page): boolean => !/<meta (?:name="robots"|http-equiv="refresh")/u.test(html);

test.each([
  ["base", basePath, true],
  ["content", "/", false],
] as const)("in the site %s under %s, with places in pages: %s", async (name, base, anchors) => {
  const found = await follow(sites[name], base, anchors);
  expect(brokenIn(found)).toEqual([]);
  const pages = [...(await readWholeSite(sites[name])).values()].filter(isLed);
  expect(pages.length).toBeGreaterThan(10);
  const missed = pages.map(({ address }) => base + address.slice(1)).filter((address) => !found.visited.has(address));
  expect(missed).toEqual([]);
});

test("a page or place that is not there would be found", async () => {
  const folder = join(workshop, "broken-links");
  await cp(sites.fixture, folder, { recursive: true, filter: (source) => !/\/(?:ar|it|en|pagefind)$/u.test(source) });
  const home = await readFile(join(sites.fixture, "index.html"), "utf8");
  await writeFile(
    join(folder, "index.html"),
    home.replace(
      /<body[^>]*>.*<\/body>/su,
      '<body><a id="x" href="/no/">a</a><a href="/#no">b</a><a href="/#x">c</a></body>',
    ),
  );
  const broken = brokenIn(await follow(folder, "/", true)).filter((line) => /→ \/(?:no\/|#no|#x):/u.test(line));
  expect(broken.map((line) => /→ ([^:]*):/u.exec(line)?.[1])).toEqual(["/no/", "/#no"]);
});
