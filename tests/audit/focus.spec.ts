/**
 * Every page gone through by Tab and back by Shift+Tab, its folds closed and open: the focus is always somewhere, in sight
 * (WCAG 2.4.11), and marked so that it is seen (2.4.7, 1.4.11).
 */
import type { Page } from "playwright/test";
import { expect, test } from "../e2e/reader.ts";
import { onEveryPage, openFolds, runIn } from "./pages.ts";

/** A screen, a phone, and a screen at 400 %, each in other colours. */
const WINDOWS = [
  { width: 1280, height: 720, media: { colorScheme: "light", forcedColors: "none" } },
  { width: 390, height: 600, media: { colorScheme: "dark", forcedColors: "none" } },
  { width: 320, height: 256, media: { colorScheme: "light", forcedColors: "active" } },
] as const;

/** More than any page has to stop at. */
const STOPS = 2000;

interface Stop {
  /** Tells one element of the page from another; absent where nothing has the focus. */
  element?: number;
  /** What is wrong with how the focus is shown. */
  faults: string[];
}

/** Presses a key from one end of a page to the other, and says what goes wrong on the way. */
async function walk(page: Page, key: string): Promise<string[]> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    getSelection()?.removeAllRanges();
    scrollTo(0, 0);
  });
  const faults: string[] = [];
  const seen = new Set<number>();
  for (let presses = 0; presses < STOPS; presses++) {
    await page.keyboard.press(key);
    const stop = await runIn<Stop>(page, LOOKING);
    // Where the page ends the browser's own controls would come; backwards they come first.
    if (stop.element === undefined && presses === 0) continue;
    if (stop.element === undefined) break;
    if (seen.has(stop.element)) return [...faults, `the focus goes in circles: ${stop.faults}`];
    seen.add(stop.element);
    faults.push(...stop.faults);
  }
  return [...faults, ...(await page.evaluate(unreached))];
}

test("the focus is never lost, never hidden, and always marked", async ({ browser }) => {
  test.setTimeout(10_800_000);
  const found = await onEveryPage(browser, async (page) => {
    const lines: string[] = [];
    for (const { width, height, media } of WINDOWS) {
      await page.emulateMedia({ ...media, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height });
      for (const key of ["Tab", "Shift+Tab"]) {
        if (key === "Shift+Tab") await openFolds(page);
        lines.push(...(await walk(page, key)).map((fault) => `${width} px, ${key}: ${fault}`));
      }
    }
    return lines;
  });
  expect(found).toEqual([]);
});

// What follows runs in the page.

/** What has the focus, and whether a reader sees it. */
function lookAtFocus(): Stop {
  const element = document.activeElement;
  if (!element || element === document.body) return { faults: [] };
  const page = window as Window & { stops?: Element[] };
  page.stops ??= [];
  const known = page.stops;
  if (!known.includes(element)) known.push(element);
  const faults = [coverOf(element), ringOf(element)].filter((fault) => fault !== undefined);
  const words = (element.getAttribute("aria-label") ?? element.textContent)?.trim().slice(0, 30);
  return { element: known.indexOf(element), faults: faults.map((fault) => `${element.localName} “${words}” ${fault}`) };
}

/** What hides an element, or most of it: the window's edge, or what stays in its place while the page moves. */
function coverOf(element: Element): string | undefined {
  const points = pointsOf(element);
  if (points.length === 0) return "is not in the window";
  const covers = points.flatMap(([x, y]) => coverAt(element, x, y)?.className ?? []);
  if (covers.length === points.length) return `lies under ${covers[0]}`;
  // A table that scrolls may be higher than the window.
  const isLow = element.getBoundingClientRect().height < innerHeight / 2;
  return covers.length > 0 && isLow ? `lies partly under ${covers[0]}` : undefined;
}

/** Corners, sides and middle of what is in the window of each box of an element. */
function pointsOf(element: Element): [number, number][] {
  return [...element.getClientRects()].flatMap((box) => {
    const [left, right] = [Math.max(box.left, 0) + 2, Math.min(box.right, innerWidth) - 2];
    const [top, bottom] = [Math.max(box.top, 0) + 2, Math.min(box.bottom, innerHeight) - 2];
    if (right <= left || bottom <= top) return [];
    const heights = [top, (top + bottom) / 2, bottom];
    return [left, (left + right) / 2, right].flatMap((x) => heights.map((y): [number, number] => [x, y]));
  });
}

function coverAt(element: Element, x: number, y: number): Element | undefined {
  for (let hit = document.elementFromPoint(x, y); hit && !hit.contains(element); hit = hit.parentElement)
    if (/sticky|fixed/u.test(getComputedStyle(hit).position)) return hit;
  return undefined;
}

/** What is wrong with the ring around what has the focus: 3:1, and two pixels wide at least. */
function ringOf(element: Element): string | undefined {
  // A field in a frame shows its focus by the frame.
  const ringed = (element.localName === "input" && element.closest(".search-field")) || element;
  const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(ringed);
  const width = Number.parseFloat(outlineWidth);
  if (outlineStyle === "none" || width < 2) return "has no ring";
  let behind = ringed.parentElement ?? document.body;
  while (behind !== document.documentElement && /^rgba.* 0\)$/u.test(getComputedStyle(behind).backgroundColor))
    behind = behind.parentElement ?? document.documentElement;
  const contrast = contrastOf(outlineColor, getComputedStyle(behind).backgroundColor);
  if (contrast < 3) return `has a ring of ${contrast.toFixed(1)}:1`;
  return ringIsCut(ringed, width + Number.parseFloat(outlineOffset) - 1) ? "has a ring that is cut off" : undefined;
}

/** By WCAG 2. */
function contrastOf(...colors: [string, string]): number {
  const [one = 0, other = 0] = colors.map((color) => {
    const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/gu) ?? []).map((value) => {
      const share = Number(value) / 255;
      return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  });
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** Whether a box around an element leaves out more than one side of its ring: one may be where a table has scrolled to. */
function ringIsCut(element: Element, reach: number): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
    if (!/auto|scroll|hidden|clip/u.test(getComputedStyle(box).overflow)) continue;
    const edge = box.getBoundingClientRect();
    const over = [edge.left - left, right - edge.right, edge.top - top, bottom - edge.bottom];
    if (over.filter((beyond) => beyond + reach > 0).length > 1) return true;
  }
  return false;
}

/** What a key should have come to and has not. */
function unreached(): string[] {
  const reached = (window as Window & { stops?: Element[] }).stops ?? [];
  return [...document.querySelectorAll<HTMLElement>("a[href], button, input, select, summary, [tabindex]")]
    .filter((element) => element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }))
    .filter((element) => !(reached.includes(element) || element.matches(":disabled")))
    .map((element) => `${element.localName} “${element.textContent?.trim().slice(0, 30)}” is not reached`);
}

const LOOKING = [lookAtFocus, coverOf, pointsOf, coverAt, ringOf, contrastOf, ringIsCut];
