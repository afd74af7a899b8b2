/** How far a long work is, on a line of its own that a terminal draws again and a file or pipe never gets. */
import process from "node:process";

const WIDTH = 24;

export class Progress {
  #done = 0;
  readonly #total: number;

  constructor(total: number) {
    this.#total = total;
    this.#draw("");
  }

  /** @param what the part that is done */
  step(what: string): void {
    this.#done++;
    this.#draw(what);
  }

  end(): void {
    if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
  }

  #draw(what: string): void {
    if (!process.stderr.isTTY || this.#total === 0) return;
    const filled = Math.round((this.#done / this.#total) * WIDTH);
    const bar = "█".repeat(filled) + "░".repeat(WIDTH - filled);
    const line = `${bar} ${this.#done}/${this.#total} ${what}`;
    process.stderr.write(`\r${line.slice(0, (process.stderr.columns ?? 80) - 1)}\u001b[K`);
  }
}
