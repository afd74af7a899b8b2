/** Draft sources: stubs that nobody has read. What a published text may not do with them is in broken/drafts. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readKnowledge } from "../../../src/knowledge/load.ts";
import { readSettings } from "../../../src/knowledge/settings.ts";
import { projectRoot } from "../../site.ts";

const settings = readSettings({ KB_CONTENT: join(projectRoot, "tests/fixtures/broken/drafts/content") });

describe("a source that is a draft", () => {
  test("is left out of the published base, with the judged searches for it", async () => {
    const { knowledge } = await readKnowledge(settings);
    expect([...(knowledge?.references.keys() ?? [])]).toEqual(["read-spans"]);
    expect(knowledge?.searches.map(({ query }) => query)).toEqual(["read spans"]);
  });

  test("is shown by the live server, under its address where it has no title", async () => {
    const { knowledge } = await readKnowledge({ ...settings, drafts: true });
    const titles = [...(knowledge?.references.values() ?? [])].map(({ title, draft }) => [title, draft]);
    expect(titles).toEqual([
      ["Spans", undefined],
      ["https://example.org/spans", true],
      ["Nobody cites this one, and nobody has to", true],
    ]);
    expect(knowledge?.searches.map(({ query }) => query)).toEqual(["read spans", "unread spans"]);
  });

  test("can be linked to and cited by a draft, in the live server by every link", async () => {
    const { problems } = await readKnowledge(settings);
    expect(problems.filter(({ file }) => file.includes("still-a-draft"))).toEqual([]);
    const { problems: live } = await readKnowledge({ ...settings, drafts: true });
    expect(live.filter(({ rule }) => rule === "link-exists")).toEqual([]);
    expect(live.filter(({ rule }) => rule === "reference-finished")).toHaveLength(2);
  });
});
