/** The list of all sources, which a reader sorts, groups and filters; and the way from a source to its places. */
import type { Locator, Page } from "playwright/test";
import { expect, test } from "./reader.ts";

const list = "/en/sources/";

const choice = (page: Page, name: string): Locator => page.getByRole("combobox", { name, exact: true });

/** Keys of the rows that are shown, in order. */
const shown = (page: Page): Promise<string[]> =>
  page
    .locator("source-list section li:visible > a")
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname.split("/").at(-2) ?? ""));

/** Headings of the groups with how many rows each shows. */
const groups = (page: Page): Promise<string[]> =>
  page
    .locator("source-list section:visible")
    .evaluateAll((sections) =>
      sections.map((section) =>
        `${section.querySelector("h2")?.textContent ?? ""} ${section.querySelectorAll("li[data-order]").length}`.trim(),
      ),
    );

const everything = [
  "lone-leaflet",
  "bureau-of-fords",
  "marlow-spans",
  "withdrawn-study",
  "constructor",
  "jisr-khayali",
  "rope-walk",
  "odd-title",
];

test("a choice filters the list, is said, and stands in the address", async ({ page }) => {
  await page.goto(list);
  expect(await shown(page)).toEqual(everything);
  await choice(page, "Kind").selectOption("paper");
  expect(await shown(page)).toEqual(["marlow-spans", "withdrawn-study"]);
  await expect(page).toHaveURL(/\/en\/sources\/\?kind=paper$/u);
  await expect(page.locator("source-list").getByRole("status")).toHaveText("Sources shown: 2 of 8");
  await choice(page, "Topic").selectOption("cables");
  expect(await shown(page)).toEqual(["marlow-spans"]);
  await choice(page, "Kind").selectOption("");
  await choice(page, "Year").selectOption("undated");
  await expect(page).toHaveURL(/\?topic=cables&year=-$/u);
  expect(await shown(page)).toEqual(["rope-walk", "odd-title"]);
});

test("rows are grouped by what the reader asks for, with links to the groups", async ({ page }) => {
  await page.goto(list);
  const group = choice(page, "Group by");
  const links = page.getByRole("navigation", { name: "Groups of sources" }).getByRole("link");
  await expect(links).toHaveText(["primary source 2", "paper 2", "benchmark 1", "press 1", "blog 1", "discussion 1"]);
  await group.selectOption("year");
  expect(await groups(page)).toEqual(["2025 1", "2024 1", "2021 1", "2019 1", "2003 1", "undated 3"]);
  await group.selectOption("topic");
  expect(await groups(page)).toEqual(["Arches 7", "under no topic 1"]);
  await expect(links).toHaveText(["Arches 7", "under no topic 1"]);
  await links.last().click();
  await expect(page.getByRole("heading", { name: "under no topic" })).toBeInViewport();
  await group.selectOption("no groups");
  expect(await groups(page)).toEqual(["8"]);
  await expect(page.getByRole("navigation", { name: "Groups of sources" })).toBeHidden();
  expect(await shown(page)).toHaveLength(8);
});

test("rows are sorted by citations, year and author, in groups or without", async ({ page }) => {
  await page.goto(`${list}?group=-`);
  const sort = choice(page, "Sort by");
  await sort.selectOption("cited");
  expect((await shown(page)).slice(0, 3)).toEqual(["marlow-spans", "rope-walk", "jisr-khayali"]);
  expect((await shown(page)).at(-1)).toBe("lone-leaflet");
  await sort.selectOption("year");
  expect((await shown(page)).slice(0, 5)).toEqual([
    "constructor",
    "jisr-khayali",
    "bureau-of-fords",
    "marlow-spans",
    "withdrawn-study",
  ]);
  await sort.selectOption("author");
  const titles = await page
    .locator("source-list section li")
    .evaluateAll((rows) => rows.map((row) => Number((row as HTMLElement).dataset["order"])));
  expect(titles).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  await choice(page, "Group by").selectOption("kind");
  await sort.selectOption("cited");
  expect(await shown(page)).toEqual(["bureau-of-fords", "lone-leaflet", ...everything.slice(2)]);
});

test("the state survives a reload, and a visit to a source and back", async ({ page }) => {
  await page.goto(list);
  await choice(page, "Kind").selectOption("paper");
  await choice(page, "Sort by").selectOption("year");
  await page.reload();
  await expect(choice(page, "Kind")).toHaveValue("paper");
  await expect(choice(page, "Sort by")).toHaveValue("year");
  expect(await shown(page)).toEqual(["marlow-spans", "withdrawn-study"]);
  await page.getByRole("link", { name: "Bridges That Hold by Themselves" }).click();
  await expect(page).toHaveURL(/\/en\/sources\/withdrawn-study\/$/u);
  await page.goBack();
  await expect(page).toHaveURL(/\?kind=paper&sort=year$/u);
  await expect(choice(page, "Kind")).toHaveValue("paper");
  expect(await shown(page)).toEqual(["marlow-spans", "withdrawn-study"]);
});

test("what an address asks for and nobody offers is passed over", async ({ page }) => {
  await page.goto(`${list}?kind=<b>&topic=constructor&year=1&group=__proto__&sort=&x=y`);
  expect(await shown(page)).toEqual(everything);
  await expect(page.locator("source-list").getByRole("status")).toHaveText("Sources shown: 8 of 8");
});

test("where nothing fits, that is said, and one key brings all back", async ({ page }) => {
  await page.goto(`${list}?kind=paper&year=2025&sort=cited`);
  expect(await shown(page)).toEqual([]);
  await expect(page.locator("source-list").getByRole("status")).toHaveText("No source fits this choice.");
  await page.getByRole("button", { name: "Show all sources" }).press("Enter");
  expect(await shown(page)).toEqual(["bureau-of-fords", "lone-leaflet", ...everything.slice(2)]);
  await expect(page).toHaveURL(/\/en\/sources\/\?sort=cited$/u);
  await expect(page.getByRole("button", { name: "Show all sources" })).toBeHidden();
  await expect(choice(page, "Kind")).toBeFocused();
});

test("the words of the list are those of its language", async ({ page }) => {
  await page.goto("/ar/masadir/?kind=paper");
  await expect(page.locator("source-list").getByRole("status")).toHaveText("المصادر المعروضة: 2 من 8");
  expect(await groups(page)).toEqual(["ورقة علمية 2"]);
});

test("the list does not move when its choices come", async ({ page }) => {
  const { promise: asked, resolve: release } = Promise.withResolvers<void>();
  await page.route(/SourceList/u, async (route) => {
    await asked;
    await route.continue();
  });
  await page.goto(list, { waitUntil: "commit" });
  const top = async (): Promise<number | undefined> =>
    (await page.getByRole("heading", { name: "primary source" }).boundingBox())?.y;
  await page.getByRole("contentinfo").waitFor();
  await page.evaluate(() => document.fonts.ready.then(() => true));
  await expect(choice(page, "Kind")).toBeHidden();
  const before = await top();
  release();
  await expect(choice(page, "Kind")).toBeVisible();
  expect(await top()).toBe(before);
});

test("from a source a reader comes to the very marker, and sees it", async ({ page }) => {
  await page.goto("/en/sources/constructor/");
  await page.getByRole("link", { name: "[6] in “Bridges in every form”, citation a of this source" }).click();
  await expect(page).toHaveURL(/\/en\/bridges-in-every-form\/#cite-constructor-1$/u);
  await expect(page.locator("#cite-constructor-1")).toBeInViewport();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the list is whole, by kind, and its choices, which would do nothing, are not shown", async ({ page }) => {
    await page.goto(`${list}?kind=paper`);
    await expect(page.locator("source-list section li:visible")).toHaveCount(8);
    await expect(page.locator("source-list section h2")).toHaveCount(6);
    await expect(page.locator(".source-choice")).toBeHidden();
    expect(await page.locator(".source-choice").boundingBox()).toBeNull();
    await page.getByRole("link", { name: "discussion 1" }).click();
    await expect(page).toHaveURL(/#group-forum$/u);
  });
});
