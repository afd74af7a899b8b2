/** Numbers the references of one document in the order of their first citation, as a reader meets them. */

/** One use of a reference: its number in the document and which use of it this is (both from 1). */
export interface NumberedUse {
  number: number;
  use: number;
}

/** Holds the state of one document and of no other; make a new one for each. */
export class Numbering {
  readonly #references = new Map<string, NumberedUse>();

  /** Records a citation of `key` and returns its number and its use count so far. */
  cite(key: string): NumberedUse {
    const known = this.#references.get(key);
    const next = { number: known?.number ?? this.#references.size + 1, use: (known?.use ?? 0) + 1 };
    this.#references.set(key, next);
    return next;
  }
}
