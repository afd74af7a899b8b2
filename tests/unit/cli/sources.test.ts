/** `npm run kb -- sources` over a small base whose sources are on a server of this machine. */
import dns from "node:dns";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { UsageError } from "../../../src/cli/command.ts";
import { command } from "../../../src/cli/commands/sources.ts";
import type { SourceStatus } from "../../../src/knowledge/source-status.ts";
import { type MoodyServer, QUOTE, startMoodyServer } from "../sources/moody-server.ts";

const folder = mkdtempSync(join(tmpdir(), "kb-sources-"));
const statusFile = join(folder, "source-status.json");
let server: MoodyServer;
/** Of the same server: an address that a record may have. */
let origin = "";

const siteYaml = `title: { en: Spans }
tagline: { en: Spans. }
url: https://kb.example
sourceLocale: en
locales: [{ tag: en, name: English }]
licence: { name: CC0 1.0, url: https://creativecommons.org/publicdomain/zero/1.0/ }
topics: [{ id: arches, title: { en: A }, slug: { en: arches }, description: { en: B } }]
`;

function write(key: string, path: string): void {
  const record = `type: webpage
kind: primary
title: Spans
URL: ${origin}${path}
language: en
evidence: { seen: live, date: 2026-05-02 }
passages:
  pier:
    quote: "${QUOTE}"
`;
  writeFileSync(join(folder, "references", `${key}.yaml`), record);
}

beforeAll(async () => {
  server = await startMoodyServer();
  origin = server.origin.replace("127.0.0.1", "sources.example");
  const resolve = (_: string, { all }: dns.LookupOptions, done: (...found: unknown[]) => void): void =>
    all ? done(null, [{ address: "127.0.0.1", family: 4 }]) : done(null, "127.0.0.1", 4);
  vi.spyOn(dns, "lookup").mockImplementation(resolve as unknown as typeof dns.lookup);
  syncBuiltinESMExports();
  vi.stubEnv("KB_CONTENT", folder);
  mkdirSync(join(folder, "references"));
  writeFileSync(join(folder, "site.yaml"), siteYaml);
  for (const key of ["page", "drifted", "moved", "missing"]) write(key, `/${key}`);
});
afterAll(async () => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
  vi.unstubAllEnvs();
  await server.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  rmSync(statusFile, { force: true });
});

/** What a call prints, and its exit code. */
async function call(...words: string[]): Promise<{ code: number; lines: string[]; errors: string[] }> {
  const print = vi.spyOn(console, "log").mockImplementation(() => undefined);
  const complain = vi.spyOn(console, "error").mockImplementation(() => undefined);
  try {
    const code = await command.run(words);
    const [lines, errors] = [print, complain].map(({ mock }) =>
      mock.calls.flatMap((args) => String(args[0]).split("\n")),
    );
    return { code, lines: lines ?? [], errors: errors ?? [] };
  } finally {
    print.mockRestore();
    complain.mockRestore();
  }
}
const quick = ["--allow-private", "--delay", "0", "--no-archive"];
const written = (): Record<string, SourceStatus> =>
  JSON.parse(readFileSync(statusFile, "utf8")) as Record<string, SourceStatus>;

describe("a check of all", () => {
  test("tells what is to be done, at its place in the record, and writes down what it found", async () => {
    const { code, lines } = await call(...quick);
    expect(code).toBe(1);
    expect(lines.map((line) => line.replace(/^.*references\//u, "").replace(/: .*$/u, ""))).toEqual([
      "drifted.yaml:9:12 quotation-found",
      "missing.yaml:4:6 source-answers",
      "moved.yaml:4:6 source-address-current",
      "",
      "Sources",
    ]);
    expect(lines.at(-1)).toBe("Sources: 4; to mend: 2; to know: 1.");
    const statuses = written();
    expect(Object.entries(statuses).map(([key, { outcome }]) => `${key} ${outcome}`)).toEqual([
      "drifted alive",
      "missing failed",
      "moved moved",
      "page alive",
    ]);
    expect(server.requests[0]?.headers["user-agent"]).toBe("knowledge-base-sources/1.0 (+https://kb.example/)");
  });

  test("leaves alone what it was not asked for, and what it did not find out", async () => {
    expect((await call("--only", "page", ...quick)).code).toBe(0);
    expect(Object.keys(written())).toEqual(["page"]);
    server.requests.length = 0;
    expect((await call("--older-than", "30d", "--limit", "1", ...quick)).code).toBe(1);
    expect(Object.keys(written())).toEqual(["drifted", "page"]);
    expect(server.requests).toHaveLength(1);
    writeFileSync(join(folder, "references", "waiting.yaml"), "");
    write("waiting", "/busy-long");
    const { code, errors } = await call("--only", "waiting", ...quick);
    rmSync(join(folder, "references", "waiting.yaml"));
    expect([code, errors]).toEqual([0, ["waiting: not checked, the server asks to wait 24 h."]]);
    expect(Object.keys(written())).toEqual(["drifted", "page"]);
  });

  test("asks no private network unless it may", async () => {
    server.requests.length = 0;
    expect((await call("--only", "page", "--delay", "0", "--no-archive")).code).toBe(1);
    expect(written()["page"]?.outcome).toBe("refused");
    expect(server.requests).toEqual([]);
  });

  test("that is stopped has written down what it knew", async () => {
    write("slow", "/slow");
    const work = call("--only", "page", "--only", "slow", ...quick);
    await vi.waitFor(() => expect(server.requests.at(-1)?.url).toBe("/slow"), { timeout: 3000 });
    process.emit("SIGINT");
    const { errors } = await work;
    rmSync(join(folder, "references", "slow.yaml"));
    expect(errors).toEqual(["Stopped: 1 of 2 checked; they are written down."]);
    expect(Object.keys(written())).toEqual(["page"]);
    expect(process.listenerCount("SIGINT")).toBe(0);
  });

  test("takes out what is about sources that are gone", async () => {
    writeFileSync(statusFile, '{"gone":{"url":"https://example.org/","checked":"2026-11-02","outcome":"alive"}}');
    await call("--only", "page", ...quick);
    expect(Object.keys(written())).toEqual(["page"]);
  });

  test("does not touch a file that it cannot read", async () => {
    writeFileSync(statusFile, "{\n<<<<<<< ours\n");
    const { code, errors } = await call("--only", "page", ...quick);
    expect(code).toBe(1);
    expect(errors.join()).toMatch(/source-status\.json:2:1 yaml-parses: a merge left its marks here/u);
    expect(readFileSync(statusFile, "utf8")).toContain("<<<<<<<");
  });
});

test("offline, nobody is asked", async () => {
  server.requests.length = 0;
  const never = await call("--offline");
  expect([never.code, never.lines.filter((line) => line.includes("was never checked")).length]).toEqual([0, 4]);
  await call("--only", "drifted", ...quick);
  const { code, lines } = await call("--offline", "--json");
  const { findings, sources } = JSON.parse(lines.join("\n")) as {
    findings: { key: string; id: string; line: number; isDue: boolean }[];
    sources: Record<string, unknown>;
  };
  expect(code).toBe(1);
  expect(findings.filter(({ isDue }) => isDue)).toMatchObject([{ key: "drifted", id: "quotation-found", line: 9 }]);
  expect(Object.keys(sources).toSorted()).toEqual(["drifted", "missing", "moved", "page"]);
  expect(server.requests).toHaveLength(1);
});

test.each([
  ["--only", "pag"],
  ["--limit", "0"],
  ["--older-than", "soon"],
  ["--delay=-1"],
  ["--archive-api", "archive.org"],
  ["--nonsense"],
  ["page"],
])("%s %s means nothing", async (...words) => {
  await expect(call(...words)).rejects.toThrow(UsageError);
});
