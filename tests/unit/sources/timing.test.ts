import { describe, expect, test } from "vitest";
import type { Reference } from "../../../src/citations/record.ts";
import type { SourceStatus } from "../../../src/knowledge/source-status.ts";
import { DAY } from "../../../src/sources/clock.ts";
import { dueSources } from "../../../src/sources/due.ts";
import { failuresAfter } from "../../../src/sources/outcome.ts";
import { ask, PATIENCE, retryAfter } from "../../../src/sources/patience.ts";
import { AskedToWait, Refusal } from "../../../src/sources/refusal.ts";
import type { Answer } from "../../../src/sources/request.ts";
import { Turns } from "../../../src/sources/turns.ts";
import { FakeClock } from "./fake-clock.ts";

const signal = new AbortController().signal;
const answer = (status: number, headers: Answer["headers"] = {}): Answer => ({
  status,
  headers,
  body: Buffer.alloc(0),
  isCut: false,
});

/** Gives the answers one after the other, and tells how often it was asked. */
function server(...answers: (Answer | Error)[]) {
  const state = { asked: 0 };
  const once = async (): Promise<Answer> => {
    const next = answers[Math.min(state.asked++, answers.length - 1)];
    if (next instanceof Error || next === undefined) throw next;
    return next;
  };
  return { state, once };
}

describe("patience", () => {
  const patience = { retries: 2, delay: 1000, longest: 60_000 };

  test("asks again after a moment, longer each time", async () => {
    const clock = new FakeClock();
    const { once, state } = server(answer(503), new Error("reset"), answer(200));
    expect((await ask(once, patience, clock, signal)).status).toBe(200);
    expect(state.asked).toBe(3);
    expect(clock.waits).toEqual([1000, 2000]);
  });

  test.each([404, 403, 500, 200, 301])("takes %d for an answer", async (status) => {
    const { once, state } = server(answer(status));
    expect((await ask(once, patience, new FakeClock(), signal)).status).toBe(status);
    expect(state.asked).toBe(1);
  });

  test("gives up with the last answer or error, and asks those who refuse not again", async () => {
    expect((await ask(server(answer(502)).once, patience, new FakeClock(), signal)).status).toBe(502);
    await expect(ask(server(new Error("reset")).once, patience, new FakeClock(), signal)).rejects.toThrow("reset");
    const { once, state } = server(new Refusal("private"));
    await expect(ask(once, patience, new FakeClock(), signal)).rejects.toThrow(Refusal);
    expect(state.asked).toBe(1);
  });

  test("waits as long as it is asked to, but not for ever", async () => {
    const clock = new FakeClock();
    await ask(server(answer(429, { "retry-after": "7" }), answer(200)).once, patience, clock, signal);
    expect(clock.waits).toEqual([7000]);
    const long = server(answer(503, { "retry-after": "3600" })).once;
    await expect(ask(long, patience, clock, signal)).rejects.toThrow("the server asks to wait 60 min");
    await expect(ask(server(answer(429)).once, patience, clock, signal)).rejects.toThrow(AskedToWait);
  });

  test("reads seconds and dates", () => {
    const now = Date.parse("2026-11-23T08:00:00Z");
    const asked = (value: string): number | undefined => retryAfter({ headers: { "retry-after": value } }, now);
    expect(asked("120")).toBe(120_000);
    expect(asked("Mon, 23 Nov 2026 08:01:00 GMT")).toBe(60_000);
    expect(asked("Mon, 23 Nov 2020 08:01:00 GMT")).toBe(0);
    expect(asked("soon")).toBeUndefined();
    expect(retryAfter({ headers: {} }, now)).toBeUndefined();
  });

  test("stops when the work is stopped", async () => {
    const stop = new AbortController();
    const once = async (): Promise<Answer> => {
      stop.abort();
      throw new Error("reset");
    };
    await expect(ask(once, PATIENCE, new FakeClock(), stop.signal)).rejects.toBe(stop.signal.reason);
  });
});

describe("turns", () => {
  test("are one after the other for a host, with a pause, and beside each other for hosts", async () => {
    const clock = new FakeClock();
    const turns = new Turns(clock, 1000);
    const log: string[] = [];
    const visit = (host: string, name: string) =>
      turns.take(host, signal, async () => {
        log.push(`${name} begins`);
        await Promise.resolve();
        log.push(`${name} ends`);
      });
    await Promise.all([visit("a", "a1"), visit("a", "a2"), visit("b", "b1")]);
    expect(log).toEqual(["a1 begins", "b1 begins", "a1 ends", "b1 ends", "a2 begins", "a2 ends"]);
    expect(clock.waits).toEqual([1000]);
    clock.time += 5000;
    await visit("a", "a3");
    expect(clock.waits).toEqual([1000]);
  });

  test("are not given to a host that asked to wait, and go on after a fault", async () => {
    const turns = new Turns(new FakeClock(), 0);
    const fail = (error: Error) => turns.take("a", signal, () => Promise.reject(error));
    await expect(fail(new Error("reset"))).rejects.toThrow("reset");
    await expect(turns.take("a", signal, async () => 1)).resolves.toBe(1);
    await expect(fail(new AskedToWait("an hour"))).rejects.toThrow("an hour");
    await expect(turns.take("a", signal, async () => 1)).rejects.toThrow(AskedToWait);
    await expect(turns.take("b", signal, async () => 1)).resolves.toBe(1);
  });
});

test("a source dies of three different days, and an answer brings it back", () => {
  let days = failuresAfter([], "failed", "2026-11-01");
  days = failuresAfter(days, "failed", "2026-11-01");
  expect(days).toEqual(["2026-11-01"]);
  days = failuresAfter(failuresAfter(days, "failed", "2026-11-02"), "failed", "2026-11-09");
  expect(failuresAfter(days, "failed", "2026-12-01")).toEqual(["2026-11-01", "2026-11-02", "2026-11-09"]);
  for (const outcome of ["alive", "moved", "start-page", "closed"] as const)
    expect(failuresAfter(days, outcome, "2026-12-01")).toEqual([]);
});

describe("due are", () => {
  const now = Date.parse("2026-11-23T12:00:00Z");
  const reference = (key: string): Reference =>
    ({ key, url: `https://example.org/${key}`, status: "alive" }) as Reference;
  const references = new Map(["a", "b", "c", "d", "e"].map((key) => [key, reference(key)]));
  const status = (key: string, daysAgo: number, more: Partial<SourceStatus> = {}): [string, SourceStatus] => [
    key,
    {
      url: `https://example.org/${key}`,
      checked: new Date(now - daysAgo * DAY).toISOString().slice(0, 10),
      outcome: "alive",
      failures: [],
      passages: {},
      ...more,
    },
  ];
  const statuses = new Map([
    status("a", 3),
    status("b", 40),
    status("c", 2, { outcome: "failed", failures: ["2026-11-21"] }),
    status("e", 1, { url: "https://example.org/before" }),
  ]);
  const due = (choice: Partial<Parameters<typeof dueSources>[2]>): string[] =>
    dueSources(references, statuses, { only: [], olderThan: undefined, limit: undefined, ...choice }, now).map(
      ({ key }) => key,
    );

  test("those never checked at their address first, then the oldest", () => {
    expect(due({})).toEqual(["d", "e", "b", "a", "c"]);
    expect(due({ limit: 3 })).toEqual(["d", "e", "b"]);
    expect(due({ only: ["c", "a"] })).toEqual(["a", "c"]);
  });

  test("not those checked lately, but for those that have begun to fail", () => {
    expect(due({ olderThan: 30 })).toEqual(["d", "e", "b", "c"]);
  });

  test("not addresses that belong to others, unless they are named", () => {
    const usurped = new Map([["a", { ...reference("a"), status: "usurped" as const }]]);
    const choose = (only: string[]) =>
      dueSources(usurped, new Map(), { only, olderThan: undefined, limit: undefined }, now).length;
    expect([choose([]), choose(["a"])]).toEqual([0, 1]);
  });
});
