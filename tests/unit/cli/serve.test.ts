import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type IncomingHttpHeaders, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningServer, serve } from "../../../src/cli/serve.ts";

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Sends the path as it stands: fetch() would tidy `..` away before the server could see it. */
function ask(server: RunningServer, path: string, method = "GET"): Promise<Answer> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    request({ host: hostname, port, path, method, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, text }));
    })
      .on("error", reject)
      .end();
  });
}

const folder = mkdtempSync(join(tmpdir(), "kb-serve-"));
const root = join(folder, "dist");
const files: Record<string, string> = {
  "secret.txt": "secret",
  "dist/index.html": "start",
  "dist/404.html": "no such page",
  "dist/en/index.html": "english",
  "dist/en/perché/index.html": "perché",
  "dist/en/plain.txt": "plain",
  "dist/empty/style.css": "body {}",
  "dist/en/bridge.md": "# bridge",
  "dist/app.js": "export {}",
  "dist/sitemap.xml": "<a/>",
  "dist/sources.bib": "@misc{a-key}",
  "dist/sources.json": "[]",
  "dist/sources/a-key.ris": "TY  - ELEC",
  "dist/font.woff2": "font",
  "dist/data.pf_meta": "data",
};

let server: RunningServer;

beforeAll(async () => {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  server = await serve({ root, port: 0 });
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

describe("addresses", () => {
  it.each([
    ["/", "start"],
    ["/?q=x", "start"],
    ["/en/", "english"],
    ["/en/?q=a/../b", "english"],
    ["/en/index.html", "english"],
    ["/en/perch%C3%A9/", "perché"],
    ["/en/plain.txt", "plain"],
  ])("%s is found", async (path, text) => {
    expect(await ask(server, path)).toMatchObject({ status: 200, text });
  });

  it("a folder redirects to its address with a slash, and keeps the query", async () => {
    const answer = await ask(server, "/en?q=a%20b");
    expect([answer.status, answer.headers.location]).toEqual([301, "/en/?q=a%20b"]);
  });

  it.each(["/none", "/none/", "/en/plain.txt/", "/empty/", "/EN/none", "/index"])("%s is not found", async (path) => {
    expect(await ask(server, path)).toMatchObject({ status: 404, text: "no such page" });
  });

  it("says so in plain text where there is no 404.html", async () => {
    const bare = await serve({ root: join(root, "empty"), port: 0 });
    expect(await ask(bare, "/none")).toMatchObject({ status: 404, text: "Not found\n" });
    await bare.close();
  });
});

describe("ways out of the folder", () => {
  it.each([
    "/../secret.txt",
    "/en/../../secret.txt",
    "/%2e%2e/secret.txt",
    "/en/%2E%2e/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/%252e%252e/secret.txt",
    "/..%5csecret.txt",
    "/..\\secret.txt",
    "/en/./plain.txt",
    "/en/plain.txt%00.html",
    "/en//plain.txt",
    "//en",
    "//example.org/",
    "/C:/secret.txt",
    "/%",
    "/%c0%ae%c0%ae/secret.txt",
    `/${"a".repeat(5000)}`,
    "http://example.org/en/",
    "*",
  ])("%s leads nowhere", async (path) => {
    const answer = await ask(server, path);
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain("secret");
  });
});

describe("headers", () => {
  it.each([
    ["/", "text/html; charset=utf-8"],
    ["/none", "text/html; charset=utf-8"],
    ["/empty/style.css", "text/css; charset=utf-8"],
    ["/app.js", "text/javascript; charset=utf-8"],
    ["/en/bridge.md", "text/markdown; charset=utf-8"],
    ["/sitemap.xml", "application/xml; charset=utf-8"],
    ["/sources.bib", "application/x-bibtex; charset=utf-8"],
    ["/sources/a-key.ris", "application/x-research-info-systems; charset=utf-8"],
    ["/sources.json", "application/json; charset=utf-8"],
    ["/font.woff2", "font/woff2"],
    ["/data.pf_meta", "application/octet-stream"],
  ])("%s is %s", async (path, type) => {
    expect((await ask(server, path)).headers).toMatchObject({
      "content-type": type,
      "x-content-type-options": "nosniff",
    });
  });

  it("HEAD answers like GET, without the text", async () => {
    const answer = await ask(server, "/en/", "HEAD");
    expect(answer).toMatchObject({ status: 200, text: "" });
    expect(answer.headers["content-length"]).toBe(String("english".length));
  });

  it("other methods are refused", async () => {
    const answer = await ask(server, "/", "POST");
    expect([answer.status, answer.headers.allow]).toEqual([405, "GET, HEAD"]);
  });
});

describe("a base path", () => {
  let based: RunningServer;

  beforeAll(async () => {
    based = await serve({ root, base: "/kb/", port: 0 });
  });

  afterAll(() => based.close());

  it("is part of the address", () => {
    expect(based.url).toMatch(/^http:\/\/localhost:\d+\/kb\/$/);
  });

  it.each(["/", "/kb", "/?q=x"])("%s redirects to it", async (path) => {
    const answer = await ask(based, path);
    expect([answer.status, answer.headers.location]).toEqual([301, "/kb/"]);
  });

  it("holds everything, and nothing is beside it", async () => {
    expect(await ask(based, "/kb/en/")).toMatchObject({ status: 200, text: "english" });
    expect((await ask(based, "/kb/en")).headers.location).toBe("/kb/en/");
    expect(await ask(based, "/en/")).toMatchObject({ status: 404, text: "no such page" });
    expect(await ask(based, "/kb/../en/")).toMatchObject({ status: 404 });
    expect(await ask(based, "/kbx/")).toMatchObject({ status: 404 });
  });
});

describe("the port", () => {
  it("is the next free one when it is taken", async () => {
    const first = await serve({ root, port: 0 });
    const taken = Number(new URL(first.url).port);
    const second = await serve({ root, port: taken });
    expect(Number(new URL(second.url).port)).toBeGreaterThan(taken);
    await second.close();
    await first.close();
  });

  it("is free again after closing, even with a reader still connected", async () => {
    const first = await serve({ root, port: 0 });
    await fetch(first.url);
    await first.close();
    await expect(fetch(first.url)).rejects.toThrow();
  });
});
