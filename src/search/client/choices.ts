/** The filters of the search in the browser: boxes of the form, each with what it would bring. */

import type { Kind } from "../bundle.ts";
import type { Choice } from "./ask.ts";
import type { Finding } from "./finder.ts";

/** What is chosen, of a form's state. */
export const choiceOf = (wish: URLSearchParams): Choice => ({
  kinds: wish.getAll("kind") as Kind[],
  topics: wish.getAll("topic"),
});

export const boxesOf = (form: HTMLFormElement): HTMLInputElement[] => [
  ...form.querySelectorAll<HTMLInputElement>("input[type=checkbox]"),
];

/**
 * Writes the counts beside the boxes; a box that brings nothing cannot be chosen, a group of such boxes is hidden. But not
 * the one that a reader has just emptied: the focus is on it.
 */
export function showCounts(form: HTMLFormElement, counts: Finding["counts"], format: (count: number) => string): void {
  const all: Record<string, ReadonlyMap<string, number>> = { kind: counts.kinds, topic: counts.topics };
  for (const box of boxesOf(form)) {
    const count = all[box.name]?.get(box.value) ?? 0;
    const number = box.parentElement?.querySelector("small");
    if (!number) continue;
    number.textContent = format(count);
    box.disabled = count === 0 && !box.checked && box !== document.activeElement;
  }
  for (const group of form.querySelectorAll("fieldset")) group.hidden = group.querySelector("input:enabled") === null;
}
