/** One request at a time to a host, with a pause between them; and none to a host that asked to be left alone. */
import type { Clock } from "./clock.ts";
import { AskedToWait } from "./refusal.ts";

export class Turns {
  readonly #clock: Clock;
  readonly #pause: number;
  /** By host: when the last request of those that have a turn is done. */
  readonly #last = new Map<string, Promise<number>>();
  readonly #resting = new Set<string>();

  /** @param pause milliseconds between the end of a request and the next one to the same host */
  constructor(clock: Clock, pause: number) {
    this.#clock = clock;
    this.#pause = pause;
  }

  /**
   * Does what asks a host as soon as it is its turn.
   * @throws {AskedToWait} when the host has asked to wait, now or before
   */
  async take<Result>(host: string, signal: AbortSignal, ask: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(host);
    const { promise, resolve } = Promise.withResolvers<number>();
    this.#last.set(host, promise);
    try {
      const ended = await before;
      if (this.#resting.has(host)) throw new AskedToWait(`${host} asked to be left alone for a while`);
      const left = ended === undefined ? 0 : ended + this.#pause - this.#clock.now();
      if (left > 0) await this.#clock.wait(left, signal);
      signal.throwIfAborted();
      return await ask();
    } catch (error) {
      if (error instanceof AskedToWait) this.#resting.add(host);
      throw error;
    } finally {
      resolve(this.#clock.now());
    }
  }
}
