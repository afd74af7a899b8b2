/** Complains about characters that nobody can see, or that deceive: in Markdown, YAML and JSON, written or escaped. */
import { codeRanges } from "../markdown/code-ranges.ts";
import { placeOf } from "../markdown/source-map.ts";
import { type CharacterFault, characterFaults } from "./characters.ts";
import { REFERENCE, referenceMeaning, unescaped } from "./escapes.ts";
import { type Problem, problemAt } from "./problems.ts";

/** A fault with the place that writes it. */
export interface WrittenFault extends CharacterFault {
  /** How it is written, where it does not stand there itself. */
  escape?: string | undefined;
}

/** So many are told one by one; an author who sees a thousand reads none. */
const MOST = 20;

/**
 * One problem for each fault of a text, up to a number.
 * @param text the file, or its beginning
 * @param faults in order
 */
export function characterProblems(text: string, file: string, faults: readonly WrittenFault[]): Problem[] {
  const count = faults.length > MOST + 1 ? MOST : faults.length;
  const told = faults.slice(0, count).map((fault): Problem => {
    const { offset, length, idle } = fault;
    const fix = idle && fault.escape === undefined ? { length, text: "" } : undefined;
    return problemAt({ file, ...placeOf(text, offset) }, "characters-plain", sayFault(text, fault), fix);
  });
  const next = faults[count];
  if (next === undefined) return told;
  const message = `from here on, ${faults.length - count} more characters of this kind stand in this text; mend the ones above and check again.`;
  return [...told, problemAt({ file, ...placeOf(text, next.offset) }, "characters-plain", message)];
}

function sayFault(text: string, { offset, name, reason, escape: sign }: WrittenFault): string {
  const writing = sign === undefined ? "" : `, written “${sign}”,`;
  // Editors do not show it; other tools find it by its byte.
  const byte = name.startsWith("U+0000") ? ` at byte ${Buffer.byteLength(text.slice(0, offset))} of the text` : "";
  return `the character ${name}${byte}${writing} ${reason}.`;
}

/** Where a paragraph may begin: behind an empty line, and at a heading, an item or a row. */
const PARAGRAPH = /^[ \t>]*$|^[ \t>]*(?:#{1,6}[ \t]|[-*+][ \t]|\d{1,9}[.)][ \t]|\|)/u;

/**
 * Faults of a Markdown file's text, also those that character references write outside code.
 * @param from where the text begins, below the frontmatter
 */
export function markdownProblems(content: string, file: string, from: number): Problem[] {
  const isMdx = file.endsWith(".mdx");
  // Astro reads MDX itself, and ends no line at U+2028.
  const rules = { boundary: PARAGRAPH, separators: !isMdx };
  const body = content.slice(from);
  const meant = couldDeceive(body) ? withoutReferences(body, content, from, isMdx) : undefined;
  const faults = characterFaults(meant?.text ?? body, rules).map((fault): WrittenFault => {
    const written = meant?.written(fault.offset, fault.length) ?? fault;
    return { ...fault, ...written, offset: from + written.offset };
  });
  return characterProblems(content, file, faults);
}

const couldDeceive = (text: string): boolean =>
  [...text.matchAll(REFERENCE)].some(([reference]) => characterFaults(referenceMeaning(reference) ?? "").length > 0);

function withoutReferences(body: string, content: string, from: number, isMdx: boolean) {
  const code = codeRanges(content, isMdx);
  let next = 0;
  const isInCode = (offset: number): boolean => {
    while (next < code.length && (code[next]?.[1] ?? 0) <= offset) next++;
    return (code[next]?.[0] ?? offset + 1) <= offset;
  };
  // An odd number of backslashes takes the meaning from what follows.
  const isEscaped = (offset: number): boolean =>
    /(?<!\\)(?:\\\\)*\\$/u.test(body.slice(Math.max(0, offset - 9), offset));
  return unescaped(body, REFERENCE, (reference, offset) =>
    isEscaped(offset) || isInCode(from + offset) ? undefined : referenceMeaning(reference),
  );
}
