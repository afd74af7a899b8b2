/** Finding: the dialog over a page and the page of its own. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright/test";
import { expect, overflowOf, siteAddress, test } from "./reader.ts";
import {
  answered,
  arabic,
  boxOf,
  buttonOf,
  countOf,
  dialogOf,
  english,
  fieldOf,
  focusOf,
  panelOf,
  resultsOf,
  search,
  statusOf,
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
    let arrive = (): void => undefined;
    const late = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await page.route("**/_astro/Page.*.js", async (route) => {
      await late;
      await route.continue();
    });
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

test.describe("results", () => {
  test("have a title, the way to it, and the words found in their surroundings, as text", async ({ page }) => {
    await page.goto(english);
    await search(page, "sideways");
    const result = resultsOf(page).first();
    await expect(statusOf(page)).toHaveText("Results: 1");
    await expect(result.getByRole("heading")).toHaveText("Bridges in every form");
    await expect(result.locator(".result-trail")).toHaveText("Knowledge base › Arches");
    await expect(result.locator("mark")).toHaveText(["sideways"]);
    await expect(result).not.toContainText(/\[\d+\]/u);
    await expect(result.getByRole("link").first()).toHaveAttribute("href", `${english}?found=sideways`);
  });

  test("lead to sections and to entries of the bibliography, at most three", async ({ page }) => {
    await page.goto("/en/");
    await search(page, "rope");
    const parts = resultsOf(page).filter({ hasText: "Bridges in every form" }).locator(".result-parts a");
    await expect(parts).toHaveCount(3);
    const entry = parts.filter({ hasText: "[3] van der Berg and others" });
    await entry.click();
    await expect(page).toHaveURL(/\/en\/bridges-in-every-form\/\?found=[^#]+#ref-rope-walk$/u);
    await expect(page.locator("#ref-rope-walk")).toBeInViewport();
  });

  test("change as one types, and the last query wins", async ({ page }) => {
    await page.goto("/en/");
    await search(page, "si");
    for (const letter of "deways") await page.keyboard.press(letter);
    await answered(page, "sideways");
    expect(await titlesOf(page)).toEqual(["Bridges in every form"]);
    await fieldOf(page).fill("");
    await answered(page, "");
    await expect(resultsOf(page).first()).toBeHidden();
    await expect(panelOf(page).getByRole("link", { name: "All articles" })).toBeVisible();
  });

  test("wait for syllables that are still being composed", async ({ page }) => {
    await page.goto("/en/");
    await search(page, "rope");
    const wishes = await fieldOf(page).evaluate((field: HTMLInputElement) => {
      const seen: string[] = [];
      field.closest("search-panel")?.addEventListener("wish", () => seen.push(field.value));
      for (const [value, event] of [
        ["side", new InputEvent("input", { bubbles: true, isComposing: true })],
        ["sideways", new CompositionEvent("compositionend", { bubbles: true })],
      ] as const) {
        field.value = value;
        field.dispatchEvent(event);
      }
      return seen;
    });
    expect(wishes).toEqual(["sideways"]);
    await answered(page, "sideways");
  });

  test("have a phrase in quotes as it stands", async ({ page }) => {
    await page.goto("/en/");
    await search(page, "“pushes sideways”");
    expect(await titlesOf(page)).toEqual(["Bridges in every form"]);
    await fieldOf(page).fill('"sideways pushes"');
    await answered(page, '"sideways pushes"');
    await expect(statusOf(page)).toHaveText("No page has these words side by side. These have them apart. Results: 1");
  });

  test("come in part, and more of them when they are asked for", async ({ page }) => {
    await page.goto("/en/search/?q=20&everywhere=yes");
    await answered(page, "20");
    const total = Number((await countOf(page).textContent())?.replace(/\D/gu, ""));
    expect(total).toBeGreaterThan(8);
    await expect(resultsOf(page)).toHaveCount(8);
    await page.getByRole("button", { name: "More results" }).click();
    await expect(resultsOf(page)).toHaveCount(total);
    await expect(resultsOf(page).nth(8).getByRole("link").first()).toBeFocused();
    await expect(page.getByRole("button", { name: "More results" })).toBeHidden();
    await page.reload();
    await expect(resultsOf(page)).toHaveCount(total);
    await fieldOf(page).fill("a");
    await answered(page, "a");
    await page.reload();
    await answered(page, "a");
    await expect(resultsOf(page)).toHaveCount(8);
  });

  test("of an earlier query that come late are not shown", async ({ page }) => {
    await page.goto("/en/search/?q=20&everywhere=yes");
    await answered(page, "20");
    let arrive = (): void => undefined;
    const late = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await page.route("**/*.pf_fragment", async (route) => {
      await late;
      await route.continue();
    });
    await page.getByRole("button", { name: "More results" }).click();
    await page.unroute("**/*.pf_fragment");
    await fieldOf(page).fill("sideways");
    await answered(page, "sideways");
    arrive();
    await expect(countOf(page)).toHaveText("Results: 1");
    await expect(resultsOf(page)).toHaveCount(1);
    await expect(fieldOf(page)).toBeFocused();
  });

  test("are told again when another query has as many, and not while somebody types on", async ({ page }) => {
    await page.goto("/en/");
    await buttonOf(page).click();
    await statusOf(page).evaluate((status) => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      new MutationObserver(() => heard.push(status.textContent)).observe(status, { childList: true });
    });
    const heard = (): Promise<string[]> => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
    await page.keyboard.type("sideways");
    await expect.poll(heard).toEqual(["Results: 1"]);
    await fieldOf(page).fill("hemp");
    await expect.poll(heard).toEqual(["Results: 1", "Results: 1\u00A0"]);
  });

  test("of the Arabic index are found with and without the article, and counted in the page's words", async ({
    page,
  }) => {
    await page.goto(arabic);
    await search(page, "مخاضة");
    await expect(resultsOf(page).getByRole("link").first()).toHaveAttribute(
      "href",
      /^\/ar\/makhadat-al-hijara\/\?found=/u,
    );
    await expect(statusOf(page)).toHaveText(/^عدد النتائج: \d/u);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  });
});

test("what has no words asks for nothing", async ({ page }) => {
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  for (const query of ["***", '"', "—"]) {
    await page.goto(`/en/search/?q=${encodeURIComponent(query)}`);
    await answered(page, query);
    await expect(countOf(page)).toBeEmpty();
  }
  expect(requests.filter((url) => url.includes("/pagefind/"))).toEqual([]);
});

test.describe("filters", () => {
  test("count what they would bring, and go on doing so when one is chosen", async ({ page }) => {
    await page.goto("/en/search/?q=rope");
    await answered(page, "rope");
    const counts = (): Promise<string[]> => panelOf(page).locator(".search-choices label small").allTextContents();
    const [before, all] = [await counts(), await resultsOf(page).count()];
    await boxOf(page, "Sources").check();
    await expect(page).toHaveURL(/\?q=rope&kind=source$/u);
    await expect(resultsOf(page)).toHaveCount(2);
    expect((await counts()).slice(0, 2)).toEqual(before.slice(0, 2));
    await boxOf(page, "Articles").check();
    await expect(resultsOf(page)).toHaveCount(all);
    await boxOf(page, "Sources").uncheck();
    await boxOf(page, "Cables").check();
    await expect(resultsOf(page)).toHaveCount(1);
    await page.reload();
    await expect(boxOf(page, "Cables")).toBeChecked();
    await expect(resultsOf(page)).toHaveCount(1);
  });

  test("that leave nothing say so, and go at a press", async ({ page }) => {
    await page.goto("/en/search/?q=sideways&kind=source");
    await expect(panelOf(page).getByText("Nothing with these filters.")).toBeVisible();
    await page.getByRole("button", { name: "Remove the filters" }).click();
    await expect(resultsOf(page)).toHaveCount(1);
    await expect(fieldOf(page)).toBeFocused();
    await expect(page).toHaveURL(/\?q=sideways$/u);
  });
});

test.describe("where nothing has all words", () => {
  test("the results of the most words are shown, others offered, and the way to browse", async ({ page }) => {
    await page.goto("/en/search/?q=arch+sideways+hemp+zebra");
    await answered(page, "arch sideways hemp zebra");
    await expect(statusOf(page)).toHaveText("No page has all of these words. These have “arch sideways”. Results: 1");
    expect(await titlesOf(page)).toEqual(["Bridges in every form"]);
    await panelOf(page).getByRole("link", { name: "hemp" }).click();
    await expect(page).toHaveURL(/\?q=hemp$/u);
    await answered(page, "hemp");
    expect(await titlesOf(page)).toEqual(["Cables, straight from MDX"]);
    await page.goBack();
    await answered(page, "arch sideways hemp zebra");
  });

  test("and no word is known, topics, articles and sources are at hand", async ({ page }) => {
    await page.goto("/en/search/?q=zebra");
    await expect(statusOf(page)).toHaveText("Nothing has all of these words.");
    await page.getByRole("main").getByRole("link", { name: "Cables" }).click();
    await expect(page).toHaveURL(/\/en\/topics\/cables\/$/u);
  });

  test("the other language is asked at once, and its results are labelled", async ({ page }) => {
    await page.goto("/en/search/?q=مخاضة");
    await answered(page, "مخاضة");
    await expect(statusOf(page)).toContainText("Nothing found in English. These pages are in other languages.");
    const result = resultsOf(page).first();
    await expect(result.locator("h2 a")).toHaveAttribute("lang", "ar");
    await expect(result.locator(".result-trail")).toContainText("in Arabic");
    await expect(result.locator("h2 a")).toHaveAttribute("href", /^\/ar\/makhadat-al-hijara\//u);
  });
});

test.describe("the search page in another language", () => {
  test("asks the same", async ({ page }) => {
    await page.goto("/en/search/?q=marlow&kind=source");
    await answered(page, "marlow");
    await page.locator(".languages").getByRole("link", { name: "العربية" }).click();
    await expect(page).toHaveURL("/ar/bahth/?q=marlow&kind=source");
    await answered(page, "marlow");
  });
});

test.describe("both languages", () => {
  test("are asked each by its own index, and a page that both have is shown once with its twin", async ({ page }) => {
    await page.goto("/en/search/?q=marlow");
    await answered(page, "marlow");
    const own = await titlesOf(page);
    await boxOf(page, "Also in Arabic").check();
    await expect(page).toHaveURL(/everywhere=yes/u);
    const twin = resultsOf(page)
      .filter({ hasText: "Bridges in every form" })
      .getByRole("link", { name: "Also in Arabic" });
    await expect(twin).toHaveAttribute("href", "/ar/al-jusur/");
    const titles = await titlesOf(page);
    expect(new Set(titles).size).toBe(titles.length);
    expect(titles).toEqual(expect.arrayContaining(own));
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

test.describe("the search page", () => {
  test("has an address for every search, and Back goes through them", async ({ page }) => {
    await page.goto("/en/search/");
    await fieldOf(page).fill("sideways");
    await expect(page).toHaveURL(/\?q=sideways$/u);
    await answered(page, "sideways");
    await page.keyboard.press("Enter");
    await fieldOf(page).fill("rope");
    await answered(page, "rope");
    await expect(page).toHaveURL(/\?q=rope$/u);
    await page.goBack();
    await answered(page, "sideways");
    await expect(fieldOf(page)).toHaveValue("sideways");
    await page.goForward();
    await answered(page, "rope");
    await fieldOf(page).fill("");
    await expect(page).toHaveURL(/\/en\/search\/$/u);
  });

  test("has its results again, and the reader at the link that was followed", async ({ page }) => {
    await page.setViewportSize({ width: 800, height: 500 });
    await page.goto("/en/search/?q=rope");
    await answered(page, "rope");
    const before = await titlesOf(page);
    const link = resultsOf(page).getByRole("link").last();
    const followed = await link.getAttribute("href");
    await link.click();
    await page.waitForURL(/found=/u);
    await page.goBack();
    await answered(page, "rope");
    expect(await titlesOf(page)).toEqual(before);
    const focused = panelOf(page).locator(":focus");
    await expect(focused).toHaveAttribute("href", followed ?? "");
    await expect(focused).toBeInViewport();
  });

  test("keeps what is typed before its script is there", async ({ page }) => {
    let arrive = (): void => undefined;
    const late = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await page.route("**/_astro/panel.*.js", async (route) => {
      await late;
      await route.continue();
    });
    await page.goto("/en/search/?q=rope", { waitUntil: "commit" });
    await fieldOf(page).fill("sideways");
    arrive();
    await answered(page, "sideways");
    await expect(page).toHaveURL(/\?q=sideways$/u);
  });

  test("does not take a link within the page for a search", async ({ page }) => {
    await page.goto("/en/search/?q=20&everywhere=yes");
    await answered(page, "20");
    await page.getByRole("button", { name: "More results" }).click();
    await expect(resultsOf(page)).toHaveCount(9);
    await page.locator("body").press("Tab");
    await page.locator(".skip").focus();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/#page-main$/u);
    await page.goBack();
    await expect(resultsOf(page)).toHaveCount(9);
  });

  test("gives the field its focus by / and Ctrl+K, and opens no dialog", async ({ page }) => {
    await page.goto("/en/search/?q=rope");
    for (const key of ["/", "Control+k"]) {
      await page.locator("main").focus();
      await page.keyboard.press(key);
      await expect(fieldOf(page)).toBeFocused();
    }
    await expect(dialogOf(page)).toHaveCount(0);
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

test.describe("what is loaded", () => {
  test("is nothing before a reader shows interest, and one language's index then", async ({ page }) => {
    const requests: string[] = [];
    page.on("request", (request) => requests.push(new URL(request.url()).pathname));
    await page.goto(english, { waitUntil: "networkidle" });
    const searching = (): string[] => requests.filter((path) => /pagefind|panel/u.test(path));
    expect(searching()).toEqual([]);
    await buttonOf(page).hover();
    await expect.poll(searching).toContain("/pagefind/en/pagefind.js");
    await search(page, "sideways");
    expect(searching().filter((path) => path.startsWith("/pagefind/ar/"))).toEqual([]);
  });

  test("works under a policy that allows the site's own files alone", async ({ page }) => {
    const policy =
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
    await page.route("**/en/**", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": policy } });
    });
    await page.goto(english);
    await search(page, "rope");
    await expect(resultsOf(page)).not.toHaveCount(0);
    await resultsOf(page).getByRole("link").first().click();
    await expect(page).toHaveURL(/found=/u);
  });

  test("is found under a base path", async ({ page }) => {
    await page.goto(`${siteAddress("based")}en/`);
    await search(page, "sideways");
    await resultsOf(page).getByRole("link").first().click();
    await expect(page).toHaveURL(`${siteAddress("based")}en/bridges-in-every-form/?found=sideways`);
    await page.goto(`${siteAddress("based")}en/search/?q=sideways`);
    await answered(page, "sideways");
    await expect(resultsOf(page)).toHaveCount(1);
  });
});

test.describe("hostile queries", () => {
  for (const query of [
    " ",
    '"',
    "''",
    "<img src=x onerror=alert(1)>",
    "🌉🌉",
    "\u202Eabc جسر",
    "$& $1 {n} {words}",
    "a".repeat(10_000),
    "rope ".repeat(2000),
    "%00%ff&q=2#x",
  ]) {
    test(`do no harm: ${query.slice(0, 30)}`, async ({ page }) => {
      page.on("dialog", (dialog) => expect.soft(dialog.message()).toBe("no dialog"));
      await page.goto(`/en/search/?q=${encodeURIComponent(query)}`);
      await expect(panelOf(page)).not.toHaveAttribute("data-phase", "loading");
      await expect(panelOf(page)).not.toHaveAttribute("data-phase", "failed");
      await expect(panelOf(page).locator("img, script, svg")).toHaveCount(0);
      expect(await overflowOf(page)).toBe(0);
    });
  }

  test("and hostile titles stay text", async ({ page }) => {
    await page.goto("/en/search/?q=taut");
    await expect(resultsOf(page).first().locator("h2")).toContainText("<cables>");
    await expect(resultsOf(page).locator(".result-parts a").first()).toContainText('knot"><svg');
    await expect(panelOf(page).locator("cables, script, svg")).toHaveCount(0);
  });
});

test.describe("when files are lost", () => {
  test.use({
    allowedErrors: /404|Failed to (?:fetch|load)|Pagefind|dynamically imported|WebAssembly|gzip|decompress/iu,
  });

  const isTold = async (page: Page): Promise<void> => {
    await expect(statusOf(page)).toHaveText(/not available/u);
    await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
    await panelOf(page).getByRole("link", { name: "All articles" }).click();
    await expect(page).toHaveURL(/\/en\/articles\/$/u);
  };

  for (const lost of [
    "**/pagefind/**",
    "**/pagefind.js",
    "**/pagefind-entry.json*",
    "**/*.pf_meta",
    "**/wasm.*",
    "**/*.pf_index",
    "**/*.pf_fragment",
  ]) {
    test(`the reader is told, and led to all articles: ${lost}`, async ({ page }) => {
      await page.route(lost, (route) => route.fulfill({ status: 404, body: "" }));
      await page.goto("/en/search/?q=bridge");
      await isTold(page);
    });
  }

  for (const lost of ["**/pagefind/en/index/**", "**/pagefind/en/filter/**"]) {
    test(`what the reader’s own language has lost is no absence: ${lost}`, async ({ page }) => {
      await page.route(lost, (route) => route.fulfill({ status: 404, body: "" }));
      await page.goto("/en/search/?q=جسر");
      await isTold(page);
    });
  }

  test("of another language alone, the reader’s own is searched, and the loss told", async ({ page }) => {
    await page.route("**/pagefind/ar/**", (route) => route.fulfill({ status: 404, body: "" }));
    await page.goto("/en/search/?q=sideways&everywhere=yes");
    await answered(page, "sideways");
    await expect(statusOf(page)).toHaveText("One language could not be searched. Results: 1");
    await fieldOf(page).fill("sideways zebra");
    await answered(page, "sideways zebra");
    await expect(resultsOf(page)).toHaveCount(1);
  });

  test("and the search page’s own scripts among them, it says so", async ({ page }) => {
    await page.route("**/panel.*.js", (route) => route.abort());
    await page.goto("/en/search/?q=sideways");
    await expect(statusOf(page)).toHaveText(/not available/u);
  });

  test("and all scripts, it says so after a while", async ({ page }) => {
    await page.route("**/_astro/*.js", (route) => route.abort());
    await page.goto("/en/search/?q=sideways");
    await expect(page.locator(".search-without-scripts")).toBeHidden();
    await expect(page.locator(".search-without-scripts")).toBeVisible({ timeout: 10_000 });
  });

  test("in the dialog too, and a second try may succeed", async ({ page }) => {
    await page.route("**/pagefind/**", (route) => route.abort());
    await page.goto(english);
    await buttonOf(page).click();
    await fieldOf(page).fill("sideways");
    await expect(statusOf(page)).toHaveText(/not available/u);
    await page.unroute("**/pagefind/**");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(resultsOf(page)).toHaveCount(1);
  });

  test("the client itself among them, the form still leads to the search page", async ({ page }) => {
    await page.route("**/panel.*.js", (route) => route.abort());
    await page.goto(english);
    await buttonOf(page).click();
    await fieldOf(page).fill("sideways");
    await expect(panelOf(page).getByRole("status")).toHaveText(/not available/u);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page).toHaveURL(/\/en\/search\/\?q=sideways$/u);
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  for (const [start, address, words, list] of [
    ["/en/", "/en/search/?q=bridge", "Search needs JavaScript.", "/en/articles/"],
    ["/ar/", "/ar/bahth/?q=bridge", "يحتاج البحث إلى JavaScript.", "/ar/maqalat/"],
  ] as const) {
    test(`the form leads to the search page, and that to the lists: ${start}`, async ({ page }) => {
      await page.goto(start);
      await page.getByRole("searchbox").first().fill("bridge");
      await page.getByRole("searchbox").first().press("Enter");
      await expect(page).toHaveURL(address);
      await expect(page.locator(".search-without-scripts")).toContainText(words);
      await expect(page.getByRole("main").locator(`a[href="${list}"]`)).toBeVisible();
      await expect(panelOf(page).getByRole("checkbox")).toHaveCount(0);
    });
  }

  test("the choice of a theme, which would do nothing, is not shown", async ({ page }) => {
    await page.goto("/en/");
    await expect(page.locator("theme-choice")).toBeHidden();
  });
});

test.describe("for everybody", () => {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const [address, query] of [
      [english, "rope"],
      [english, "zebra rope"],
      [arabic, "جسر"],
    ] as const) {
      test(`no fault of accessibility in the open dialog: ${colorScheme}, ${query}`, async ({ page }) => {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.goto(address);
        await search(page, query);
        const { violations } = await new AxeBuilder({ page })
          .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
          .options({ rules: { "target-size": { enabled: true } } })
          .analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      });
    }
  }
});
