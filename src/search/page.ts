/** The search page: its address follows the query, so that every search can be kept, shared and returned to. */
import { SearchPanel } from "./panel.ts";

/** What an entry of the history remembers besides its address. */
interface Entry {
  /** How many results were shown. */
  shown?: number;
}

const panel = document.querySelector("search-panel");
if (panel instanceof SearchPanel) follow(panel);

function follow(panel: SearchPanel): void {
  /** The reader has sent this query, or goes on to a suggestion: the next one is a step of its own. */
  let isSettled = false;
  const settle = (): void => {
    isSettled = true;
  };
  const restore = (): void => {
    const { shown } = (history.state ?? {}) as Entry;
    panel.wish = new URLSearchParams(location.search);
    void panel.search(shown);
  };
  restore();
  addEventListener("popstate", restore);
  panel.addEventListener("wish", () => {
    const { wish, shown } = panel;
    const address = wish.size > 0 ? `?${wish}` : location.pathname;
    if (isSettled) history.pushState({ shown }, "", address);
    else history.replaceState({ shown }, "", address);
    isSettled = false;
  });
  panel.addEventListener("settled", settle);
  panel.form.addEventListener("submit", (event) => {
    event.preventDefault();
    settle();
    void panel.search();
  });
}
