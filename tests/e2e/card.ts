/** The card of a citation, and the markers of the fixture at which the tests open it. */
import type { Locator, Page } from "playwright/test";

export const english = "/en/bridges-in-every-form/";
export const arabic = "/ar/al-jusur/";
export const mdx = "/en/cables-from-mdx/";

export const cardOf = (page: Page): Locator => page.locator(".card");
/** A marker that stands in the middle of a paragraph and cites a passage. */
export const quoting = "#cite-marlow-spans-4";
/** The second of three in one pair of brackets. */
export const grouped = "#cite-marlow-spans-2";

export const positionOf = (page: Page): Promise<number> => page.evaluate(() => scrollY);

/** How far the card reaches over the window's edges, and over the brackets that it belongs to; 0 where it does not. */
export const intrusionOf = (page: Page): Promise<{ window: number; marker: number }> =>
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
export const withoutAnchors = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const supports = CSS.supports.bind(CSS);
    CSS.supports = (...query: string[]) => !String(query).includes("position-area") && supports(...(query as [string]));
  });
