/** Opening the card of a citation and leaving it, by finger, keyboard and mouse: in a page that runs from right to left where nothing else is said. */
import { arabic, cardOf, english, intrusionOf, mdx, positionOf, quoting, withoutAnchors } from "./card.ts";
import { expect, tabTo, test } from "./reader.ts";

test.describe("by finger", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  for (const address of [english, arabic, mdx]) {
    test(`a tap opens it without scrolling, inside the window (${address})`, async ({ page }) => {
      await page.goto(address);
      const marker = page.locator(".prose .citation > a").nth(2);
      await marker.scrollIntoViewIfNeeded();
      const before = await positionOf(page);
      await marker.tap();
      await expect(cardOf(page)).toBeVisible();
      expect(await positionOf(page)).toBe(before);
      expect(await intrusionOf(page)).toEqual({ window: 0, marker: 0 });
      expect(page.url()).not.toContain("#");
    });
  }

  test("it is a sheet from below, from above where it would lie over the marker", async ({ page }) => {
    await page.goto(arabic);
    for (const [place, edge] of [
      [200, "bottom"],
      [750, "top"],
    ] as const) {
      await page.locator(quoting).evaluate((marker, y) => scrollBy(0, marker.getBoundingClientRect().top - y), place);
      await page.locator(quoting).tap();
      const box = await cardOf(page).boundingBox();
      expect(box?.width).toBe(390);
      expect(Math.round(edge === "top" ? (box?.y ?? -1) : (box?.y ?? 0) + (box?.height ?? 0))).toBe(
        edge === "top" ? 0 : 844,
      );
      expect(await intrusionOf(page)).toEqual({ window: 0, marker: 0 });
      await page.touchscreen.tap(4, edge === "top" ? 830 : 10);
      await expect(cardOf(page)).toBeHidden();
    }
  });

  test("it stays at its edge while the page is scrolled, and open when it is tapped", async ({ page }) => {
    await page.goto(arabic);
    await page.locator(quoting).evaluate((marker) => scrollBy(0, marker.getBoundingClientRect().top - 200));
    await page.locator(quoting).tap();
    const before = await cardOf(page).boundingBox();
    await page.evaluate(() => scrollBy(0, 120));
    expect(await cardOf(page).boundingBox()).toEqual(before);
    await cardOf(page).locator("blockquote").tap();
    await page.waitForTimeout(300);
    await expect(cardOf(page)).toBeVisible();
  });

  test("it is a sheet where the browser cannot anchor, too", async ({ page }) => {
    await withoutAnchors(page);
    await page.goto(arabic);
    await page.locator(quoting).evaluate((marker) => scrollBy(0, marker.getBoundingClientRect().top - 200));
    await page.locator(quoting).tap();
    const box = await cardOf(page).boundingBox();
    expect([box?.x, box?.width, Math.round((box?.y ?? 0) + (box?.height ?? 0))]).toEqual([0, 390, 844]);
  });

  test("another tap elsewhere closes it, a tap on another marker shows that one", async ({ page }) => {
    await page.goto(arabic);
    await page.locator("#cite-marlow-spans-1").tap();
    await page.locator("#cite-rope-walk-1").tap();
    await expect(cardOf(page)).toContainText("What a Rope Remembers");
    await page.locator("h1").tap();
    await expect(cardOf(page)).toBeHidden();
  });
});

test.describe("by keyboard", () => {
  test.use({ viewport: { width: 1280, height: 800 } });

  test("Enter opens it and the focus stays; Tab goes into it and on; Escape closes it", async ({ page }) => {
    await page.goto(arabic);
    await tabTo(page, quoting);
    const before = await positionOf(page);
    await page.keyboard.press("Enter");
    await expect(cardOf(page)).toBeVisible();
    await expect(page.locator(quoting)).toBeFocused();
    await expect(page.locator(quoting)).toHaveAttribute("aria-expanded", "true");
    expect(await positionOf(page)).toBe(before);

    await page.keyboard.press("Tab");
    expect(await cardOf(page).evaluate((card) => card.contains(document.activeElement))).toBe(true);
    await page.keyboard.press("Escape");
    await expect(cardOf(page)).toBeHidden();
    await expect(page.locator(quoting)).toBeFocused();
    await expect(page.locator(quoting)).toHaveAttribute("aria-expanded", "false");

    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await expect(cardOf(page)).toBeHidden();
    await expect(page.locator(quoting)).toBeFocused();
  });

  test("Tab leads through everything in it and then to the next marker, which it does not cover", async ({ page }) => {
    await page.goto(arabic);
    await tabTo(page, quoting);
    await page.keyboard.press("Enter");
    const inside = await cardOf(page)
      .locator("a, button")
      .evaluateAll((all) => all.filter((one) => one.checkVisibility()).length);
    expect(inside).toBeGreaterThan(4);
    for (let presses = 0; presses < inside; presses++) {
      await page.keyboard.press("Tab");
      expect(await cardOf(page).evaluate((card) => card.contains(document.activeElement))).toBe(true);
    }
    await page.keyboard.press("Tab");
    await expect(page.locator("#cite-marlow-spans-5")).toBeFocused();
    await expect(cardOf(page)).toBeHidden();
  });

  test("a modified Enter is left to the browser", async ({ page, context }) => {
    await page.goto(arabic);
    await page.locator(quoting).focus();
    const opened = context.waitForEvent("page");
    await page.keyboard.press("ControlOrMeta+Enter");
    await (await opened).waitForURL(/#ref-marlow-spans$/u);
    await expect(cardOf(page)).toHaveCount(0);
  });
});

test.describe("by mouse", () => {
  test.use({ viewport: { width: 1280, height: 800 } });

  test("it opens on hover, can be entered, stays, and closes on Escape", async ({ page }) => {
    await page.goto(arabic);
    await page.locator(quoting).hover();
    await expect(cardOf(page)).toBeVisible();
    await cardOf(page).locator("blockquote").hover();
    await page.waitForTimeout(1000);
    await expect(cardOf(page)).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(cardOf(page)).toBeHidden();
    await expect(page.locator("body")).toBeFocused();
  });

  test("it goes when the pointer has left, unless it was clicked", async ({ page }) => {
    await page.goto(english);
    await page.locator(quoting).hover();
    await expect(cardOf(page)).toBeVisible();
    await page.mouse.move(5, 5);
    await expect(cardOf(page)).toBeHidden();

    await page.locator(quoting).click();
    await expect(cardOf(page)).toBeVisible();
    await page.mouse.move(5, 5);
    await page.locator("#cite-rope-walk-1").hover();
    await page.waitForTimeout(1000);
    await expect(cardOf(page)).toContainText("A Survey of Imaginary Spans");
    await page.mouse.click(5, 5);
    await expect(cardOf(page)).toBeHidden();
  });

  test("a pointer that only passes opens nothing", async ({ page }) => {
    await page.goto(english);
    await page.evaluate(() => {
      document.addEventListener("beforetoggle", () => document.body.classList.add("opened"), true);
    });
    await page.locator(quoting).hover();
    await page.mouse.move(5, 5);
    await page.waitForTimeout(700);
    await expect(page.locator("body")).not.toHaveClass(/opened/u);
    await page.locator(quoting).hover();
    await expect(page.locator("body")).toHaveClass(/opened/u);
  });

  test("Escape is the end of it: before it opens, and for what lies under the pointer then", async ({ page }) => {
    await page.goto(arabic);
    await page.locator(quoting).hover();
    await page.keyboard.press("Escape");
    await page.waitForTimeout(700);
    await expect(cardOf(page)).toBeHidden();

    await page.mouse.move(5, 5);
    await page.locator(quoting).hover();
    await expect(cardOf(page)).toBeVisible();
    // Over a marker that the card covers.
    const covered = await page.evaluate(() => {
      const card = document.querySelector(".card")?.getBoundingClientRect() ?? new DOMRect();
      return [...document.querySelectorAll(".prose .citation > a")]
        .map((marker) => marker.getBoundingClientRect())
        .map(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }))
        .find(({ x, y }) => x > card.left && x < card.right && y > card.top && y < card.bottom);
    });
    if (covered === undefined) throw new Error("The card covers no other marker.");
    await page.mouse.move(covered.x - 40, covered.y);
    await page.mouse.move(covered.x, covered.y);
    await page.keyboard.press("Escape");
    await page.waitForTimeout(900);
    await expect(cardOf(page)).toBeHidden();
    // A pointer that moves again is meant.
    await page.mouse.move(covered.x + 1, covered.y + 1);
    await page.mouse.move(covered.x - 60, covered.y);
    await page.mouse.move(covered.x, covered.y);
    await expect(cardOf(page)).toBeVisible();
  });

  test("its words can be clicked and selected", async ({ page }) => {
    await page.goto(english);
    await page.locator(quoting).click();
    const quote = cardOf(page).locator("blockquote p");
    await quote.click();
    await page.waitForTimeout(300);
    await expect(cardOf(page)).toBeVisible();
    await quote.dblclick({ position: { x: 40, y: 10 } });
    expect(await page.evaluate(() => getSelection()?.toString().trim())).toMatch(/^\p{L}+$/u);
    await expect(cardOf(page)).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.locator(quoting)).toBeFocused();
  });

  test("a drag that begins in it may end outside", async ({ page }) => {
    await page.goto(arabic);
    await page.locator(quoting).hover();
    await cardOf(page).locator("blockquote").hover();
    await page.mouse.down();
    await page.mouse.move(5, 5, { steps: 5 });
    await page.waitForTimeout(700);
    await expect(cardOf(page)).toBeVisible();
    await page.mouse.up();
  });

  test("modified clicks are left to the browser", async ({ page }) => {
    await page.goto(english);
    const prevented = await page.locator(quoting).evaluate((marker) =>
      ["ctrlKey", "metaKey", "shiftKey", "altKey", ""].map((key) => {
        const click = new MouseEvent("click", { bubbles: true, cancelable: true, ...(key && { [key]: true }) });
        let isPrevented = false;
        addEventListener(
          "click",
          (event) => {
            isPrevented = event.defaultPrevented;
            event.preventDefault();
          },
          { once: true },
        );
        marker.dispatchEvent(click);
        return isPrevented;
      }),
    );
    expect(prevented).toEqual([false, false, false, false, true]);
  });

  test("its own button closes it and gives the focus back", async ({ page }) => {
    await page.goto(english);
    await page.locator(quoting).click();
    await cardOf(page).getByRole("button", { name: "Close" }).click();
    await expect(cardOf(page)).toBeHidden();
    await expect(page.locator(quoting)).toBeFocused();
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a marker is the plain link that it is", async ({ page }) => {
    await page.goto(english);
    await page.locator(quoting).click();
    await expect(page).toHaveURL(/#ref-marlow-spans$/u);
    await expect(cardOf(page)).toHaveCount(0);
  });
});
