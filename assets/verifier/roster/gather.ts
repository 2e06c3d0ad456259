import { itemsOf, listIn } from "../many/list.js";
import type { NamedFile } from "../reading/dropped.js";
import { nothingFound, type Fault } from "../reading/found.js";
import type { Reader } from "../reading/reader.js";

/** A code, and where it came from. */
export interface Gathered {
  readonly code: string;
  readonly source: string;
}

/** A file, or a page of one, in which there was none. */
export interface Missed {
  readonly source: string;
  readonly fault: Fault;
}

/** Names of places in a file. */
export interface Places {
  readonly line: (name: string, line: number) => string;
  readonly page: (name: string, page: number) => string;
}

/** The codes in files, which are read one after another on this device. @param tell Told how many files are done. */
export async function gather(
  files: readonly NamedFile[], reader: Reader, places: Places, tell: (done: number) => void): Promise<{ codes: Gathered[]; missed: Missed[] }> {
  const [codes, missed] = [[] as Gathered[], [] as Missed[]];
  for (const [index, { name, file }] of files.entries()) {
    if (file === null) missed.push({ source: name, fault: "damaged" });
    else {
      const list = await listIn(name, file);
      if (list !== null) gatherList(list, name, places, codes, missed);
      else await gatherFile(name, file, reader, places, codes, missed);
    }
    tell(index + 1);
  }
  reader.end();
  return { codes, missed };
}

/** The codes in a list: one in each line. */
export function gatherList(list: string, name: string, places: Places, codes: Gathered[], missed: Missed[]): void {
  for (const { name: source, what } of itemsOf(list, line => places.line(name, line))) {
    if ("text" in what) codes.push({ code: what.text, source });
    else if ("fault" in what) missed.push({ source, fault: what.fault });
  }
}

async function gatherFile(name: string, file: Blob, reader: Reader, places: Places, codes: Gathered[], missed: Missed[]): Promise<void> {
  const found = await reader.read(file).catch(() => nothingFound("damaged"));
  const at = (page: number | null): string => (page === null ? name : places.page(name, page));
  codes.push(...found.codes.map(({ text, page }) => ({ code: text, source: at(page) })));
  missed.push(...found.without.map(({ page, fault }) => ({ source: at(page), fault })));
  if (found.fault !== null) missed.push({ source: name, fault: found.fault });
}
