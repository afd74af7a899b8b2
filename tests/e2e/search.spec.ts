/** Finding a word. */
import { expect, test } from "./reader.ts";

test("a word is found in the language of the page and shown with its surroundings, as text", async ({ page }) => {
  await page.goto("/en/");
  await page.getByRole("searchbox").first().fill("sideways");
  await page.getByRole("searchbox").first().press("Enter");
  await expect(page).toHaveURL(/\/en\/search\/\?q=sideways$/u);
  const results = page.locator(".search-results li");
  await expect(results).toHaveCount(1);
  await expect(results.getByRole("link")).toHaveAttribute("href", "/en/bridges-in-every-form/");
  await expect(results.locator("mark").first()).toHaveText(/^sideways/u);
  await expect(results).not.toContainText("[1]");
  await expect(page.getByRole("status")).toHaveText("Results: 1");
  await expect(page.getByRole("searchbox").first()).toHaveValue("sideways");
});

test("Arabic words are found in Arabic articles", async ({ page }) => {
  await page.goto(`/ar/bahth/?q=${encodeURIComponent("المخاضة")}`);
  await expect(page.locator(".search-results a").first()).toHaveAttribute("href", "/ar/makhadat-al-hijara/");
});

for (const query of ["zzzzz", "<img src=x onerror=alert(1)>", '"', "🌉🌉"]) {
  test(`what is not there is not found, and does no harm: ${query}`, async ({ page }) => {
    page.on("dialog", (dialog) => expect.soft(dialog.message()).toBe("no dialog"));
    await page.goto(`/en/search/?q=${encodeURIComponent(query)}`);
    await expect(page.getByRole("status")).not.toHaveText("Searching…");
    await expect(page.getByRole("status")).not.toBeEmpty();
    await expect(page.getByRole("searchbox").first()).toHaveValue(query);
    await expect(page.locator("search-results img")).toHaveCount(0);
  });
}

test.describe("when the index is lost", () => {
  test.use({ allowedErrors: /404|Failed to fetch|Failed to load/u });

  test("the reader is told, and led to all articles", async ({ page }) => {
    await page.route("**/pagefind/**", (route) => route.fulfill({ status: 404, body: "" }));
    await page.goto("/en/search/?q=bridge");
    await expect(page.getByRole("status")).toHaveText(/not available/u);
    await page.getByRole("main").getByRole("link", { name: "All articles" }).click();
    await expect(page).toHaveURL(/\/en\/articles\/$/u);
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  for (const [address, words, list] of [
    ["/en/search/?q=bridge", "Search needs JavaScript.", "/en/articles/"],
    ["/ar/bahth/?q=bridge", "يحتاج البحث إلى JavaScript.", "/ar/maqalat/"],
  ] as const) {
    test(`the way out is shown: ${address}`, async ({ page }) => {
      await page.goto(address);
      await expect(page.getByText(words)).toBeVisible();
      await expect(page.getByRole("main").locator(`a[href="${list}"]`)).toBeVisible();
    });
  }

  test("the choice of a theme, which would do nothing, is not shown", async ({ page }) => {
    await page.goto("/en/");
    await expect(page.locator("theme-choice")).toBeHidden();
  });
});
