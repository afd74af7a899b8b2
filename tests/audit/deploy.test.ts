/** A deploy that is killed, at whatever moment: no page lacks its style, and the next one finishes. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deploy } from "../../src/cli/deploy/deploy.ts";
import { sites } from "../build/builds.ts";
import { projectRoot } from "../site.ts";

const KILLS = 12;
/** Milliseconds from when files are laid ready to the latest kill: longer than a deploy of the small site takes. */
const LATEST = 200;

let folder = "";
const root = (): string => join(folder, "root");
const next = (): string => join(folder, "next");

const pagesIn = async (site: string): Promise<string[]> =>
  (await readdir(site, { recursive: true })).filter((path) => path.endsWith(".html") && !path.startsWith(".deploy"));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kb-killed-"));
  await cp(sites.fixture, next(), { recursive: true });
  await deploy({ site: sites.fixture, root: root(), packs: false });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Gives the style of the next site another name. */
async function revise(turn: number): Promise<void> {
  const style = (await readdir(join(next(), "_astro"))).find((name) => name.endsWith(".css")) ?? "";
  const other = `style.${turn}.css`;
  await rename(join(next(), "_astro", style), join(next(), "_astro", other));
  for (const page of await pagesIn(next())) {
    const html = await readFile(join(next(), page), "utf8");
    await writeFile(join(next(), page), html.replaceAll(style, other));
  }
}

/** @returns whether it was killed before its end */
async function killed(): Promise<boolean> {
  const ready = join(root(), ".deploy/new");
  await rm(ready, { recursive: true, force: true });
  const words = ["src/cli/kb.ts", "deploy", root(), "--from", next(), "--no-compress"];
  const child = spawn(process.execPath, words, { cwd: projectRoot, stdio: "ignore" });
  const watch = setInterval(() => {
    if (!existsSync(ready)) return;
    clearInterval(watch);
    setTimeout(() => child.kill("SIGKILL"), Math.random() * LATEST);
  }, 1);
  const signal = await new Promise((resolve) => child.once("exit", (_, by) => resolve(by)));
  clearInterval(watch);
  return signal === "SIGKILL";
}

/** Styles of pages that are not there. */
async function missing(): Promise<string[]> {
  const texts = await Promise.all((await pagesIn(root())).map((page) => readFile(join(root(), page), "utf8")));
  const styles = texts.flatMap((html) =>
    [...html.matchAll(/href="\/(_astro\/[^"]+\.css)"/gu)].map(([, path = ""]) => path),
  );
  expect(styles.length).toBeGreaterThan(20);
  return styles.filter((path) => !existsSync(join(root(), path)));
}

test("it leaves the folder whole, and the next finishes", async () => {
  let kills = 0;
  for (let turn = 0; turn < KILLS; turn++) {
    await revise(turn);
    if (await killed()) kills++;
    expect(await missing()).toEqual([]);
  }
  expect(kills).toBeGreaterThan(0);
  await deploy({ site: next(), root: root(), packs: false });
  for (const page of await pagesIn(next()))
    expect(await readFile(join(root(), page))).toEqual(await readFile(join(next(), page)));
  expect(await readdir(join(root(), ".deploy"))).toEqual(["record.json"]);
}, 300_000);
