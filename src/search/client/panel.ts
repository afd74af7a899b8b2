/**
 * The search in the browser, in a dialog or on a page of its own: a form, what was found, and what to do where nothing
 * was. The form is the state: its fields are what an address of the search page carries.
 */
import { answer, type Way } from "./answer.ts";
import { bundleOf, type Language, onLostFile } from "./bundles.ts";
import { boxesOf, choiceOf, showCounts } from "./choices.ts";
import type { Suggestion } from "./fewer.ts";
import type { Finding } from "./finder.ts";
import { moveByKey } from "./keys.ts";
import type { Bundle } from "./pagefind.ts";
import { resultItem, suggestionItem } from "./results.ts";
import { type Phase, showPhase } from "./status.ts";
import { typed } from "./typing.ts";

/** Results that are shown at once. */
const PAGE = 8;

/** Milliseconds until a search that takes its time says so, and until one that found nothing asks other languages. */
const SLOW = 300;
const REST = 400;

/** Where a reader was among results: how many were shown, and the link that was followed. */
export interface Spot {
  shown: number;
  link: number;
}

/**
 * The element. It tells those around it by events: "wish", its state has changed; "settled", the reader is done with the
 * present query; "spot", more results are shown or one is followed.
 */
export class SearchPanel extends HTMLElement {
  /** Counts searches: of several under way only the last may show its results. */
  #run = 0;
  #finding: Finding | undefined;
  #languages: Map<string, Language> = new Map();
  /** A language besides the reader's could not be asked. */
  #hasLost = false;
  /** Says again what the last answer was. */
  #sayAgain = (): void => undefined;
  spot: Spot = { shown: 0, link: -1 };

  connectedCallback(): void {
    const languages = JSON.parse(this.dataset["languages"] ?? "[]") as Language[];
    this.#languages = new Map(languages.map((language) => [language.locale, language]));
    this.form.addEventListener("input", (event) => {
      // Half-composed syllables are no query yet; the browser reports the finished ones again.
      if (!(event instanceof InputEvent && event.isComposing)) this.#changed();
    });
    this.form.addEventListener("compositionend", () => this.#changed());
    this.addEventListener("keydown", (event) => moveByKey(event, this.input, this.#links));
    this.addEventListener("click", (event) => this.#onClick(event));
    onLostFile(this.#base, (locale) => (locale === this.dataset["locale"] ? this.#fail() : this.#miss()));
  }

  get form(): HTMLFormElement {
    return this.#part("form");
  }

  get input(): HTMLInputElement {
    return this.#part("input[type=search]");
  }

  /** The state as an address carries it: fields without a value are left out. */
  get wish(): URLSearchParams {
    const fields = [...new FormData(this.form)].map(([name, value]): [string, string] => [name, String(value).trim()]);
    return new URLSearchParams(fields.filter(([, value]) => value !== ""));
  }

  /** Takes a state over; values that the form does not offer are passed over. */
  set wish(wish: URLSearchParams) {
    this.input.value = wish.get("q") ?? "";
    for (const box of boxesOf(this.form)) box.checked = wish.getAll(box.name).includes(box.value);
  }

  /** Loads what the first search needs, so that it need not wait. */
  warm(): void {
    void this.#opened(0, 1).catch(() => undefined);
  }

  /**
   * Shows what the form asks for.
   * @param spot where the reader was, who comes back to the results
   */
  async search(spot: Spot = { shown: PAGE, link: -1 }): Promise<void> {
    this.#run += 1;
    const run = this.#run;
    const query = this.input.value.trim();
    this.#hasLost = false;
    if (!/[\p{L}\p{N}]/u.test(query)) return this.#finish(query, "idle");
    const slow = setTimeout(() => run === this.#run && showPhase(this, "loading"), SLOW);
    try {
      // The reader's own is the first, or nothing is opened.
      const bundles = (await this.#opened(0, this.#wantsAll ? undefined : 1)) as [Bundle, ...Bundle[]];
      if (run !== this.#run) return;
      const { finding, way, fewer } = await answer(query, bundles, choiceOf(this.wish), () => this.#rest(run));
      const results = await finding.next(Math.max(spot.shown, PAGE));
      if (run !== this.#run) return;
      this.#finding = finding;
      this.#list.replaceChildren(...results.map((result) => resultItem(result, this.#languages)));
      showCounts(this.form, finding.counts, this.#number);
      this.#showMore();
      this.#suggest(fewer.slice(1));
      this.spot = { shown: results.length, link: -1 };
      this.#sayAgain = () =>
        this.#finish(query, finding.total > 0 ? "found" : "none", this.#said(way, fewer[0]), finding.total);
      this.#sayAgain();
      this.#links[spot.link]?.focus();
    } catch {
      if (run === this.#run) this.#fail();
    } finally {
      clearTimeout(slow);
    }
  }

  /** The languages that were not asked: only when the reader pauses, because each costs a download of its own. */
  async #rest(run: number): Promise<Bundle[]> {
    if (this.#wantsAll) return [];
    await new Promise((resolve) => setTimeout(resolve, REST));
    if (run !== this.#run) return [];
    return this.#opened(1);
  }

  /** Bundles of some languages. The reader's own, the first, must be there; of another that is not, the reader is told. */
  async #opened(from: number, to?: number): Promise<Bundle[]> {
    const languages = [...this.#languages.values()].slice(from, to);
    const bundles = await Promise.allSettled(languages.map((language) => bundleOf(this.#base, language)));
    return bundles.flatMap((bundle, at) => {
      if (bundle.status === "fulfilled") return [bundle.value];
      if (from + at === 0) throw bundle.reason;
      this.#hasLost = true;
      return [];
    });
  }

  get #wantsAll(): boolean {
    return this.wish.has("everywhere");
  }

  get #base(): string {
    return this.dataset["base"] ?? "/";
  }

  get #list(): HTMLElement {
    return this.#part(".search-results");
  }

  get #links(): HTMLAnchorElement[] {
    return [...this.#list.querySelectorAll("a")];
  }

  #changed(): void {
    typed();
    void this.search();
    this.dispatchEvent(new Event("wish"));
  }

  #suggest(fewer: readonly Suggestion[]): void {
    this.#part(".search-fewer").hidden = fewer.length === 0;
    this.#part(".search-fewer ul").replaceChildren(
      ...fewer.map((suggestion) => suggestionItem(suggestion, this.form.action, this.#number)),
    );
  }

  async #more(): Promise<void> {
    const finding = this.#finding;
    try {
      const results = (await finding?.next(PAGE)) ?? [];
      // Another search has come in between.
      if (finding !== this.#finding) return;
      const items = results.map((result) => resultItem(result, this.#languages));
      this.#list.append(...items);
      this.#showMore();
      items[0]?.querySelector("a")?.focus();
      this.#tellSpot({ shown: this.#list.childElementCount, link: -1 });
    } catch {
      if (finding === this.#finding) this.#fail();
    }
  }

  #showMore(): void {
    this.#part(".search-more").hidden = this.#list.childElementCount >= (this.#finding?.total ?? 0);
  }

  #tellSpot(spot: Spot): void {
    this.spot = spot;
    this.dispatchEvent(new Event("spot"));
  }

  /** Says that the answer to a query is shown. */
  #finish(query: string, phase: Phase, lead = "", total = 0): void {
    const { kinds, topics } = choiceOf(this.wish);
    this.#part(".search-filtered").hidden = phase !== "none" || kinds.length + topics.length === 0;
    showPhase(this, phase, lead, this.#number(total));
    const { activeElement } = document;
    // A phase may hide what has the focus; the field it never hides.
    if (this.contains(activeElement) && !activeElement?.checkVisibility()) this.input.focus();
    this.dataset["query"] = query;
  }

  #fail(): void {
    this.#run += 1;
    this.#finish(this.input.value.trim(), "failed");
  }

  #miss(): void {
    this.#hasLost = true;
    if (["found", "none"].includes(this.dataset["phase"] ?? "")) this.#sayAgain();
  }

  /** What comes before the number of results. */
  #said(way: Way, best: Suggestion | undefined): string {
    // A function, because "$&" in words to put in would be read as an instruction.
    const found = (this.dataset[way] ?? "").replace("{words}", () => best?.words.join(" ") ?? "");
    return `${this.#hasLost ? this.dataset["lost"] : ""} ${found}`.trim();
  }

  #number = (count: number): string => count.toLocaleString(this.dataset["format"]);

  #onClick(event: MouseEvent): void {
    const target = event.target as Element;
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
    const { query } = target.closest<HTMLElement>("a[data-query]")?.dataset ?? {};
    // Any other click opens the link's address, which is the search page with the same query.
    if (query !== undefined && isPlain) {
      event.preventDefault();
      this.dispatchEvent(new Event("settled"));
      this.input.value = query;
      this.input.focus();
      this.#changed();
    }
    const link = this.#links.findIndex((other) => other === target.closest("a"));
    if (link >= 0) this.#tellSpot({ ...this.spot, link });
    if (target.closest(".search-more")) void this.#more();
    if (target.closest(".search-retry")) {
      this.input.focus();
      void this.search();
    }
    if (target.closest(".search-clear")) {
      for (const box of boxesOf(this.form)) box.checked &&= box.name === "everywhere";
      this.input.focus();
      this.#changed();
    }
  }

  #part<Part extends HTMLElement = HTMLElement>(selector: string): Part {
    return this.querySelector<Part>(selector) as Part;
  }
}

customElements.define("search-panel", SearchPanel);
