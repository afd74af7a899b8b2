/** Figures as their pages show them: named, complete, without anything inline, and the same data twice. */
import { beforeAll, describe, expect, test } from "vitest";
import { attributeOf, type Element, elementsOf, only, select, textOf } from "../html.ts";
import { type Page, readSite } from "../site.ts";
import { basePath, sites } from "./builds.ts";

const [english, arabic] = ["/en/bridges-in-figures/", "/ar/al-jusur-fi-ashkal/"] as const;
const names = ["deck-loads", "materials", "stone-tiles", "building-time", "crossings", "history"];

let pages: Map<string, Page>;
beforeAll(async () => {
  pages = await readSite(sites.fixture);
});
const page = (address: string): Page => pages.get(address) ?? expect.fail(`no page at ${address}`);
const figuresOf = ({ document }: Page): Element[] => select(document, ".figure");
const figure = (name: string, address: string = english): Element => only(page(address).document, `#figure-${name}`);
/** Rows of the table of a figure, the head first. */
const rowsOf = (root: Element): string[][] =>
  select(root, "tr").map((row) =>
    elementsOf(row)
      .filter(({ tagName }) => /^t[hd]$/u.test(tagName))
      .map(textOf),
  );
const withoutSources = (text: string): string => text.replaceAll(/\s*\[[^\]]*\]/gu, "");

const cases = [
  ["fixture", sites.fixture],
  [`fixture under ${basePath}`, sites.base],
  ["content", sites.content],
] as const;

describe.each(cases)("every figure of %s", (_, folder) => {
  let all: [Page, Element][];
  beforeAll(async () => {
    all = [...(await readSite(folder)).values()].flatMap((one) =>
      figuresOf(one).map((element): [Page, Element] => [one, element]),
    );
  });

  test("is numbered in its page and named by its title", () => {
    for (const [{ document, address }, element] of all) {
      const id = attributeOf(element, "aria-labelledby") ?? expect.fail(`${address}: a figure without a name`);
      const number = select(document, ".figure").indexOf(element) + 1;
      expect(textOf(only(document, `#${id}`)), address).toMatch(new RegExp(` ${number}\\P{N}`, "u"));
    }
  });

  test("has nothing inline, and no text in a drawing", () => {
    for (const [{ address }, element] of all) {
      const parts = elementsOf(element);
      expect(
        parts.filter(({ tagName }) => ["style", "script", "img", "text"].includes(tagName)),
        address,
      ).toEqual([]);
      const attributes = parts.flatMap(({ attrs }) => attrs.map(({ name }) => name));
      expect(
        attributes.filter((name) => name === "style" || name.startsWith("on")),
        address,
      ).toEqual([]);
      for (const drawing of select(element, "svg")) {
        expect(attributeOf(drawing, "aria-hidden"), address).toBe("true");
        expect(textOf(drawing), address).toBe("");
      }
    }
  });

  test("has one table, with a head for every column and row, which keys reach", () => {
    for (const [{ address }, element] of all) {
      const table = only(element, "table");
      const [head = [], ...rows] = rowsOf(table);
      expect(rows.length, address).toBeGreaterThan(0);
      for (const row of rows) expect(row, address).toHaveLength(head.length);
      expect(select(table, "th[scope=col]").map(textOf), address).toEqual(head);
      expect(select(table, "th[scope=row]").map(textOf), address).toEqual(rows.map(([first]) => first));
      expect(attributeOf(only(element, ".table-scroll"), "tabindex"), address).toBe("0");
    }
  });

  test("leads to the entries of its sources, which its caption cites", () => {
    for (const [{ document, address }, element] of all) {
      const cited = select(element, "a[role=doc-biblioref]").map((link) => attributeOf(link, "href"));
      for (const link of select(element, ".figure-source a")) {
        const target = attributeOf(link, "href") ?? "";
        expect(cited, address).toContain(target);
        expect(attributeOf(only(document, target), "value"), address).toBe(textOf(link));
        const name = only(document, `#${attributeOf(link, "aria-labelledby")}`);
        expect(textOf(name), address).toContain(textOf(link));
      }
    }
  });

  test("fills its shapes with patterns of its own", () => {
    for (const [{ document, address }, element] of all) {
      const fills = select(element, "[fill]").flatMap((shape) => attributeOf(shape, "fill") ?? []);
      for (const fill of fills.filter((one) => one !== "none")) {
        const [, id = ""] = /^url\(#([^)]+)\)$/u.exec(fill) ?? [];
        expect(select(document, `#${id}`), `${address} ${fill}`).toHaveLength(1);
        expect(id.startsWith(`${attributeOf(element, "id")}_`), `${address} ${fill}`).toBe(true);
      }
    }
  });
});

describe("the fixture", () => {
  test("shows a figure of each kind in both languages, in the order of the text", () => {
    for (const address of [english, arabic])
      expect(figuresOf(page(address)).map((element) => attributeOf(element, "id"))).toEqual(
        names.map((name) => `figure-${name}`),
      );
  });

  test("keeps the author's caption with its markers, and counts them beside the section", () => {
    const caption = only(figure("deck-loads"), "figcaption");
    expect(select(caption, "em").map(textOf)).toEqual(["carry"]);
    expect(select(caption, "a[role=doc-biblioref]").map((link) => attributeOf(link, "id"))).toEqual([
      "cite-marlow-spans-2",
      "cite-rope-walk-1",
    ]);
    const [first] = select(page(english).document, ".folded-sources");
    expect(first && select(first, "b").map(textOf)).toEqual(["1", "2"]);
  });

  /** What the words of a drawing must hold: every cell of the table, markers aside. */
  test.each(names.filter((name) => name !== "materials"))(
    "says in the drawing of %s all that its table says",
    (name) => {
      for (const address of [english, arabic]) {
        const element = figure(name, address);
        const drawn = textOf(only(element, ".figure-drawing"));
        const [, ...rows] = rowsOf(only(element, "table"));
        const numbered = name === "crossings" ? 1 : -1;
        const cells = rows.flatMap((row) => row.filter((cell, index) => index !== numbered && cell !== ""));
        expect(cells.length).toBeGreaterThan(2);
        expect(cells.map(withoutSources).filter((cell) => !drawn.includes(cell))).toEqual([]);
        const sources = (root: Element): Set<string> => new Set(select(root, ".figure-source").map(textOf));
        expect(sources(only(element, "table")).difference(sources(only(element, ".figure-drawing")))).toEqual(
          new Set(),
        );
      }
    },
  );

  test("draws bars as long as their values on one scale, and ranges from end to end", () => {
    const bars = select(figure("deck-loads"), ".figure-track rect").map(({ attrs }) =>
      Object.fromEntries(
        attrs.filter(({ name }) => name === "x" || name === "width").map(({ name, value }) => [name, value]),
      ),
    );
    expect(bars).toEqual([
      { width: "5%" },
      { width: "20%" },
      { x: "20%", width: "40%" },
      { width: "84%" },
      { width: "0%" },
    ]);
  });

  test("draws the parts of a lane behind each other, each filled by its kind", () => {
    const [lane] = select(figure("building-time"), ".figure-lane");
    const parts = lane ? select(lane, ".figure-track rect") : [];
    expect(parts.map((part) => ["x", "width", "fill"].map((name) => attributeOf(part, name)))).toEqual([
      ["0%", "30%", "url(#figure-building-time_wait)"],
      ["30%", "45%", "url(#figure-building-time_work)"],
      ["75%", "15%", "url(#figure-building-time_lost)"],
    ]);
  });

  test("draws the useful corner of a shape to scale, where that can be seen", () => {
    const shapes = select(figure("stone-tiles"), ".figure-padding");
    expect(shapes.map((shape) => select(shape, ".figure-plan").length)).toEqual([0, 1, 1, 1, 0, 1, 0, 1]);
    const [corner] = select(shapes[5] ?? expect.fail("no plan"), ".figure-plan .figure-fill");
    expect(["width", "height"].map((name) => corner && attributeOf(corner, name))).toEqual(["96", "6"]);
  });
});
