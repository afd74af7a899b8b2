/** Themes, the active section, narrow screens and paper. */
import type { Page } from "playwright/test";
import { contentPages, expect, fixturePages, overflowOf, siteAddress, test } from "./reader.ts";

const article = "/en/bridges-in-every-form/";

const backgroundOf = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor);

const openFolds = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const fold of document.querySelectorAll("details")) fold.open = true;
  });

/** Tables whose scroll is longer for the invisible target of a link at their edge than their words need. */
const widenedByTargets = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const tables = [...document.querySelectorAll(".table-scroll")];
    const widths = tables.map(({ scrollWidth }) => scrollWidth);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(".table-scroll a::after { display: none; }");
    document.adoptedStyleSheets = [sheet];
    const widened = tables.filter(({ scrollWidth }, index) => scrollWidth < (widths[index] ?? 0));
    document.adoptedStyleSheets = [];
    return widened.length;
  });

/** Lightness of a colour, 0 to 1, whatever the form in which the browser gives it. */
async function lightnessOf(page: Page, color: string): Promise<number> {
  return page.evaluate((value) => {
    const context = document.createElement("canvas").getContext("2d");
    if (!context) return -1;
    context.fillStyle = value;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return (red + green + blue) / 765;
  }, color);
}

test.describe("the theme", () => {
  test("follows the system until a reader chooses", async ({ page }) => {
    await page.emulateMedia({ colorScheme: "light" });
    await page.goto(article);
    expect(await lightnessOf(page, await backgroundOf(page))).toBeGreaterThan(0.9);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await lightnessOf(page, await backgroundOf(page))).toBeLessThan(0.2);
  });

  for (const [system, theme] of [
    ["light", "dark"],
    ["dark", "light"],
  ] as const) {
    test(`stays as chosen, against a ${system} system, from the first frame on`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: system });
      await page.goto("/en/");
      await page.getByLabel("Theme").selectOption(theme);
      await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
      const chosen = await backgroundOf(page);

      await page.addInitScript(() => {
        // Called in front of every frame that is painted; the first with a body is what a reader sees first.
        const look = (): void => {
          if (document.body) Object.assign(window, { first: document.documentElement.dataset["theme"] ?? "none" });
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      });
      await page.goto(article);
      expect(await page.evaluate(() => (window as Window & { first?: string }).first)).toBe(theme);
      expect(await backgroundOf(page)).toBe(chosen);
      await expect(page.getByLabel("Theme")).toHaveValue(theme);

      await page.getByLabel("Theme").selectOption("system");
      await expect(page.locator("html")).not.toHaveAttribute("data-theme");
      expect(await backgroundOf(page)).not.toBe(chosen);
      await page.reload();
      await expect(page.locator("html")).not.toHaveAttribute("data-theme");
    });
  }
});

test("the contents list marks the section that is read, and only it", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 800 });
  await page.goto(article);
  const current = page.locator('.contents a[aria-current="location"]');
  for (const name of ["What is no citation", "Where a marker can stand", "References"]) {
    await page.locator(".contents").getByRole("link", { name }).click();
    await expect(current).toHaveText([name]);
  }
  // A jump past several headings at once.
  await page.keyboard.press("Home");
  await expect(current).toHaveCount(0);
  await page.keyboard.press("End");
  await expect(current).toHaveText(["References"]);
});

test.describe("nothing is wider than its window", () => {
  const widths = [320, 390, 768, 1024, 1200, 1440, 1920];

  for (const address of fixturePages) {
    test(address, async ({ page }) => {
      await page.goto(address);
      await openFolds(page);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        expect.soft(await overflowOf(page), `${width} px`).toBeLessThanOrEqual(0);
      }
    });
  }

  test("and something wider would be noticed", async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 800 });
    await page.goto(article);
    await page.evaluate(() => {
      const wide = document.createElement("div");
      wide.style.inlineSize = "400px";
      wide.textContent = "wide";
      document.querySelector("main")?.append(wide);
    });
    expect(await overflowOf(page)).toBeGreaterThan(0);
  });

  for (const part of [0, 1, 2, 3]) {
    test(`on any page of the project's own site (part ${part + 1} of 4)`, async ({ page }) => {
      test.slow();
      const paths = (await contentPages(page)).filter((_, index) => index % 4 === part);
      expect(paths).not.toEqual([]);
      for (const path of paths) {
        await page.goto(new URL(path, siteAddress("content")).href);
        await openFolds(page);
        for (const width of [320, 1440]) {
          await page.setViewportSize({ width, height: 800 });
          expect.soft(await overflowOf(page), `${path} at ${width} px`).toBeLessThanOrEqual(0);
          expect.soft(await widenedByTargets(page), `tables of ${path} at ${width} px`).toBe(0);
        }
      }
    });
  }
});

test("on paper there is no navigation, and every source has its address", async ({ page }) => {
  await page.goto(article);
  await expect(page.locator("#ref-rope-walk .print-address")).toBeHidden();
  await page.emulateMedia({ media: "print" });
  for (const part of [
    "nav.languages",
    ".site-search",
    ".contents",
    "nav.breadcrumb",
    ".skip",
    "theme-choice",
    ".margin-sources",
    ".folded-sources",
    ".entry-uses",
  ]) {
    await expect(page.locator(part).first(), part).toBeHidden();
  }
  await expect(page.locator("#ref-rope-walk .print-address")).toBeVisible();
  await expect(page.locator("#ref-rope-walk .print-address")).toContainText("https://example.org/rope_walk");
  await expect(page.locator("#cite-marlow-spans-1")).toBeVisible();
});

test("fonts come from the site and weigh at most 85 KB together", async ({ page }) => {
  const fonts: Promise<number>[] = [];
  page.on("response", (response) => {
    if (/\.woff2$/u.test(response.url())) fonts.push(response.body().then(({ length }) => length));
  });
  await page.goto(article, { waitUntil: "networkidle" });
  const sizes = await Promise.all(fonts);
  expect(sizes.length).toBeGreaterThan(0);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(85 * 1024);
});

test("nothing moves while a page loads", async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(window, { shift: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        (window as Window & { shift?: number }).shift =
          ((window as Window & { shift?: number }).shift ?? 0) + (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(article, { waitUntil: "networkidle" });
  await page.evaluate(() => document.fonts.ready);
  expect(await page.evaluate(() => (window as Window & { shift?: number }).shift)).toBeLessThan(0.02);
});
