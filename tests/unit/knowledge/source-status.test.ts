import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Reference, Status } from "../../../src/citations/record.ts";
import {
  quoteDigest,
  readSourceStatus,
  type SourceStatus,
  sourceStatusSchema,
  withChecks,
} from "../../../src/knowledge/source-status.ts";

const folder = mkdtempSync(join(tmpdir(), "kb-status-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function linesOf(text: string): Promise<string[]> {
  writeFileSync(join(folder, "source-status.json"), text);
  const { problems } = await readSourceStatus(folder, new Set(["spans"]));
  return problems.map(({ line, column, rule, message }) => `${line}:${column} ${rule}: ${message}`);
}

describe("a file that is no JSON is told with the place", () => {
  test.each([
    [
      '{\n<<<<<<< ours\n  "spans": {}\n}',
      /^2:1 yaml-parses: a merge left its marks here; keep one of the two sides\.$/u,
    ],
    [
      '{\n  "spans": {\n',
      /^3:1 yaml-parses: this is not JSON: the file ends here; write “\}”\. “npm run kb -- sources”/u,
    ],
    ['{\n  "spans": 1,\n}', /^3:1 yaml-parses: this is not JSON: a comma stands behind the last entry/u],
    ["spans: {}\n", /^1:1 yaml-parses: this is not JSON: “s” cannot stand here/u],
    ["", /^1:1 yaml-parses: this is not JSON: the file is empty/u],
    ["[]", /^1:1 field-valid: the file must be a group of fields, not a list/u],
  ])("%j", async (text, line) => {
    const lines = await linesOf(text);
    expect(lines.join("\n")).toMatch(line);
  });

  test("and a sound one has no problem", async () => {
    expect(await linesOf('{"spans":{"url":"https://example.org/","checked":"2026-11-23","outcome":"alive"}}')).toEqual(
      [],
    );
    expect(await linesOf("{}")).toEqual([]);
  });
});

describe("what the site knows", () => {
  const quote = "No pier has ever been built.";
  const record = (status: Status = "alive"): Reference =>
    ({
      key: "spans",
      url: "https://example.org/",
      status,
      passages: new Map([["pier", { quote }]]),
    }) as unknown as Reference;
  const found = (more: Partial<SourceStatus> = {}): SourceStatus => ({
    ...sourceStatusSchema.parse({ spans: { url: "https://example.org/", checked: "2026-11-23", outcome: "alive" } })[
      "spans"
    ],
    ...(more as SourceStatus),
  });
  const known = (reference: Reference, status: SourceStatus): Reference =>
    withChecks(new Map([["spans", reference]]), new Map([["spans", status]])).get("spans") ?? expect.fail();
  const day = { year: 2026, month: 11, day: 23 };
  const drifted = (words: string) => found({ passages: { pier: { outcome: "drifted", quote: quoteDigest(words) } } });

  test("is when a source was checked, and what was there", () => {
    expect(known(record(), found()).check).toEqual({ date: day, outcome: "alive" });
    const moved = found({ outcome: "moved", movedTo: "https://example.org/new" });
    expect(known(record(), moved).check).toEqual({ date: day, outcome: "moved", address: "https://example.org/new" });
    expect(withChecks(new Map([["spans", record()]]), new Map()).get("spans")).toEqual(record());
  });

  test.each([
    ["alive", 3, "dead"],
    ["paywalled", 3, "dead"],
    ["retracted", 3, "retracted"],
    ["usurped", 3, "usurped"],
    ["alive", 2, "alive"],
    ["dead", 0, "dead"],
  ] as const)("of one that is %s and failed on %d days is that it is %s", (before, days, after) => {
    const failures = ["2026-11-01", "2026-11-02", "2026-11-03"].slice(0, days);
    const now = known(record(before), found({ outcome: "failed", failures }));
    expect(now.status).toBe(after);
    expect(now.check?.outcome).toBe(days === 3 ? "dead" : "failed");
  });

  test("is which words were not found, as long as the record has the same", () => {
    expect(known(record(), drifted(quote)).passages.get("pier")).toEqual({ quote, missing: day });
    expect(known(record(), drifted("Other words.")).passages.get("pier")).toEqual({ quote });
    const there = found({ passages: { pier: { outcome: "found", quote: quoteDigest(quote) } } });
    expect(known(record(), there).passages.get("pier")).toEqual({ quote, found: day });
    const unknown = found({ passages: { pier: { outcome: "unreadable", quote: quoteDigest(quote) } } });
    expect(known(record(), unknown).passages.get("pier")).toEqual({ quote });
  });

  test("is nothing of what was found at another address", () => {
    expect(known(record(), { ...drifted(quote), url: "https://example.org/before" })).toEqual(record());
  });
});
