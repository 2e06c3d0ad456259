import type { Found } from "../reading/found.js";
import { Reader, type Sources } from "../reading/reader.js";
import type { Judge } from "./judge.js";
import { judged, unreadable, waiting, type Row } from "./rows.js";

/** Something to verify: a file, or a line of a list. */
export interface Item {
  /** What its rows are called. */
  readonly name: string;
  readonly what: { readonly file: Blob } | { readonly text: string };
}

/** Names the row of a code on a page of an item. */
export type NamePage = (name: string, page: number) => string;

/** Works through items in their order, and keeps their rows. */
export class Queue {
  readonly #judge: Judge;
  readonly #sources: Sources;
  readonly #namePage: NamePage;
  readonly #changed: () => void;
  readonly #rows: Row[][] = [];
  readonly #left: { item: Item; place: number }[] = [];
  #hands = 0;
  #stop = new AbortController();

  /** @param changed Called whenever a row has changed. */
  constructor(judge: Judge, sources: Sources, namePage: NamePage, changed: () => void) {
    this.#judge = judge;
    this.#sources = sources;
    this.#namePage = namePage;
    this.#changed = changed;
  }

  get rows(): readonly Row[] {
    return this.#rows.flat();
  }

  get isWorking(): boolean {
    return this.#hands > 0;
  }

  /** How many items there are, and how many of them are done. */
  get progress(): { all: number; done: number } {
    return { all: this.#rows.length, done: this.#rows.filter(rows => rows[0]?.result !== "waiting").length };
  }

  add(items: readonly Item[]): void {
    for (const item of items) this.#left.push({ item, place: this.#rows.push([waiting(item.name)]) - 1 });
    this.#changed();
    // Each hand is two workers; a machine needs cores for its person as well.
    const most = Math.min(4, Math.max(1, Math.floor((navigator.hardwareConcurrency || 2) / 2)));
    while (this.#hands < Math.min(most, this.#left.length)) void this.#work();
  }

  /** Ends at once. What was not reached has a row that says so. */
  cancel(): void {
    for (const { item, place } of this.#left.splice(0)) this.#rows[place] = [unreadable(item.name, "cancelled")];
    this.#stop.abort();
    this.#stop = new AbortController();
    this.#changed();
  }

  clear(): void {
    this.cancel();
    this.#rows.length = 0;
    this.#changed();
  }

  async #work(): Promise<void> {
    this.#hands++;
    const reader = new Reader(this.#sources);
    try {
      for (let next = this.#left.shift(); next !== undefined; next = this.#left.shift()) {
        const { item, place } = next;
        const slot = this.#rows[place];
        const rows = await this.#rowsOf(item, reader, this.#stop.signal);
        // The table may have been cleared meanwhile.
        if (this.#rows[place] === slot) this.#rows[place] = rows;
        this.#changed();
      }
    } finally {
      reader.end();
      this.#hands--;
      this.#changed();
    }
  }

  async #rowsOf({ name, what }: Item, reader: Reader, signal: AbortSignal): Promise<Row[]> {
    if ("text" in what) return [await this.#rowOf(name, what.text)];
    const { codes, fault } = await reader.read(what.file, signal).catch((): Found => ({ codes: [], fault: "cancelled" }));
    const rows = await Promise.all(codes.map(({ text, page }) => this.#rowOf(page === null ? name : this.#namePage(name, page), text)));
    return fault === null ? rows : [...rows, unreadable(name, fault)];
  }

  async #rowOf(name: string, text: string): Promise<Row> {
    const verdict = await this.#judge.judge(text);
    return verdict === null ? { ...waiting(name), result: "unknown", reason: "status-unavailable" } : judged(name, verdict);
  }
}
