/** Where the card of a citation stands, how it moves, and what axe finds in it. */
import { arabic, cardOf, english, grouped, intrusionOf, quoting, withoutAnchors } from "./card.ts";
import { axeOn, expect, test } from "./reader.ts";

for (const anchored of [true, false]) {
  test.describe(anchored ? "placed by the browser" : "placed by measuring", () => {
    for (const width of [320, 390, 768, 1280]) {
      test(`it stays in the window and off its marker at ${width} px`, async ({ page }) => {
        await page.setViewportSize({ width, height: 640 });
        if (!anchored) await withoutAnchors(page);
        for (const address of [english, arabic]) {
          await page.goto(address);
          const markers = page.locator(".prose .citation > a");
          for (let index = 0; index < 30; index += 5) {
            const marker = markers.nth(index);
            // In turn at the top, in the middle and at the bottom of the window.
            await marker.evaluate(
              (element, place) => scrollBy(0, element.getBoundingClientRect().top - place),
              [30, 320, 600][index % 3] ?? 0,
            );
            await marker.focus();
            await page.keyboard.press("Enter");
            await expect(cardOf(page)).toBeVisible();
            await expect.poll(() => intrusionOf(page), `${address} ${index}`).toEqual({ window: 0, marker: 0 });
            await page.keyboard.press("Escape");
          }
        }
      });
    }
  });
}

test("enlarged fourfold, it is a sheet that shows more than its head", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await page.goto(english);
  await page.locator(quoting).click();
  await expect(cardOf(page)).toBeVisible();
  const box = (await cardOf(page).boundingBox()) ?? { width: 0, height: 0 };
  expect(box.height).toBeGreaterThan(150);
  expect(box.width).toBe(320);
  expect((await intrusionOf(page)).window).toBe(0);
});

test("nothing moves for readers who asked for less motion", async ({ page }) => {
  const durationOf = (): Promise<string> => cardOf(page).evaluate((card) => getComputedStyle(card).transitionDuration);
  await page.goto(english);
  await page.locator(quoting).click();
  expect(await durationOf()).not.toBe("0s");
  await page.emulateMedia({ reducedMotion: "reduce" });
  expect(await durationOf()).toBe("0s");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing with the card open (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const [address, marker] of [
      [english, grouped],
      [english, quoting],
      [arabic, quoting],
    ] as const) {
      await page.goto(address);
      await page.locator(marker).click();
      await expect(cardOf(page)).toBeVisible();
      const { violations } = await axeOn(page, { rules: { "target-size": { enabled: true } } })
        .include(".card")
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target} ${nodes[0]?.failureSummary}`)).toEqual([]);
    }
  });
}
