/** Results as elements of the page: every text a text node, so that nothing in the index can become markup. */
import type { Language } from "./bundles.ts";
import type { Stretch } from "./excerpt.ts";
import type { Suggestion } from "./fewer.ts";
import { withFound } from "./found.ts";
import type { Part, Result } from "./result.ts";

/** The language and direction of words, where they have their own. */
type Words = Partial<Pick<HTMLElement, "lang" | "dir">>;

/** @param languages by locale; the first is the page's own */
export function resultItem(result: Result, languages: ReadonlyMap<string, Language>): HTMLLIElement {
  const [own] = languages.keys();
  const foreign = result.locale === own ? undefined : result.locale;
  const lang = result.lang ?? foreign;
  const words = wordsIn(lang, languages);
  const title = element("h2", {}, [link(withFound(result.address, result.words), result.title, words)]);
  const trail = element("p", { className: "result-trail" }, [
    element("span", wordsIn(foreign, languages), [result.trail]),
  ]);
  if (foreign) trail.append(" · ", languages.get(foreign)?.label ?? foreign);
  const item = element("li", {}, [title, trail]);
  if (result.excerpt.length > 0)
    item.append(element("p", { className: "result-excerpt", ...words }, marked(result.excerpt)));
  if (result.parts.length > 0) {
    const parts = result.parts.map((part) => partItem(part, result.words, languages));
    item.append(element("ul", { className: "result-parts", ...words }, parts));
  }
  for (const [locale, address] of result.twins) item.append(twin(address, languages.get(locale)));
  return item;
}

const partItem = (
  { title, address, excerpt, lang }: Part,
  words: readonly string[],
  languages: ReadonlyMap<string, Language>,
): HTMLElement =>
  element("li", {}, [
    link(withFound(address, words), title),
    ...(excerpt.length > 0 ? [element("p", wordsIn(lang, languages), marked(excerpt))] : []),
  ]);

/** A language may run the other way than what is around it; of one that is none of the site's, the first letter tells. */
const wordsIn = (lang: string | undefined, languages: ReadonlyMap<string, Language>): Words =>
  lang ? { lang, dir: languages.get(lang)?.direction ?? "auto" } : {};

/** The same work in another language: its words are others, so nothing is marked there. */
function twin(address: string, language: Language | undefined): HTMLElement {
  const anchor = link(address, language?.also ?? address, { hreflang: language?.locale ?? "" });
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

const link = (href: string, text: string, own: Words & { hreflang?: string } = {}): HTMLAnchorElement =>
  element("a", { href, ...own }, [text]);

/** An element with its class, language and direction if it has those of its own, and what it holds. */
const element = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  own: Partial<HTMLElementTagNameMap[Name]>,
  content: readonly (Node | string)[],
): HTMLElementTagNameMap[Name] => {
  const made = Object.assign(document.createElement(name), own);
  made.append(...content);
  return made;
};
