/** What closes the last block of a text: CommonMark lets a fence, and HTML of some kinds, run to the end of the file. */

/** How HTML that blank lines do not end begins and ends (CommonMark 4.6, kinds 1 to 5), and how that end is written. */
const HTML: readonly [begin: RegExp, end: RegExp, written: string][] = [
  [/^<(pre|script|style|textarea)(?=[\s>]|$)/iu, /<\/(?:pre|script|style|textarea)>/iu, "</$1>"],
  [/^<!--/u, /-->/u, "-->"],
  [/^<\?/u, /\?>/u, "?>"],
  [/^<![a-z]/iu, />/u, ">"],
  [/^<!\[CDATA\[/u, /\]\]>/u, "]]>"],
];

/**
 * @param block the last block of a document, as it is written up to the document's end
 * @returns the line that closes it, or nothing where nothing is open
 */
export function missingEnd(type: string, block: string): string | undefined {
  const written = block.trim();
  if (type === "code") return missingFence(written);
  if (type !== "html") return undefined;
  for (const [begin, end, text] of HTML) {
    const start = begin.exec(written)?.[0];
    if (start !== undefined) return end.test(written) ? undefined : start.replace(begin, text);
  }
  return undefined;
}

/** CommonMark 4.5: a closing fence is at least as long as the opening one, and alone on its line. */
function missingFence(code: string): string | undefined {
  const fence = /^(?:`{3,}|~{3,})/u.exec(code)?.[0];
  if (fence === undefined) return undefined;
  return new RegExp(`\n {0,3}${fence}${fence.charAt(0)}*$`, "u").test(code) ? undefined : fence;
}
