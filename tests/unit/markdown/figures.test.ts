import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import source from "../../../src/i18n/messages/en.json" with { type: "json" };
import { useMessages } from "../../../src/i18n/translate.ts";
import { analyseMdx, renderMarkdown } from "../../../src/markdown/engine.ts";

beforeAll(() => useMessages(new Map([["en", source]])));

const ofMdx = (text: string) => analyseMdx(text, pathToFileURL("/articles/one/en.mdx")).figures;

describe("in MDX", () => {
  test("a figure has its name, its place and what its caption cites", () => {
    const text =
      'One [@before].\n\n<Figure data="spans">\n\nSee [@a#b; @c, p. 4].\n\n- and [@d]\n\n</Figure>\n\nTwo [@after].\n';
    expect(ofMdx(text)).toEqual([
      {
        name: "spans",
        cited: [
          { key: "a", passage: "b" },
          { key: "c", passage: undefined },
          { key: "d", passage: undefined },
        ],
        line: 3,
        column: 1,
      },
    ]);
  });

  test("citations of a caption belong to the section and the sentence that they stand in", () => {
    const { uses } = analyseMdx(
      '## Here\n\n<Figure data="spans">\n\nSee it [@a].\n\n</Figure>\n',
      pathToFileURL("/articles/one/en.mdx"),
    );
    expect(uses).toMatchObject([{ key: "a", section: "here", sentence: { before: "See it", after: "." }, line: 5 }]);
  });

  test.each([
    ["<Figure>\n\nA.\n\n</Figure>", { kind: "unnamed" }],
    ["<Figure data>\n\nA.\n\n</Figure>", { kind: "unnamed" }],
    ["<Figure data={name}>\n\nA.\n\n</Figure>", { kind: "unnamed" }],
    ['<Figure data="x" id="y">\n\nA.\n\n</Figure>', { kind: "attribute", name: "id" }],
    ['<Figure data="x" {...all}>\n\nA.\n\n</Figure>', { kind: "attribute", name: "...all" }],
    ['<Figure data="x" data="y">\n\nA.\n\n</Figure>', { kind: "attribute", name: "data" }],
    ['<Figure data="x">\n\n## A\n\nB.\n\n</Figure>', { kind: "headed" }],
    ['<Figure data="x">\n\n> #### A\n\n</Figure>', { kind: "headed" }],
    ['<Figure data="x" />', { kind: "captionless" }],
    ['<Figure data="x">\n\n{/* nothing */}\n\n</Figure>', { kind: "captionless" }],
    ['In a line <Figure data="x">A</Figure>.', { kind: "inside" }],
    ['- <Figure data="x">\n\n  A.\n\n  </Figure>', { kind: "inside" }],
    ['<aside>\n\n<Figure data="x">\n\nA.\n\n</Figure>\n\n</aside>', { kind: "inside" }],
  ])("%j is refused", (text, fault) => {
    expect(ofMdx(`${text}\n`).map((use) => use.fault)).toEqual([fault]);
  });

  test("code and other elements are none", () => {
    expect(
      ofMdx(
        '{/* <Figure data="x"> */}\n\n`<Figure data="x">`\n\n```mdx\n<Figure data="x">\n```\n\n<figure>\n\nA.\n\n</figure>\n',
      ),
    ).toEqual([]);
  });
});

test("no heading has the id of a figure", async () => {
  const { analysis } = await renderMarkdown("## Figure x\n", pathToFileURL("/articles/one/en.md"));
  expect(analysis.headings.map(({ id }) => id)).toEqual(["section-figure-x"]);
});

test("in Markdown a figure is a fault, at its place", async () => {
  const text = 'One.\n\n<Figure data="spans">\n\nA.\n\n</Figure>\n\n`<Figure data="code">`\n';
  const { analysis } = await renderMarkdown(text, pathToFileURL("/articles/one/en.md"));
  expect(analysis.figures).toEqual([{ name: "", cited: [], fault: { kind: "markdown" }, line: 3, column: 1 }]);
});
