/**
 * Fetches the page that a reader is about to go to: one whose link the pointer, a finger or the focus rests on. What
 * only passes by costs nothing, and on a slow line, or where data is to be saved, nothing is fetched that nobody asked for.
 */

/** Milliseconds that make a stay; a click comes later. */
const STAY = 65;

/** What Chromium knows of the line; other browsers do not say (https://wicg.github.io/netinfo/). */
interface Line {
  saveData: boolean;
  effectiveType: string;
}

let waiting: number | undefined;
const fetched = new Set<string>();

for (const arrival of ["pointerover", "focusin"]) addEventListener(arrival, consider, { passive: true });

function consider({ target }: Event): void {
  clearTimeout(waiting);
  const link = target instanceof Element && target.closest<HTMLAnchorElement>("a[href]");
  if (link && isPage(link)) waiting = window.setTimeout(() => isWelcome() && fetchAhead(link), STAY);
}

/** Another page of this site; all of them end in a slash, and its files do not. */
const isPage = ({ origin, pathname }: HTMLAnchorElement): boolean =>
  origin === location.origin && pathname !== location.pathname && pathname.endsWith("/");

function isWelcome(): boolean {
  const { connection } = navigator as Navigator & { connection?: Line };
  return !connection?.saveData && !/[23]g/u.test(connection?.effectiveType ?? "");
}

/**
 * A hint, for which every policy has room that lets a page load anything of its own. A page that its host lets live for a
 * minute is shown without another request; one that is asked for again each time comes as “not modified”.
 */
function fetchAhead({ origin, pathname, search }: HTMLAnchorElement): void {
  const address = origin + pathname + search;
  if (fetched.has(address)) return;
  fetched.add(address);
  const hint = document.createElement("link");
  hint.rel = "prefetch";
  hint.href = address;
  document.head.append(hint);
}
