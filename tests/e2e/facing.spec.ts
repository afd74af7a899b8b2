/** Two texts side by side: their cards, and how they stand on a narrow screen. */
import { cardOf } from "./card.ts";
import { expect, test } from "./reader.ts";

const address = "/en/bridges-in-every-form/parallel/";

test("a marker of either text opens the card of its own bibliography, and one card closes the other", async ({
  page,
}) => {
  await page.goto(address);
  for (const [lang, words] of [
    ["en", "Go to the entry"],
    ["ar", "انتقل إلى المرجع"],
  ] as const) {
    await page.locator(`.prose:lang(${lang}) .citation > a`).first().click();
    await expect(cardOf(page).filter({ visible: true })).toHaveCount(1);
    await expect(page.locator(`.prose:lang(${lang}) .card`)).toContainText(words);
    const name = await cardOf(page).filter({ visible: true }).getAttribute("aria-labelledby");
    await expect(page.locator(`[lang=${lang}] [id="${name}"]`)).toHaveCount(1);
  }
});

test("on a narrow screen each block is followed by its counterpart, as wide as the page", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(address);
  const boxes = await page.locator(".facing-row:has(p[data-block='0']) > .prose").evaluateAll((cells) =>
    cells.map((cell) => {
      const { top, bottom, width } = cell.getBoundingClientRect();
      return { lang: cell.getAttribute("lang"), top, bottom, width };
    }),
  );
  expect(boxes.map(({ lang }) => lang)).toEqual(["en", "ar"]);
  expect(boxes[1]?.top).toBeGreaterThanOrEqual(boxes[0]?.bottom ?? Number.NaN);
  expect(boxes.every(({ width }) => width > 340)).toBe(true);
});
