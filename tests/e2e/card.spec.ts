/** The card of a citation: by mouse, keyboard and finger, at every width. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "playwright/test";
import { expect, tabTo, test } from "./reader.ts";

const english = "/en/bridges-in-every-form/";
const arabic = "/ar/al-jusur/";
const mdx = "/en/cables-from-mdx/";

const cardOf = (page: Page): Locator => page.locator(".card");
/** A marker that stands in the middle of a paragraph and cites a passage. */
const quoting = "#cite-marlow-spans-4";
/** The second of three in one pair of brackets. */
const grouped = "#cite-marlow-spans-2";

const positionOf = (page: Page): Promise<number> => page.evaluate(() => scrollY);

/** How far the card reaches over the window's edges, and over the brackets that it belongs to; 0 where it does not. */
const intrusionOf = (page: Page): Promise<{ window: number; marker: number }> =>
  page.evaluate(() => {
    const card = document.querySelector(".card")?.getBoundingClientRect() ?? new DOMRect();
    const marker = document.querySelector(".citation:has(.card)")?.getBoundingClientRect() ?? new DOMRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const over = Math.max(-card.left, card.right - clientWidth, -card.top, card.bottom - clientHeight, 0);
    const across = Math.min(card.right, marker.right) - Math.max(card.left, marker.left);
    const along = Math.min(card.bottom, marker.bottom) - Math.max(card.top, marker.top);
    return { window: Math.round(over), marker: Math.max(0, Math.min(across, along)) };
  });

/** As a browser without anchor positioning. */
const withoutAnchors = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const supports = CSS.supports.bind(CSS);
    CSS.supports = (...query: string[]) => !String(query).includes("position-area") && supports(...(query as [string]));
  });

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
    await page.goto(english);
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
    await page.goto(english);
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
    await page.goto(english);
    await page.locator(quoting).evaluate((marker) => scrollBy(0, marker.getBoundingClientRect().top - 200));
    await page.locator(quoting).tap();
    const box = await cardOf(page).boundingBox();
    expect([box?.x, box?.width, Math.round((box?.y ?? 0) + (box?.height ?? 0))]).toEqual([0, 390, 844]);
  });

  test("another tap elsewhere closes it, a tap on another marker shows that one", async ({ page }) => {
    await page.goto(english);
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
    await page.goto(english);
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
    await page.goto(english);
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
    await page.goto(english);
    await page.locator(quoting).focus();
    const opened = context.waitForEvent("page");
    await page.keyboard.press("ControlOrMeta+Enter");
    expect((await opened).url()).toMatch(/#ref-marlow-spans$/u);
    await expect(cardOf(page)).toHaveCount(0);
  });
});

test.describe("by mouse", () => {
  test.use({ viewport: { width: 1280, height: 800 } });

  test("it opens on hover, can be entered, stays, and closes on Escape", async ({ page }) => {
    await page.goto(english);
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
    await page.goto(english);
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
    await page.goto(english);
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

for (const anchored of [true, false]) {
  test.describe(anchored ? "placed by the browser" : "placed by measuring", () => {
    for (const width of [320, 390, 768, 1280]) {
      test(`it stays in the window and off its marker at ${width} px`, async ({ page }) => {
        await page.setViewportSize({ width, height: 640 });
        if (!anchored) await withoutAnchors(page);
        for (const address of [english, arabic]) {
          await page.goto(address);
          const markers = page.locator(".prose .citation > a");
          for (let index = 0; index < 30; index += 3) {
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
      const { violations } = await new AxeBuilder({ page })
        .options({ rules: { "target-size": { enabled: true } } })
        .include(".card")
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target} ${nodes[0]?.failureSummary}`)).toEqual([]);
    }
  });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a marker is the plain link that it is", async ({ page }) => {
    await page.goto(english);
    await page.locator(quoting).click();
    await expect(page).toHaveURL(/#ref-marlow-spans$/u);
    await expect(cardOf(page)).toHaveCount(0);
  });
});
