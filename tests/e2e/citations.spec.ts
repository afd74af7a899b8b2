/** Following a citation and coming back. */
import type { Page } from "playwright/test";
import { expect, tabTo, test } from "./reader.ts";

const articles = {
  english: "/en/bridges-in-every-form/",
  arabic: "/ar/al-jusur/",
  mdx: "/en/cables-from-mdx/",
} as const;

/** Whether nothing lies over the upper edge of an element: a sticky header would. */
const isUncovered = (page: Page, id: string): Promise<boolean> =>
  page.evaluate((wanted) => {
    const element = document.getElementById(wanted);
    const box = element?.getBoundingClientRect();
    const found = box && document.elementFromPoint(box.left + box.width / 2, box.top + 2);
    return found !== undefined && found !== null && (element?.contains(found) ?? false);
  }, id);

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    for (const [name, address] of Object.entries(articles)) {
      test(`a marker leads to its entry and the entry back to that very marker, by keyboard (${name})`, async ({
        page,
      }) => {
        const marker = "cite-marlow-spans-2";
        await page.goto(address);
        await tabTo(page, `#${marker}`);
        await page.keyboard.press("Enter");
        // With scripts the marker opens its card, in which the entry is one step away.
        if (javaScriptEnabled) {
          await tabTo(page, ".card-entry");
          await page.keyboard.press("Enter");
          await expect(page.locator(".card")).toBeHidden();
        }
        await expect(page).toHaveURL(/#ref-marlow-spans$/u);
        const entry = page.locator("#ref-marlow-spans");
        await expect(entry).toBeInViewport();
        await expect(entry).toBeFocused();
        await expect(page.locator(":target")).toHaveAttribute("id", "ref-marlow-spans");
        expect(await isUncovered(page, "ref-marlow-spans")).toBe(true);

        await tabTo(page, `#ref-marlow-spans a[href="#${marker}"]`);
        await page.keyboard.press("Enter");
        await expect(page).toHaveURL(new RegExp(`#${marker}$`, "u"));
        await expect(page.locator(`#${marker}`)).toBeInViewport();
        await expect(page.locator(`#${marker}`)).toBeFocused();
        expect(await isUncovered(page, marker)).toBe(true);
      });
    }

    test("the entry that was followed is visibly marked", async ({ page }) => {
      await page.goto(`${articles.arabic}#ref-rope-walk`);
      const look = (id: string): Promise<string> =>
        page.locator(`#${id}`).evaluate((element) => {
          const styles = [null, "::before", "::after"].map((part) => getComputedStyle(element, part));
          return styles
            .map(({ content, backgroundColor, boxShadow, borderInlineStart }) =>
              [content, backgroundColor, boxShadow, borderInlineStart].join(" "),
            )
            .join("; ");
        });
      // The focus ring alone is not the mark: it goes with the next click.
      await page.locator("h1").click();
      expect(await look("ref-rope-walk")).not.toBe(await look("ref-odd-title"));
    });

    test("the sources of a section fold open beside its text", async ({ page }) => {
      await page.setViewportSize({ width: 390, height: 800 });
      await page.goto(articles.arabic);
      const fold = page.locator("details.folded-sources").first();
      await fold.locator("summary").click();
      await fold.getByRole("link", { name: "Register of Fords" }).click();
      await expect(page.locator("#ref-bureau-of-fords")).toBeInViewport();
    });
  });
}

test("on a wide screen the sources stand in the margin, at the height of their section", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(articles.english);
  await expect(page.locator("details.folded-sources").first()).toBeHidden();
  const places = await page.evaluate(() => {
    const prose = document.querySelector(".prose > p")?.getBoundingClientRect();
    // The section in front of this one cites nothing: where lists are longer than their sections they push each other.
    const heading = document.getElementById("thirty-in-a-row");
    const list =
      heading &&
      [...document.querySelectorAll(".margin-sources")].find(
        (one) => heading.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING,
      );
    const box = list?.getBoundingClientRect();
    return {
      gap: (box?.left ?? 0) - (prose?.right ?? 0),
      rise: Math.abs((box?.top ?? 0) - (heading?.getBoundingClientRect().top ?? 0)),
    };
  });
  expect(places.gap).toBeGreaterThan(0);
  expect(places.rise).toBeLessThan(60);
});

test("in Arabic the margin is on the left", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(articles.arabic);
  const gap = await page.evaluate(() => {
    const prose = document.querySelector(".prose > p")?.getBoundingClientRect();
    const list = document.querySelector(".margin-sources")?.getBoundingClientRect();
    return (prose?.left ?? 0) - (list?.right ?? 0);
  });
  expect(gap).toBeGreaterThan(0);
});

test("the names of markers and back-links are said in the language of the page", async ({ page }) => {
  await page.goto(articles.arabic);
  await expect(page.locator("#cite-marlow-spans-1")).toHaveAccessibleName("المرجع 1: A Survey of Imaginary Spans a");
  await expect(page.locator('#ref-marlow-spans a[href="#cite-marlow-spans-2"]')).toHaveAccessibleName(
    "العودة إلى الاستشهاد b بالمرجع 1",
  );
  await page.goto(articles.english);
  await expect(page.locator("#cite-marlow-spans-1")).toHaveAccessibleName("Reference 1: A Survey of Imaginary Spans a");
});

for (const [name, address] of Object.entries(articles)) {
  test(`a line begins with a word, never with a marker (${name})`, async ({ page }) => {
    await page.goto(address);
    for (let width = 320; width <= 1480; width += 58) {
      await page.setViewportSize({ width, height: 900 });
      const starts = await page.evaluate(() => {
        /** The last character in front of a node that is not white space, in the same block. */
        const before = (marker: Element): Range | undefined => {
          const block = marker.closest("p, li, td, th, h2, h3, em, strong") ?? marker;
          const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
          let last: Range | undefined;
          for (let text = walker.nextNode(); text && !marker.contains(text); text = walker.nextNode()) {
            const end = (text.nodeValue ?? "").trimEnd().length;
            if (end === 0) continue;
            last = document.createRange();
            last.setStart(text, end - 1);
            last.setEnd(text, end);
          }
          return last;
        };
        return [...document.querySelectorAll(".prose .citation")].flatMap((marker) => {
          // A row of markers may break between two of them; it could not fit a narrow screen otherwise.
          if (marker.previousSibling instanceof Element && marker.previousSibling.matches(".citation")) return [];
          const word = before(marker)?.getBoundingClientRect();
          const box = marker.getClientRects()[0];
          return word && box && box.top >= word.bottom - 4 ? [marker.parentElement?.textContent?.slice(0, 60)] : [];
        });
      });
      expect(starts, `at ${width} px`).toEqual([]);
    }
  });
}

test("markers and back-links are at least 24 px to the finger", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(articles.arabic);
  const small = await page.evaluate(() => {
    const hits = (link: Element, x: number, y: number): boolean => link.contains(document.elementFromPoint(x, y));
    const links = [...document.querySelectorAll("#cite-marlow-spans-1, #cite-rope-walk-1, [role=doc-backlink]")];
    return links.flatMap((link) => {
      link.scrollIntoView({ block: "center", behavior: "instant" });
      const box = link.getBoundingClientRect();
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      const isTall = hits(link, x, y - 11) && hits(link, x, y + 11);
      const isWide = link.getAttribute("role") !== "doc-backlink" || box.width >= 24;
      return isTall && isWide ? [] : [link.id || link.getAttribute("href")];
    });
  });
  expect(small).toEqual([]);
});
