/** What a translation is allowed to have otherwise than its original: `parity: { allow: […], why: … }`. */

export interface Allowances {
  /** Whether one of the names is allowed; it is needed then. */
  allows(...names: readonly string[]): boolean;
  /** Says that a part could not be compared, in which any of them may be needed. */
  keep(): void;
  /** Indices of those that nothing needed. */
  unneeded(): number[];
}

/** @param allow keys, `key#passage`, numbers and addresses as their author wrote them */
export function allowancesOf(allow: readonly string[]): Allowances {
  const names = allow.map(plain);
  const needed = new Set<string>();
  let isKept = false;
  return {
    allows(...wanted) {
      const found = wanted.map(plain).filter((name) => names.includes(name));
      for (const name of found) needed.add(name);
      return found.length > 0;
    },
    keep() {
      isKept = true;
    },
    unneeded: () => [...names.entries()].flatMap(([index, name]) => (isKept || needed.has(name) ? [] : [index])),
  };
}

/** Spaces that hold are spaces, and a citation may stand in its brackets. */
const plain = (name: string): string =>
  name
    .replaceAll(/\s+/gu, " ")
    .replace(/^\[?@([^\]]*)\]?$/u, "$1")
    .trim();
