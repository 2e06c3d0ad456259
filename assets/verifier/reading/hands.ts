import type { PdfQuestion, PictureQuestion } from "./asked.js";
import { Hand } from "./hand.js";

/** Addresses of what reads. */
export interface Sources {
  readonly picture: string;
  readonly pdf: string;
  readonly wasm: string;
}

/** What reads could not be fetched, or does not run here. */
export class ReaderBroken extends Error {}

const patienceMs = 30_000;

/** The two workers that read: each begins when it is first needed, and another one after all were ended. */
export class Hands {
  readonly #sources: Sources;
  readonly #begun = new Set<{ end(): void }>();
  #fetching = new AbortController();
  #finder: Promise<Hand<PictureQuestion>> | null = null;
  #drawer: Promise<Hand<PdfQuestion>> | null = null;

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** Finds codes in pictures. @throws ReaderBroken */
  finder(): Promise<Hand<PictureQuestion>> {
    return (this.#finder ??= this.#begin(async () => {
      const wasm = await this.#fetched(this.#sources.wasm);
      return [new Hand<PictureQuestion>(this.#sources.picture), { ask: "begin", wasm }, [wasm]];
    }));
  }

  /** Draws pages. @throws ReaderBroken */
  drawer(): Promise<Hand<PdfQuestion>> {
    return (this.#drawer ??= this.#begin(async () => [new Hand<PdfQuestion>(this.#sources.pdf, name => this.#decoder(name)), { ask: "begin" }, []]));
  }

  /** Ends them, whatever they are doing, and gives their memory back. */
  end(): void {
    this.#fetching.abort();
    this.#fetching = new AbortController();
    for (const hand of this.#begun) hand.end();
    this.#begun.clear();
    this.#finder = this.#drawer = null;
  }

  // On a slow network it takes long until a worker is there, which is not the fault of the file that waits for it.
  async #begin<Q extends object>(make: () => Promise<[Hand<Q>, Q, Transferable[]]>): Promise<Hand<Q>> {
    const { signal } = this.#fetching;
    try {
      const [hand, question, moved] = await make();
      if (signal.aborted) throw new ReaderBroken();
      this.#begun.add(hand);
      const timer = setTimeout(() => hand.end(), patienceMs);
      const answer = await hand.ask(question, moved).finally(() => clearTimeout(timer));
      if ("fault" in answer) throw new ReaderBroken();
      return hand;
    } catch {
      if (!signal.aborted) this.end();
      throw new ReaderBroken();
    }
  }

  // They lie beside the reader of codes.
  async #decoder(name: string): Promise<ArrayBuffer | null> {
    if (!/^(openjpeg|jbig2)\.wasm$/.test(name)) return null;
    return this.#fetched(new URL(name, new URL(this.#sources.wasm, location.href)).href).catch(() => null);
  }

  async #fetched(address: string): Promise<ArrayBuffer> {
    const timer = setTimeout(() => this.end(), patienceMs);
    try {
      const response = await fetch(address, { signal: this.#fetching.signal });
      if (!response.ok) throw new ReaderBroken();
      return await response.arrayBuffer();
    } finally {
      clearTimeout(timer);
    }
  }
}
