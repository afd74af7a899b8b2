/** The page that a reader is about to go to is there before the click, and nothing is fetched that nobody asked for. */
import type { Page } from "playwright/test";
import { expect, test } from "./reader.ts";

const HOME = "/en/";
const NEXT = "/en/articles/";

/** Requests for the next page from now on. */
function requestsOf(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (new URL(request.url()).pathname === NEXT) asked.push(request.headers()["sec-purpose"] ?? "");
  });
  return asked;
}

const linkTo = (page: Page) => page.locator(`header a[href="${NEXT}"]`);

/** Longer than a stay. */
const A_WHILE = 300;

test("a page is fetched when the pointer rests on its link, and once", async ({ page }) => {
  await page.goto(HOME);
  const asked = requestsOf(page);
  await linkTo(page).hover();
  await expect.poll(() => asked).toEqual(["prefetch"]);
  await page.locator("h1").hover();
  await linkTo(page).hover();
  await page.waitForTimeout(A_WHILE);
  expect(asked).toEqual(["prefetch"]);
});

test("focus is interest, too; passing by is not, and neither is a file, this page or another host", async ({
  page,
}) => {
  await page.goto(HOME);
  const all: string[] = [];
  page.on("request", (request) => all.push(new URL(request.url()).pathname));
  const first = page.locator("main a[href^='/en/']").first();
  await first.dispatchEvent("pointerover");
  await page.locator("h1").dispatchEvent("pointerover");
  for (const link of ["footer a[href$='.xml']", `header a[href="${HOME}"]`]) {
    await page.locator(link).first().dispatchEvent("pointerover");
    await page.waitForTimeout(A_WHILE);
  }
  expect(all).toEqual([]);
  await linkTo(page).focus();
  await expect.poll(() => all).toEqual([NEXT]);
});

for (const [line, connection] of Object.entries({
  "data is to be saved": { saveData: true, effectiveType: "4g" },
  "the line is slow": { saveData: false, effectiveType: "slow-2g" },
  "the line is not fast": { saveData: false, effectiveType: "3g" },
})) {
  test(`nothing is fetched ahead where ${line}`, async ({ page }) => {
    await page.addInitScript((value) => Object.defineProperty(navigator, "connection", { value }), connection);
    await page.goto(HOME);
    const asked = requestsOf(page);
    await linkTo(page).hover();
    await page.waitForTimeout(A_WHILE);
    expect(asked).toEqual([]);
  });
}
