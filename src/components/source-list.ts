/**
 * The list of all sources in the browser: shows, groups and sorts the rows that are in the page. What the reader
 * chose stands in the address, so that it can be kept, shared and returned to.
 */

import { NONE } from "./source-choice.ts";

class SourceList extends HTMLElement {
  #rows: readonly HTMLElement[] = [];

  connectedCallback(): void {
    const form = this.querySelector("form");
    if (!form) return;
    this.#rows = [...this.querySelectorAll<HTMLElement>("[data-order]")].sort(by("order"));
    form.addEventListener("change", () => this.#choose());
    form.addEventListener("submit", (event) => event.preventDefault());
    this.#clear.addEventListener("click", () => {
      for (const filter of this.#filters) filter.selectedIndex = 0;
      this.#choose();
      this.#filters[0]?.focus();
    });
    addEventListener("popstate", () => this.#restore());
    this.#restore();
    form.hidden = false;
  }

  get #selects(): HTMLSelectElement[] {
    return [...this.querySelectorAll("select")];
  }

  get #filters(): HTMLSelectElement[] {
    return ["kind", "topic", "year"].map((name) => this.#select(name));
  }

  get #clear(): HTMLButtonElement {
    return this.querySelector("button") as HTMLButtonElement;
  }

  #select(name: string): HTMLSelectElement {
    return this.querySelector(`select[name=${name}]`) as HTMLSelectElement;
  }

  /** Takes the state from the address; what no select offers is passed over. */
  #restore(): void {
    const asked = new URLSearchParams(location.search);
    for (const select of this.#selects) {
      const values = [...select.options].map(({ value }) => value);
      const value = asked.get(select.name);
      select.selectedIndex = Math.max(0, value === null ? 0 : values.indexOf(value));
    }
    this.#show();
  }

  /** Writes the state into the address, the plain state as nothing. */
  #choose(): void {
    const chosen = this.#selects.filter(({ selectedIndex }) => selectedIndex > 0);
    const query = new URLSearchParams(chosen.map(({ name, value }) => [name, value]));
    history.replaceState(null, "", query.size > 0 ? `?${query}` : location.pathname);
    this.#show();
  }

  #show(): void {
    const filters = this.#filters.filter(({ value }) => value !== "");
    const shown = this.#rows.filter((row) => filters.every(({ name, value }) => valuesOf(row, name).includes(value)));
    for (const row of this.#rows) row.hidden = !shown.includes(row);
    this.#arrange(shown.toSorted(by(this.#select("sort").value)));
    this.#clear.hidden = filters.length === 0;
    const { status = "", none = "" } = this.dataset;
    this.#say(shown.length === 0 ? none : status.replace("{n}", this.#number(shown.length)));
  }

  /** Moves the rows into groups; a row stands in the one that was filtered for, or the first of those it belongs to. */
  #arrange(rows: readonly HTMLElement[]): void {
    const name = this.#select("group").value;
    const filter = name === NONE ? "" : this.#select(name).value;
    const groups = name === NONE ? [] : [...this.#select(name).options].slice(1);
    const members = new Map<HTMLOptionElement | undefined, HTMLElement[]>(groups.map((group) => [group, []]));
    for (const row of rows) {
      const own = filter || valuesOf(row, name)[0];
      const group = groups.find(({ value }) => value === own);
      members.set(group, [...(members.get(group) ?? []), row]);
    }
    const filled = [...members].filter(([, own]) => own.length > 0);
    const sections = [...filled.map(([group, own]) => section(group, own)), this.#unshown()];
    for (const old of this.querySelectorAll("section")) old.remove();
    this.append(...sections);
    const links = filled.flatMap(([group, own]) => (group ? [link(group, this.#number(own.length))] : []));
    const nav = this.querySelector("nav");
    nav?.querySelector("ul")?.replaceChildren(...links);
    nav?.toggleAttribute("hidden", links.length === 0);
  }

  /** The rows that are not shown, kept for later. */
  #unshown(): HTMLElement {
    const rest = section(
      undefined,
      this.#rows.filter((row) => row.hidden),
    );
    rest.hidden = true;
    return rest;
  }

  #number = (count: number): string => count.toLocaleString(this.dataset["format"]);

  #say(text: string): void {
    const status = this.querySelector('[role="status"]');
    if (status) status.textContent = text;
  }
}

/** What a row has; where its data say nothing, that is the choice of none. */
const valuesOf = (row: HTMLElement, name: string): string[] => (row.dataset[name] || NONE).split(" ");

/** Authors from A to Z; the newest and the most cited first, and what has no such number last. */
function by(name: string): (a: HTMLElement, b: HTMLElement) => number {
  const number = (row: HTMLElement): number => Number(row.dataset[name] ?? -1);
  return name === "cited" || name === "year" ? (a, b) => number(b) - number(a) : (a, b) => number(a) - number(b);
}

const idOf = ({ value }: HTMLOptionElement): string => `group-${value}`;

/** Rows under the name of their group. */
function section(group: HTMLOptionElement | undefined, rows: readonly HTMLElement[]): HTMLElement {
  const element = document.createElement("section");
  const list = document.createElement("ul");
  list.append(...rows);
  if (group) {
    const heading = document.createElement("h2");
    heading.id = idOf(group);
    heading.textContent = group.label;
    element.setAttribute("aria-labelledby", heading.id);
    element.append(heading);
  }
  element.append(list);
  return element;
}

function link(group: HTMLOptionElement, count: string): HTMLElement {
  const item = document.createElement("li");
  const anchor = document.createElement("a");
  const number = document.createElement("small");
  anchor.href = `#${idOf(group)}`;
  number.textContent = count;
  anchor.append(group.label, " ", number);
  item.append(anchor);
  return item;
}

customElements.define("source-list", SourceList);
