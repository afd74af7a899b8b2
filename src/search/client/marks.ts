/**
 * Marks the words by which a page was found. The document stays as it is: the words are marked by ranges beside it
 * (CSS Custom Highlight API), and all that comes in is a bar that leads from one to the next, like the one of a
 * browser's own search in the page. Browsers without that API show the page at its place and no bar: marks inside the
 * text would change what is copied, counted and linked to.
 */
import { type Place, placesOf, wordsToMark } from "./marked-words.ts";
import { PageText } from "./page-text.ts";
import { FOUND } from "./parameters.ts";

/** Names of the highlights: all marks, and the one at which the reader is. */
const ALL = "found";
const CURRENT = "found-current";

/** Pixels of text that stay between a mark and what is above or below it. */
const MARGIN = 48;

/** What a screen reader can be led to: a mark in a link is in the link, another in its paragraph. */
const LANDING = "a[href], summary, p, li, dt, dd, td, th, figcaption, pre, h1, h2, h3, h4, h5, h6";

interface Mark {
  range: Range;
  /** The words around it. */
  around: string;
}

class FoundBar {
  readonly #bar: HTMLElement;
  readonly #marks: readonly Mark[];
  readonly #onHash = (): void => this.#follow();
  #at: number;

  constructor(bar: HTMLElement, marks: readonly Mark[], words: readonly string[]) {
    this.#bar = bar;
    this.#marks = marks;
    this.#at = this.#after(targetOf(location.hash));
    CSS.highlights.set(ALL, new Highlight(...marks.map(({ range }) => range)));
    const label = bar.querySelector<HTMLElement>("[data-words]");
    // Isolated: the words may be of another direction. A function, because "$&" would be read as an instruction.
    if (label) label.textContent = filled(label.dataset["words"], { words: `\u2068${words.join(" ")}\u2069` });
    bar.addEventListener("click", ({ target }) => target instanceof Element && this.#onClick(target));
    bar.addEventListener("keydown", (event) => event.key === "Escape" && this.#remove());
    addEventListener("hashchange", this.#onHash);
    document.body.append(bar);
    this.#go(this.#at);
    // The focus is in the bar, as with a browser's own search in the page: the next key steps on, what stands at the
    // mark is read out by the status, and Escape leads into the text. Nothing is taken from a reader who has begun.
    if (document.activeElement === document.body) bar.focus({ preventScroll: true });
  }

  #onClick(target: Element): void {
    const button = target.closest<HTMLElement>("button");
    const step = Number(button?.dataset["step"] ?? 0);
    if (step !== 0) this.#go((this.#at + step + this.#marks.length) % this.#marks.length);
    else if (button) this.#remove();
  }

  /** The first mark at an element or after it; where there is none, the nearest before it. */
  #after(target: Element | null): number {
    if (target === null) return 0;
    const at = this.#marks.findIndex(({ range }) => range.comparePoint(target, 0) <= 0);
    return at < 0 ? this.#marks.length - 1 : at;
  }

  /** A link in the page leads to its own place; the window moves on only to a mark that belongs there. */
  #follow(): void {
    const target = targetOf(location.hash);
    if (target === null) return;
    const at = this.#after(target);
    this.#go(at, isAt(target, this.#marks[at]?.range));
  }

  #go(at: number, scrolls = true): void {
    this.#at = at;
    const mark = this.#marks[at];
    if (mark === undefined) return;
    const current = new Highlight(mark.range);
    current.priority = 1;
    CSS.highlights.set(CURRENT, current);
    if (scrolls) this.#show(mark.range);
    const position = this.#bar.querySelector<HTMLElement>("[data-position]");
    const number = new Intl.NumberFormat(this.#bar.dataset["format"]);
    const [own, total] = [at + 1, this.#marks.length].map((value) => number.format(value)) as [string, string];
    if (position) position.textContent = filled(position.dataset["position"], { position: own, total });
    const around = this.#bar.querySelector(".found-unseen");
    if (around) around.textContent = mark.around;
  }

  /** Brings a mark into the window, to a third of its height, unless it is there already. */
  #show(range: Range): void {
    const element = range.startContainer.parentElement;
    for (let fold = element?.closest("details"); fold; fold = fold.parentElement?.closest("details")) fold.open = true;
    // Wide tables and code scroll inside of themselves.
    for (let box = element; box && box !== document.body; box = box.parentElement) {
      const { left, right } = box.getBoundingClientRect();
      const { left: from, right: to } = range.getBoundingClientRect();
      if (box.scrollWidth > box.clientWidth && (from < left || to > right))
        box.scrollBy({ left: (from + to - left - right) / 2, behavior: "instant" });
    }
    const { top, bottom } = range.getBoundingClientRect();
    const above = document.querySelector(".site-header")?.getBoundingClientRect().bottom ?? 0;
    const height = document.documentElement.clientHeight - this.#bar.offsetHeight;
    if (top < Math.max(0, above) + MARGIN || bottom > height - MARGIN)
      scrollBy({ top: top - height / 3, behavior: "instant" });
  }

  /** Leaves the page as if it had been opened without words, with the reader at the current mark. */
  #remove(): void {
    CSS.highlights.delete(ALL);
    CSS.highlights.delete(CURRENT);
    removeEventListener("hashchange", this.#onHash);
    this.#bar.remove();
    const address = new URL(location.href);
    address.searchParams.delete(FOUND);
    history.replaceState(history.state, "", address);
    const range = this.#marks[this.#at]?.range;
    if (range) land(range);
  }
}

const filled = (pattern = "", values: Readonly<Record<string, string>>): string =>
  pattern.replaceAll(/\{(\w+)\}/gu, (placeholder, name: string) => values[name] ?? placeholder);

/** The element that a fragment names; one that is no valid encoding names none. */
function targetOf(hash: string): Element | null {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    return null;
  }
}

const HEADINGS = "h1, h2, h3, h4, h5, h6";

/** Whether a mark stands in an element, or below a heading and before the next. */
function isAt(target: Element, range: Range | undefined): boolean {
  if (range === undefined) return false;
  if (target.contains(range.startContainer)) return true;
  const headings = [...document.querySelectorAll(HEADINGS)];
  return headings.findLast((heading) => range.comparePoint(heading, 0) < 0) === target;
}

/** Gives the focus to where a mark is, without a trace in the document once it has gone on. */
function land(range: Range): void {
  const element = range.startContainer.parentElement?.closest<HTMLElement>(LANDING);
  if (!element) return;
  if (element.tabIndex < 0 && !element.hasAttribute("tabindex")) {
    element.tabIndex = -1;
    element.addEventListener("blur", () => element.removeAttribute("tabindex"), { once: true });
  }
  element.focus({ preventScroll: true });
}

/** Marks the words that the page's address asks for; does nothing where there are none of them. */
export function markFound(): void {
  const main = document.querySelector("main");
  const template = document.querySelector<HTMLTemplateElement>("#page-found");
  const bar = template?.content.querySelector<HTMLElement>(".found-bar");
  if (!main || !bar || !("highlights" in CSS)) return;
  const text = new PageText(main);
  const places = placesOf(text.text, wordsToMark(location.search));
  if (places.length === 0) return;
  const marks = places.map((place) => ({ range: text.rangeOf(place), around: text.around(place) }));
  // Of what the address says, only what the page says too is repeated, in the page's own spelling.
  const words = [...Map.groupBy(places, ({ word }) => word).values()].map(([first]) => text.wordAt(first as Place));
  new FoundBar(document.importNode(bar, true), marks, words);
}
