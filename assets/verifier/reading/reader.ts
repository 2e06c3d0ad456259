import type { PdfQuestion, PictureQuestion } from "./asked.js";
import { Clock } from "./clock.js";
import { foundIn, isOfCredential, limits, nothingFound, type Fault, type Found, type Looked } from "./found.js";
import { HandEnded, type Hand } from "./hand.js";
import { Hands, ReaderBroken, type Sources } from "./hands.js";
import { kindOf } from "./kinds.js";

/** Reads codes from files and from the camera, one after another, in workers that reach no address. They start with the first file. */
export class Reader {
  readonly #hands: Hands;

  constructor(sources: Sources) {
    this.#hands = new Hands(sources);
  }

  /** What is in a file. Without a network to fetch what reads, that is the fault. */
  async read(file: Blob, signal?: AbortSignal): Promise<Found> {
    const looked: Looked[] = [];
    let ended: Fault = "damaged";
    let clock: Clock | null = null;
    const end = (fault: Fault): void => {
      ended = fault;
      this.end();
    };
    const stop = (): void => end("cancelled");
    signal?.addEventListener("abort", stop, { once: true });
    try {
      if (file.size > limits.bytes) return nothingFound("too-large");
      const bytes = await file.arrayBuffer().catch(() => null);
      if (signal?.aborted) return nothingFound("cancelled");
      const kind = bytes === null ? "damaged" : kindOf(new Uint8Array(bytes));
      if (kind !== "pdf" && kind !== "picture") return nothingFound(kind === "text" ? "unsupported" : kind);
      const finder = await this.#hands.finder();
      const drawer = kind === "pdf" ? await this.#hands.drawer() : null;
      const time = (clock = new Clock(() => end("took-too-long")));
      const fault = drawer === null ? await readPicture(finder, file, looked) : await readPages(finder, drawer, bytes!, looked, time);
      return foundIn(looked, fault);
    } catch (error) {
      if (signal?.aborted) return foundIn(looked, "cancelled");
      if (error instanceof ReaderBroken) return foundIn(looked, "not-started");
      if (!(error instanceof HandEnded)) throw error;
      this.end();
      return foundIn(looked, ended);
    } finally {
      clock?.stop();
      signal?.removeEventListener("abort", stop);
    }
  }

  /** The code in a picture of the camera; null where there is none. @throws ReaderBroken, HandEnded */
  async readFrame(bitmap: ImageBitmap): Promise<string | null> {
    const finder = await this.#hands.finder();
    try {
      const answer = await finder.ask({ ask: "bitmap", bitmap, isFrame: true }, [bitmap]);
      return ("texts" in answer && answer.texts.find(isOfCredential)) || null;
    } catch (error) {
      this.end();
      throw error;
    }
  }

  /** Ends what is being read, and gives the memory back. */
  end(): void {
    this.#hands.end();
  }
}

async function readPicture(finder: Hand<PictureQuestion>, file: Blob, looked: Looked[]): Promise<Fault | null> {
  const answer = await finder.ask({ ask: "file", file });
  if (!("texts" in answer)) return "damaged";
  looked.push({ page: null, ...answer });
  return null;
}

async function readPages(
  finder: Hand<PictureQuestion>, drawer: Hand<PdfQuestion>, bytes: ArrayBuffer, looked: Looked[], clock: Clock): Promise<Fault | null> {
  const opened = await drawer.ask({ ask: "open", bytes }, [bytes]);
  if ("fault" in opened) return opened.fault;
  const pages = "pages" in opened ? opened.pages : 0;
  if (pages > limits.pages) return "too-large";
  for (let number = 1; number <= pages; number++) {
    const page = pages === 1 ? null : number;
    const drawn = await drawer.ask({ ask: "page", page: number });
    const bitmap = "bitmap" in drawn ? drawn.bitmap : null;
    const answer = bitmap && (await finder.ask({ ask: "bitmap", bitmap, isFrame: false }, [bitmap]));
    const { texts, isBlank } = answer !== null && "texts" in answer ? answer : { texts: null, isBlank: false };
    looked.push({ page, texts, isBlank });
    if (texts?.some(isOfCredential)) clock.add(limits.timeOfCode);
  }
  return null;
}
