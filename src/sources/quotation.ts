/** Whether quoted words still stand in a text, word for word. */
import { nearestWords } from "./nearest-words.ts";
import { normalForm } from "./normal-form.ts";

/** Where whoever quotes left something out: "…", "...", "[…]". */
const OMISSION = /[[(]?\s*(?:…|\.{3,})\s*[\])]?/u;

export type Found =
  | { outcome: "found" }
  /** The words are not there; `nearest` is the part of the text most like them, and what share of them it has. */
  | { outcome: "drifted"; nearest?: { words: string; share: number } };

/**
 * Looks for a quotation; the parts of one with omissions have to stand in their order.
 * @param page text in its normal form
 */
export function findQuotation(quote: string, page: string): Found {
  const parts = quote.split(OMISSION).map(normalForm).filter(hasWords);
  let position = 0;
  for (const part of parts) {
    const pattern = patternOf(part);
    pattern.lastIndex = position;
    if (!pattern.test(page)) return drifted(parts, page);
    position = pattern.lastIndex;
  }
  return parts.length === 0 ? drifted(parts, page) : { outcome: "found" };
}

function drifted(parts: readonly string[], page: string): Found {
  const nearest = nearestWords(parts.join(" "), page);
  return { outcome: "drifted", ...(nearest && { nearest }) };
}

const hasWords = (text: string): boolean => /[\p{L}\p{N}\p{S}]/u.test(text);

/**
 * White space counts for nothing, because tags and lines part what belongs together; but a quotation neither begins nor
 * ends inside a word. Each character has at most one way to match, so a page cannot make this slow.
 */
function patternOf(part: string): RegExp {
  const characters = [...part.replaceAll(" ", "")].map(literally);
  const [first = "", last = ""] = [part.at(0), part.at(-1)];
  const start = /[\p{L}\p{N}]/u.test(first) ? "(?<![\\p{L}\\p{N}])" : "";
  const end = /[\p{L}\p{N}]/u.test(last) ? "(?![\\p{L}\\p{N}])" : "";
  return new RegExp(start + characters.join(" ?") + end, "giu");
}

const literally = (character: string): string => character.replace(/[$()*+./?[\\\]^{|}]/u, "\\$&");
