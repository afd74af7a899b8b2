/** What a translation says to have otherwise than its original on purpose. */
import type { Knowledge, Prose } from "./model.ts";

export interface DeclaredDifferences {
  text: Prose;
  /** Citation keys, with a passage or without, numbers and addresses, as the author wrote them. */
  allow: readonly string[];
  why: string;
}

/** Those of all texts, in their order. */
export function declaredDifferences({ articles, pages }: Knowledge): DeclaredDifferences[] {
  return [...articles.values(), ...pages.values()]
    .flatMap((variants): Prose[] => [...variants.values()])
    .flatMap((text: Prose & { parity?: Omit<DeclaredDifferences, "text"> }) =>
      text.parity ? [{ text, ...text.parity }] : [],
    );
}
