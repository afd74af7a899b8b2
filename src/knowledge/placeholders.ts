/** How a scaffold marks what its author has to write; no published text may hold it. */

export const TO_WRITE = "TO WRITE:";
export const TO_TRANSLATE = "TO TRANSLATE:";

export const isPlaceholder = (text: string): boolean => text.startsWith(TO_WRITE) || text.startsWith(TO_TRANSLATE);
