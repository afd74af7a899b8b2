/** What the card of a citation says, and gives along. */
import { arabic, cardOf, english, grouped, quoting } from "./card.ts";
import { expect, test } from "./reader.ts";

test.describe("what it says", () => {
  test("is the source, the words that are cited here, and the ways on", async ({ page }) => {
    await page.goto(english);
    await page.locator(quoting).click();
    const card = page.getByRole("dialog", { name: "Reference 1: A Survey of Imaginary Spans" });
    await expect(card).toBeVisible();
    await expect(card.locator(".card-number")).toHaveText("[1]");
    await expect(card.locator(".card-kind")).toHaveText("paper");
    for (const words of [
      "Marlow, A.",
      "Journal of Imaginary Engineering",
      "14 June 2019",
      "sec. 2",
      "read in a copy of 9 April 2026",
    ])
      await expect(card).toContainText(words);
    await expect(card.locator("blockquote")).toHaveText(["The deck carries nothing but the reader’s trust."]);
    await expect(card.getByRole("link", { name: "Open at the cited words" })).toHaveAttribute(
      "href",
      "https://example.org/spans#:~:text=The%20deck%20carries%20nothing",
    );
    await expect(card.getByRole("link", { name: "Go to the entry" })).toHaveAttribute("href", "#ref-marlow-spans");
    await expect(card.getByRole("link", { name: "Page of this source" })).toHaveAttribute(
      "href",
      /\/en\/sources\/marlow-spans\/$/u,
    );
    await expect(card.locator(".card-group")).toBeHidden();
    expect(await card.evaluate((element) => element.closest("[aria-hidden=true]"))).toBeNull();
  });

  test("is in the language of the page, the words in that of the source", async ({ page }) => {
    await page.goto(arabic);
    await page.locator(quoting).click();
    const card = page.getByRole("dialog", { name: "المرجع 1: A Survey of Imaginary Spans" });
    await expect(card.getByRole("link", { name: "افتح عند الكلمات المستشهد بها" })).toBeVisible();
    await expect(card.locator("blockquote")).toHaveAttribute("lang", "en");
    await expect(card.locator(".card-body > a")).toHaveAttribute("lang", "en");
    await page.keyboard.press("Escape");
    await page.locator("#cite-jisr-khayali-1").click();
    await expect(cardOf(page).locator("blockquote")).not.toHaveAttribute("lang");
    await page.locator(grouped).click();
    await page.getByRole("button", { name: "المصدر التالي هنا" }).click();
    await expect(cardOf(page).locator(".card-position")).toHaveText("3 من 3 هنا");
  });

  test("is no other passage, and no words where none are cited", async ({ page }) => {
    await page.goto(english);
    await page.locator("#cite-marlow-spans-5").click();
    await expect(cardOf(page).locator("blockquote")).toHaveText(["No pier has ever been built."]);
    await expect(cardOf(page)).toContainText("read live in May 2026");
    await page.locator("#cite-marlow-spans-6").click();
    await expect(cardOf(page).locator("blockquote")).toHaveCount(0);
    await expect(cardOf(page).locator(".use-place")).toHaveText("p. 4");
  });

  test("of a dead source begins with the archived copy, and the original stays", async ({ page }) => {
    await page.goto(english);
    await page.locator("#cite-bureau-of-fords-1").click();
    await expect(cardOf(page)).toContainText("no longer at its address");
    await expect(cardOf(page).locator(".card-body > a")).toHaveAttribute(
      "href",
      "https://archive.example.org/2026/fords",
    );
    await expect(cardOf(page).getByRole("link", { name: "original address" })).toHaveAttribute(
      "href",
      "https://example.com/fords/?page=1&sort=name",
    );
    await expect(cardOf(page)).toContainText("Archived copy of 1 March 2026");
  });

  test("leaves every id unique, and the entry as it was", async ({ page }) => {
    await page.goto(english);
    const markup = (): Promise<string> =>
      page.locator("#ref-marlow-spans").evaluate((entry) => new XMLSerializer().serializeToString(entry));
    const entry = await markup();
    await page.locator(quoting).click();
    const ids = await page.evaluate(() => [...document.querySelectorAll("[id]")].map(({ id }) => id));
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(await markup()).toBe(entry);
  });

  test("of a group is the item that was chosen, and leads to the others", async ({ page }) => {
    await page.goto(english);
    await page.locator(grouped).click();
    const card = cardOf(page);
    const [previous, next] = [
      card.getByRole("button", { name: "Previous source here" }),
      card.getByRole("button", { name: "Next source here" }),
    ];
    await expect(card.locator(".card-position")).toHaveText("2 of 3 here");
    await expect(card).toContainText("A Survey of Imaginary Spans");
    await next.click();
    await expect(card.locator(".card-position")).toHaveText("3 of 3 here");
    await expect(card).toContainText("What a Rope Remembers");
    await expect(next).toHaveAttribute("aria-disabled", "true");
    await next.click({ force: true });
    await expect(card.locator(".card-position")).toHaveText("3 of 3 here");
    await expect(next).toBeFocused();
    await previous.click();
    await previous.click();
    await expect(card.locator(".card-position")).toHaveText("1 of 3 here");
    await expect(card).toContainText("Register of Fords");
    await expect(previous).toHaveAttribute("aria-disabled", "true");
    await expect(page.locator(".citation > a[aria-expanded=true]")).toHaveCount(1);
    await page.keyboard.press("Escape");
    await expect(card).toBeHidden();
    await expect(page.locator(".citation > a[aria-expanded=true]")).toHaveCount(0);
    await expect(page.locator(grouped)).toBeFocused();
  });
});

test.describe("copying", () => {
  test("gives the words and the reference as text, and says so", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.goto(english);
    await page.locator(quoting).click();
    await cardOf(page).getByRole("button", { name: "Copy" }).click();
    await expect(cardOf(page).getByRole("status")).toHaveText("Copied");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      "“The deck carries nothing but the reader’s trust.” (sec. 2)\n" +
        "Marlow, A., Okafor, C., Lindqvist, M.-B. and others. A Survey of Imaginary Spans. " +
        "Journal of Imaginary Engineering, 14 June 2019, https://example.org/spans",
    );
  });

  test("writes marks as the language does", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.goto(arabic);
    await page.locator("#cite-jisr-khayali-1").click();
    await cardOf(page).getByRole("button", { name: "نسخ" }).click();
    await expect(cardOf(page).getByRole("status")).toHaveText("تم النسخ");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      "«لم يُبنَ الجسر، لكن الناس يعبرونه كل صباح.» (الفقرة الأولى)\n" +
        "الحاج، س. ومنصور، ي. الجسر الذي لم يُبنَ. صحيفة النهر، نوفمبر 2024، https://example.org/jisr",
    );
  });

  test("takes nothing in the words for an instruction", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.goto(english);
    await page.locator("#ref-marlow-spans blockquote p").evaluateAll((quotes) => {
      for (const quote of quotes) quote.textContent = "It costs $& or $$5.";
    });
    await page.locator(quoting).click();
    await cardOf(page).getByRole("button", { name: "Copy" }).click();
    await expect(cardOf(page).getByRole("status")).toHaveText("Copied");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("“It costs $& or $$5.” (sec. 2)");
  });

  test("says so when the browser does not allow it", async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("no")) } });
    });
    await page.goto(english);
    await page.locator(quoting).click();
    await cardOf(page).getByRole("button", { name: "Copy" }).click();
    await expect(cardOf(page).getByRole("status")).toHaveText(/^Not copied/u);
  });
});
