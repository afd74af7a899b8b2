/** Citing a page and taking its references along. */
import type { Page } from "playwright/test";
import { axeOn, expect, overflowOf, test } from "./reader.ts";

const articles = {
  english: { address: "/en/bridges-in-every-form/", cite: "Cite this page", copied: "Copied" },
  arabic: { address: "/ar/al-jusur/", cite: "استشهد بهذه الصفحة", copied: "تم النسخ" },
} as const;

const texts = ["page-citation", "page-citation-bib", "page-citation-ris"] as const;

const clipboardOf = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
const buttonFor = (page: Page, id: string) => page.locator(`copy-button[data-target=${id}]`);

test.describe("where copying works", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  for (const [language, { address, cite, copied }] of Object.entries(articles)) {
    test(`a button copies exactly the text that is shown, says so, and falls silent again (${language})`, async ({
      page,
    }) => {
      await page.goto(address);
      await page.getByText(cite, { exact: true }).click();
      for (const id of texts) {
        const button = buttonFor(page, id);
        await button.getByRole("button").click();
        await expect(button.getByRole("status")).toHaveText(copied);
        await expect(button.getByRole("status")).toBeVisible();
        expect(await clipboardOf(page)).toBe(await page.locator(`#${id}`).evaluate((element) => element.textContent));
        await expect(button.getByRole("status")).toHaveText("", { timeout: 4000 });
      }
    });
  }

  for (const [of, address, file] of [
    ["an article's references", articles.english.address, "/en/bridges-in-every-form"],
    ["the whole base", "/ar/masadir/", "/sources"],
  ] as const) {
    test(`a button copies the file of ${of}`, async ({ page }) => {
      await page.goto(address);
      for (const extension of ["bib", "ris", "json"]) {
        const button = page.locator(`copy-button[data-file="${file}.${extension}"]`);
        await button.getByRole("button").click();
        await expect(button.getByRole("status")).not.toBeEmpty();
        expect(await clipboardOf(page)).toBe(await (await page.request.get(`${file}.${extension}`)).text());
      }
    });
  }

  test.describe("from a host that lost a file", () => {
    test.use({ allowedErrors: /404/u });

    test("a file that does not answer is not copied, and the reader is told", async ({ page }) => {
      await page.route("**/*.bib", (route) => route.fulfill({ status: 404 }));
      await page.goto(articles.english.address);
      const button = page.locator('copy-button[data-file$=".bib"]');
      await button.getByRole("button").click();
      await expect(button.getByRole("status")).toHaveText(/^Copying failed\. The link/u);
    });
  });

  test("the text that is copied can be read by others", async ({ page }) => {
    await page.goto(articles.english.address);
    await page.getByText(articles.english.cite, { exact: true }).click();
    await buttonFor(page, "page-citation-bib").getByRole("button", { name: "Copy BibTeX" }).click();
    expect(await clipboardOf(page)).toMatch(/^@misc\{every-form-en,\n {2}title = \{[\s\S]*\n\}$/u);
  });

  test("the panel is operated by keyboard, and its buttons have names of their own", async ({ page }) => {
    await page.goto(articles.english.address);
    await page.locator(".cite-page summary").focus();
    await page.keyboard.press("Enter");
    const names: string[] = [];
    for (let presses = 0; presses < texts.length; presses++) {
      await page.keyboard.press("Tab");
      names.push(await page.evaluate(() => document.activeElement?.textContent ?? ""));
    }
    expect(names).toEqual(["Copy the citation", "Copy BibTeX", "Copy RIS"]);
    await page.keyboard.press("Enter");
    expect(await clipboardOf(page)).toMatch(/^TY {2}- ELEC\n/u);
  });
});

test("where the browser refuses, the text is selected and the reader is told", async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException("Refused", "NotAllowedError"));
  });
  await page.goto(articles.english.address);
  await page.getByText(articles.english.cite, { exact: true }).click();
  const button = buttonFor(page, "page-citation-bib");
  await button.getByRole("button").click();
  await expect(button.getByRole("status")).toHaveText(/^Copying failed\. The text is selected/u);
  const shown = await page.locator("#page-citation-bib").evaluate((element) => element.textContent);
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(shown);
});

test("where there is no clipboard, there are no buttons", async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, "clipboard");
  });
  await page.goto(articles.english.address);
  await page.getByText(articles.english.cite, { exact: true }).click();
  await expect(page.locator("#page-citation-bib")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Copy/u })).toHaveCount(0);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the panel opens, its texts are there, and no button that does nothing", async ({ page }) => {
    await page.goto(articles.english.address);
    await expect(page.locator("#page-citation")).toBeHidden();
    await page.getByText(articles.english.cite, { exact: true }).click();
    for (const id of texts) await expect(page.locator(`#${id}`)).toBeVisible();
    await expect(page.getByRole("button", { name: /^Copy/u })).toHaveCount(0);
  });
});

test("the bibliography is downloaded as a file, also in a format that the browser would show", async ({ page }) => {
  await page.goto(articles.english.address);
  const downloading = page.waitForEvent("download");
  await page.locator(".bibliography").getByRole("link", { name: "CSL-JSON" }).click();
  expect((await downloading).suggestedFilename()).toBe("bridges-in-every-form.json");
});

for (const { address, cite } of Object.values(articles)) {
  test(`the open panel fits a narrow window and passes axe: ${address}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(address);
    await page.getByText(cite, { exact: true }).click();
    await expect(page.locator("#page-citation-ris")).toBeVisible();
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    const { violations } = await axeOn(page).include(".cite-page").analyze();
    expect(violations).toEqual([]);
    const heights = await page
      .locator(".cite-page :is(summary, button), .exports a")
      .evaluateAll((elements) => elements.map((element) => element.getBoundingClientRect().height));
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(24);
  });
}
