/** The reader's place, when the language is switched in the middle of a text. */
import type { Page } from "playwright/test";
import { expect, test } from "./reader.ts";

/** Below the header: the number of the block at which the window begins, and its height there in pixels. */
const topOf = (page: Page) =>
  page.evaluate(() => {
    const edge = document.querySelector(".site-header")?.getBoundingClientRect().bottom ?? 0;
    const blocks = [...document.querySelectorAll<HTMLElement>(".prose [data-block]")];
    const top = blocks.find((block) => block.getBoundingClientRect().bottom > edge);
    return { block: Number(top?.dataset["block"]), height: (top?.getBoundingClientRect().top ?? 0) - edge };
  });

const scrollTo = (page: Page, id: string) =>
  page.evaluate((heading) => document.getElementById(heading)?.scrollIntoView(), id);

const english = "/en/bridges-in-every-form/";

test("is kept at the switch, told to a screen reader and taken out of the address", async ({ page }) => {
  await page.goto(english);
  await scrollTo(page, "thirty-in-a-row");
  const before = await topOf(page);
  const arabic = page.getByRole("link", { name: "العربية" });
  await arabic.click();
  await expect(page).toHaveURL(/\/ar\/al-jusur\/$/u);
  await expect(page.locator("#page-kept")).toHaveText(/^الموضع نفسه، القسم «[^[]+»$/u);
  // The Arabic lacks a paragraph before it.
  expect(await page.locator(":focus").getAttribute("data-block")).toBe(String(before.block - 1));
  const after = await topOf(page);
  expect(after.block).toBe(before.block - 1);
  expect(Math.abs(after.height - before.height)).toBeLessThan(2);

  // By keyboard and back, in a new tab; what is under the focus stays in sight below the header.
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest("[data-block]") !== null)).toBe(true);
  const link = page.getByRole("navigation", { name: "اللغة" }).getByRole("link", { name: "English" });
  const seen = await page.evaluate(() => scrollY);
  await link.focus();
  expect(await page.evaluate(() => scrollY)).toBe(seen);
  expect((await topOf(page)).block).toBe(after.block);
  const opened = page.context().waitForEvent("page");
  await page.keyboard.press("Control+Enter");
  const tab = await opened;
  await tab.waitForURL(new RegExp(`${english}$`, "u"));
  await expect.poll(async () => (await topOf(tab)).block).toBe(before.block);
  await expect(link).toHaveJSProperty("hash", "");
});

test("at the top of a page is its top, and at an entry of the bibliography the same entry", async ({ page }) => {
  await page.goto(english);
  await page.getByRole("link", { name: "العربية" }).click();
  await page.waitForURL(/\/al-jusur\/$/u);
  expect(await page.evaluate(() => [scrollY, document.activeElement === document.body])).toEqual([0, true]);
  await scrollTo(page, "ref-rope-walk");
  await page.getByRole("navigation", { name: "اللغة" }).getByRole("link", { name: "English" }).click();
  await page.waitForURL(new RegExp(`${english}$`, "u"));
  await expect(page.locator("#ref-rope-walk")).toBeInViewport();
});

/** A tap that no pointer or focus has announced: what it needs is not there yet. */
const tap = (page: Page) =>
  page.getByRole("link", { name: "العربية" }).evaluate((link: HTMLAnchorElement) => link.click());

test("is kept when the tap comes before the script", async ({ page }) => {
  await page.route("**/kept-place.*.js", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  await page.goto(english);
  await scrollTo(page, "thirty-in-a-row");
  const { block } = await topOf(page);
  await tap(page);
  await expect(page).toHaveURL(/\/ar\/al-jusur\/$/u);
  await expect.poll(async () => (await topOf(page)).block).toBe(block - 1);
});

test.describe("when the script is lost", () => {
  test.use({ allowedErrors: /404|Failed to (?:fetch|load)|dynamically imported/iu });

  test("the link is a link", async ({ page }) => {
    await page.route("**/kept-place.*.js", (route) => route.fulfill({ status: 404, body: "" }));
    await page.goto(english);
    await scrollTo(page, "thirty-in-a-row");
    await tap(page);
    await expect(page).toHaveURL(/\/ar\/al-jusur\/$/u);
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("each section leads to itself in the other language", async ({ page }) => {
    await page.goto(`${english}#thirty-in-a-row`);
    const link = page.locator("#thirty-in-a-row ~ noscript a").first();
    await expect(link).toHaveAttribute("lang", "ar");
    expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(24);
    await link.click();
    await expect(page).toHaveURL(/\/ar\/al-jusur\/#./u);
    await expect(page.locator("h2:target")).toBeInViewport();
    await page.locator("h2:target ~ noscript a").first().click();
    await expect(page).toHaveURL(new RegExp(`${english}#thirty-in-a-row$`, "u"));
  });
});
