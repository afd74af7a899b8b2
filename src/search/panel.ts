/**
 * The search in the browser, in a dialog or on a page of its own: a form, what was found, and what to do where nothing
 * was. The form is the state: its fields are what an address of the search page carries.
 */

import type { Choice } from "./ask.ts";
import type { Kind } from "./bundle.ts";
import { bundleOf, type Language, onLostFile } from "./bundles.ts";
import { fewerWords } from "./fewer.ts";
import { type Finding, find } from "./finder.ts";
import type { Bundle } from "./pagefind.ts";
import { parseQuery } from "./query.ts";
import { element, resultItem } from "./results.ts";

/** Results that are shown at once. */
const PAGE = 8;

/** What the panel shows besides the form; the stylesheet hides the rest. */
type Phase = "idle" | "loading" | "found" | "none" | "failed";

const WITHOUT_CHOICE: Choice = { kinds: [], topics: [] };

export class SearchPanel extends HTMLElement {
  /** Counts searches: of several under way only the last may show its results. */
  #run = 0;
  #finding: Finding | undefined;
  #languages: Map<string, Language> = new Map();

  connectedCallback(): void {
    const languages = JSON.parse(this.dataset["languages"] ?? "[]") as Language[];
    this.#languages = new Map(languages.map((language) => [language.locale, language]));
    this.form.addEventListener("input", (event) => {
      // Half-composed syllables are no query yet; the browser reports the finished ones again.
      if (!(event instanceof InputEvent && event.isComposing)) this.#changed();
    });
    this.form.addEventListener("compositionend", () => this.#changed());
    this.addEventListener("keydown", (event) => this.#onKey(event));
    this.addEventListener("click", (event) => this.#onClick(event));
    onLostFile(this.#base, () => this.#show("failed"));
    // Typed before this script was here.
    if (this.input.value.trim() !== "") void this.search();
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
    for (const box of this.#boxes) box.checked = wish.getAll(box.name).includes(box.value);
  }

  /** How many results are shown. */
  get shown(): number {
    return this.#list.childElementCount;
  }

  /** Loads what the first search needs, so that it need not wait. */
  warm(): void {
    void this.#bundles(false).catch(() => undefined);
  }

  /**
   * Shows what the form asks for.
   * @param least how many results to show at least, when a reader comes back to them
   */
  async search(least = PAGE): Promise<void> {
    this.#run += 1;
    const run = this.#run;
    const query = this.input.value.trim();
    if (query === "") return this.#finish(query, "idle");
    if (this.dataset["phase"] !== "found") this.#show("loading");
    try {
      const { finding, elsewhere } = await this.#find(query);
      const results = await finding.next(Math.max(least, PAGE));
      if (run !== this.#run) return;
      this.#finding = finding;
      this.#list.replaceChildren(...results.map((result) => resultItem(result, this.#languages)));
      this.#showCounts(finding);
      this.#showMore();
      this.#part(".search-elsewhere").hidden = !elsewhere;
      if (finding.total > 0) return this.#finish(query, "found", finding.total);
      const isFiltered = [...finding.counts.kinds.values(), ...finding.counts.topics.values()].some(
        (count) => count > 0,
      );
      await this.#suggest(query, isFiltered);
      if (run === this.#run) this.#finish(query, "none");
    } catch {
      if (run === this.#run) this.#finish(query, "failed");
    }
  }

  /** Results in the languages that were asked for; where the page's own has none, in the others at once. */
  async #find(query: string): Promise<{ finding: Finding; elsewhere: boolean }> {
    const everywhere = this.wish.has("everywhere");
    const finding = await find(query, await this.#bundles(everywhere), this.#choice);
    const others = this.#others;
    if (finding.total > 0 || everywhere || others.length === 0) return { finding, elsewhere: false };
    const other = await find(query, await this.#opened(others), this.#choice);
    return other.total > 0 ? { finding: other, elsewhere: true } : { finding, elsewhere: false };
  }

  async #suggest(query: string, isFiltered: boolean): Promise<void> {
    this.#part(".search-filtered").hidden = !isFiltered;
    const [own] = await this.#bundles(false);
    const words = own && !isFiltered ? parseQuery(query, own.spelling).words : [];
    const found = await Promise.all(
      words.map(async (word) => [word, (await find(word, [own as Bundle], WITHOUT_CHOICE)).works] as const),
    );
    const suggestions = fewerWords(new Map(found));
    this.#part(".search-fewer").hidden = suggestions.length === 0;
    this.#part(".search-fewer ul").replaceChildren(
      ...suggestions.map(({ words: fewer, count }) => {
        const text = fewer.join(" ");
        const link = element("a", {}, [text]);
        link.href = `${this.form.action}?${new URLSearchParams({ q: text })}`;
        link.dataset["query"] = text;
        return element("li", {}, [link, " ", element("small", {}, [this.#number(count)])]);
      }),
    );
  }

  get #choice(): Choice {
    const { wish } = this;
    return { kinds: wish.getAll("kind") as Kind[], topics: wish.getAll("topic") };
  }

  get #others(): Language[] {
    return [...this.#languages.values()].slice(1);
  }

  #bundles(everywhere: boolean): Promise<Bundle[]> {
    return this.#opened([...this.#languages.values()].slice(0, everywhere ? undefined : 1));
  }

  #opened(languages: readonly Language[]): Promise<Bundle[]> {
    return Promise.all(languages.map((language) => bundleOf(this.#base, language)));
  }

  get #base(): string {
    return this.dataset["base"] ?? "/";
  }

  get #boxes(): HTMLInputElement[] {
    return [...this.form.querySelectorAll<HTMLInputElement>("input[type=checkbox]")];
  }

  get #list(): HTMLElement {
    return this.#part(".search-results");
  }

  #changed(): void {
    void this.search();
    this.dispatchEvent(new Event("wish"));
  }

  #showCounts({ counts }: Finding): void {
    const all: Record<string, Map<string, number>> = { kind: counts.kinds, topic: counts.topics };
    for (const box of this.#boxes) {
      const count = all[box.name]?.get(box.value) ?? 0;
      const number = box.parentElement?.querySelector("small");
      if (!number) continue;
      number.textContent = this.#number(count);
      box.disabled = count === 0 && !box.checked;
    }
    for (const group of this.form.querySelectorAll("fieldset"))
      group.hidden = group.querySelector("input:enabled") === null;
  }

  async #more(): Promise<void> {
    const results = (await this.#finding?.next(PAGE)) ?? [];
    const items = results.map((result) => resultItem(result, this.#languages));
    this.#list.append(...items);
    this.#showMore();
    items[0]?.querySelector("a")?.focus();
    this.dispatchEvent(new Event("wish"));
  }

  #showMore(): void {
    this.#part(".search-more").hidden = this.shown >= (this.#finding?.total ?? 0);
  }

  /** Says that the results of a query are shown. */
  #finish(query: string, phase: Phase, total = 0): void {
    this.#show(phase, total);
    this.dataset["query"] = query;
  }

  #show(phase: Phase, total = 0): void {
    this.dataset["phase"] = phase;
    const text = (this.dataset[phase] ?? "").replace("{n}", this.#number(total));
    const status = this.#part("[role=status]");
    // Said again, a text would interrupt the reader for nothing.
    if (status.textContent !== text) status.textContent = text;
  }

  #number(count: number): string {
    return count.toLocaleString(this.dataset["format"]);
  }

  #onClick(event: MouseEvent): void {
    const { target } = event;
    if (!(target instanceof Element)) return;
    const { query } = target.closest<HTMLElement>("a[data-query]")?.dataset ?? {};
    // Any other click opens the link's address, which is the search page with the same query.
    if (query !== undefined && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      this.input.value = query;
      this.input.focus();
      this.#changed();
    }
    if (target.closest(".search-more")) void this.#more();
    if (target.closest(".search-retry")) void this.search();
    if (target.closest(".search-clear")) {
      for (const box of this.#boxes) box.checked &&= box.name === "everywhere";
      this.input.focus();
      this.#changed();
    }
  }

  /** A list of links, gone through with the arrows as well as with Tab. */
  #onKey(event: KeyboardEvent): void {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const links = [...this.#list.querySelectorAll("a")];
    const at = links.findIndex((link) => link === document.activeElement);
    const inInput = document.activeElement === this.input;
    if (!inInput && at < 0) return;
    const last = links.length - 1;
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, ...(at >= 0 && { Home: 0, End: last }) }[event.key];
    if (next !== undefined) {
      const isUp = event.key === "ArrowUp";
      if (inInput && (isUp || last < 0)) return;
      event.preventDefault();
      if (next < 0) this.input.focus();
      else links[Math.min(next, last)]?.focus();
    } else if (at >= 0 && event.key.length === 1 && event.key !== " ") {
      // Whoever types on wants to change the query: the letter goes into the field.
      this.input.focus();
    }
  }

  #part<Part extends HTMLElement = HTMLElement>(selector: string): Part {
    return this.querySelector<Part>(selector) as Part;
  }
}

customElements.define("search-panel", SearchPanel);
