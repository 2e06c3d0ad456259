import { limits } from "./found.js";

/** The time that is left for a file. */
export class Clock {
  readonly #late: () => void;
  #ends = performance.now() + limits.time;
  #timer = 0;

  /** @param late Called when it has run out. */
  constructor(late: () => void) {
    this.#late = late;
    this.#set();
  }

  add(milliseconds: number): void {
    this.#ends += milliseconds;
    this.stop();
    this.#set();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #set(): void {
    this.#timer = setTimeout(this.#late, this.#ends - performance.now()) as unknown as number;
  }
}
