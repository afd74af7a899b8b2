/** From one language to the others. */
import { expect, test } from "./reader.ts";

test("the switch leads to the same article", async ({ page }) => {
  await page.goto("/en/bridges-in-every-form/");
  await page.getByRole("navigation", { name: "Language" }).getByRole("link", { name: "العربية" }).click();
  await expect(page).toHaveURL(/\/ar\/al-jusur\/$/u);
  await expect(page.locator("html")).toHaveAttribute("lang", "ar");
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await page.getByRole("navigation", { name: "اللغة" }).getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL(/\/en\/bridges-in-every-form\/$/u);
});

test("where an article is missing, the switch says so before it is followed, in the language it concerns", async ({
  page,
}) => {
  await page.goto("/en/cables-from-mdx/");
  const link = page.getByRole("navigation", { name: "Language" }).getByRole("link", { name: "العربية" });
  await expect(link).toContainText("غير مترجمة: الصفحة الرئيسية");
  await expect(link).toHaveAttribute("lang", "ar");
  await link.click();
  await expect(page).toHaveURL(/\/ar\/$/u);
});

test("the first page lets a reader choose, and goes nowhere by itself", async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveURL(/\/$/u);
  await expect(page.getByRole("main").getByRole("link")).toHaveCount(3);
  await page.getByRole("link", { name: "العربية" }).click();
  await expect(page).toHaveURL(/\/ar\/$/u);
});

test.describe("a lost reader", () => {
  test.use({ allowedErrors: /404/u });

  for (const address of ["/en/nothing/", "/ar/لا-شيء/", "/nothing.html", "/en/bridges-in-every-form/nothing/"]) {
    test(`is told so in every language and led home: ${address}`, async ({ page }) => {
      const response = await page.goto(address);
      expect(response?.status()).toBe(404);
      await expect(page.getByRole("heading", { level: 1, name: "Page not found" })).toBeVisible();
      for (const words of ["الصفحة غير موجودة", "Pagina non trovata"])
        await expect(page.getByText(words, { exact: true })).toBeVisible();
      await page.getByRole("link", { name: "الرئيسية (العربية)" }).click();
      await expect(page).toHaveURL(/\/ar\/$/u);
    });
  }
});
