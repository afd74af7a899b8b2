/** The search over a page: the dialog, its ways in and out, and its use by keyboard, finger and screen reader. */
import { axeOn, expect, test } from "./reader.ts";
import {
  answered,
  arabic,
  buttonOf,
  countOf,
  dialogOf,
  english,
  fieldOf,
  focusOf,
  held,
  panelOf,
  resultsOf,
  search,
  titlesOf,
} from "./search.ts";

test.describe("the dialog", () => {
  test("opens by its button and takes the focus, and gives it back", async ({ page }) => {
    await page.goto(english);
    await buttonOf(page).click();
    await expect(fieldOf(page)).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(dialogOf(page)).toBeHidden();
    await expect(buttonOf(page)).toBeFocused();
  });

  test("closes by Escape with a query in it, and keeps the query", async ({ page }) => {
    await page.goto(english);
    await search(page, "sideways");
    await page.keyboard.press("Escape");
    await expect(dialogOf(page)).toBeHidden();
    await buttonOf(page).click();
    await expect(fieldOf(page)).toHaveValue("sideways");
  });

  test("closes when a result leads into the page below it", async ({ page }) => {
    await page.goto(`${english}?found=rope+ropes`);
    await search(page, "rope");
    await resultsOf(page).locator('a[href$="#ropes-and-piers"]').click();
    await expect(dialogOf(page)).toBeHidden();
    await expect(page.locator("#ropes-and-piers")).toBeInViewport();
  });

  test("leaves the print to the page", async ({ page }) => {
    await page.goto(english);
    await search(page, "rope");
    await page.emulateMedia({ media: "print" });
    await expect(dialogOf(page)).toBeHidden();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });

  for (const key of ["/", "Control+k", "Meta+k"]) {
    test(`opens by ${key}, and no letter typed after it is lost`, async ({ page }) => {
      await page.goto(english);
      await page.keyboard.press(key);
      await page.keyboard.type("sideways");
      await expect(fieldOf(page)).toHaveValue("sideways");
      await answered(page, "sideways");
    });
  }

  test("has the focus in its field in a narrow window too, where the panel scrolls and could have it", async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto(english);
    await page.keyboard.press("/");
    await expect(fieldOf(page)).toBeFocused();
  });

  test("does not open while somebody writes, and keys of other meaning pass by", async ({ page }) => {
    await page.goto("/en/sources/");
    await page.locator("select").first().focus();
    for (const key of ["/", "Control+k"]) await page.keyboard.press(key);
    await page.locator("main").focus();
    for (const key of ["k", "Control+/", "Alt+/"]) await page.keyboard.press(key);
    await expect(dialogOf(page)).toHaveCount(0);
    await page.keyboard.press("/");
    await page.keyboard.type("a/b");
    await expect(fieldOf(page)).toHaveValue("a/b");
  });

  test("closes by its cross, by a click beside it, and not by one inside", async ({ page }) => {
    await page.goto(english);
    await search(page, "sideways");
    await countOf(page).click();
    await expect(dialogOf(page)).toBeVisible();
    await page.mouse.click(5, 5);
    await expect(dialogOf(page)).toBeHidden();
    await buttonOf(page).click();
    await page.getByRole("button", { name: "Close the search" }).click();
    await expect(dialogOf(page)).toBeHidden();
  });

  test("leaves the / key alone where a reader has switched it off", async ({ page }) => {
    await page.goto(english);
    await page.keyboard.press("/");
    await page.getByRole("checkbox", { name: "The “/” key opens the search" }).uncheck();
    await page.keyboard.press("Escape");
    await page.goto("/en/about/");
    await page.keyboard.press("/");
    await expect(dialogOf(page)).toHaveCount(0);
    await page.keyboard.press("Control+k");
    await expect(fieldOf(page)).toBeFocused();
  });

  test("sends its query to the search page", async ({ page }) => {
    await page.goto(english);
    await search(page, "sideways");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/en\/search\/\?q=sideways$/u);
    await answered(page, "sideways");
    expect(await titlesOf(page)).toEqual(["Bridges in every form"]);
  });

  test("is open again, at the link that was followed, for who comes back from it", async ({ page }) => {
    await page.goto("/en/");
    await search(page, "rope");
    const before = await titlesOf(page);
    const link = resultsOf(page).getByRole("link").nth(4);
    const followed = await link.getAttribute("href");
    await link.click();
    await expect(page).toHaveURL(/\?found=/u);
    await page.goBack();
    await answered(page, "rope");
    expect(await titlesOf(page)).toEqual(before);
    await expect(panelOf(page).locator(":focus")).toHaveAttribute("href", followed ?? "");
  });

  test("does not open by itself for who has reloaded the page, gone on and come back", async ({ page }) => {
    await page.goto("/en/");
    await search(page, "rope");
    await page.reload();
    await expect(dialogOf(page)).toHaveCount(0);
    await page.goto("/en/about/");
    await page.goBack();
    await expect(buttonOf(page)).toBeVisible();
    await expect(dialogOf(page)).toHaveCount(0);
  });
});

test.describe("the form in the header", () => {
  test("gives way to a button of the same size, so that nothing moves", async ({ page }) => {
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto(english);
    await expect(buttonOf(page)).toBeVisible();
    expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
  });

  test("stays while somebody writes in it, and is sent as it is", async ({ page }) => {
    const arrive = await held(page, "**/_astro/Page.*.js");
    await page.goto(english, { waitUntil: "commit" });
    const plain = page.locator("header input[name=q]");
    await plain.fill("side");
    arrive();
    await page.waitForLoadState("load");
    await plain.press("End");
    await page.keyboard.type("ways");
    await expect(plain).toHaveValue("sideways");
    await expect(buttonOf(page)).toHaveCount(0);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/en\/search\/\?q=sideways$/u);
    await answered(page, "sideways");
  });
});

test.describe("by keyboard alone", () => {
  test("arrows go through the links, Home and End to the ends, letters back to the field", async ({ page }) => {
    await page.goto("/en/");
    await page.keyboard.press("/");
    await page.keyboard.type("rope");
    await answered(page, "rope");
    const links = await resultsOf(page).getByRole("link").allTextContents();
    await page.keyboard.press("ArrowUp");
    expect(await focusOf(page)).toBe("q");
    const seen: string[] = [];
    for (const key of ["ArrowDown", "ArrowDown", "End", "ArrowDown", "ArrowUp", "Home", "ArrowUp"]) {
      await page.keyboard.press(key);
      seen.push(await focusOf(page));
    }
    expect(seen).toEqual([links[0], links[1], links.at(-1), links.at(-1), links.at(-2), links[0], "q"]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("s");
    await expect(fieldOf(page)).toHaveValue("ropes");
  });

  test("Enter follows a result, and Tab reaches everything and stays in the dialog", async ({ page }) => {
    await page.goto("/en/");
    await page.keyboard.press("/");
    await page.keyboard.type("sideways");
    await answered(page, "sideways");
    const reached = new Set<string>();
    for (let presses = 0; presses < 20; presses++) {
      await page.keyboard.press("Tab");
      expect(
        await page.evaluate(
          () => document.activeElement === document.body || document.activeElement?.closest("dialog") !== null,
        ),
      ).toBe(true);
      reached.add(await focusOf(page));
    }
    for (const name of ["q", "kind", "everywhere", "Bridges in every form"]) expect(reached).toContain(name);
    await fieldOf(page).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/en\/bridges-in-every-form\/\?found=sideways$/u);
  });
});

test.describe("with a finger", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } });

  for (const address of [english, arabic]) {
    test(`the dialog fills the window and nothing is cut off: ${address}`, async ({ page }) => {
      await page.goto(address);
      await buttonOf(page).tap();
      await fieldOf(page).fill("marlow");
      await answered(page, "marlow");
      expect(await dialogOf(page).boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 800 });
      const inside = await panelOf(page).evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
      expect(inside).toBe(0);
      await resultsOf(page).getByRole("link").first().tap();
      await expect(page).toHaveURL(/found=/u);
    });
  }
});

test.describe("for everybody", () => {
  for (const [colorScheme, address, query] of [
    ["light", english, "rope"],
    ["dark", english, "zebra rope"],
    ["dark", arabic, "جسر"],
  ] as const) {
    test(`no fault of accessibility in the open dialog: ${colorScheme}, ${query}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.goto(address);
      await search(page, query);
      const { violations } = await axeOn(page)
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
        .options({ rules: { "target-size": { enabled: true } } })
        .analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    });
  }
});
