/** Who asks for less motion sees none: whatever a reader does, nothing is animated and no scrolling is drawn out. */
import type { Page } from "playwright/test";
import { expect, test } from "../e2e/reader.ts";
import { onEveryPage, openCard, openFolds, openSearch } from "./pages.ts";

/** What a reader does, in the order in which one may. */
const DEEDS: Record<string, (page: Page) => Promise<unknown>> = {
  arrives: async () => undefined,
  unfolds: openFolds,
  "opens a card": openCard,
  "closes it": (page) => page.keyboard.press("Escape"),
  searches: openSearch,
  "closes the search": (page) => page.keyboard.press("Escape"),
  "follows the contents": (page) => followFirst(page, ".contents a:visible"),
  "follows an entry": (page) => followFirst(page, ".bibliography a[role=doc-backlink]:visible"),
  "chooses a theme": async (page) => {
    const choice = page.locator("theme-choice select:visible");
    if ((await choice.count()) > 0) await choice.selectOption("dark");
  },
  hovers: async (page) => {
    const links = page.locator("a:visible, button:visible");
    if ((await links.count()) > 0) await links.last().hover();
  },
};

async function followFirst(page: Page, selector: string): Promise<void> {
  const link = page.locator(selector).first();
  if ((await link.count()) > 0) await link.press("Enter");
}

/** Where the page keeps what has moved. */
type Watched = Window & { moved?: string[] };

/** Notes every transition and animation from now on. Runs in the page. */
function watch(): void {
  const moved: string[] = [];
  (window as Watched).moved = moved;
  for (const kind of ["transitionrun", "animationstart"])
    addEventListener(kind, ({ target }) => moved.push(`${kind} of ${(target as Element).className}`), true);
}

/** What has moved, is moving, or would scroll slowly. Runs in the page. */
function movements(): string[] {
  // One of a millisecond is a clock, as the search page has one for words that come late: nobody sees it move.
  const running = document
    .getAnimations()
    .filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 1)
    .map((animation) => `${animation.constructor.name} runs`);
  const smooth = [...document.querySelectorAll("*")].filter((one) => getComputedStyle(one).scrollBehavior !== "auto");
  const moved = (window as Watched).moved?.splice(0) ?? [];
  return [...moved, ...running, ...smooth.map(({ className }) => `${className} scrolls smoothly`)];
}

async function movingOn(page: Page): Promise<string[]> {
  const lines: string[] = [];
  await page.evaluate(watch);
  for (const [name, act] of Object.entries(DEEDS)) {
    await act(page);
    lines.push(...(await page.evaluate(movements)).map((movement) => `when a reader ${name}: ${movement}`));
  }
  return lines;
}

test("nothing moves for readers who asked for less motion", async ({ browser }) => {
  test.setTimeout(10_800_000);
  expect(await onEveryPage(browser, movingOn, { reducedMotion: "reduce" })).toEqual([]);
});

test("and it would be noticed", async ({ page }) => {
  await page.goto("/en/bridges-in-every-form/");
  const lines = await movingOn(page);
  for (const deed of ["opens a card", "searches"])
    expect(lines.join(" ")).toContain(`when a reader ${deed}: transitionrun`);
});
