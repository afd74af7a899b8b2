/** What the search shows for a query. */
import { expect, overflowOf, test } from "./reader.ts";
import {
  answered,
  arabic,
  boxOf,
  buttonOf,
  countOf,
  english,
  fieldOf,
  held,
  panelOf,
  resultsOf,
  search,
  statusOf,
  titlesOf,
} from "./search.ts";

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
    let [isEarly, asked] = [true, 0];
    const arrive = await held(page, "**/*.pf_fragment", () => {
      asked++;
      return isEarly;
    });
    await page.getByRole("button", { name: "More results" }).click();
    await expect.poll(() => asked).toBeGreaterThan(0);
    isEarly = false;
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
    // A busy machine also says that it is searching.
    const heard = async (): Promise<string[]> =>
      (await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).filter((said) => /\d/u.test(said));
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
    await expect(result.locator("h2 a")).toHaveAttribute("dir", "rtl");
    await expect(result.locator(".result-trail")).toContainText("in Arabic");
    await expect(result.locator("h2 a")).toHaveAttribute("href", /^\/ar\/makhadat-al-hijara\//u);
  });
});

test.describe("all languages", () => {
  test("are asked each by its own index, and a page that both have is shown once with its twin", async ({ page }) => {
    await page.goto("/en/search/?q=marlow");
    await answered(page, "marlow");
    const own = await titlesOf(page);
    await boxOf(page, "Also in the other languages").check();
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
