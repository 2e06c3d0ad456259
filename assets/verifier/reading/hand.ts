import type { Answer, Given, Need } from "./asked.js";

/** The worker was ended, or broke down. */
export class HandEnded extends Error {}

/** A worker that answers questions. */
export class Hand<Q extends object> {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
  #asked = 0;
  #isEnded = false;

  /**
   * @param address Of its script.
   * @param give What it gets where it needs a decoder; null where there is none.
   */
  constructor(address: string, give: (name: string) => Promise<ArrayBuffer | null> = async () => null) {
    this.#worker = new Worker(address, { type: "module" });
    this.#worker.onmessage = ({ data }: MessageEvent<Answer | Need>) => {
      if ("need" in data) void give(data.need).then(bytes => this.#worker.postMessage({ given: data.need, bytes } satisfies Given));
      // The library that draws pages speaks too.
      else if ("id" in data) this.#answer(data);
    };
    this.#worker.onerror = event => {
      event.preventDefault();
      this.end();
    };
  }

  /** @throws HandEnded where it was ended before it answered. */
  ask(question: Q, moved: Transferable[] = []): Promise<Answer> {
    if (this.#isEnded) return Promise.reject(new HandEnded());
    const id = ++this.#asked;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ ...question, id }, moved);
    });
  }

  /** Ends it at once, whatever it is doing. */
  end(): void {
    this.#isEnded = true;
    this.#worker.terminate();
    for (const { reject } of this.#waiting.values()) reject(new HandEnded());
    this.#waiting.clear();
  }

  #answer(answer: Answer): void {
    this.#waiting.get(answer.id)?.resolve(answer);
    this.#waiting.delete(answer.id);
  }
}
