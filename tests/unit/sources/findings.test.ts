import { describe, expect, test } from "vitest";
import type { Passage, Reference } from "../../../src/citations/record.ts";
import { quoteDigest, type SourceStatus } from "../../../src/knowledge/source-status.ts";
import { findingsOf } from "../../../src/sources/findings.ts";

const quote = "No pier has ever been built, and whoever says otherwise has not looked.";
const reference = (more: Partial<Reference> = {}): Reference =>
  ({
    key: "spans",
    url: "https://example.org/spans",
    status: "alive",
    passages: new Map<string, Passage>([["pier", { quote }]]),
    ...more,
  }) as Reference;
const status = (more: Partial<SourceStatus> = {}): SourceStatus => ({
  url: "https://example.org/spans",
  checked: "2026-11-23",
  outcome: "alive",
  failures: [],
  passages: {},
  ...more,
});
const of = (known: SourceStatus | undefined, record: Partial<Reference> = {}, age = 0): string[] =>
  findingsOf(reference(record), known, { age, longAgo: 90 }).map(
    ({ id, field, isDue, message }) => `${isDue ? "!" : "-"} ${field.join(".")} ${id}: ${message}`,
  );
const passage = (outcome: "found" | "drifted" | "unreadable", more = {}): Partial<SourceStatus> => ({
  passages: { pier: { outcome, quote: quoteDigest(quote), ...more } },
});
const dead: Partial<SourceStatus> = {
  outcome: "failed",
  reason: "it answers 404",
  failures: ["2026-11-01", "2026-11-02", "2026-11-23"],
};
const copy = { url: "https://web.archive.org/web/1/x", date: "2024-03-01" };

describe("the author is told", () => {
  test.each([
    ["nothing of what is well", status(passage("found")), {}, []],
    [
      "that it was never checked",
      undefined,
      {},
      ["- URL source-checked: https://example.org/spans was never checked: "],
    ],
    ["that this address was not", status({ url: "https://example.org/x" }), {}, ["- URL source-checked: "]],
    [
      "where it has moved",
      status({ outcome: "moved", movedTo: "https://new.example/" }),
      {},
      ["! URL source-address-current: https://example.org/spans has moved for good to https://new.example/. "],
    ],
    [
      "that it leads to a start page",
      status({ outcome: "start-page", finalUrl: "https://example.org/" }),
      {},
      ["! URL source-address-current: https://example.org/spans leads to a start page, https://example.org/, "],
    ],
    [
      "that it lets no program in",
      status({ outcome: "closed", reason: "it answers 403" }),
      {},
      ["- URL source-readable: https://example.org/spans lets no program read it (it answers 403, 2026-11-23). "],
    ],
    [
      "that it was not followed",
      status({ outcome: "refused", reason: "it leads into a private network" }),
      {},
      ["! URL source-address-safe: https://example.org/spans was not followed: it leads into a private network. "],
    ],
    [
      "that it begins to fail",
      status({ ...dead, failures: ["2026-11-23"] }),
      {},
      [
        "- URL source-answers: https://example.org/spans did not answer on 2026-11-23 (it answers 404). It counts as dead after 3",
      ],
    ],
    [
      "that it is dead, and of a copy",
      status({ ...dead, archive: copy }),
      {},
      [
        "! URL source-answers: https://example.org/spans is dead: nothing answered on 2026-11-01, 2026-11-02, 2026-11-23 " +
          "(it answers 404). Find where it went, or write “status: dead” and " +
          '“archive: { url: "https://web.archive.org/web/1/x", date: 2024-03-01 }”, once',
      ],
    ],
    ["nothing of what the record says already", status(dead), { status: "dead" }, []],
    [
      "that it is back",
      status(passage("drifted")),
      { status: "dead" },
      ["- URL source-status-true: https://example.org/spans answered on 2026-11-23. "],
    ],
    ["nothing of an address that belongs to others", status(passage("drifted")), { status: "usurped" }, []],
    [
      "that words are gone",
      status(passage("drifted", { nearest: { words: "No pier has yet been built.", share: 0.83 } })),
      {},
      [
        "! passages.pier.quote quotation-found: “No pier has ever been built, and whoever says otherwise has…” was not found at " +
          "https://example.org/spans on 2026-11-23. Nearest there (83% of the words): “No pier has yet been built.” Look",
      ],
    ],
    [
      "that words could not be looked for",
      status({ reason: "application/pdf", ...passage("unreadable") }),
      {},
      [
        "- URL quotation-readable: https://example.org/spans gives application/pdf, where one quotation cannot be looked for. ",
      ],
    ],
    [
      "nothing of words that the record no longer has",
      status({ passages: { pier: { outcome: "drifted", quote: "00000000" } } }),
      {},
      [],
    ],
  ] as [string, SourceStatus | undefined, Partial<Reference>, string[]][])("%s", (_, known, record, beginnings) => {
    const lines = of(known, record);
    expect(lines.map((line, index) => line.slice(0, beginnings[index]?.length ?? 0))).toEqual(beginnings);
    for (const line of lines) expect(line).toMatch(/[.?]$/u);
  });

  test("that a check is old", () => {
    expect(of(status(), {}, 90)).toEqual([]);
    expect(of(status(), {}, 91)).toEqual([
      "- URL source-checked: https://example.org/spans was last checked on 2026-11-23: run “npm run kb -- sources”.",
    ]);
  });

  test("to pin what was read only where nothing is pinned", () => {
    expect(of(status(passage("drifted"))).join("")).toContain("or pin the copy");
    expect(of(status(passage("drifted")), { snapshot: "https://example.org/v7" }).join("")).not.toContain(
      "or pin the copy",
    );
  });
});
