/**
 * The way into the search from every page. All that is loaded before a reader shows interest is this: it opens an empty
 * dialog at once, so that no typed letter is lost, and fetches the rest (panel.ts) on the way.
 */
import type { SearchPanel, Spot } from "./panel.ts";
import { FOUND } from "./parameters.ts";

/** Key in the browser's storage under which a reader has switched the "/" key off. */
const SHORTCUT = "search-shortcut";

/** What an entry of the history remembers: the search that was open when its reader followed a result. */
interface Entry {
  search?: { wish: string; spot: Spot };
}

const template = document.querySelector<HTMLTemplateElement>("#page-search-template");
let dialog: HTMLDialogElement | undefined;

if (template) {
  for (const form of document.querySelectorAll<HTMLElement>(".site-search")) takeOver(form);
  const { search } = (history.state ?? {}) as Entry;
  // Back from a result: the search is open again as it was.
  if (search && performance.getEntriesByType("navigation").some(isReturn)) open(search);
  else remember(undefined);
}
document.addEventListener("keydown", onKey);
if (new URLSearchParams(location.search).has(FOUND)) void import("./marks.ts").then(({ markFound }) => markFound());

function isReturn(entry: PerformanceEntry): boolean {
  return (entry as PerformanceNavigationTiming).type === "back_forward";
}

/** Puts the button in the place of the plain form, unless somebody is writing or has written there. */
function takeOver(form: HTMLElement): void {
  const button = form.querySelector<HTMLElement>(".search-open");
  const field = form.querySelector("input");
  const swap = (): void => {
    form.toggleAttribute("data-ready", !form.querySelector("form")?.matches(":focus-within") && field?.value === "");
  };
  const warm = (): void => void load().then((panel) => panel.warm(), ignore);
  for (const interest of ["pointerenter", "focus"] as const) button?.addEventListener(interest, warm, { once: true });
  button?.addEventListener("click", () => open());
  form.addEventListener("focusout", () => setTimeout(swap));
  swap();
}

/** What fails before a reader has asked for it is told when it is asked for. */
function ignore(): void {
  // Nothing to do.
}

/** The dialog's panel, ready to search. */
async function load(): Promise<SearchPanel> {
  dialog ??= document.importNode(template?.content.querySelector("dialog") as HTMLDialogElement, true);
  if (!dialog.isConnected) prepare(dialog);
  await import("./panel.ts");
  return dialog.querySelector("search-panel") as SearchPanel;
}

function open(search?: Entry["search"]): void {
  const loaded = load();
  dialog?.showModal();
  loaded.then(
    (panel) => {
      if (search) panel.wish = new URLSearchParams(search.wish);
      // What was typed before the rest was here, too.
      if (panel.input.value.trim() !== "") void panel.search(search?.spot);
    },
    () => dialog && fail(dialog),
  );
}

/** Says that the rest has not come, in the panel's own words for it; to try again is to go to the search page. */
function fail(failed: HTMLDialogElement): void {
  const { dataset } = failed.querySelector("search-panel") as HTMLElement;
  // As status.ts does, which every page would load for this alone.
  dataset["phase"] = "failed";
  for (const place of failed.querySelectorAll(".search-count, [role=status]"))
    place.textContent = dataset["failed"] ?? "";
  const form = failed.querySelector("form");
  failed.querySelector(".search-retry")?.addEventListener("click", () => form?.requestSubmit());
}

function prepare(fresh: HTMLDialogElement): void {
  document.body.append(fresh);
  for (const change of ["wish", "spot"])
    fresh.addEventListener(change, ({ target }) => remember(target as SearchPanel), true);
  fresh.addEventListener("close", () => remember(undefined));
  fresh.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    // The field would take the key for itself and forget the query.
    event.preventDefault();
    fresh.close();
  });
  fresh.addEventListener("click", (event) => {
    const target = event.target as Element;
    const link = target.closest<HTMLAnchorElement>("a[href]");
    const isHere = link && link.pathname === location.pathname && link.search === location.search;
    if (target === fresh || target.closest(".search-close") || (isHere && !event.ctrlKey && !event.metaKey))
      fresh.close();
  });
  const shortcut = fresh.querySelector<HTMLInputElement>(".search-shortcut input");
  if (shortcut) shortcut.checked = hasShortcut();
  shortcut?.addEventListener("change", () => hasShortcut(shortcut.checked));
}

function remember(panel: SearchPanel | undefined): void {
  const { search, ...rest } = (history.state ?? {}) as Entry;
  if (panel) history.replaceState({ ...rest, search: { wish: String(panel.wish), spot: panel.spot } }, "");
  else if (search) history.replaceState(rest, "");
}

/** "/" and Ctrl or Cmd with K open the search; while somebody writes, keys are letters. */
function onKey(event: KeyboardEvent): void {
  const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && hasShortcut();
  const isCommand = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey;
  if (event.defaultPrevented || event.isComposing || !(isSlash || isCommand) || isWriting(event.target)) return;
  event.preventDefault();
  const input = document.querySelector<HTMLInputElement>("dialog[open] search-panel input, main search-panel input");
  if (input) input.select();
  else if (template) open();
}

/** Whether keys are letters, or choose from a list, where they are pressed. */
const isWriting = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches(":read-write, select");

/**
 * Whether "/" opens the search, after setting it if need be: a single key that does something must be one that can be
 * switched off (WCAG 2.1.4).
 */
function hasShortcut(on?: boolean): boolean {
  try {
    if (on !== undefined) localStorage.setItem(SHORTCUT, on ? "on" : "off");
    return localStorage.getItem(SHORTCUT) !== "off";
  } catch {
    // Storage may be forbidden; the key then stays as it is.
    return true;
  }
}
