import { nothingFound, type Fault } from "../reading/found.js";
import type { Sources } from "../reading/hands.js";
import { Reader } from "../reading/reader.js";
import type { Judge } from "./judge.js";
import { judged, unreadable, waiting, type Row } from "./rows.js";

// What reads begins anew after so many: whatever strangers' files have left in its memory ends with it.
const mostForOne = 50;

/** Something to verify: a file, or a line of a list; or what is known to be neither. */
export interface Item {
  /** What its rows are called. */
  readonly name: string;
  readonly what: { readonly file: Blob } | { readonly text: string } | { readonly fault: Fault };
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
    while (this.#hands < most && this.#left.length > 0) void this.#work();
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
    let read = 0;
    try {
      for (let next = this.#left.shift(); next !== undefined; next = this.#left.shift()) {
        const { item, place } = next;
        const slot = this.#rows[place];
        const rows = await this.#rowsOf(item, reader, this.#stop.signal);
        // The table may have been cleared meanwhile.
        if (this.#rows[place] === slot) this.#rows[place] = rows;
        if (++read % mostForOne === 0) reader.end();
        this.#changed();
      }
    } finally {
      reader.end();
      this.#hands--;
      this.#changed();
    }
  }

  async #rowsOf({ name, what }: Item, reader: Reader, signal: AbortSignal): Promise<Row[]> {
    if ("fault" in what) return [unreadable(name, what.fault)];
    if ("text" in what) return [await this.#rowOf(name, what.text)];
    const { codes, without, fault } = await reader.read(what.file, signal).catch(() => nothingFound("damaged"));
    const ofPage = (page: number | null): string => (page === null ? name : this.#namePage(name, page));
    const judgedOnes = codes.map(async ({ text, page }) => ({ page: page ?? 1, row: await this.#rowOf(ofPage(page), text) }));
    const others = without.map(({ page, fault: why }) => ({ page, row: unreadable(ofPage(page), why) }));
    const rows = [...(await Promise.all(judgedOnes)), ...others].sort((one, other) => one.page - other.page).map(({ row }) => row);
    return fault === null ? rows : [...rows, unreadable(name, fault)];
  }

  async #rowOf(name: string, text: string): Promise<Row> {
    const verdict = await this.#judge.judge(text).catch(() => null);
    return verdict === null ? { ...waiting(name), result: "unknown", reason: "status-unavailable" } : judged(name, verdict);
  }
}
