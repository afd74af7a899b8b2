/**
 * The way into the search from every page. All that is loaded before a reader shows interest is this: it opens an empty
 * dialog at once, so that no typed letter is lost, and fetches the rest (panel.ts) on the way.
 */
import type { SearchPanel } from "./panel.ts";
import { FOUND } from "./parameters.ts";

/** Key in the browser's storage under which a reader has switched the "/" key off. */
const SHORTCUT = "search-shortcut";

/** What an entry of the history remembers: the search that was open when its reader followed a result. */
interface Entry {
  search?: string;
}

const template = document.querySelector<HTMLTemplateElement>("#page-search-template");
let dialog: HTMLDialogElement | undefined;

if (template) {
  for (const form of document.querySelectorAll<HTMLElement>(".site-search")) takeOver(form);
  // Back from a result: the search is open again as it was.
  const { search } = (history.state ?? {}) as Entry;
  if (search !== undefined && performance.getEntriesByType("navigation").some(isReturn)) open(search);
}
document.addEventListener("keydown", onKey);
if (new URLSearchParams(location.search).has(FOUND)) void import("./marks.ts").then(({ markFound }) => markFound());

function isReturn(entry: PerformanceEntry): boolean {
  return (entry as PerformanceNavigationTiming).type === "back_forward";
}

/** Puts the button in the place of the plain form, unless somebody is already writing there. */
function takeOver(form: HTMLElement): void {
  const button = form.querySelector<HTMLElement>(".search-open");
  const swap = (): void => {
    form.toggleAttribute("data-ready", !form.querySelector("form")?.matches(":focus-within"));
  };
  for (const interest of ["pointerenter", "focus"] as const)
    button?.addEventListener(interest, () => void load().then((panel) => panel.warm()), { once: true });
  button?.addEventListener("click", () => open());
  form.addEventListener("focusout", () => setTimeout(swap));
  swap();
}

/** The dialog's panel, ready to search. */
async function load(): Promise<SearchPanel> {
  dialog ??= document.importNode(template?.content.querySelector("dialog") as HTMLDialogElement, true);
  if (!dialog.isConnected) prepare(dialog);
  await import("./panel.ts");
  return dialog.querySelector("search-panel") as SearchPanel;
}

function open(wish?: string): void {
  const loaded = load();
  dialog?.showModal();
  loaded.then(
    async (panel) => {
      if (wish !== undefined) panel.wish = new URLSearchParams(wish);
      if (wish !== undefined) await panel.search();
    },
    () => dialog && fail(dialog),
  );
}

/** Says that the rest has not come. Sending the form still opens the search page. */
function fail(failed: HTMLDialogElement): void {
  const panel = failed.querySelector<HTMLElement>("search-panel");
  const status = panel?.querySelector("[role=status]");
  panel?.setAttribute("data-phase", "failed");
  if (status) status.textContent = panel?.dataset["failed"] ?? "";
}

function prepare(fresh: HTMLDialogElement): void {
  document.body.append(fresh);
  fresh.addEventListener("wish", ({ target }) => remember((target as SearchPanel).wish), true);
  fresh.addEventListener("close", () => remember(undefined));
  fresh.addEventListener("click", ({ target }) => {
    const isOutside = target === fresh;
    if (isOutside || (target as Element).closest(".search-close")) fresh.close();
  });
  const shortcut = fresh.querySelector<HTMLInputElement>(".search-shortcut input");
  if (shortcut) shortcut.checked = hasShortcut();
  shortcut?.addEventListener("change", () => storeShortcut(shortcut.checked));
}

function remember(wish: URLSearchParams | undefined): void {
  const { search: _, ...rest } = (history.state ?? {}) as Entry;
  history.replaceState(wish ? { ...rest, search: String(wish) } : rest, "");
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

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("input:not([type=checkbox], [type=radio]), textarea, select"));

/** A single key that does something must be one that can be switched off (WCAG 2.1.4). */
function hasShortcut(): boolean {
  try {
    return localStorage.getItem(SHORTCUT) !== "off";
  } catch {
    return true;
  }
}

function storeShortcut(on: boolean): void {
  try {
    if (on) localStorage.removeItem(SHORTCUT);
    else localStorage.setItem(SHORTCUT, "off");
  } catch {
    // Storage may be forbidden; the key then stays as it is.
  }
}
