/** The keys of the search: results are a list of links, gone through with the arrows as well as with Tab. */

/**
 * Moves the focus between the field and the links of the results: arrows go on, Home and End to the ends of the list, and a
 * letter back to the field.
 */
export function moveByKey(event: KeyboardEvent, field: HTMLInputElement, links: readonly HTMLElement[]): void {
  if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
  const at = links.findIndex((link) => link === document.activeElement);
  const isInField = document.activeElement === field;
  if (!isInField && at < 0) return;
  const last = links.length - 1;
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, ...(at >= 0 && { Home: 0, End: last }) }[event.key];
  if (next !== undefined) {
    if (isInField && (event.key === "ArrowUp" || last < 0)) return;
    event.preventDefault();
    (next < 0 ? field : links[Math.min(next, last)])?.focus();
  } else if (at >= 0 && event.key.length === 1 && event.key !== " ") {
    // Whoever types on wants to change the query: the letter goes to its end.
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }
}
