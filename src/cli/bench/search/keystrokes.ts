/** Times a reader's keystrokes: from each key to the frame that shows its results. */
import type { Browser, Page } from "playwright";
import { type Dialog, openDialog } from "./dialog.ts";

export interface Times {
  keystrokes: number;
  /** Milliseconds, as the next one. */
  median: number;
  p95: number;
  /** Share of those that took no longer than `IN_TIME`; who asks for what another language has waits for a pause. */
  inTime: number;
}

/** The longest that a keystroke may take, in milliseconds. */
export const IN_TIME = 60;

/** What the page notes, under this name on its window. */
interface Notes {
  /** When the last key went down; `undefined` once its results are shown. */
  from: number | undefined;
  times: number[];
}
declare const keystrokes: Notes;

/** Keystrokes that are timed, roughly: whole queries are. */
const KEYSTROKES = 100;

/** What a page may take for one, in milliseconds, before this gives up. */
const LONGEST = 20_000;

/**
 * Types queries from all of the set letter by letter, each after the results of the last. The first is typed once
 * before, untimed.
 * @param slowdown how many times slower than this machine's the processor shall be
 * @returns `undefined` where no dialog opens
 */
export async function timeKeystrokes(
  browser: Browser,
  { home, queries, slowdown }: { home: string; queries: readonly string[]; slowdown: number },
): Promise<Times | undefined> {
  const page = await browser.newPage();
  try {
    await page.goto(home, { waitUntil: "networkidle" });
    const panel = await openDialog(page);
    if (panel === undefined) return undefined;
    await takeNotes(panel);
    const sample = spread(queries);
    await typeOut(page, panel, sample[0] ?? "");
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    const before = (await timesOf(page)).length;
    for (const query of sample) await typeOut(page, panel, query);
    return summary((await timesOf(page)).slice(before));
  } finally {
    await page.close();
  }
}

/** Queries at equal distances in the set, together about as long as is timed. */
function spread(queries: readonly string[]): string[] {
  const step = Math.ceil(queries.join("").length / KEYSTROKES);
  return queries.filter((_, at) => at % step === 0);
}

/** Measures in the page itself, where no message between processes adds to a time. */
async function takeNotes({ panel }: Dialog): Promise<void> {
  await panel.evaluate((element: HTMLElement) => {
    const notes: Notes = { from: undefined, times: [] };
    Object.assign(window, { keystrokes: notes });
    element.addEventListener("keydown", ({ timeStamp }) => Object.assign(notes, { from: timeStamp }), true);
    // Letters that no key of Playwright's keyboard has come without one.
    element.addEventListener(
      "beforeinput",
      ({ timeStamp }) => Object.assign(notes, { from: notes.from ?? timeStamp }),
      true,
    );
    new MutationObserver(() => {
      const { from } = notes;
      const typed = element.querySelector<HTMLInputElement>("input[type=search]")?.value.trim();
      if (from === undefined || element.dataset["query"] !== typed) return;
      notes.from = undefined;
      // A task behind the next frame: what has changed is on the screen.
      requestAnimationFrame(() => setTimeout(() => notes.times.push(performance.now() - from)));
    }).observe(element, { attributeFilter: ["data-query"] });
  });
}

const timesOf = (page: Page): Promise<number[]> => page.evaluate(() => keystrokes.times);

/** A letter with the spaces before it, which change no query by themselves. */
const LETTER = /\s*\S/gu;

async function typeOut(page: Page, { input }: Dialog, query: string): Promise<void> {
  await input.fill("");
  for (const letter of query.match(LETTER) ?? []) {
    const before = (await timesOf(page)).length;
    await input.pressSequentially(letter);
    await page.waitForFunction((count) => keystrokes.times.length > count, before, { timeout: LONGEST });
  }
}

/** The 95th percentile is the smallest time that 95% of the keystrokes do not exceed. */
function summary(times: readonly number[]): Times {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
  const inTime = times.filter((time) => time <= IN_TIME).length / times.length;
  return { keystrokes: times.length, median: at(0.5), p95: at(0.95), inTime };
}
