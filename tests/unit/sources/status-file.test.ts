import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readSourceStatus, type SourceStatus } from "../../../src/knowledge/source-status.ts";
import { statusText, writeStatuses } from "../../../src/sources/status-file.ts";

const folder = mkdtempSync(join(tmpdir(), "kb-status-"));
afterAll(() => rmSync(folder, { recursive: true }));

const status = (more: Partial<SourceStatus> = {}): SourceStatus => ({
  failures: [],
  passages: {},
  outcome: "alive",
  checked: "2026-11-23",
  url: "https://example.org/?a=[1,2]",
  ...more,
});

test("is sorted, with one fact a line and nothing empty", () => {
  const statuses = new Map([
    ["b", status({ failures: ["2026-11-01", "2026-11-02"], outcome: "failed" })],
    [
      "a",
      status({ passages: { z: { outcome: "found", quote: "0123abcd" }, y: { outcome: "found", quote: "0123abcd" } } }),
    ],
  ]);
  expect(statusText(statuses)).toBe(`{
  "a": {
    "url": "https://example.org/?a=[1,2]",
    "checked": "2026-11-23",
    "outcome": "alive",
    "passages": {
      "y": {
        "outcome": "found",
        "quote": "0123abcd"
      },
      "z": {
        "outcome": "found",
        "quote": "0123abcd"
      }
    }
  },
  "b": {
    "url": "https://example.org/?a=[1,2]",
    "checked": "2026-11-23",
    "outcome": "failed",
    "failures": ["2026-11-01", "2026-11-02"]
  }
}
`);
});

test("has the same text, whoever made the passage: a check or the file itself", () => {
  const [words, share] = ["x", 0.5];
  const fresh = { outcome: "drifted", nearest: { share, words }, quote: "0123abcd" } as const;
  const known = { quote: "0123abcd", outcome: "drifted", nearest: { words, share } } as const;
  const text = (passage: typeof fresh | typeof known): string =>
    statusText(new Map([["a", status({ passages: { p: passage } })]]));
  expect(text(fresh)).toBe(text(known));
});

test("is read as it was written, and not written again where nothing is new", async () => {
  const drifted = { outcome: "drifted" as const, quote: "0123abcd", nearest: { words: "x", share: 0.83 } };
  const full = status({
    status: 200,
    reason: 'odd "reason" \u2028 […]',
    finalUrl: "https://example.org/|x",
    movedTo: "http://example.org/é",
    etag: 'W/"x"',
    lastModified: "Mon",
    passages: Object.fromEntries([["constructor", drifted]]),
    archive: { url: "https://web.archive.org/", date: "2024-03-01" },
  });
  const statuses = new Map([["constructor", full]]);
  await writeStatuses(folder, statuses);
  const first = statSync(join(folder, "source-status.json")).mtimeMs;
  expect(await readSourceStatus(folder, new Set(["constructor"]))).toEqual({ statuses, problems: [] });
  await writeStatuses(folder, statuses);
  expect(statSync(join(folder, "source-status.json")).mtimeMs).toBe(first);
  expect(readdirSync(folder)).toEqual(["source-status.json"]);
  expect(readFileSync(join(folder, "source-status.json"), "utf8").split("\n").length).toBeGreaterThan(20);
});

test("is not there until there is something to say", async () => {
  const empty = mkdtempSync(join(tmpdir(), "kb-status-"));
  await writeStatuses(empty, new Map());
  expect(readdirSync(empty)).toEqual([]);
  expect(await readSourceStatus(empty, new Set())).toEqual({ statuses: new Map(), problems: [] });
  rmSync(empty, { recursive: true });
});
