/** The check of sources against a server of this machine: what each kind of answer comes to. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Passage, Reference } from "../../../src/citations/record.ts";
import { quoteDigest, type SourceStatus } from "../../../src/knowledge/source-status.ts";
import { type Checking, checkSource } from "../../../src/sources/check-source.ts";
import { isPublic } from "../../../src/sources/public-address.ts";
import { AskedToWait } from "../../../src/sources/refusal.ts";
import { checkAll } from "../../../src/sources/run.ts";
import { Turns } from "../../../src/sources/turns.ts";
import { FakeClock } from "./fake-clock.ts";
import { type MoodyServer, QUOTE, startMoodyServer } from "./moody-server.ts";

let server: MoodyServer;
let clock: FakeClock;
beforeAll(async () => {
  server = await startMoodyServer();
});
afterAll(() => server.close());
beforeEach(() => {
  clock = new FakeClock();
  server.requests.length = 0;
});

const reference = (path: string, quotes: Record<string, string> = { pier: QUOTE }): Reference => ({
  key: path.slice(1) || "start",
  type: "webpage",
  kind: "primary",
  title: "Spans",
  authors: [],
  authorsIncomplete: false,
  url: path.startsWith("/") ? `${server.origin}${path}` : path,
  language: "en",
  evidence: { seen: "live" },
  status: "alive",
  passages: new Map(Object.entries(quotes).map(([id, quote]): [string, Passage] => [id, { quote }])),
});

const checking = (more: Partial<Checking> = {}): Checking => ({
  clock,
  turns: new Turns(clock, 1000),
  patience: { retries: 2, delay: 1000, longest: 60_000 },
  limits: { answer: 3000, whole: 4000, size: 256 * 1024 },
  allowPrivate: true,
  userAgent: "test/1.0 (+https://kb.example/)",
  archiveApi: undefined,
  signal: new AbortController().signal,
  ...more,
});

const check = (path: string, before?: SourceStatus, more: Partial<Checking> = {}): Promise<SourceStatus> =>
  checkSource(reference(path), before, checking(more));

describe("a page that is there", () => {
  test("is alive, and its words are found", async () => {
    expect(await check("/page#part")).toEqual({
      url: `${server.origin}/page#part`,
      checked: "2026-11-23",
      outcome: "alive",
      status: 200,
      failures: [],
      passages: { pier: { outcome: "found", quote: quoteDigest(QUOTE) } },
    } satisfies SourceStatus);
  });

  test("is asked politely, and once", async () => {
    await check("/page");
    expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(["GET /page"]);
    const { headers } = server.requests[0] ?? expect.fail();
    expect(headers["user-agent"]).toBe("test/1.0 (+https://kb.example/)");
    expect(headers["accept-language"]).toBe("en, *;q=0.5");
    expect(headers.accept).toContain("text/html");
    expect(headers.cookie).toBeUndefined();
  });

  test.each(["/packed", "/packed-tight", "/malice", "/hiccup", "/moody", "/for-now"])(
    "however it comes: %s",
    async (path) => {
      const { outcome, passages } = await check(path);
      expect([outcome, passages["pier"]?.outcome]).toEqual(["alive", "found"]);
    },
  );

  test("and has other words than it had is told from one that has them", async () => {
    const { passages } = await check("/drifted");
    expect(passages["pier"]).toMatchObject({
      outcome: "drifted",
      nearest: { words: "No pier has yet been built, nor will one be.", share: 0.9 },
    });
  });

  test("may be plain text, or in an encoding that it does not name", async () => {
    const { passages } = await checkSource(
      reference("/plain", { pier: "No pier has ever been built" }),
      undefined,
      checking(),
    );
    expect(passages["pier"]?.outcome).toBe("found");
    const latin = await checkSource(reference("/latin", { no: "Perché no" }), undefined, checking());
    expect(latin.passages["no"]?.outcome).toBe("found");
  });

  test("may be nothing that a program can look in, and no harm is said of it", async () => {
    const { outcome, passages, reason } = await check("/pdf");
    expect([outcome, passages["pier"]?.outcome, reason]).toEqual(["alive", "unreadable", "application/pdf"]);
  });

  test("is read up to a size, unpacked", async () => {
    for (const path of ["/endless", "/bomb"]) {
      const { outcome, passages, reason } = await check(path, undefined, {
        limits: { ...checking().limits, size: 64 * 1024 },
      });
      expect([outcome, passages["pier"]?.outcome, reason]).toEqual([
        "alive",
        "unreadable",
        "a page too long to be read whole",
      ]);
    }
  });

  test("is not sent again where it has not changed, unless there are new words to look for", async () => {
    const first = await check("/stable");
    expect(first).toMatchObject({ etag: '"v1"', lastModified: "Mon, 05 Oct 2026 08:00:00 GMT" });
    clock.time += 24 * 60 * 60 * 1000;
    const second = await check("/stable", first);
    expect(second).toEqual({ ...first, status: 304, checked: "2026-11-24" });
    const other = await checkSource(reference("/stable", { pier: "Other words" }), first, checking());
    expect(other).toMatchObject({ status: 200, passages: { pier: { outcome: "drifted" } } });
    const elsewhere = await check("/stable", { ...first, url: "https://example.org/" });
    expect(elsewhere.status).toBe(200);
  });
});

describe("redirections", () => {
  test("for good are told, with their target", async () => {
    const status = await check("/moved#part");
    const target = `${server.origin}/page#part`;
    expect(status).toMatchObject({
      outcome: "moved",
      movedTo: target,
      finalUrl: target,
      passages: { pier: { outcome: "found" } },
    });
  });

  test("for the moment are not, but where they led is kept", async () => {
    const status = await check("/for-now");
    expect(status).toMatchObject({ outcome: "alive", finalUrl: `${server.origin}/page` });
    expect(status.movedTo).toBeUndefined();
    expect(await check("/for-now-then-for-good")).toEqual({ ...status, url: `${server.origin}/for-now-then-for-good` });
  });

  test.each([
    ["/thrown-away", "start-page", undefined],
    ["/members", "closed", "it leads to"],
    ["/circle", "closed", "its redirections lead round in a circle"],
    ["/longer", "closed", "it redirects more than 10 times"],
    ["/to-file", "refused", "the redirection leads to “file:”, which is not of the web"],
    ["/to-nowhere", "refused", "the redirection leads to no address"],
  ])("of %s come to %s", async (path, outcome, reason) => {
    const status = await check(path);
    expect(status.outcome).toBe(outcome);
    expect(status.reason ?? "").toContain(reason ?? "");
    expect(status.passages).toEqual({});
    expect(status.failures).toEqual([]);
  });

  test("into a private network are refused, and so is an address in one", async () => {
    const fromOutside = { allowPrivate: false };
    for (const url of [server.origin, "http://[::1]:1/", "http://2130706433/", "http://localhost:1/"]) {
      const status = await checkSource(reference(url), undefined, checking(fromOutside));
      expect(status.outcome, url).toBe("refused");
      expect(status.reason).toMatch(/private network/u);
    }
    expect(server.requests).toEqual([]);
  });

  test("of metadata services are private", () => {
    for (const ip of [
      "169.254.169.254",
      "127.0.0.1",
      "10.1.2.3",
      "192.168.0.1",
      "::1",
      "fd00::1",
      "fe80::1",
      "::ffff:10.0.0.1",
      "100.64.0.1",
      "0.0.0.0",
    ])
      expect(isPublic(ip), ip).toBe(false);
    for (const ip of ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:93.184.215.14"])
      expect(isPublic(ip), ip).toBe(true);
  });
});

describe("what does not answer", () => {
  test.each([
    ["/missing", 404, "it answers 404"],
    ["/gone", 410, "it answers 410"],
    ["/broken", 500, "it answers 500"],
    ["/slow", undefined, "no answer in 0.15 s"],
    ["/dripping", undefined, "no end after 0.3 s"],
    ["/hang-up", undefined, "socket hang up"],
    ["/cut-off", undefined, "aborted"],
  ])("%s has failed on this day", async (path, code, reason) => {
    // Short only for those that are meant to be late: the others may be so on a busy machine.
    const limits =
      code === undefined && reason.startsWith("no ") ? { answer: 150, whole: 300, size: 1000 } : checking().limits;
    const status = await check(path, undefined, { limits, patience: { retries: 0, delay: 0, longest: 0 } });
    expect(status).toMatchObject({ outcome: "failed", reason, failures: ["2026-11-23"], passages: {} });
    expect(status.status).toBe(code);
  });

  test("fails for a host that is not there, and names it", async () => {
    const { outcome, reason } = await checkSource(reference("http://127.0.0.1:9/"), undefined, checking());
    expect([outcome, reason]).toEqual(["failed", "its host takes no connection (ECONNREFUSED)"]);
    expect(clock.waits).toHaveLength(2);
  });

  test("is dead after three days, and alive again with the first answer", async () => {
    let status = await check("/missing");
    for (const day of [1, 2, 3]) {
      clock.time += day * 24 * 60 * 60 * 1000;
      status = await check("/missing", status);
    }
    expect(status.failures).toEqual(["2026-11-23", "2026-11-24", "2026-11-26"]);
    expect(status.checked).toBe("2026-11-29");
    expect((await check("/page", { ...status, url: `${server.origin}/page` })).failures).toEqual([]);
    expect((await check("/missing", { ...status, url: "https://example.org/" })).failures).toEqual(["2026-11-29"]);
  });

  test.each([
    ["/no-gzip", "incorrect header check"],
    ["/no-http", "Parse Error: Expected HTTP/, RTSP/ or ICE/"],
  ])("to this tool only is not dead: %s", async (path, reason) => {
    expect(await check(path)).toMatchObject({ outcome: "closed", reason, failures: [] });
  });

  test("to programs only is not dead", async () => {
    expect(await check("/forbidden")).toMatchObject({ outcome: "closed", reason: "it answers 403", failures: [] });
  });

  test("because it asks to wait leaves everything as it was", async () => {
    const turns = new Turns(clock, 0);
    await expect(check("/busy-long", undefined, { turns })).rejects.toThrow(AskedToWait);
    await expect(check("/page", undefined, { turns })).rejects.toThrow("asked to be left alone");
    expect(server.requests).toHaveLength(1);
    await expect(check("/busy")).rejects.toThrow(AskedToWait);
    expect(clock.waits).toEqual([1000, 1000]);
  });
});

describe("archived copies", () => {
  const archiveApi = (): string => `${server.origin}/wayback`;

  test("are asked for where the record has none, and kept", async () => {
    const status = await check("/page", undefined, { archiveApi: archiveApi() });
    expect(status.archive).toEqual({
      url: `https://web.archive.org/web/20240301093000/${server.origin}/page`,
      date: "2024-03-01",
    });
    server.requests.length = 0;
    expect((await check("/page", status, { archiveApi: archiveApi() })).archive).toEqual(status.archive);
    const archive = { url: "https://archive.example.org/", date: { year: 2026 } };
    await checkSource({ ...reference("/page"), archive }, undefined, checking({ archiveApi: archiveApi() }));
    expect(server.requests.map(({ url }) => url)).toEqual(["/page", "/page"]);
  });

  test.each(["/wayback", "/page", "/missing", "/busy-long", "/hang-up"])("may be unknown to %s", async (api) => {
    const status = await check("/drifted", undefined, { archiveApi: `${server.origin}${api}` });
    expect(status.outcome).toBe("alive");
    expect(status.archive).toBeUndefined();
  });
});

describe("many", () => {
  test("are checked one at a time at each host, with pauses", async () => {
    const sources = ["/page", "/drifted", "/missing", "/busy-long", "/plain"].map((path) => reference(path));
    const seen: string[] = [];
    const run = await checkAll(sources, new Map(), checking(), 4, ({ key }) => seen.push(key));
    expect(seen).toEqual(["page", "drifted", "missing", "busy-long", "plain"]);
    expect([...run.checked.keys()]).toEqual(["page", "drifted", "missing"]);
    expect([...run.waiting.keys()]).toEqual(["busy-long", "plain"]);
    expect(clock.waits).toEqual([1000, 1000, 1000]);
  });

  test("keep what was learned when the work is stopped", async () => {
    const stop = new AbortController();
    const sources = ["/page", "/slow", "/plain"].map((path) => reference(path));
    const limits = { answer: 5000, whole: 5000, size: 1000 };
    const work = checkAll(sources, new Map(), checking({ signal: stop.signal, limits }), 4, () => stop.abort());
    const run = await work;
    expect([run.stopped, [...run.checked.keys()]]).toEqual([true, ["page"]]);
  });

  test("that all say nothing are not the worse for it: this machine may be cut off", async () => {
    const sources = ["http://127.0.0.1:9/a", "http://127.0.0.1:9/b"].map((url) => reference(url));
    const silent = await checkAll(sources, new Map(), checking(), 2);
    expect(silent.checked.size).toBe(0);
    const one = await checkAll([...sources, reference("/missing")], new Map(), checking(), 2);
    expect(one.checked.size).toBe(3);
  });

  test("of a tool at fault stop with the fault", async () => {
    const slip = { ...reference("/plain"), passages: undefined as unknown as Reference["passages"] };
    const run = await checkAll([reference("/page"), slip, reference("/moved")], new Map(), checking(), 1);
    expect(run.fault).toBeInstanceOf(TypeError);
    expect([...run.checked.keys()]).toEqual(["page"]);
  });
});
