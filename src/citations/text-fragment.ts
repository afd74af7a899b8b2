/**
 * Addresses that open a source at the words that were quoted: text directives of the WICG's Scroll To Text Fragment
 * (https://wicg.github.io/scroll-to-text-fragment/).
 */
import type { Passage } from "./record.ts";

/**
 * The address of a source with a directive for a passage of it; browsers that know none open the page at its top.
 * @param address absolute URL, with or without a fragment of its own, which stays in front of the directive
 */
export function citedWordsAddress(address: string, { fragment }: Passage): string {
  return fragment === undefined ? address : `${address}${address.includes("#") ? "" : "#"}:~:text=${fragment}`;
}
