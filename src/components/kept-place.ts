/**
 * Keeps the reader's place when the language is switched: what stands at the top of the window here stands at the same
 * height there, and the focus with it. The place travels in the fragment of the link, so that it reaches new tabs too;
 * it is put there only while the link is followed, and taken out of the address on arrival.
 */
import { shifted, shiftsIn } from "../translation/place-shifts.ts";
import { ASKED } from "./place-asked.ts";

/** What a place can be told by: blocks, and what has the same id in every language. */
const SPOTS = ".prose [data-block], .article-text > section > h2, .bibliography > ol > li";
/** Milliseconds: a screen reader first says where it is, and shall not come upon these words later. */
const SAID_AFTER = 500;
const SAID_UNTIL = 10_000;

const header = document.querySelector<HTMLElement>(".site-header");
const status = document.querySelector<HTMLElement>("#page-kept");
addEventListener("click", leave);
addEventListener("auxclick", leave);

/** Where the text begins to be seen, in pixels from the top of the window. */
const edge = (): number => Math.max(0, header?.getBoundingClientRect().bottom ?? 0);

function leave({ target }: Event): void {
  const link = (target as Element).closest<HTMLAnchorElement>(".languages a");
  const shifts = shiftsIn(status?.dataset["variants"] ?? "", link?.hreflang ?? "");
  const at = link && scrollY > 0 && shifts !== undefined && spotAtTop();
  if (!at) return;
  const { block } = at.spot.dataset;
  link.hash = [ASKED, block ? shifted(Number(block), shifts) : at.spot.id, at.height].join(":");
  setTimeout(() => {
    link.hash = "";
  });
}

/**
 * What stands at the top of the window, the innermost where one stands in another.
 * @returns it, and its height below the edge in pixels, or as a share of its own, below zero, where it begins above
 */
function spotAtTop(): { spot: HTMLElement; height: number } | undefined {
  const from = edge();
  const seen = [...document.querySelectorAll<HTMLElement>(SPOTS)]
    .filter((spot) => spot.checkVisibility())
    .map((spot) => ({ spot, box: spot.getBoundingClientRect() }))
    .filter(({ box }) => box.bottom > from);
  const found = seen.findLast(({ box }) => box.top <= from) ?? seen[0];
  if (!found) return undefined;
  const height = found.box.top - from;
  return { spot: found.spot, height: height < 0 ? height / found.box.height : height };
}

/** Goes to the place that the address asks for. */
export function arrive(): void {
  const [, place = "", height] = location.hash.split(":");
  history.replaceState(history.state, "", location.pathname + location.search);
  const spot = document.querySelector<HTMLElement>(`.prose [data-block="${place}"], [id="${place}"]`);
  if (!spot) return;
  for (let fold = spot.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null)
    fold.open = true;
  show(spot, Number(height));
  spot.tabIndex = -1;
  spot.focus({ preventScroll: true });
  // Not before a tab in the background is looked at.
  requestAnimationFrame(() => {
    setTimeout(() => status?.replaceChildren(wordsFor(spot)), SAID_AFTER);
    setTimeout(() => status?.replaceChildren(), SAID_UNTIL);
  });
}

function show(spot: HTMLElement, height: number): void {
  // First to where the header stays, whose lower edge counts.
  spot.scrollIntoView();
  const box = spot.getBoundingClientRect();
  scrollBy(0, box.top - edge() - (height < 0 ? height * box.height : height));
}

function wordsFor(spot: HTMLElement): string {
  const headings = [...document.querySelectorAll(".article-text h2")];
  const heading = headings.findLast((one) => one === spot || one.compareDocumentPosition(spot) & 4)?.textContent;
  const { section = "", opening = "" } = status?.dataset ?? {};
  // Without its markers. A function, because "$&" in a heading would be read as an instruction.
  return heading === undefined ? opening : section.replace("{section}", () => heading.replaceAll(/\s*\[\d.*?\]/gu, ""));
}
