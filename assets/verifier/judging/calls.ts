/** A worker of ours that answers each question once. Its answers carry the number of their question. */
export class Calls<Q extends object, A> {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, { resolve: (answer: A) => void; reject: (error: Error) => void }>();
  #asked = 0;

  /** @param address Of its script. @param hear What else it says, such as how far it is. */
  constructor(address: string, hear: (said: unknown) => void = () => undefined) {
    this.#worker = new Worker(address, { type: "module" });
    this.#worker.onmessage = ({ data }: MessageEvent<{ id?: number; answer: A }>) => {
      if (data.id === undefined) return hear(data);
      this.#waiting.get(data.id)?.resolve(data.answer);
      this.#waiting.delete(data.id);
    };
    this.#worker.onerror = event => {
      event.preventDefault();
      for (const { reject } of this.#waiting.values()) reject(new Error("The worker broke down."));
      this.#waiting.clear();
    };
  }

  ask(question: Q): Promise<A> {
    const id = ++this.#asked;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, question });
    });
  }
}

/** The worker's side: answers each question by an act. */
export function answer<Q, A>(act: (question: Q) => Promise<A>): void {
  addEventListener("message", ({ data: { id, question } }: MessageEvent<{ id: number; question: Q }>) => {
    void act(question).then(
      said => postMessage({ id, answer: said }),
      // Told as an error of the worker, which ends every question.
      error => setTimeout(() => {
        throw error;
      }));
  });
}
