/** What a sentence leaves at the end of an address or identifier that is copied out of it. */

const PAIRS = { ")": "(", "]": "[", "}": "{", ">": "<" } as const;

const count = (text: string, character: string): number => text.split(character).length - 1;

/** Without closing punctuation, quotation marks, and brackets that were never opened in it. */
export function withoutEnd(text: string): string {
  const surplus = new Map(
    Object.entries(PAIRS).map(([closer, opener]) => [closer, count(text, closer) - count(text, opener)]),
  );
  let end = text.length;
  for (; end > 0; end--) {
    const last = text.charAt(end - 1);
    const more = surplus.get(last) ?? 0;
    if (more <= 0 && !/[.,;:'"*’”»›…]/u.test(last)) break;
    surplus.set(last, more - 1);
  }
  return text.slice(0, end);
}

/** The first kind of bracket that is opened more often than it is closed. */
export const unclosed = (text: string): string | undefined =>
  Object.entries(PAIRS).find(([closer, opener]) => count(text, opener) > count(text, closer))?.[1];
