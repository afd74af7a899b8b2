/** Readers walk through the sites under the very headers of a real server: nothing is kept from them, and nothing foreign is asked for. */
import { existsSync } from "node:fs";
import { glob, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type BrowserContext, expect, type Page, type Response, test } from "playwright/test";
import { caddyConfig } from "../../src/hosting/caddy.ts";
import { CACHING, FOREVER, FRESH, HEADERS, type Header, SECURE_HEADERS } from "../../src/hosting/headers.ts";
import type { Hosted } from "../../src/hosting/hosted.ts";
import { nginxConfig } from "../../src/hosting/nginx.ts";
import { BUNDLES } from "../../src/search/bundle.ts";
import { complaintsOf } from "../e2e/reader.ts";
import { rootOf } from "../e2e/sites.ts";
import { fixture, projectRoot } from "../site.ts";
import { type Host, type HostedSite, startCaddy, startNginx } from "./servers.ts";

/** The knowledge of the site under a base path has a language more where the build tests made it. */
const wider = join(rootOf("based"), "../content");
const sites: Record<string, HostedSite> = {
  "the project’s own site": { content: join(projectRoot, "content"), base: "/", root: rootOf("content") },
  "a site under a base path": { content: existsSync(wider) ? wider : fixture, base: "/kb/", root: rootOf("based") },
};

/** Pages of one make that stand for all of them. */
const MOST = 2;

/** Addresses below the root: some pages of each make, in each language. */
async function pagesOf(root: string): Promise<string[]> {
  const makes = new Map<string, string[]>();
  for (const file of (await Array.fromAsync(glob("**/*.html", { cwd: root }))).toSorted()) {
    const layout = /<body class="([^"]*)/u.exec(await readFile(join(root, file), "utf8"))?.[1];
    const steps = file.split("/");
    const make = [steps[0], steps.length, steps.length > 3 ? steps[1] : "", layout].join(" ");
    makes.set(make, [...(makes.get(make) ?? []), file.replace(/index\.html$/u, "")]);
  }
  return [...makes.values()].flatMap((pages) => pages.slice(0, MOST));
}

/** What an answer lacks of the headers that each has. */
function lacking(response: Response, headers: readonly Header[]): string[] {
  const found = response.headers();
  const address = new URL(response.url()).pathname;
  const lost = headers.filter(([name, value]) => found[name.toLowerCase()] !== value).map(([name]) => name);
  const isKept = /\/(?:_astro|images|fragment|index|filter)\/[^/]+|\.pf_meta$/u.test(address);
  const caching = isKept && response.status() === 200 ? FOREVER : FRESH;
  if (found[CACHING.toLowerCase()] !== caching) lost.push(`${CACHING} ${found[CACHING.toLowerCase()]}`);
  return lost.map((name) => `${address}: ${name}`);
}

/** Uses everything that a page has. */
async function use(page: Page): Promise<void> {
  const theme = page.locator("theme-choice select");
  if (await theme.count()) await theme.selectOption("dark");
  const marker = page.locator(".prose .citation > a").first();
  if (await marker.count()) {
    await marker.click();
    await expect(page.locator(".card").first()).toBeVisible();
    await page.keyboard.press("Escape");
  }
  for (const copy of await page.locator("copy-button button:visible").all()) await copy.click();
  await page.pdf();
}

/** Searches in the dialog for the longest word of the title. @returns how many results are shown */
async function searchFor(page: Page): Promise<number> {
  const words = ((await page.locator("h1").first().textContent()) ?? "").match(/[\p{L}\p{M}]+/gu) ?? [];
  const [word = ""] = words.toSorted((a, b) => b.length - a.length);
  await page.locator(".search-open:visible").first().click();
  await page.locator("dialog[open] input[type=search]").fill(word);
  await expect(page.locator("dialog[open] search-panel")).toHaveAttribute("data-query", word);
  const found = await page.locator("dialog[open] .search-results > li").count();
  await page.keyboard.press("Escape");
  return found;
}

/** A browser says so of a page that was withdrawn, which is as it should be. */
const GONE = /status of 410/u;

/** A page whose every answer and complaint is kept. */
async function watched(context: BrowserContext, host: Host, headers: readonly Header[]) {
  const page = await context.newPage();
  const answers: Response[] = [];
  page.on("response", (response) => answers.push(response));
  const complaints = await complaintsOf(page, [new URL(host.url).origin], GONE);
  return { page, wrong: () => [...complaints, ...answers.flatMap((answer) => lacking(answer, headers))], answers };
}

/** A site of which pages have moved, in words of other alphabets too, and one was withdrawn; both with compressed files. */
async function movedSite(base: string): Promise<{ site: HostedSite; hosted: Hosted }> {
  const root = join(projectRoot, ".cache/audit-moved");
  const page = "<!doctype html><title>x</title>";
  await mkdir(join(root, "en/gone"), { recursive: true });
  await mkdir(join(root, "en/old"), { recursive: true });
  await mkdir(join(root, "en/new"), { recursive: true });
  await writeFile(join(root, "404.html"), `${page}lost`);
  await writeFile(join(root, "en/gone/index.html"), `${page}withdrawn`);
  await writeFile(join(root, "en/old/index.html"), `${page}moved`);
  await writeFile(join(root, "en/new/index.html"), page);
  await writeFile(join(root, "en/new/index.html.gz"), gzipSync(`${page}packed`));
  const from = [`${base}en/old/`, `${base}en/perch%C3%A9-%22s%C3%AC%22/`];
  const redirects = from.map((address) => ({ from: address, to: `${base}en/new/` }));
  const types = [{ address: `${base}en/feed.xml`, type: "application/atom+xml" }];
  const lists = { forever: [`${base}_astro/`], types, redirects, withdrawn: [`${base}en/gone/`] };
  return { site: { content: "", base, root }, hosted: { host: "localhost", base, ...lists } };
}

for (const base of ["/", "/kb/"])
  for (const server of ["nginx", "caddy"] as const)
    test(`${server} leads from what has moved to where it is, and says what is gone, under ${base}`, async ({
      request,
    }) => {
      const { site, hosted } = await movedSite(base);
      const host =
        server === "nginx"
          ? await startNginx(site, nginxConfig(hosted, { root: site.root, listen: "80" }))
          : await startCaddy(site, (listen) => caddyConfig(hosted, { root: site.root, listen }));
      const get = (path: string, headers = {}) =>
        request.get(`${new URL(path, host.url).href}`, { maxRedirects: 0, headers });
      try {
        for (const { from, to } of hosted.redirects) {
          const moved = await get(from);
          expect([moved.status(), moved.headers()["location"]], from).toEqual([301, to]);
        }
        const gone = await get(`${base}en/gone/`);
        expect([gone.status(), await gone.text()]).toEqual([410, expect.stringContaining("withdrawn")]);
        const lost = await get(`${base}en/lost/`);
        expect([lost.status(), await lost.text()]).toEqual([404, expect.stringContaining("lost")]);
        const packed = await get(`${base}en/new/`, { "Accept-Encoding": "gzip" });
        expect([packed.headers()["content-encoding"], await packed.text()]).toEqual([
          "gzip",
          expect.stringContaining("packed"),
        ]);
        for (const answer of [gone, lost, packed])
          for (const [name, value] of HEADERS) expect(answer.headers()[name.toLowerCase()], name).toBe(value);
      } finally {
        await host.stop();
      }
    });

for (const [name, site] of Object.entries(sites)) {
  test(`${name} under nginx keeps its policy while it is read, searched and printed`, async ({ browser }) => {
    test.slow();
    const host = await startNginx(site);
    const context = await browser.newContext({ ignoreHTTPSErrors: true, baseURL: host.url });
    try {
      const { page, wrong, answers } = await watched(context, host, SECURE_HEADERS);
      const pages = await pagesOf(site.root);
      expect(pages.length).toBeGreaterThan(20);
      let found = 0;
      for (const address of pages) {
        await test.step(address, async () => {
          await page.goto(address);
          await use(page);
          if (address.split("/").length === 3 && (await page.locator(".search-open:visible").count()))
            found += await searchFor(page);
        });
        expect(wrong(), address).toEqual([]);
        const other = page.locator(".languages a:not([aria-current])").first();
        if (await other.count()) await Promise.all([page.waitForEvent("load"), other.click()]);
      }
      expect(wrong()).toEqual([]);
      expect(answers.length).toBeGreaterThan(pages.length);
      expect(found).toBeGreaterThan(20);
    } finally {
      await context.close();
      await host.stop();
    }
  });

  for (const [server, start, headers] of [
    ["nginx", startNginx, SECURE_HEADERS],
    ["caddy", startCaddy, HEADERS],
  ] as const) {
    test(`${name} under ${server} answers with every header, whatever it answers`, async ({ browser }) => {
      const host = await start(site);
      const context = await browser.newContext({ ignoreHTTPSErrors: true, baseURL: host.url });
      const get = (path: string) => context.request.get(path, { maxRedirects: 0 });
      try {
        const [home = ""] = (await pagesOf(site.root)).filter((page) => /^[^/]+\/$/u.test(page));
        const [page = ""] = (await pagesOf(site.root)).filter((path) => path.startsWith(home) && path !== home);
        const assets = await Array.fromAsync(glob(`{_astro/*.css,${BUNDLES}/*/*.pf_meta}`, { cwd: site.root }));
        const asked: [path: string, status: number, type: RegExp, caching: string][] = [
          [home, 200, /^text\/html; charset=utf-8$/u, FRESH],
          [page.slice(0, -1), server === "nginx" ? 301 : 308, /./u, FRESH],
          ["no-such-page/", 404, /^text\/html; charset=utf-8$/u, FRESH],
          ["_astro/lost.js", 404, /^text\/html; charset=utf-8$/u, FRESH],
          ["_astro/", 404, /^text\/html; charset=utf-8$/u, FRESH],
          [assets.find((path) => path.endsWith(".css")) ?? "", 200, /^text\/css; charset=utf-8$/u, FOREVER],
          [assets.find((path) => path.endsWith("pf_meta")) ?? "", 200, /^application\/octet-stream$/u, FOREVER],
          [`${home}feed.xml`, 200, /^application\/atom\+xml; charset=utf-8$/u, FRESH],
          [`${home}opensearch.xml`, 200, /^application\/opensearchdescription\+xml; charset=utf-8$/u, FRESH],
          ["sources.bib", 200, /^application\/x-bibtex; charset=utf-8$/u, FRESH],
          ["sources.ris", 200, /^application\/x-research-info-systems; charset=utf-8$/u, FRESH],
          ["llms.txt", 200, /^text\/plain; charset=utf-8$/u, FRESH],
          ["sitemap-index.xml", 200, /^application\/xml; charset=utf-8$/u, FRESH],
          ["favicon.svg", 200, /^image\/svg\+xml(?:; charset=utf-8)?$/u, FRESH],
        ];
        for (const [path, status, type, caching] of asked) {
          const response = await get(path);
          const found = response.headers();
          expect(response.status(), path).toBe(status);
          if (status < 300 || status > 399) expect(found["content-type"], path).toMatch(type);
          expect(found[CACHING.toLowerCase()], path).toBe(caching);
          for (const [header, value] of headers) expect(found[header.toLowerCase()], `${path} ${header}`).toBe(value);
        }
        if (site.base !== "/") expect((await get("/")).headers()["location"]).toBe(site.base);
        if (host.plain === undefined) return;
        const plain = await get(host.plain);
        expect([plain.status(), plain.headers()["location"]?.slice(0, 8)]).toEqual([301, "https://"]);
      } finally {
        await context.close();
        await host.stop();
      }
    });
  }
}
