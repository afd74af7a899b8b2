/** What became of the quotations of a source at its address. */
import type { Reference } from "../citations/record.ts";
import { type PassageStatus, quoteDigest, type SourceStatus } from "../knowledge/source-status.ts";
import { pageText } from "./page-text.ts";
import { type Found, findQuotation } from "./quotation.ts";
import type { Answer } from "./request.ts";

interface Looked {
  passages: Record<string, PassageStatus>;
  /** Why some could not be looked for. */
  reason?: string;
}

/** Looks for every quotation of a record in an answer. What is not in the part that was read may still be there. */
export function lookForPassages({ passages }: Reference, { headers, body, isCut }: Answer): Looked {
  const { texts, doubt } = pageText({ type: headers["content-type"], body, isCut });
  const found = [...passages].map(([id, { quote }]): [string, PassageStatus] => {
    const result = bestOf(texts.map((text) => findQuotation(quote, text)));
    const isUnknown = doubt !== undefined && result.outcome === "drifted";
    return [id, { ...(isUnknown ? { outcome: "unreadable" } : rounded(result)), quote: quoteDigest(quote) }];
  });
  const isUnknown = found.some(([, { outcome }]) => outcome === "unreadable");
  return { passages: Object.fromEntries(found), ...(isUnknown && doubt !== undefined && { reason: doubt }) };
}

function bestOf(results: readonly Found[]): Found {
  const share = (result: Found): number => (result.outcome === "found" ? 2 : (result.nearest?.share ?? 0));
  return results.toSorted((a, b) => share(b) - share(a))[0] ?? { outcome: "drifted" };
}

function rounded(result: Found): Pick<PassageStatus, "outcome" | "nearest"> {
  if (result.outcome === "found" || result.nearest === undefined) return { outcome: result.outcome };
  const { words, share } = result.nearest;
  return { outcome: "drifted", nearest: { words, share: Math.floor(share * 100) / 100 } };
}

/** Whether every quotation as the record has it now was looked for: only then need an unchanged page not be read again. */
export const knowsAll = ({ passages }: Reference, known: SourceStatus): boolean =>
  [...passages].every(([id, { quote }]) => {
    const passage = Object.hasOwn(known.passages, id) ? known.passages[id] : undefined;
    return passage?.quote === quoteDigest(quote);
  });

/** What was known of the quotations that the record still has. */
export const knownPassages = ({ passages }: Reference, known: SourceStatus): SourceStatus["passages"] =>
  Object.fromEntries(Object.entries(known.passages).filter(([id]) => passages.has(id)));
