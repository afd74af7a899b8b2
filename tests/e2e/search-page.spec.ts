/** The search on a page of its own, with an address for every query. */
import { expect, test } from "./reader.ts";
import { answered, dialogOf, fieldOf, held, panelOf, resultsOf, titlesOf } from "./search.ts";

test.describe("the search page in another language", () => {
  test("asks the same", async ({ page }) => {
    await page.goto("/en/search/?q=marlow&kind=source");
    await answered(page, "marlow");
    await page.locator(".languages").getByRole("link", { name: "العربية" }).click();
    await expect(page).toHaveURL("/ar/bahth/?q=marlow&kind=source");
    await answered(page, "marlow");
  });
});

test.describe("the search page", () => {
  test("has an address for every search, and Back goes through them", async ({ page }) => {
    await page.goto("/en/search/");
    await fieldOf(page).fill("sideways");
    await expect(page).toHaveURL(/\?q=sideways$/u);
    await answered(page, "sideways");
    await page.keyboard.press("Enter");
    await fieldOf(page).fill("rope");
    await answered(page, "rope");
    await expect(page).toHaveURL(/\?q=rope$/u);
    await page.goBack();
    await answered(page, "sideways");
    await expect(fieldOf(page)).toHaveValue("sideways");
    await page.goForward();
    await answered(page, "rope");
    await fieldOf(page).fill("");
    await expect(page).toHaveURL(/\/en\/search\/$/u);
  });

  test("has its results again, and the reader at the link that was followed", async ({ page }) => {
    await page.setViewportSize({ width: 800, height: 500 });
    await page.goto("/en/search/?q=rope");
    await answered(page, "rope");
    const before = await titlesOf(page);
    const link = resultsOf(page).getByRole("link").last();
    const followed = await link.getAttribute("href");
    await link.click();
    await page.waitForURL(/found=/u);
    await page.goBack();
    await answered(page, "rope");
    expect(await titlesOf(page)).toEqual(before);
    const focused = panelOf(page).locator(":focus");
    await expect(focused).toHaveAttribute("href", followed ?? "");
    await expect(focused).toBeInViewport();
  });

  test("keeps what is typed before its script is there", async ({ page }) => {
    const arrive = await held(page, "**/_astro/panel.*.js");
    await page.goto("/en/search/?q=rope", { waitUntil: "commit" });
    await fieldOf(page).fill("sideways");
    arrive();
    await answered(page, "sideways");
    await expect(page).toHaveURL(/\?q=sideways$/u);
  });

  test("does not take a link within the page for a search", async ({ page }) => {
    await page.goto("/en/search/?q=20&everywhere=yes");
    await answered(page, "20");
    await page.getByRole("button", { name: "More results" }).click();
    await expect(resultsOf(page)).toHaveCount(11);
    await page.locator("body").press("Tab");
    await page.locator(".skip").focus();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/#page-main$/u);
    await page.goBack();
    await expect(resultsOf(page)).toHaveCount(11);
  });

  test("gives the field its focus by / and Ctrl+K, and opens no dialog", async ({ page }) => {
    await page.goto("/en/search/?q=rope");
    for (const key of ["/", "Control+k"]) {
      await page.locator("main").focus();
      await page.keyboard.press(key);
      await expect(fieldOf(page)).toBeFocused();
    }
    await expect(dialogOf(page)).toHaveCount(0);
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  for (const [start, address, words, list] of [
    ["/en/", "/en/search/?q=bridge", "Search needs JavaScript.", "/en/articles/"],
    ["/ar/", "/ar/bahth/?q=bridge", "يحتاج البحث إلى JavaScript.", "/ar/maqalat/"],
  ] as const) {
    test(`the form leads to the search page, and that to the lists: ${start}`, async ({ page }) => {
      await page.goto(start);
      await page.getByRole("searchbox").first().fill("bridge");
      await page.getByRole("searchbox").first().press("Enter");
      await expect(page).toHaveURL(address);
      await expect(page.locator(".search-without-scripts")).toContainText(words);
      await expect(page.getByRole("main").locator(`a[href="${list}"]`)).toBeVisible();
      await expect(panelOf(page).getByRole("checkbox")).toHaveCount(0);
    });
  }

  test("the choice of a theme, which would do nothing, is not shown", async ({ page }) => {
    await page.goto("/en/");
    await expect(page.locator("theme-choice")).toBeHidden();
  });
});
