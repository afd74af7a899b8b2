/** The search dialog as a script meets it in a browser. */
import type { Locator, Page } from "playwright";

export interface Dialog {
  /** Its attribute `data-query` says for which query results are shown. */
  panel: Locator;
  input: Locator;
  results: Locator;
}

/** A dialog that has not opened by then, in milliseconds, is not there. */
const PATIENCE = 20_000;

/** Opens the dialog of a page by its key. @returns `undefined` where none opens */
export async function openDialog(page: Page): Promise<Dialog | undefined> {
  const dialog = page.locator("dialog.search-dialog");
  const input = dialog.locator("input[type=search]");
  await page.keyboard.press("/");
  try {
    await input.waitFor({ timeout: PATIENCE });
  } catch {
    return undefined;
  }
  return { panel: dialog.locator("search-panel"), input, results: dialog.locator(".search-results > li") };
}
