/** The words by which a page was found, marked in it. */
import type { Locator, Page } from "playwright/test";
import { bundleAddress } from "../../src/search/bundle.ts";
import { foundWords, withFound, wordsOf } from "../../src/search/client/found.ts";
import { plainWord } from "../../src/search/client/word.ts";
import { axeOn, expect, overflowOf, test } from "./reader.ts";

const english = "/en/bridges-in-every-form/";
const arabic = "/ar/makhadat-al-hijara/";
const found = (words: string, fragment = "", address = english): string =>
  `${address}?found=${encodeURIComponent(words)}${fragment}`;

const barOf = (page: Page): Locator => page.getByRole("region", { name: "Words found on this page" });
const button = (page: Page, name: string): Locator => barOf(page).getByRole("button", { name });
const positionOf = (page: Page): Locator => page.locator(".found-bar [data-position]");

/** The marked words, as they stand in the page. */
const marksOf = (page: Page, name = "found"): Promise<string[]> =>
  page.evaluate((key) => [...(CSS.highlights.get(key) ?? [])].map(String), name);

/** Where the current mark is: its block, and whether it is seen between the window's upper edge and the bar. */
const currentOf = (page: Page): Promise<{ place: string; seen: boolean }> =>
  page.evaluate(() => {
    const [range] = [...(CSS.highlights.get("found-current") ?? [])] as Range[];
    const { top, bottom, left, right } = range?.getBoundingClientRect() ?? new DOMRect(0, -1);
    const bar = document.querySelector(".found-bar")?.getBoundingClientRect();
    return {
      place: range?.startContainer.parentElement?.closest("p, li, td, h1, h2, h3")?.textContent.trim() ?? "",
      seen: top >= 0 && bottom <= (bar?.top ?? innerHeight) && left >= 0 && right <= innerWidth,
    };
  });

/** The text and all that stands in it, as the document has it. */
const documentOf = (page: Page): Promise<string> =>
  page.locator(".article-text").evaluate((text) => new XMLSerializer().serializeToString(text));

/** Serves the article with a part of its text changed. */
const rewrite = (page: Page, from: string, to: string): Promise<unknown> =>
  page.route(`**${english}*`, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    expect(html).toContain(from);
    await route.fulfill({ response, body: html.replace(from, () => to) });
  });

test.describe("what is marked", () => {
  test("is every place of the words in those forms, and the document is what it was", async ({ page }) => {
    await page.goto(english);
    const plain = await documentOf(page);
    await page.goto(found("words sideways"));
    await expect(barOf(page)).toBeVisible();
    expect(await marksOf(page)).toEqual(["sideways", "words", "Words", "words"]);
    expect(await documentOf(page)).toBe(plain);
    await expect(barOf(page)).toContainText("“\u2068sideways words\u2069”");
  });

  test("is the page's own text, and no marker, no list beside it, no navigation", async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 800 });
    await page.goto(found("1 marlow arches passages home paper"));
    await expect(barOf(page)).toBeVisible();
    const places = await page.evaluate(() =>
      ([...(CSS.highlights.get("found") ?? [])] as Range[]).map(
        (range) => `${range.startContainer.parentElement?.closest("[class], td, h2")?.className} ${range}`,
      ),
    );
    expect(places).toContain("entry-authors Marlow");
    // A number in a table, and the first of a month; not the markers, nor the references to notes.
    const ones = places.filter((place) => place.endsWith(" 1"));
    expect(ones).toEqual(["align-end 1", "entry-standing 1"]);
    expect(places.filter((place) => /Home|Arches/u.test(place))).toEqual([]);
    expect(places.filter((place) => /citation|contents|breadcrumb|sources|uses/u.test(place))).toEqual([]);
  });

  test("has curly apostrophes, accents, and letters in elements of their own", async ({ page }) => {
    await rewrite(page, "An arch pushes", "(L’hardware), perché <code>TPU</code>s and TPUs, TPU-s. An arch pushes");
    await page.goto(found("l'hardware perche tpus"));
    await expect(barOf(page)).toBeVisible();
    expect(await marksOf(page)).toEqual(["L’hardware", "perché", "TPUs", "TPUs"]);
    await expect(barOf(page)).toContainText("L’hardware perché TPUs");
  });

  test("is every word that the index has of a page, as the index has it", async ({ page }) => {
    test.slow();
    await page.goto("/en/");
    const texts = await page.evaluate(
      async ({ addresses, module }) => {
        const file = new URL(module, location.href);
        const { createInstance } = await import(file.href);
        // As the site opens it: the policy lets nothing start a worker.
        const { search } = createInstance({ basePath: new URL(".", file).href, noWorker: true });
        const { results } = await search("bridge");
        const pages = await Promise.all(results.map((result: { data(): Promise<unknown> }) => result.data()));
        return pages.filter(({ url }) => addresses.includes(url)) as { url: string; content: string }[];
      },
      { addresses: [english], module: `${bundleAddress("/", "en")}pagefind.js` },
    );
    expect(texts).toHaveLength(1);
    for (const { url, content } of texts) {
      // The number in an entry's heading, which in the page is the list's own.
      const own = wordsOf(content).filter((word) => !/^\[\d+\]$/u.test(word));
      const words = foundWords(own, [...own.keys()]).filter((word) => word.length <= 40);
      expect(words.length).toBeGreaterThan(100);
      for (let at = 0; at < words.length; at += 12) {
        const asked = words.slice(at, at + 12);
        await page.goto(withFound(url, asked));
        await expect(page.locator(".found-bar")).toBeVisible();
        const marked = new Set((await marksOf(page)).map(plainWord));
        expect(asked.filter((word) => !marked.has(word))).toEqual([]);
      }
    }
  });

  test("is nothing where no word of the page is asked for", async ({ page }) => {
    const loaded = page.waitForResponse(/marks\./u);
    await page.goto(found("word wor ords nobodywrotethis"));
    await loaded;
    await page.waitForLoadState("networkidle");
    await expect(page.locator(".found-bar")).toHaveCount(0);
    expect(await marksOf(page)).toEqual([]);
  });

  for (const [name, words] of [
    ["nothing", ""],
    ["markup", "<img src=x onerror=alert(1)> words"],
    ["signs of regular expressions", ".* words\\b (words [a-z]+ $& {words}"],
    ["pictures", "🌉 words 🌉🌉"],
    ["another direction", "\u202Eجسر words"],
    ["10,000 characters", `${"x".repeat(10_000)} words`],
    ["1,000 words", `words ${"a ".repeat(1000)}`],
  ] as const) {
    test(`is what matches, and no harm is done by ${name}`, async ({ page }) => {
      page.on("dialog", (dialog) => expect.soft(dialog.message()).toBe("no dialog"));
      await page.setViewportSize({ width: 320, height: 640 });
      await page.goto(found(words));
      if (words !== "") await expect(barOf(page)).toBeVisible();
      else await page.waitForLoadState("networkidle");
      const marks = await marksOf(page);
      expect(marks.filter((mark) => !/^(?:words|a|src=x)$/iu.test(mark))).toEqual([]);
      expect(marks.filter((mark) => /words/iu.test(mark))).toHaveLength(words === "" ? 0 : 3);
      await expect(page.locator(".found-bar img")).toHaveCount(0);
      expect(await overflowOf(page)).toBe(0);
    });
  }
});

test.describe("the reader starts", () => {
  test("at the first mark of the page", async ({ page }) => {
    await page.goto(found("rope"));
    await expect(positionOf(page)).toHaveText("1 of 3");
    expect(await marksOf(page, "found-current")).toEqual(["rope"]);
    expect(await currentOf(page)).toEqual({ place: expect.stringMatching(/^of rope/u), seen: true });
  });

  test("at the first mark at the place that the address names, or after it", async ({ page }) => {
    for (const [fragment, position, text] of [
      ["#where-a-marker-can-stand", "2 of 5", /^of rope/u],
      ["#passages-and-places", "1 of 5", /^Passages/u],
      ["#ref-rope-walk", "3 of 5", /What a Rope Remembers/u],
    ] as const) {
      await page.goto(found("passages rope remembers", fragment));
      await expect(positionOf(page), fragment).toHaveText(position);
      const { place, seen } = await currentOf(page);
      expect([fragment, place, seen]).toEqual([fragment, expect.stringMatching(text), true]);
    }
  });

  test("at the nearest one before a place that has none after it, and at the first where nothing has that name", async ({
    page,
  }) => {
    await page.goto(found("sideways", "#ref-constructor"));
    await expect(positionOf(page)).toHaveText("1 of 1");
    expect((await currentOf(page)).seen).toBe(true);
    await page.goto(found("words", "#%E0%A4%A"));
    await expect(positionOf(page)).toHaveText("1 of 3");
  });

  test("in a fold that is open, and in a box that has scrolled", async ({ page }) => {
    const wide = `<pre tabindex="0">${"wide ".repeat(400)}needle</pre>`;
    await rewrite(
      page,
      `<p data-block="0">An arch pushes`,
      `<details><summary>Fold</summary>${wide}</details><p data-block="0">An arch pushes`,
    );
    await page.goto(found("needle"));
    await expect(barOf(page)).toBeVisible();
    await expect(page.getByRole("group").filter({ hasText: "Fold" })).toHaveAttribute("open");
    expect((await currentOf(page)).seen).toBe(true);
  });
});

test.describe("by keyboard alone", () => {
  test("the bar is where the focus is; it steps around, and Escape leads into the text", async ({ page }) => {
    await page.goto(found("words", "#passages-and-places"));
    await expect(barOf(page)).toBeFocused();
    await expect(barOf(page)).toHaveAccessibleDescription(/1 of 3 A passage has words/u);
    await page.keyboard.press("Tab");
    await expect(button(page, "Previous place")).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(button(page, "Next place")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("status").filter({ hasText: "2 of 3" })).toContainText("Words go around");
    expect(await marksOf(page, "found-current")).toEqual(["Words"]);
    await page.keyboard.press("Enter");
    await expect(positionOf(page)).toHaveText("3 of 3");
    expect(await currentOf(page)).toEqual({ place: "Under it there are words.", seen: true });
    await page.keyboard.press("Enter");
    await expect(positionOf(page)).toHaveText("1 of 3");
    expect((await currentOf(page)).seen).toBe(true);
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Space");
    await expect(positionOf(page)).toHaveText("3 of 3");

    await page.keyboard.press("Escape");
    await expect(page.locator(".found-bar")).toHaveCount(0);
    expect(await page.evaluate(() => [...CSS.highlights.keys()])).toEqual([]);
    await expect(page).toHaveURL(/\/en\/bridges-in-every-form\/#passages-and-places$/u);
    await expect(page.getByText("Under it there are words.")).toBeFocused();
    // The reading goes on from there, and leaves nothing behind.
    await page.keyboard.press("Tab");
    await expect(page.locator("#ropes-and-piers a, main h2:has-text('Ropes') a").first()).toBeFocused();
    await expect(page.getByText("Under it there are words.")).not.toHaveAttribute("tabindex");
  });

  test("the marks are removed by their button, from a link into that link", async ({ page }) => {
    await page.goto(`${found("remembers")}&other=1`);
    await button(page, "Remove the marks").focus();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/en\/bridges-in-every-form\/\?other=1$/u);
    await expect(page.locator(".found-bar")).toHaveCount(0);
    await expect(page.getByRole("link", { name: "What a Rope Remembers" }).last()).toBeFocused();
  });

  test("what has the focus is never under the bar", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 640 });
    await page.goto(found("words"));
    await page.getByRole("link", { name: "Skip to the text" }).focus();
    for (let presses = 0; presses < 120; presses++) {
      await page.keyboard.press("Tab");
      const covered = await page.evaluate(() => {
        const bar = document.querySelector(".found-bar");
        const focus = document.activeElement;
        if (!bar || !focus || bar.contains(focus) || focus === document.body) return 0;
        return Math.max(0, focus.getBoundingClientRect().bottom - bar.getBoundingClientRect().top);
      });
      expect(covered).toBe(0);
    }
  });
});

test("a link within the page makes the first mark there the current one, and scrolls no further", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 640 });
  await page.goto(found("passage rope under remembers"));
  await expect(positionOf(page)).toHaveText(/^1 of/u);
  const follow = (id: string): Promise<void> =>
    page.evaluate((fragment) => {
      location.hash = fragment;
    }, id);
  await follow("#a-smaller-heading");
  await expect.poll(async () => (await currentOf(page)).place).toBe("Under it there are words.");
  await follow("#ref-rope-walk");
  await expect.poll(async () => (await currentOf(page)).place).toContain("What a Rope Remembers");
  expect((await currentOf(page)).seen).toBe(true);
  await follow("#thirty-in-a-row");
  await expect(page.locator("#thirty-in-a-row")).toBeInViewport();
  await expect.poll(async () => (await currentOf(page)).seen).toBe(false);
});

test.describe("by finger on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  for (const [address, next, previous, remove] of [
    [found("words sideways rope remembers passages"), "Next place", "Previous place", "Remove the marks"],
    [found("المخاضة الصيف", "", arabic), "الموضع التالي", "الموضع السابق", "إزالة العلامات"],
  ] as const) {
    test(`the bar steps and goes: ${address.slice(0, 4)}`, async ({ page }) => {
      await page.goto(address);
      const bar = page.locator(".found-bar");
      await expect(bar).toBeVisible();
      expect(await overflowOf(page)).toBe(0);
      const sizes = await bar
        .getByRole("button")
        .evaluateAll((buttons) =>
          buttons.map((one) => one.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height)),
        );
      expect(sizes.every((size) => size >= 24)).toBe(true);
      const first = await marksOf(page, "found-current");
      await bar.getByRole("button", { name: next }).tap();
      expect(await marksOf(page, "found-current")).not.toEqual(first);
      expect((await currentOf(page)).seen).toBe(true);
      await bar.getByRole("button", { name: previous }).tap();
      expect(await marksOf(page, "found-current")).toEqual(first);
      await bar.getByRole("button", { name: remove }).tap();
      await expect(bar).toHaveCount(0);
      await expect(page).not.toHaveURL(/found/u);
    });
  }
});

test("Arabic words are marked with and without their vowels, and the bar speaks Arabic", async ({ page }) => {
  await page.goto(found("تعبر المخاضة", "", arabic));
  await expect(page.getByRole("region", { name: "الكلمات التي وُجدت في هذه الصفحة" })).toContainText("1 من 2");
  expect(await marksOf(page)).toEqual(["تُعبر", "المخاضة"]);
});

test.describe("the look", () => {
  /** Contrast of text in a highlight (WCAG 2.2), whatever the form in which the browser gives colours. */
  const contrastOf = (page: Page, name: string): Promise<number> =>
    page.evaluate((key) => {
      const { color, backgroundColor } = getComputedStyle(
        document.querySelector(".prose p") as Element,
        `::highlight(${key})`,
      );
      const context = document.createElement("canvas").getContext("2d") as CanvasRenderingContext2D;
      const [ink = 0, paper = 0] = [color, backgroundColor].map((value) => {
        context.fillStyle = value;
        context.fillRect(0, 0, 1, 1);
        const [red = 0, green = 0, blue = 0] = [...context.getImageData(0, 0, 1, 1).data].map((part) =>
          part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
        );
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      });
      return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
    }, name);

  for (const colorScheme of ["light", "dark"] as const) {
    test(`has a contrast of 7:1, and axe finds nothing (${colorScheme})`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      for (const [address, width] of [
        [found("words", "#passages-and-places"), 1440],
        [found("words"), 390],
        [found("المخاضة", "", arabic), 390],
      ] as const) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(address);
        await expect(page.locator(".found-bar")).toBeVisible();
        for (const name of ["found", "found-current"]) expect(await contrastOf(page, name)).toBeGreaterThanOrEqual(7);
        const { violations } = await axeOn(page, { rules: { "target-size": { enabled: true } } })
          .include(".found-bar")
          .analyze();
        expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target} ${nodes[0]?.failureSummary}`)).toEqual([]);
      }
    });
  }

  test("tells the current mark from the others by more than its colour", async ({ page }) => {
    await page.goto(found("words"));
    await expect(barOf(page)).toBeVisible();
    const lines = await page.evaluate(() =>
      ["found", "found-current"].map(
        (name) =>
          getComputedStyle(document.querySelector(".prose p") as Element, `::highlight(${name})`).textDecorationStyle,
      ),
    );
    expect(lines).toEqual(["solid", "double"]);
  });

  test("has no bar on paper", async ({ page }) => {
    await page.goto(found("words"));
    await expect(page.locator(".found-bar")).toBeVisible();
    await page.emulateMedia({ media: "print" });
    await expect(page.locator(".found-bar")).toBeHidden();
  });
});

test("pages whose address names no words load nothing for it", async ({ page }) => {
  const requested: string[] = [];
  page.on("request", (request) => requested.push(request.url()));
  await page.goto(english, { waitUntil: "networkidle" });
  expect(requested.filter((url) => url.includes("marks"))).toEqual([]);
  await page.goto(found("words"), { waitUntil: "networkidle" });
  expect(requested.filter((url) => url.includes("marks"))).toHaveLength(1);
});

test("a browser without highlights shows the page at its place", async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(CSS, "highlights"));
  await page.goto(found("words", "#thirty-in-a-row"), { waitUntil: "networkidle" });
  await expect(page.locator("#thirty-in-a-row")).toBeInViewport();
  await expect(page.locator(".found-bar")).toHaveCount(0);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the page is the plain page at its place", async ({ page }) => {
    await page.goto(found("words", "#thirty-in-a-row"));
    await expect(page.locator("#thirty-in-a-row")).toBeInViewport();
    await expect(page.locator(".found-bar")).toHaveCount(0);
  });
});
