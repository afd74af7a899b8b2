/** What a translation says to have otherwise than its original on purpose. */
import type { Knowledge, Prose } from "./model.ts";

export type DeclaredDifferences = NonNullable<Prose["parity"]> & { text: Prose };

/** Those of all texts, in their order. */
export const declaredDifferences = ({ articles, pages }: Knowledge): DeclaredDifferences[] =>
  [...articles.values(), ...pages.values()]
    .flatMap((variants): Prose[] => [...variants.values()])
    .flatMap((text) => (text.parity ? [{ text, ...text.parity }] : []));
