/** A reader's typing: a first search loads nothing that only an unfinished query would need. */

/** Milliseconds: a brisk typist's next key comes sooner. */
const PAUSE = 200;

/** Is kept when the reader has left the query as it is for a while, and never where it changes before. */
export let pause: Promise<void> = Promise.resolve();

/** The query has changed. */
export function typed(): void {
  const own = new Promise<void>((resolve) => {
    setTimeout(() => own === pause && resolve(), PAUSE);
  });
  pause = own;
}
