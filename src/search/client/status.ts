/** What a search panel says of itself: at once for the eye, and after a pause for the ear. */

/** Milliseconds: who types on is not told of every letter's results. */
const PAUSE = 400;

/** What the panel shows besides the form; the stylesheet hides the rest. */
export type Phase = "idle" | "loading" | "found" | "none" | "failed";

/** Shows a phase and its words, which stand in the panel's data; `lead` comes before them. */
export function showPhase(panel: HTMLElement, phase: Phase, lead = "", number = ""): void {
  panel.dataset["phase"] = phase;
  const text = `${lead} ${(panel.dataset[phase] ?? "").replace("{n}", number)}`.trim();
  const [seen, heard] = [panel.querySelector(".search-count"), panel.querySelector("[role=status]")];
  if (seen) seen.textContent = text;
  clearTimeout(pause);
  pause = setTimeout(() => {
    // The same words of another search are news: a screen reader only speaks of what has changed.
    if (heard) heard.textContent = heard.textContent === text ? `${text}\u00A0` : text;
  }, PAUSE);
}

/** A page has one panel. */
let pause: ReturnType<typeof setTimeout> | undefined;
