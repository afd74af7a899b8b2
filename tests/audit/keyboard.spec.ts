/** What a reader does with keys leaves the focus somewhere, also where it hides or disables what was pressed. */
import type { Page } from "playwright/test";
import { expect, test } from "../e2e/reader.ts";

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: element } = document;
    return element === document.body
      ? "nothing"
      : `${element?.localName} ${element?.getAttribute("name") ?? ""}`.trim();
  });

test.describe("where a file does not come", () => {
  test.use({ allowedErrors: /Failed to (?:fetch|load)|Pagefind|dynamically imported/iu });

  test("who tries the search again is in its field, whether it comes or not", async ({ page }) => {
    await page.route("**/pagefind/**", (route) => route.abort());
    await page.goto("/en/search/?q=rope");
    const again = page.locator("main .search-retry");
    await again.press("Enter");
    await expect.poll(() => focused(page)).toBe("input q");
    await expect(again).toBeVisible();
    expect(await focused(page)).toBe("input q");
  });
});

test("a box that brings nothing any more keeps the focus", async ({ page }) => {
  await page.goto("/en/search/?q=sideways&kind=source");
  const panel = page.locator("main search-panel");
  await expect(panel).toHaveAttribute("data-phase", /found|none/u);
  const box = page.locator("main input[name=kind][value=source]");
  await box.press("Space");
  await expect(panel.locator(".search-results > li")).toHaveCount(1);
  await expect(box.locator("xpath=../small")).toHaveText("0");
  await expect(box).toBeEnabled();
  expect(await focused(page)).toBe("input kind");
});

test("the list of sources gives the focus to its first choice when all are shown again", async ({ page }) => {
  await page.goto("/en/sources/?kind=paper");
  await page.locator(".source-choice button").press("Enter");
  expect(await focused(page)).toBe("select kind");
});

test("the skip link is seen when it has the focus, and leads to the text", async ({ page }) => {
  for (const address of ["/en/about/", "/ar/al-jusur/"]) {
    await page.goto(address);
    await page.keyboard.press("Tab");
    const skip = page.locator(".skip");
    await expect(skip).toBeFocused();
    const isOnTop = await skip.evaluate((link) => {
      const { left, top, width, height } = link.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + height / 2) === link;
    });
    expect(isOnTop).toBe(true);
    await page.keyboard.press("Enter");
    expect(await focused(page)).toBe("main");
  }
});
