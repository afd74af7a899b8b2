/** Deploys of small sites into folders of this machine. */
import { spawnSync } from "node:child_process";
import fs, { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Deployment, deploy, look } from "../../../../src/cli/deploy/deploy.ts";
import { OWN } from "../../../../src/cli/deploy/files.ts";
import { Refusal } from "../../../../src/cli/scaffold.ts";
import { BUNDLES } from "../../../../src/search/bundle.ts";
import { projectRoot } from "../../../site.ts";

const workshop = await mkdtemp(join(tmpdir(), "kb-deploy-"));
afterAll(() => rm(workshop, { recursive: true, force: true }));

let case_ = 0;
let root = "";
beforeEach(() => {
  case_++;
  root = join(workshop, `${case_}`, "root");
});

const LONG = "words that are written again and again ".repeat(60);
const page = (version: string, links = ""): string =>
  `<!DOCTYPE html><html><head><link rel="stylesheet" href="/kb/_astro/site.${version}.css"></head><body>${links}${LONG}</body></html>`;

/** A site whose files of one version carry it in their names. */
const files = (version: string): Record<string, string | Buffer> => ({
  "index.html": page(version, '<a href="/kb/en/">English</a><a href="https://example.org/">Elsewhere</a>'),
  "404.html": page(version),
  "en/index.html": page(version),
  [`en/${version}/index.html`]: page(version),
  "en/stays.md": `# The same in all versions\n\n${LONG}`,
  "favicon.svg": "<svg/>",
  [`_astro/site.${version}.css`]: `@font-face{src:url(/kb/_astro/serif.woff2)}${LONG}`,
  [`_astro/start.${version}.js`]: `import("./panel.${version}.js");`,
  [`_astro/panel.${version}.js`]: `export const panel = "${LONG}";`,
  "_astro/serif.woff2": Buffer.alloc(4000),
  [`${BUNDLES}/en/pagefind-entry.json`]: JSON.stringify({ languages: { en: { hash: `en_${version}`, wasm: "en" } } }),
  [`${BUNDLES}/en/pagefind.js`]: LONG,
  [`${BUNDLES}/en/wasm.en.pagefind`]: Buffer.alloc(2000),
  [`${BUNDLES}/en/pagefind.en_${version}.pf_meta`]: "meta",
});

async function write(folder: string, site: Record<string, string | Buffer>): Promise<string> {
  for (const [path, content] of Object.entries(site)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

/** Writes a site of a version, changed if need be, and names its deployment. */
async function siteOf(version: string, change: (site: Record<string, string | Buffer>) => void = () => undefined) {
  const site = files(version);
  change(site);
  const folder = await write(join(workshop, `${case_}`, `site-${version}`), site);
  return { site: folder, root, packs: true } satisfies Deployment;
}

/** Every file of the root, but for what deploys keep to themselves. */
const paths = async (): Promise<string[]> =>
  (await readdir(root, { recursive: true, withFileTypes: true }))
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !path.startsWith(OWN))
    .toSorted();
const plain = async (): Promise<string[]> => (await paths()).filter((path) => !/\.(?:br|gz)$/u.test(path));
const contents = async (): Promise<Map<string, string>> =>
  new Map(await Promise.all((await paths()).map(async (path) => [path, await read(path)] as const)));
const read = (path: string): Promise<string> => readFile(join(root, path), "base64");

const isServed = async (version: string): Promise<void> => {
  for (const [path, content] of Object.entries(files(version)))
    expect(await read(path), path).toBe(Buffer.from(content).toString("base64"));
};

describe("a deploy", () => {
  test("brings the whole site, readable for a web server whatever the mask of whoever deploys", async () => {
    const mask = process.umask(0o077);
    try {
      await deploy(await siteOf("1"));
    } finally {
      process.umask(mask);
    }
    await isServed("1");
    expect(await plain()).toEqual(Object.keys(files("1")).toSorted());
    if (process.platform === "win32") return;
    expect(((await stat(join(root, OWN))).mode & 0o777).toString(8)).toBe("700");
    expect(((await stat(join(root, "en/1/index.html"))).mode & 0o777).toString(8)).toBe("644");
    for (const folder of ["", "en", "en/1"])
      expect(((await stat(join(root, folder))).mode & 0o777).toString(8)).toBe("755");
  });

  test("lays packed copies beside texts that they make smaller, and beside nothing else", async () => {
    await deploy(await siteOf("1"));
    const text = Buffer.from(page("1"));
    expect(brotliDecompressSync(await readFile(join(root, "en/index.html.br")))).toEqual(text);
    expect(gunzipSync(await readFile(join(root, "en/index.html.gz")))).toEqual(text);
    const packed = (await paths()).filter((path) => /\.(?:br|gz)$/u.test(path));
    expect(
      packed.filter((path) => /woff2|pagefind\.|favicon|pf_meta|start/u.test(path) && !path.includes("pagefind.js")),
    ).toEqual([]);
    const bare = { ...(await siteOf("2")), packs: false };
    await deploy(bare);
    expect((await paths()).filter((path) => /\.html\.(?:br|gz)$/u.test(path))).toEqual([]);
  });

  test("touches nothing the second time, and what has not changed never", async () => {
    await deploy(await siteOf("1"));
    const long = new Date("2020-01-01");
    for (const path of await paths()) await utimes(join(root, path), long, long);
    const before = await contents();
    expect((await deploy(await siteOf("1"))).steps).toEqual([]);
    expect(await contents()).toEqual(before);
    await deploy(await siteOf("2"));
    const { mtime } = await stat(join(root, "en/stays.md.br"));
    expect(mtime).toEqual(long);
    expect((await stat(join(root, "index.html"))).mtime).not.toEqual(long);
  });

  test("keeps for one deploy what the last pages load, and no page that has gone", async () => {
    for (const version of ["1", "2"]) await deploy(await siteOf(version));
    await isServed("2");
    const after = await paths();
    for (const loaded of ["_astro/panel.1.js", "_astro/site.1.css.br", `${BUNDLES}/en/pagefind.en_1.pf_meta`])
      expect(after).toContain(loaded);
    expect(after.filter((path) => path.startsWith("en/1"))).toEqual([]);
    expect(await readdir(join(root, "en"))).not.toContain("1");
    await deploy(await siteOf("3"));
    expect((await paths()).filter((path) => /\.1\.|_1\./u.test(path))).toEqual([]);
    expect(await paths()).toContain("_astro/panel.2.js");
  });

  test("of the last site again brings it back", async () => {
    for (const version of ["1", "2", "1"]) await deploy(await siteOf(version));
    await isServed("1");
    expect(await paths()).toContain("_astro/panel.2.js");
  });

  test("restores what was deleted, and makes packed copies that were left out before", async () => {
    const one = await siteOf("1");
    await deploy({ ...one, packs: false });
    await rm(join(root, "404.html"));
    await deploy(one);
    expect(await paths()).toEqual(expect.arrayContaining(["404.html", "404.html.br", "en/stays.md.gz"]));
  });

  test("takes away what one has left that was killed while it wrote its record", async () => {
    await deploy(await siteOf("1"));
    await writeFile(join(root, OWN, ".#record.json.1"), "{");
    await deploy(await siteOf("2"));
    expect(await readdir(join(root, OWN))).toEqual(["record.json"]);
  });

  test("waits for another one", async () => {
    const [one, two] = [await siteOf("1"), await siteOf("2")];
    await deploy(one);
    await Promise.all([deploy(two), deploy(two)]);
    await isServed("2");
    expect((await look(two)).plan.steps).toEqual([]);
  });

  test("that is only looked at changes nothing", async () => {
    const { plan } = await look(await siteOf("1"));
    expect(plan.steps.flatMap(({ does, paths: some }) => some.map((path) => `${does} ${path}`))).toContain(
      "add index.html",
    );
    await expect(readdir(root)).rejects.toThrow("ENOENT");
  });
});

describe("a deploy that is stopped", () => {
  const { rename } = fs;
  afterEach(() => {
    fs.rename = rename;
    syncBuiltinESMExports();
  });

  /** Lets so many files into their places, and then none. */
  function stopAfter(count: number): void {
    let left = count;
    fs.rename = async (from, to) => {
      const isRecord = String(to).endsWith("record.json");
      if (!isRecord && left-- <= 0) throw new Error("stopped");
      await rename(from, to);
    };
    syncBuiltinESMExports();
  }

  test.each([0, 1, 5, 12, 20])("after %i files is finished by the next, or undone", async (count) => {
    for (const isBack of [false, true]) {
      root = join(workshop, `${case_}`, `root-${isBack}`);
      const [one, two] = [await siteOf("1"), await siteOf("2")];
      await deploy(one);
      stopAfter(count);
      await expect(deploy(two)).rejects.toThrow("stopped");
      fs.rename = rename;
      syncBuiltinESMExports();
      await isLinked();
      await deploy(isBack ? one : two);
      await isServed(isBack ? "1" : "2");
      expect((await look(isBack ? one : two)).plan.steps).toEqual([]);
      expect(await readdir(join(root, OWN))).toEqual(["record.json"]);
    }
  });

  /** Every page there loads what is there. */
  async function isLinked(): Promise<void> {
    for (const path of await plain()) {
      const text = path.endsWith(".html") ? await readFile(join(root, path), "utf8") : "";
      for (const [, style = ""] of text.matchAll(/href="\/kb\/(_astro[^"]+)"/gu))
        expect(await plain()).toContain(style);
    }
  }
});

describe("refused is", () => {
  const refused = async (deployment: Deployment, message: RegExp): Promise<void> => {
    const before = await contents().catch(() => undefined);
    await expect(deploy(deployment)).rejects.toThrow(message);
    await expect(deploy(deployment)).rejects.toBeInstanceOf(Refusal);
    expect(await contents().catch(() => undefined)).toEqual(before);
  };

  test("a folder with files that no deploy has made; not the place of proofs for certificates", async () => {
    await write(root, { ".well-known/acme-challenge/token": "proof" });
    await deploy(await siteOf("1"));
    expect(await paths()).toContain(".well-known/acme-challenge/token");
    root = join(workshop, `${case_}`, "other");
    await write(root, { "thesis.txt": "mine" });
    await refused(await siteOf("1"), /no deploy has made .*\n {2}thesis\.txt/u);
  });

  test("a file of somebody else’s where one of the site goes, or a folder", async () => {
    await deploy(await siteOf("1"));
    await write(root, { "en/2/index.html": "mine" });
    await refused(await siteOf("2"), /in the way.*\n {2}en\/2\/index\.html/u);
    await rm(join(root, "en/2"), { recursive: true });
    await write(root, { "en/2": "mine" });
    await refused(await siteOf("2"), /in the way.*\n {2}en\/2/u);
  });

  test("a way through a link out of the folder", async () => {
    await deploy(await siteOf("1"));
    const outside = await write(join(workshop, `${case_}`, "outside"), { "keep.txt": "mine" });
    await symlink(outside, join(root, "en/2"));
    await refused(await siteOf("2"), /in the way.*\n {2}en\/2/u);
    expect(await readdir(outside)).toEqual(["keep.txt"]);
  });

  test("a site with links", async () => {
    const one = await siteOf("1");
    await symlink(join(workshop), join(one.site, "en/all"));
    await refused(one, /links.*\n {2}en\/all/u);
  });

  test("one folder in the other", async () => {
    const one = await siteOf("1");
    await refused({ ...one, root: join(one.site, "www") }, /one in the other/u);
    await refused({ ...one, root: dirname(one.site) }, /one in the other/u);
  });

  test.each([
    ["404.html", /not a finished site.*\n {2}404\.html|missing/u],
    ["_astro/panel.1.js", /_astro\/panel\.1\.js \(for _astro\/start\.1\.js\)/u],
    ["_astro/site.1.css", /_astro\/site\.1\.css \(for /u],
    ["_astro/serif.woff2", /_astro\/serif\.woff2 \(for _astro\/site\.1\.css\)/u],
    ["en/index.html", /en\/index\.html \(for index\.html\)/u],
    [`${BUNDLES}/en/pagefind.en_1.pf_meta`, /pf_meta \(for .*pagefind-entry\.json\)/u],
    [`${BUNDLES}/en/wasm.en.pagefind`, /wasm\.en\.pagefind \(for /u],
  ])("a site that lacks %s", async (path, message) => {
    await deploy(await siteOf("0"));
    const one = await siteOf("1", (site) => {
      delete site[path];
    });
    await refused(one, message);
  });

  test("a site that is not there, and a record that cannot be read", async () => {
    await refused({ ...(await siteOf("1")), site: join(workshop, "nowhere") }, /npm run build/u);
    await deploy(await siteOf("1"));
    await writeFile(join(root, OWN, "record.json"), "{");
    await refused(await siteOf("1"), /cannot be read/u);
  });
});

test("the command prints the order, then what it has done, then that there is nothing to do", async () => {
  const { site } = await siteOf("1");
  const kb = (...words: string[]) =>
    spawnSync(process.execPath, ["src/cli/kb.ts", "deploy", ...words], { cwd: projectRoot, encoding: "utf8" });
  const dry = kb(root, "--from", site, "--dry-run", "--no-compress").stdout.trim().split("\n");
  expect(dry.indexOf("add _astro/site.1.css")).toBeLessThan(dry.indexOf("add en/index.html"));
  expect(dry.at(-1)).toBe("add index.html");
  expect(kb(root, "--from", site, "--no-compress").stdout).toBe(
    `Added: ${dry.length}. Replaced: 0. Removed: 0.\nKept for those who read pages of the last deploy: 0.\n`,
  );
  expect(kb(root, "--from", site, "--no-compress").stdout).toBe("Nothing has changed.\n");
  const refused = kb(projectRoot, "--from", site);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain("no deploy has made");
}, 60_000);
