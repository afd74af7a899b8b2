/** The live server: an author who saves a mistake is told, and the page comes back when it is mended. */
import { type ChildProcess, spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { copyOf, fixture, projectRoot } from "../site.ts";

let server: ChildProcess;
let address = "";
let printed = "";
let article = "";

beforeAll(async () => {
  const content = await copyOf(fixture, "live");
  article = join(content, "articles/every-form/en.md");
  const env = { ...process.env, KB_CONTENT: content, NODE_ENV: "", VITEST: "", ASTRO_TELEMETRY_DISABLED: "1" };
  server = spawn(process.execPath, ["node_modules/astro/bin/astro.mjs", "dev", "--port", "0"], {
    cwd: projectRoot,
    env,
  });
  for (const stream of [server.stdout, server.stderr]) stream?.on("data", (data: Buffer) => (printed += String(data)));
  await vi.waitFor(() => expect(printed).toMatch(/http:\/\/localhost:\d+/u), { timeout: 40_000 });
  address = /http:\/\/localhost:\d+/u.exec(printed)?.[0] ?? "";
});

afterAll(() => {
  server.kill();
});

const page = async (): Promise<string> => (await fetch(`${address}/en/`)).text();

// The error page gets the list through the socket of Vite’s client, for Astro’s overlay.
test("a problem stands in the terminal and in the place of every page until it is mended", async () => {
  expect(await page()).toContain("<main");
  const good = await readFile(article, "utf8");
  const place = `articles/every-form/en.md:${good.split("\n").length + 1}:6 reference-exists: unknown citation key “no-such-key”`;

  await writeFile(article, `${good}\nSee [@no-such-key].\n`);
  await vi.waitFor(async () => expect(await page()).toContain("<title>KnowledgeError<"), { timeout: 20_000 });
  expect(printed).toContain(place);

  await writeFile(article, good);
  await vi.waitFor(async () => expect(await page()).toContain("<main"), { timeout: 20_000 });
});
