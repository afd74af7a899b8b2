/** The search page: its address follows the query, so that every search can be kept, shared and returned to. */
import type { SearchPanel, Spot } from "./panel.ts";
import { showPhase } from "./status.ts";

/** What an entry of the history remembers besides its address. */
interface Entry {
  spot?: Spot;
}

const element = document.querySelector<HTMLElement>("main search-panel");
if (element)
  import("./panel.ts").then(
    () => follow(element as SearchPanel),
    () => showPhase(element, "failed"),
  );

function follow(panel: SearchPanel): void {
  /** The query that the address stands for. */
  let shown = "";
  /** The reader has sent this query, or goes on to a suggestion: the next one is a step of its own. */
  let isSettled = false;
  const settle = (): void => {
    isSettled = true;
  };
  const restore = (): void => {
    shown = location.search;
    panel.wish = new URLSearchParams(shown);
    carry(panel.wish);
    void panel.search((history.state as Entry | null)?.spot);
  };
  const write = (): void => {
    const { wish } = panel;
    const address = wish.size > 0 ? `?${wish}` : location.pathname;
    if (isSettled) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
    isSettled = false;
    shown = location.search;
    carry(wish);
  };
  panel.addEventListener("wish", write);
  panel.addEventListener("spot", () => history.replaceState({ spot: panel.spot }, ""));
  panel.addEventListener("settled", settle);
  panel.form.addEventListener("submit", (event) => {
    event.preventDefault();
    settle();
    void panel.search();
  });
  // A link within the page is a step of the history, too, and none of the search.
  addEventListener("popstate", () => location.search !== shown && restore());
  // Results come after the browser has looked for its place.
  history.scrollRestoration = "manual";
  if (panel.input.value.trim() === "") restore();
  else {
    // Typed before this script was here.
    write();
    void panel.search();
  }
}

/** The search page of another language asks the same. */
function carry(wish: URLSearchParams): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".languages a")) link.search = String(wish);
}
