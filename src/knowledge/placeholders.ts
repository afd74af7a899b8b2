/** How a scaffold marks what its author has to write; no published text may hold it. */

export const TO_WRITE = "TO WRITE:";
export const TO_TRANSLATE = "TO TRANSLATE:";

/** The mark that a text begins with. */
export const markOf = (text: string): string | undefined =>
  [TO_WRITE, TO_TRANSLATE].find((mark) => text.startsWith(mark));
