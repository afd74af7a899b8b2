/** What closes the last block of a text: CommonMark (4.5) lets a fence of code run to the end of the file. */

/**
 * @param code the last block of a document, as it is written up to the document's end
 * @returns the line that closes it, or nothing where no fence is open
 */
export function missingFence(code: string): string | undefined {
  const written = code.trim();
  const fence = /^(?:`{3,}|~{3,})/u.exec(written)?.[0];
  if (fence === undefined) return undefined;
  // A closing fence is at least as long as the opening one, and alone on its line.
  return new RegExp(`\n {0,3}${fence}${fence.charAt(0)}*$`, "u").test(written) ? undefined : fence;
}
