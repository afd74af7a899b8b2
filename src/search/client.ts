/** The search page in the browser: asks the page's own bundle and writes results as text. */

/** What this page uses of Pagefind's browser module. */
interface Pagefind {
  search(query: string): Promise<{ results: { data(): Promise<Hit> }[] }>;
}
interface Hit {
  url: string;
  meta: Record<string, string>;
  /** HTML with the found words in `<mark>`, everything else escaped. */
  excerpt: string;
}

const RESULTS_SHOWN = 20;

class SearchResults extends HTMLElement {
  connectedCallback(): void {
    const query = new URL(location.href).searchParams.get("q") ?? "";
    for (const input of document.querySelectorAll<HTMLInputElement>('input[name="q"]')) input.value = query;
    if (query.trim() === "") this.#announce("");
    else void this.#show(query);
  }

  async #show(query: string): Promise<void> {
    this.#announce(this.dataset["loading"] ?? "");
    try {
      const pagefind = (await import(/* @vite-ignore */ this.dataset["bundle"] ?? "")) as Pagefind;
      const { results } = await pagefind.search(query);
      const hits = await Promise.all(results.slice(0, RESULTS_SHOWN).map((result) => result.data()));
      this.#render(hits, results.length);
    } catch {
      this.#announce(this.dataset["unavailable"] ?? "");
    }
  }

  #render(hits: readonly Hit[], total: number): void {
    const number = new Intl.NumberFormat(document.documentElement.lang).format(total);
    const { results = "", none = "" } = this.dataset;
    this.#announce(total === 0 ? none : results.replace("{n}", number));
    this.querySelector("ol")?.replaceChildren(...hits.map(row));
  }

  #announce(text: string): void {
    const status = this.querySelector('[role="status"]');
    if (status) status.textContent = text;
  }
}

function row(hit: Hit): HTMLLIElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = hit.url;
  link.textContent = hit.meta["title"] ?? hit.url;
  const excerpt = document.createElement("p");
  excerpt.append(...marked(hit.excerpt));
  item.append(link, excerpt);
  return item;
}

/** The excerpt as text nodes and `<mark>` elements; its HTML is read by an inert parser and never enters the page. */
function marked(html: string): Node[] {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  return [...parsed.body.childNodes].map((node) => {
    if (node.nodeName !== "MARK") return document.createTextNode(node.textContent ?? "");
    const mark = document.createElement("mark");
    mark.textContent = node.textContent;
    return mark;
  });
}

customElements.define("search-results", SearchResults);
