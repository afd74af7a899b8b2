/** The search as its readers use it. */
import type { Locator, Page } from "playwright/test";
import { expect } from "./reader.ts";

export const english = "/en/bridges-in-every-form/";
export const arabic = "/ar/al-jusur/";

export const dialogOf = (page: Page): Locator => page.locator("dialog.search-dialog");
export const panelOf = (page: Page): Locator => page.locator("dialog[open] search-panel, main search-panel");
export const fieldOf = (page: Page): Locator => panelOf(page).getByRole("searchbox");
export const resultsOf = (page: Page): Locator => panelOf(page).locator(".search-results > li");
export const statusOf = (page: Page): Locator => panelOf(page).getByRole("status");
/** What the status says to the eye, at once. */
export const countOf = (page: Page): Locator => panelOf(page).locator(".search-count");
export const buttonOf = (page: Page): Locator => page.locator(".search-open:visible");
export const boxOf = (page: Page, name: string): Locator => panelOf(page).getByRole("checkbox", { name });

/** Waits until the answer to a query is shown. */
export const answered = (page: Page, query: string): Promise<void> =>
  expect(panelOf(page)).toHaveAttribute("data-query", query.trim());

/** Opens the dialog by its button and types a query. */
export async function search(page: Page, query: string): Promise<void> {
  await buttonOf(page).click();
  await fieldOf(page).fill(query);
  await answered(page, query);
}

/** Titles of the results that are shown. */
export const titlesOf = (page: Page): Promise<string[]> => resultsOf(page).locator("h2").allTextContents();

/** What has the focus, in a few words. */
export const focusOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: element } = document;
    return element instanceof HTMLInputElement ? element.name : (element?.textContent?.trim() ?? "");
  });

/**
 * Keeps answers to requests back until the function that it gives is called.
 * @param isHeld whether that goes for a request made now; to take the route away would let go of all, and of one badly
 */
export async function held(page: Page, addresses: string, isHeld = (): boolean => true): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(addresses, async (route) => {
    if (isHeld()) await promise;
    await route.continue();
  });
  return resolve;
}
