/** Results as elements of the page: every text a text node, so that nothing in the index can become markup. */
import type { Language } from "./bundles.ts";
import type { Stretch } from "./excerpt.ts";
import type { Suggestion } from "./fewer.ts";
import { withFound } from "./found.ts";
import type { Part, Result } from "./result.ts";

/** @param languages by locale; the first is the page's own */
export function resultItem(result: Result, languages: ReadonlyMap<string, Language>): HTMLLIElement {
  const [own] = languages.keys();
  const foreign = result.locale === own ? undefined : result.locale;
  const lang = result.lang ?? foreign;
  const title = element("h2", {}, [link(withFound(result.address, result.words), result.title, lang)]);
  const trail = element("p", { className: "result-trail" }, [element("span", { lang: foreign }, [result.trail])]);
  if (foreign) trail.append(" · ", languages.get(foreign)?.label ?? foreign);
  const item = element("li", {}, [title, trail]);
  if (result.excerpt.length > 0)
    item.append(element("p", { className: "result-excerpt", lang }, marked(result.excerpt)));
  if (result.parts.length > 0) {
    const parts = result.parts.map((part) => partItem(part, result.words));
    item.append(element("ul", { className: "result-parts", lang }, parts));
  }
  for (const [locale, address] of result.twins) item.append(twin(address, languages.get(locale)));
  return item;
}

const partItem = ({ title, address, excerpt }: Part, words: readonly string[]): HTMLElement =>
  element("li", {}, [
    link(withFound(address, words), title),
    ...(excerpt.length > 0 ? [element("p", {}, marked(excerpt))] : []),
  ]);

/** The same work in another language: its words are others, so nothing is marked there. */
function twin(address: string, language: Language | undefined): HTMLElement {
  const anchor = link(address, language?.also ?? address);
  anchor.hreflang = language?.locale ?? "";
  return element("p", { className: "result-twin" }, [anchor]);
}

/** Fewer words, as a link to their search. @param page address of the search page */
export function suggestionItem({ words, count }: Suggestion, page: string, format: (count: number) => string): Element {
  const query = words.join(" ");
  const anchor = link(`${page}?${new URLSearchParams({ q: query })}`, query);
  anchor.dataset["query"] = query;
  return element("li", {}, [anchor, " ", element("small", {}, [format(count)])]);
}

const marked = (excerpt: readonly Stretch[]): (Node | string)[] =>
  excerpt.map(({ text, found }) => (found ? element("mark", {}, [text]) : text));

function link(address: string, text: string, lang?: string): HTMLAnchorElement {
  const anchor = element("a", { lang }, [text]);
  anchor.href = address;
  return anchor;
}

/** An element with its class, its language if it has one of its own, and what it holds. */
function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  { className, lang }: { className?: string; lang?: string | undefined },
  content: readonly (Node | string)[],
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (lang) {
    made.lang = lang;
    // A language may run the other way than the page's.
    made.dir = "auto";
  }
  made.append(...content);
  return made;
}
