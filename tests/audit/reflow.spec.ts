/**
 * Enlarged to 400 % (WCAG 1.4.10), with text alone at 200 % (1.4.4), and with the spacing of 1.4.12, a page loses nothing:
 * it is as wide as its window, and no text is cut off or lies over other text.
 */
import type { Page } from "playwright/test";
import { expect, test } from "../e2e/reader.ts";
import { fillSearch, onEveryPage, openCard, openFolds, openSearch, runIn } from "./pages.ts";

const SPACED = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }`;
/** How a reader changes a page: the window in CSS pixels, and a style sheet. */
interface Change {
  name: string;
  width: number;
  height: number;
  style: string;
}

const CHANGES: readonly Change[] = [
  // 1280 × 1024 pixels at 400 %.
  { name: "400 %", width: 320, height: 256, style: "" },
  { name: "spaced", width: 1280, height: 720, style: SPACED },
  { name: "spaced and narrow", width: 320, height: 640, style: SPACED },
];

/** By the browser's own setting. */
const LARGE: readonly Change[] = [
  { name: "large text", width: 1280, height: 720, style: "" },
  { name: "large text on a phone", width: 390, height: 720, style: "" },
];

/** What is lost on a page under each change, with its folds, a card and the search open. */
async function lossesUnder(page: Page, changes: readonly Change[]): Promise<string[]> {
  const lines: string[] = [];
  await fillSearch(page);
  await openFolds(page);
  for (const { name, width, height, style } of changes) {
    await page.setViewportSize({ width, height });
    await page.evaluate((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      document.adoptedStyleSheets = [sheet];
    }, style);
    const note = async (part: string): Promise<void> => {
      lines.push(...(await runIn<string[]>(page, IN_PAGE, part)).map((loss) => `${name}, ${part}: ${loss}`));
    };
    await note("body");
    if (await openCard(page)) await note(".card");
    await page.keyboard.press("Escape");
    if (await openSearch(page)) await note("dialog");
    await page.keyboard.press("Escape");
  }
  return lines;
}

test("nothing is lost at 400 %, or with the spacing of WCAG 1.4.12", async ({ browser }) => {
  test.setTimeout(10_800_000);
  const look = (page: Page): Promise<string[]> => lossesUnder(page, CHANGES);
  expect(await onEveryPage(browser, look, { reducedMotion: "reduce" })).toEqual([]);
});

test("nothing is lost where the text alone is twice as large", async ({ browser, launchOptions }) => {
  test.setTimeout(10_800_000);
  const args = [...(launchOptions.args ?? []), "--blink-settings=defaultFontSize=32"];
  const large = await browser.browserType().launch({ ...launchOptions, args });
  const look = async (page: Page): Promise<string[]> => {
    const size = await page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
    return [...(size === "32px" ? [] : [`the text is ${size}`]), ...(await lossesUnder(page, LARGE))];
  };
  expect(await onEveryPage(large, look, { reducedMotion: "reduce" })).toEqual([]);
  await large.close();
});

test("and what is cut off, too wide or covered would be noticed", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await page.goto("/en/about/");
  await page.evaluate(() => {
    const main = document.querySelector("main");
    for (const [name, style] of Object.entries({
      cut: { overflow: "hidden", blockSize: "0.5rem" },
      wide: { inlineSize: "400px", textAlign: "end" },
      covering: { marginBlockEnd: "-1.5rem" },
      covered: {},
    })) {
      const line = document.createElement("p");
      line.id = name;
      line.textContent = `words that are ${name}`;
      Object.assign(line.style, style);
      main?.append(line);
    }
  });
  const found = (await runIn<string[]>(page, IN_PAGE, "body")).join("\n");
  for (const words of [
    "the page is",
    "cut off",
    "outside of the window",
    "p “words that are covering” in main. lies over p “words that are covered” in main.",
  ])
    expect(found).toContain(words);
});

// What follows runs in the page.

/** A line of text as it is drawn. */
interface Line {
  left: number;
  right: number;
  top: number;
  bottom: number;
  element: Element;
  /** The nearest box around it that scrolls, or stays in its place while the rest moves: that lies over the rest. */
  layer: Element | undefined;
  scrolls: boolean;
}

function lossesIn(part: string): string[] {
  const root = document.querySelector(part) ?? document.body;
  const { scrollWidth, clientWidth } = document.documentElement;
  const lines = linesIn(root);
  return [
    ...(scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide in ${clientWidth}`] : []),
    ...[...root.querySelectorAll<HTMLElement>("*")].filter(isCutOff).map((element) => `cut off: ${nameOf(element)}`),
    ...lines
      .filter(({ left, right, scrolls }) => !scrolls && (left < -2 || right > clientWidth + 2))
      .map(({ element }) => `outside of the window: ${nameOf(element)}`),
    ...overlaps(lines).map(([one, other]) => `${nameOf(one.element)} lies over ${nameOf(other.element)}`),
  ];
}

function nameOf(element: Element): string {
  const words = element.textContent?.trim().replaceAll(/\s+/gu, " ").slice(0, 40);
  return `${element.localName} “${words}” in ${element.parentElement?.localName}.${element.parentElement?.className}`;
}

function overflows(element: Element, value: RegExp): boolean {
  const { overflowX, overflowY } = getComputedStyle(element);
  return value.test(overflowX + overflowY);
}

/** The nearest around an element that is so. */
function around(element: Element | null, isSo: (one: Element) => boolean): Element | undefined {
  for (let one = element; one && one !== document.body; one = one.parentElement) if (isSo(one)) return one;
  return undefined;
}

/** Those who listen alone have it, or nobody has. */
function isUnseen(element: Element): boolean {
  const isHidden = (one: Element): boolean => getComputedStyle(one).clipPath !== "none" || one.matches("svg *, option");
  return around(element, isHidden) !== undefined || !element.checkVisibility({ visibilityProperty: true });
}

/** A field can be gone through; excerpts of results end where there is no room: what they are of is behind their link. */
function isCutOff(element: HTMLElement): boolean {
  const { clientWidth, clientHeight, scrollWidth, scrollHeight } = element;
  const isLarger = clientWidth > 0 && (scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1);
  if (!isLarger || element.localName === "input" || getComputedStyle(element).webkitLineClamp !== "none") return false;
  return overflows(element, /hidden|clip/u) && !isUnseen(element);
}

function linesIn(root: Element): Line[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const lines: Line[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (element && node.nodeValue?.trim() && !isUnseen(element)) lines.push(...linesOf(node, element));
  }
  return lines;
}

function linesOf(node: Node, element: Element): Line[] {
  const isScroller = (one: Element): boolean => overflows(one, /auto|scroll/u);
  const scroller = around(element, isScroller);
  const layer = around(element, (one) => one === scroller || /sticky|fixed/u.test(getComputedStyle(one).position));
  const end = around(element, (one) => overflows(one, /hidden|clip/u))?.getBoundingClientRect().bottom ?? Infinity;
  const range = document.createRange();
  range.selectNodeContents(node);
  return [...range.getClientRects()]
    .filter(({ width, top }) => width >= 1 && top < end)
    .map(({ left, right, top, bottom, height }) => ({
      // The boxes of lines overlap where their letters do not.
      ...{ left: left + 1, right: right - 1, top: top + height * 0.3, bottom: bottom - height * 0.3 },
      ...{ element, layer, scrolls: scroller !== undefined },
    }));
}

/** Lines of two elements that share more than a pixel. */
function overlaps(lines: Line[]): [Line, Line][] {
  const sorted = lines.toSorted((a, b) => a.top - b.top);
  return sorted.flatMap((line, index) => {
    const below = sorted.slice(index + 1, index + 60).filter(({ top }) => top < line.bottom - 1);
    return below
      .filter(({ element, layer }) => element !== line.element && layer === line.layer)
      .filter(({ left, right }) => Math.min(right, line.right) - Math.max(left, line.left) > 1)
      .map((other): [Line, Line] => [line, other]);
  });
}

const IN_PAGE = [lossesIn, nameOf, overflows, around, isUnseen, isCutOff, linesIn, linesOf, overlaps];
