/**
 * The card of a citation in the browser, one for each bibliography of the page: opens at a marker, on click, Enter, tap or hover, and shows what the entry in
 * the bibliography of the same page says. A marker stays the plain link that it is for modified clicks, and for
 * browsers without popovers.
 *
 * The card is a non-modal dialog that stands right behind its marker in the document, so that Tab leads into it and on.
 * Its place on the screen is CSS's work (anchor positioning); browsers without that get it measured here.
 */

import { stopAfter } from "../citations/entry.ts";

const MARKER = "a[role=doc-biblioref]";
/** Milliseconds: a pointer that only passes opens nothing, and one on its way into the card has time to get there. */
const OPEN_DELAY = 300;
const CLOSE_DELAY = 300;
/** Pixels between the card and its marker, and between it and the edge of the window. */
const GAP = 8;
/** Narrow screens that are touched. */
const SHEET = matchMedia("(max-width: 40rem) and ((pointer: coarse) or (max-height: 26rem))");

/** What a card shows of an entry besides the passage, in this order. */
const PARTS = [".entry-source > a", ".entry-authors", ".entry-container", ".entry-details"];

/** What the card says elsewhere, or not at all. */
const LEFT_TO_THE_ENTRY = ".kind, .entry-uses, li:has(> .entry-page)";

class CitationCard {
  readonly #card: HTMLElement;
  readonly #bibliography: Element;
  #marker: HTMLAnchorElement | undefined;
  /** Opened by a pointer that hovers, and to be closed when it leaves. */
  #passing = false;
  #timer = 0;
  /** Where the pointer was seen last, and where it was when the card closed. */
  #pointer = "";
  #closedAt = "";

  constructor(card: HTMLElement, bibliography: Element) {
    this.#card = card;
    this.#bibliography = bibliography;
    const hovers = matchMedia("(hover: hover) and (pointer: fine)");
    document.addEventListener("click", (event) => this.#onClick(event));
    document.addEventListener("pointerover", (event) => {
      if (hovers.matches && event.pointerType !== "touch") this.#onPointer(event);
    });
    document.addEventListener("pointermove", (event) => {
      this.#pointer = placeOf(event);
    });
    document.addEventListener("keydown", ({ key }) => key === "Escape" && clearTimeout(this.#timer));
    card.addEventListener("beforetoggle", ({ newState }) => newState === "closed" && this.#onClose());
    card.addEventListener("focusin", () => this.#keep());
    document.addEventListener("focusout", ({ relatedTarget }) => this.#onFocusOut(relatedTarget));
    addEventListener("resize", () => this.#place());
    for (const marker of document.querySelectorAll<HTMLAnchorElement>(MARKER)) {
      if (!this.#has(marker)) continue;
      marker.ariaExpanded = "false";
      marker.ariaHasPopup = "dialog";
    }
  }

  /** The marker around an element, if it is one of this card's: a page of two texts has two bibliographies. */
  #markerAt(element: Element): HTMLAnchorElement | null {
    const marker = element.closest<HTMLAnchorElement>(MARKER);
    return marker !== null && this.#has(marker) ? marker : null;
  }

  #has({ hash }: HTMLAnchorElement): boolean {
    return this.#bibliography.contains(document.getElementById(hash.slice(1)));
  }

  get #isOpen(): boolean {
    return this.#card.matches(":popover-open");
  }

  #onClick(event: MouseEvent): void {
    if (!(event.target instanceof Element)) return;
    const marker = this.#markerAt(event.target);
    if (marker !== null) {
      if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      this.#keep();
      this.#open(marker);
    } else if (this.#card.contains(event.target)) this.#onClickInside(event.target);
  }

  #onClickInside(target: Element): void {
    this.#keep();
    const step = target.closest<HTMLElement>("[data-step]");
    if (step !== null) {
      if (step.ariaDisabled !== "true") this.#show(this.#group()[this.#position() + Number(step.dataset["step"])]);
    } else if (target.closest(".card-copy")) void this.#copy();
    else if (target.closest("a[href^='#']")) this.#card.hidePopover();
  }

  /** What comes under a pointer that rests, because the card above it has gone, was not pointed at. */
  #onPointer(event: PointerEvent): void {
    this.#pointer = placeOf(event);
    if (this.#pointer === this.#closedAt) return;
    this.#closedAt = "";
    // With a button down it is selecting text.
    if (event.buttons === 0) this.#onHover(event.target);
  }

  /** The card waits for the pointer at the marker, and then stays until it has left both. */
  #onHover(target: EventTarget | null): void {
    if (!(target instanceof Element)) return;
    clearTimeout(this.#timer);
    const marker = this.#markerAt(target);
    const isHere = marker === this.#marker || this.#card.contains(target);
    if (this.#isOpen && (isHere || !this.#passing)) return;
    if (marker !== null) this.#timer = window.setTimeout(() => this.#open(marker, true), OPEN_DELAY);
    else if (this.#isOpen) this.#timer = window.setTimeout(() => this.#card.hidePopover(), CLOSE_DELAY);
  }

  /** From now on it stays until it is dismissed. */
  #keep(): void {
    clearTimeout(this.#timer);
    this.#passing = false;
  }

  /** The focus has gone on to something that the card may cover. */
  #onFocusOut(next: EventTarget | null): void {
    const staysHere = next === null || next === this.#marker || this.#card.contains(next as Node);
    if (this.#isOpen && !staysHere) this.#card.hidePopover();
  }

  #open(marker: HTMLAnchorElement, passing = false): void {
    if (this.#isOpen) this.#card.hidePopover();
    this.#passing = passing;
    marker.after(this.#card);
    this.#show(marker);
    this.#card.showPopover();
    this.#card.scrollTop = 0;
    this.#place();
  }

  #onClose(): void {
    clearTimeout(this.#timer);
    this.#closedAt = this.#pointer;
    const marker = this.#marker;
    if (marker) marker.ariaExpanded = "false";
    if (!this.#card.contains(document.activeElement)) return;
    // The browser gives the focus back to where it was before; a card that was opened by hovering came from nowhere.
    queueMicrotask(() => {
      if (document.activeElement === document.body) marker?.focus({ preventScroll: true });
    });
  }

  /** The markers that share the brackets with the current one. */
  #group(): HTMLAnchorElement[] {
    return [...(this.#card.closest(".citation")?.querySelectorAll<HTMLAnchorElement>(`:scope > ${MARKER}`) ?? [])];
  }

  #position(): number {
    return this.#group().indexOf(this.#marker as HTMLAnchorElement);
  }

  #show(marker: HTMLAnchorElement | undefined): void {
    const entry = marker && document.getElementById(marker.hash.slice(1));
    if (!marker || !entry) return;
    if (this.#marker) this.#marker.ariaExpanded = "false";
    this.#marker = marker;
    marker.ariaExpanded = "true";
    this.#card.setAttribute("aria-labelledby", entry.querySelector("[hidden]")?.id ?? "");
    this.#part(".card-number").textContent = `[${marker.textContent}]`;
    this.#part(".card-kind").textContent = entry.querySelector(".kind")?.textContent ?? "";
    this.#part("[role=status]").textContent = "";
    this.#part<HTMLAnchorElement>(".card-entry").setAttribute("href", marker.hash);
    this.#part<HTMLAnchorElement>(".card-page").href =
      entry.querySelector<HTMLAnchorElement>(".entry-page")?.href ?? "";
    this.#showGroup();
    this.#part(".card-body").replaceChildren(...partsOf(entry, marker.id));
    this.#place();
  }

  #showGroup(): void {
    const [position, total] = [this.#position(), this.#group().length];
    this.#part(".card-group").hidden = total < 2;
    // Not `disabled`: a button that is loses the focus, and with it the reader's place.
    this.#part("[data-step='-1']").ariaDisabled = String(position === 0);
    this.#part("[data-step='1']").ariaDisabled = String(position === total - 1);
    const words = this.#part(".card-position");
    const number = (value: number): string => value.toLocaleString(words.dataset["format"]);
    words.textContent = (words.dataset["words"] ?? "")
      .replace("{position}", number(position + 1))
      .replace("{total}", number(total));
  }

  #part<Part extends HTMLElement = HTMLElement>(selector: string): Part {
    return this.#card.querySelector<Part>(selector) as Part;
  }

  async #copy(): Promise<void> {
    const { dataset } = this.#part(".card-copy");
    const entry = document.getElementById(this.#marker?.hash.slice(1) ?? "");
    const copied = navigator.clipboard?.writeText(entry ? asText(entry, this.#card) : "");
    this.#part("[role=status]").textContent = await (copied ?? Promise.reject()).then(
      () => dataset["done"] ?? "",
      () => dataset["failed"] ?? "",
    );
  }

  /**
   * On a phone, and where much is enlarged, the card is a sheet at the window's lower edge, or at the upper where it
   * would lie over its marker; elsewhere it stands below the brackets, or above where there is no room. The latter is
   * CSS's work, where it can.
   */
  #place(): void {
    const at = this.#card.closest(".citation")?.getBoundingClientRect();
    if (!this.#isOpen || !at) return;
    const { classList, style } = this.#card;
    const isMeasured = !CSS.supports("position-area: block-end");
    classList.toggle("sheet", SHEET.matches);
    classList.toggle("measured", isMeasured && !SHEET.matches);
    style.inset = "";
    const { offsetWidth: width, offsetHeight: height } = this.#card;
    const { clientWidth, clientHeight } = document.documentElement;
    const fitsBelow = at.bottom + GAP + height <= clientHeight;
    classList.toggle("above", !fitsBelow);
    if (!isMeasured || SHEET.matches) return;
    const left = Math.max(0, Math.min(at.left + at.width / 2 - width / 2, clientWidth - width - GAP));
    const top = fitsBelow ? at.bottom + GAP : at.top - GAP - height;
    style.inset = `${top + scrollY}px auto auto ${left + scrollX}px`;
  }
}

const placeOf = ({ clientX, clientY }: PointerEvent): string => `${clientX} ${clientY}`;

/** The parts of an entry that a card shows for one marker: copies, without the ids that must stay the entry's own. */
function partsOf(entry: Element, marker: string): Node[] {
  const backLink = entry.querySelector(`a[href="#${marker}"]`);
  const place = backLink?.parentElement?.querySelector(".use-place");
  const parts = [
    ...PARTS.map((part) => entry.querySelector(part)),
    place,
    backLink?.closest(".passage"),
    entry.querySelector(".entry-standing"),
  ];
  return parts.flatMap((part) => {
    if (!part) return [];
    const copy = part.cloneNode(true) as Element;
    for (const left of copy.querySelectorAll(LEFT_TO_THE_ENTRY)) left.remove();
    return [copy];
  });
}

/** A reference as plain text, the quoted words on a line of their own in front. */
function asText(entry: Element, card: Element): string {
  const words = (root: Element, part: string): string =>
    root.querySelector(part)?.textContent?.replaceAll(/\s+/gu, " ").trim() ?? "";
  const [quote, place] = [words(card, "blockquote"), words(card, ".passage-place")];
  const address = entry.querySelector<HTMLAnchorElement>(".entry-source > a")?.href;
  const source = [words(entry, ".entry-authors"), words(entry, ".entry-source > a")].join(" ").trim();
  const { separator, quoted: marks } = card.querySelector<HTMLElement>(".card-copy")?.dataset ?? {};
  const rest = [words(entry, ".entry-container"), words(entry, "time"), address].filter(Boolean).join(separator);
  // A function, because "$&" in a text to put in would be read as an instruction.
  const quoted = marks?.replace("{text}", () => quote);
  return [quote && `${quoted}${place && ` (${place})`}`, `${source}${stopAfter(source)} ${rest}`]
    .filter(Boolean)
    .join("\n");
}

for (const template of document.querySelectorAll<HTMLTemplateElement>(".bibliography > template")) {
  const [card, bibliography] = [template.content.querySelector<HTMLElement>(".card"), template.parentElement];
  if (card && bibliography && "popover" in HTMLElement.prototype)
    new CitationCard(document.importNode(card, true), bibliography);
}
