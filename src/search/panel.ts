/**
 * The search in the browser, in a dialog or on a page of its own: a form, what was found, and what to do where nothing
 * was. The form is the state: its fields are what an address of the search page carries.
 */

import { answer, type Way } from "./answer.ts";
import type { Choice } from "./ask.ts";
import type { Kind } from "./bundle.ts";
import { bundleOf, type Language, onLostFile } from "./bundles.ts";
import type { Suggestion } from "./fewer.ts";
import type { Finding } from "./finder.ts";
import type { Bundle } from "./pagefind.ts";
import { element, resultItem } from "./results.ts";

/** Results that are shown at once. */
const PAGE = 8;

/** What the panel shows besides the form; the stylesheet hides the rest. */
type Phase = "idle" | "loading" | "found" | "none" | "failed";

/** What the status says of results. */
interface Found {
  way: Way;
  /** By which words they were found, where nothing has all. */
  words: string;
  total: number;
}

/**
 * The element. It tells those around it of changes of its state by the event "wish", and by "settled" that the reader is
 * done with the present one.
 */
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
      const [own, ...more] = await this.#bundles(this.wish.has("everywhere"));
      if (own === undefined) return;
      const others = (): Promise<Bundle[]> => (more.length > 0 ? Promise.resolve([]) : this.#opened(this.#others));
      const { finding, way, fewer } = await answer(query, [own, ...more], this.#choice, others);
      const results = await finding.next(Math.max(least, PAGE));
      if (run !== this.#run) return;
      this.#finding = finding;
      this.#list.replaceChildren(...results.map((result) => resultItem(result, this.#languages)));
      this.#showCounts(finding);
      this.#showMore();
      this.#suggest(fewer.slice(1));
      const words = (fewer[0]?.words ?? []).join(" ");
      this.#finish(query, finding.total > 0 ? "found" : "none", { way, words, total: finding.total });
    } catch {
      if (run === this.#run) this.#finish(query, "failed");
    }
  }

  #suggest(fewer: readonly Suggestion[]): void {
    this.#part(".search-fewer").hidden = fewer.length === 0;
    this.#part(".search-fewer ul").replaceChildren(
      ...fewer.map(({ words, count }) => {
        const text = words.join(" ");
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
  #finish(query: string, phase: Phase, found: Partial<Found> = {}): void {
    this.#show(phase, found);
    this.dataset["query"] = query;
  }

  #show(phase: Phase, { way = "asked", words = "", total = 0 }: Partial<Found> = {}): void {
    this.dataset["phase"] = phase;
    this.#part(".search-filtered").hidden = phase !== "none" || this.#isUnfiltered;
    // A function, because "$&" in words to put in would be read as an instruction.
    const text = [this.dataset[way], this.dataset[phase]]
      .map((part = "") => part.replace("{words}", () => words).replace("{n}", this.#number(total)))
      .join(" ")
      .trim();
    const status = this.#part("[role=status]");
    // Said again, a text would interrupt the reader for nothing.
    if (status.textContent !== text) status.textContent = text;
  }

  get #isUnfiltered(): boolean {
    const { kinds, topics } = this.#choice;
    return kinds.length + topics.length === 0;
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
      this.dispatchEvent(new Event("settled"));
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
      // Whoever types on wants to change the query: the letter goes to its end.
      this.input.focus();
      this.input.setSelectionRange(this.input.value.length, this.input.value.length);
    }
  }

  #part<Part extends HTMLElement = HTMLElement>(selector: string): Part {
    return this.querySelector<Part>(selector) as Part;
  }
}

customElements.define("search-panel", SearchPanel);
