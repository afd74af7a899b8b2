/** By what a block is known again: its words, not how they are set. */
import { createHash } from "node:crypto";

/**
 * How letters are composed, the form of quotation marks and apostrophes, the space inside of « », soft hyphens, and white
 * space of every kind do not count.
 */
export const normalised = (text: string): string =>
  text
    .normalize("NFC")
    .replaceAll(/\u00AD/gu, "")
    .replaceAll(/[“”„‟]|«\s*|\s*»/gu, '"')
    .replaceAll(/[‘’‚‛‹›]/gu, "'")
    .replaceAll(/\s+/gu, " ")
    .trim();

/** Characters of a fingerprint, of 6 bits each: among a million blocks, two alike by chance are one in ten billion. */
const LENGTH = 12;

/** Begins the SHA-256 of the normalised text, in letters, digits, "-" and "_". */
export const fingerprint = (text: string): string =>
  createHash("sha256").update(normalised(text)).digest("base64url").slice(0, LENGTH);
