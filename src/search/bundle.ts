/** What the building of the search index and the searching in the browser agree on. */

/**
 * Pagefind's version, and a number that rises when the client could not read what the index kept before. A page that was
 * loaded before a deploy goes on with the edition that it knows, which the deploy keeps.
 */
export const EDITION = "1.6.0-1";

/** Folder of the search bundles in the finished site; each locale has one of its own inside. */
export const BUNDLES = `pagefind/${EDITION}`;

/** Address of a locale's bundle. @param base address of the site's root, ending in "/" */
export const bundleAddress = (base: string, locale: string): string => `${base}${BUNDLES}/${locale}/`;

/** Kinds of page that can be found, in the order in which a reader chooses among them. */
export const KINDS = ["article", "source", "page"] as const;
export type Kind = (typeof KINDS)[number];

/** What all language variants of a page have in common. */
export interface Work {
  kind: Kind;
  /** Topic of an article. */
  topic?: string;
  /** Id of an article or a page, key of a source. */
  id: string;
}

/**
 * Fields that the index keeps of a page besides its text (Pagefind's "meta"), which are searched too.
 *
 * - `title`: of an article or a page; `name`: of a source, apart from `title` because it weighs less
 * - `authors`: of a source, as far as they are people
 */
export type Field = "title" | "name" | "authors";

/** Names by which the index can be filtered; the counts of `work` tell all that a query finds without loading it. */
export const FILTERS = ["kind", "topic", "work"] as const;
export type Filter = (typeof FILTERS)[number];

/**
 * What else a result tells of its page, kept as filters that nobody filters by: fields would be searched.
 *
 * - `trail`: the breadcrumb above the page's own step
 * - `lang`: language of title and text where it is not the bundle's
 * - `entries`: `languagesName` of the sources in its bibliography
 * - `variants`: `variantsName` of the other locales' addresses
 */
export type Note = "trail" | "lang" | "entries" | "variants";

/** A work as one word: "article/hardware/memory", "source//jouppi2017". */
export const workName = ({ kind, topic = "", id }: Work): string => `${kind}/${topic}/${id}`;

/** The reverse of `workName`. */
export function readWork(name: string): Work {
  const [kind = "", topic = "", id = ""] = name.split("/");
  return { kind: kind as Kind, ...(topic && { topic }), id };
}

/** Addresses by locale as one text. */
export const variantsName = (variants: ReadonlyMap<string, string>): string => JSON.stringify([...variants]);

/** Languages of the entries of a bibliography, which are numbered from 1, as one text; one for all where it is the same. */
export const languagesName = (languages: readonly string[]): string =>
  (new Set(languages).size > 1 ? languages : languages.slice(0, 1)).join(" ");

/** The language of an entry by its number; without a name it is not known. */
export function languageOfEntry(name: string, number: number): string | undefined {
  const languages = name.split(" ");
  return languages[languages.length > 1 ? number - 1 : 0] || undefined;
}

/** The reverse of `variantsName`; without a name there are none. */
export const readVariants = (name = "[]"): Map<string, string> => new Map(JSON.parse(name) as [string, string][]);
