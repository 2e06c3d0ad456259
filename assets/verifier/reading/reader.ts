import { foundIn, limits, type Code, type Fault, type Found } from "./found.js";
import type { PdfQuestion, PictureQuestion } from "./asked.js";
import { Hand, HandEnded } from "./hand.js";
import { kindOf } from "./kinds.js";

/** Addresses of what reads. */
export interface Sources {
  readonly picture: string;
  readonly pdf: string;
  readonly wasm: string;
}

/** What reads could not be fetched. */
export class ReaderBroken extends Error {}

/** Reads codes from files and from the camera, one after another, in workers that reach no address. They start with the first file. */
export class Reader {
  readonly #sources: Sources;
  #pictures: Promise<Hand<PictureQuestion>> | null = null;
  #pages: Hand<PdfQuestion> | null = null;

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** @throws ReaderBroken where there is no network to fetch what reads. */
  async read(file: Blob, signal?: AbortSignal): Promise<Found> {
    if (file.size > limits.bytes) return { codes: [], fault: "too-large" };
    const bytes = await file.arrayBuffer().catch(() => null);
    const kind = bytes === null ? "damaged" : kindOf(new Uint8Array(bytes));
    if (kind !== "pdf" && kind !== "picture") return { codes: [], fault: kind === "text" ? "unsupported" : kind };
    const pictures = await this.#finder();
    const codes: Code[] = [];
    let ended: Fault = "damaged";
    const end = (fault: Fault): void => {
      ended = fault;
      this.end();
    };
    const stop = (): void => end("cancelled");
    const clock = new Clock(() => end("took-too-long"));
    signal?.addEventListener("abort", stop, { once: true });
    try {
      if (signal?.aborted) return { codes, fault: "cancelled" };
      const fault = kind === "picture" ? await this.#readPicture(pictures, file, codes) : await this.#readPages(pictures, bytes!, codes, clock);
      return foundIn(codes, fault);
    } catch (error) {
      if (!(error instanceof HandEnded)) throw error;
      this.end();
      return foundIn(codes, ended);
    } finally {
      clock.stop();
      signal?.removeEventListener("abort", stop);
    }
  }

  /** The code in a picture of the camera; null where there is none. */
  async readFrame(bitmap: ImageBitmap): Promise<string | null> {
    const answer = await (await this.#finder()).ask({ ask: "bitmap", bitmap, isFrame: true }, [bitmap]);
    return ("texts" in answer && foundIn(answer.texts.map(text => ({ text, page: null }))).codes[0]?.text) || null;
  }

  /** Ends what is being read, and gives the memory back. */
  end(): void {
    void this.#pictures?.then(hand => hand.end(), () => undefined);
    this.#pages?.end();
    this.#pictures = this.#pages = null;
  }

  async #readPicture(pictures: Hand<PictureQuestion>, file: Blob, codes: Code[]): Promise<Fault | null> {
    const answer = await pictures.ask({ ask: "file", file });
    if (!("texts" in answer)) return "damaged";
    codes.push(...answer.texts.map(text => ({ text, page: null })));
    return null;
  }

  async #readPages(pictures: Hand<PictureQuestion>, bytes: ArrayBuffer, codes: Code[], clock: Clock): Promise<Fault | null> {
    this.#pages ??= new Hand<PdfQuestion>(this.#sources.pdf, name => this.#decoder(name));
    const opened = await this.#pages.ask({ ask: "open", bytes }, [bytes]);
    if ("fault" in opened) return opened.fault;
    const pages = "pages" in opened ? opened.pages : 0;
    if (pages > limits.pages) return "too-large";
    for (let page = 1; page <= pages; page++) {
      const drawn = await this.#pages.ask({ ask: "page", page });
      if (!("bitmap" in drawn) || drawn.bitmap === null) continue;
      const answer = await pictures.ask({ ask: "bitmap", bitmap: drawn.bitmap, isFrame: false }, [drawn.bitmap]);
      if (!("texts" in answer) || answer.texts.length === 0) continue;
      codes.push(...answer.texts.map(text => ({ text, page: pages === 1 ? null : page })));
      clock.add(limits.timeOfCode);
    }
    return null;
  }

  #finder(): Promise<Hand<PictureQuestion>> {
    this.#pictures ??= this.#begin().catch(error => {
      this.#pictures = null;
      throw error;
    });
    return this.#pictures;
  }

  async #begin(): Promise<Hand<PictureQuestion>> {
    const wasm = await fetched(this.#sources.wasm);
    const hand = new Hand<PictureQuestion>(this.#sources.picture);
    const answer = await hand.ask({ ask: "begin", wasm }, [wasm]).catch(() => null);
    if (answer === null || "fault" in answer) throw new ReaderBroken();
    return hand;
  }

  // They lie beside the reader of codes.
  #decoder(name: string): Promise<ArrayBuffer | null> {
    const known = /^(openjpeg|jbig2)\.wasm$/.test(name);
    return known ? fetched(new URL(name, new URL(this.#sources.wasm, location.href)).href).catch(() => null) : Promise.resolve(null);
  }
}

async function fetched(address: string): Promise<ArrayBuffer> {
  const response = await fetch(address).catch(() => null);
  if (!response?.ok) throw new ReaderBroken();
  return response.arrayBuffer();
}

/** The time that is left for a file. */
class Clock {
  readonly #late: () => void;
  #ends = performance.now() + limits.time;
  #timer = 0;

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
