/**
 * The one place that spells an id of the citation machinery. Markers, entries, back-links and their labels
 * find each other through these names only (as MediaWiki Cite does with its `AnchorFormatter`).
 *
 * Keys match `KEY_PATTERN`, so every id is safe in HTML, in a URL fragment and in a CSS selector as it stands.
 */

/** Citation keys and passage ids: lower-case ASCII letters, digits and single hyphens between them. */
export const KEY_PATTERN = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Prefixes of the ids below; a heading's id must not start with one of them. */
export const CITATION_ID_PREFIXES = ["ref-", "cite-", "name-", "use-"] as const;

/** Id of a bibliography entry. */
export const entryId = (key: string): string => `ref-${key}`;

/** Id of a passage on the page of its source. */
export const passageId = (id: string): string => `passage-${id}`;

/** Id of the marker of the `use`-th citation (1-based) of a reference in a document. */
export const markerId = (key: string, use: number): string => `cite-${key}-${use}`;

/** Id of the hidden text that names a reference ("Reference 3: …"); markers borrow it as their accessible name. */
export const entryNameId = (key: string): string => `name-${key}`;

/** Id of the visible letter of the back-link to the `use`-th marker; it makes the names of repeated markers differ. */
export const useId = (key: string, use: number): string => `use-${key}-${use}`;

/** Letter of the `use`-th back-link (1-based): a … z, aa, ab …, as spreadsheets count columns. */
export function useLetter(use: number): string {
  let letters = "";
  for (let rest = use; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(97 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
