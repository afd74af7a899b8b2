/** Figures in a browser: what only a rendered page can show. */
import type { Locator, Page } from "playwright/test";
import { expect, overflowOf, test } from "./reader.ts";

const [english, arabic] = ["/en/bridges-in-figures/", "/ar/al-jusur-fi-ashkal/"] as const;

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
const boxOf = async (element: Locator): Promise<Box> => {
  const box = await element.boundingBox();
  if (box === null) throw new Error("It is not shown.");
  return box;
};

const openTables = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const fold of document.querySelectorAll<HTMLDetailsElement>(".figure-data")) fold.open = true;
  });

test.describe("at 320 pixels", () => {
  test.use({ viewport: { width: 320, height: 800 } });

  for (const address of [english, arabic]) {
    test(`${address} has every figure in its window, and what is wider scrolls in itself by keys`, async ({ page }) => {
      await page.goto(address);
      await openTables(page);
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
      const outside = await page.evaluate(() =>
        [...document.querySelectorAll(".figure-drawing :not(pattern *)")]
          .map((part) => part.getBoundingClientRect())
          .filter(({ left, right }) => Math.floor(left) < 0 || Math.ceil(right) > innerWidth),
      );
      expect(outside).toEqual([]);
      const table = page.locator("#figure-stone-tiles .table-scroll");
      expect(await table.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeGreaterThan(0);
      await table.focus();
      await expect(table).toBeFocused();
      await page.keyboard.press(address === english ? "ArrowRight" : "ArrowLeft");
      await expect.poll(() => table.evaluate((element) => Math.abs(element.scrollLeft))).toBeGreaterThan(0);
    });
  }
});

test.describe("the first shape of a bar", () => {
  const measured = async (page: Page): Promise<{ bar: Box; whole: Box }> => {
    const row = page.locator("#figure-deck-loads .figure-row").first();
    return { bar: await boxOf(row.locator("rect")), whole: await boxOf(row.locator(".figure-track")) };
  };

  test("grows from the left where the language runs from left to right", async ({ page }) => {
    await page.goto(english);
    const { bar, whole } = await measured(page);
    expect(bar.x).toBeCloseTo(whole.x, 0);
    expect(bar.width).toBeCloseTo(whole.width * 0.05, 0);
  });

  test("grows from the right where it runs from right to left", async ({ page }) => {
    await page.goto(arabic);
    const { bar, whole } = await measured(page);
    expect(bar.x + bar.width).toBeCloseTo(whole.x + whole.width, 0);
  });
});

test("the numbers of a scale stand at its marks", async ({ page }) => {
  await page.goto(english);
  const figure = page.locator("#figure-deck-loads");
  const marks = figure.locator(".figure-row").first().locator(".figure-tick");
  const numbers = figure.locator(".figure-scale > span > span");
  expect(await marks.count()).toBe(await numbers.count());
  for (const index of [1, 2, 3, 4]) {
    const [mark, number] = [await boxOf(marks.nth(index)), await boxOf(numbers.nth(index))];
    expect(Math.abs(mark.x + mark.width / 2 - (number.x + number.width / 2))).toBeLessThan(2);
  }
});

test("the steps of a path stand in reading direction", async ({ page }) => {
  for (const address of [english, arabic]) {
    await page.setViewportSize({ width: 1440, height: 800 });
    await page.goto(address);
    const steps = page.locator("#figure-crossings .figure-path").nth(1).locator(".figure-step");
    const [first, second] = [await boxOf(steps.nth(0)), await boxOf(steps.nth(1))];
    expect(second.y).toBeCloseTo(first.y, 0);
    if (address === english) expect(second.x).toBeGreaterThan(first.x);
    else expect(second.x).toBeLessThan(first.x);
  }
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`shapes are told from the ${colorScheme} paper, by forced colours too`, async ({ page }) => {
    for (const forcedColors of ["none", "active"] as const) {
      await page.emulateMedia({ colorScheme, forcedColors });
      await page.goto(english);
      const colours = await page.locator("#figure-deck-loads").evaluate((figure) => {
        const fill = figure.querySelector("rect.figure-fill[y]");
        return [fill ? getComputedStyle(fill).fill : "", getComputedStyle(document.body).backgroundColor];
      });
      expect(colours[0]).toMatch(/^rgb/u);
      expect(colours[0]).not.toBe(colours[1]);
    }
  });
}

test("a marker in a caption opens its card", async ({ page }) => {
  await page.goto(english);
  await page.locator("#cite-rope-walk-1").click();
  await expect(page.locator(".card:popover-open")).toContainText("What a Rope Remembers");
});

test("on paper the drawing stands for the folded table, and one that was opened is printed", async ({ page }) => {
  await page.goto(english);
  await page.emulateMedia({ media: "print" });
  const figure = page.locator("#figure-deck-loads");
  await expect(figure.locator(".figure-row").first()).toBeVisible();
  await expect(figure.locator("summary")).toBeHidden();
  await openTables(page);
  await expect(figure.locator("table")).toBeVisible();
});
