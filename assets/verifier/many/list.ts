import { limits } from "../reading/found.js";
import { kindOf } from "../reading/kinds.js";
import type { Item } from "./queue.js";

const longest = 8_192;
const mostLines = 10_000;

/**
 * The lines of a list that are not empty. One that is far too long for a code is cut, which no code survives; what follows the last line that is read has
 * a word too.
 * @param nameLine Names a line, from 1.
 */
export function itemsOf(list: string, nameLine: (line: number) => string): Item[] {
  const lines = list.split(/\r\n|[\r\n]/, mostLines + 1).map(line => line.replace(/^\ufeff/, "").trim());
  return lines
    .map((text, index): Item => ({ name: nameLine(index + 1), what: index === mostLines ? { fault: "too-large" } : { text: text.slice(0, longest + 1) } }))
    .filter(({ what }) => !("text" in what) || what.text !== "");
}

/** The text of a file that is a list; null where it is something else. */
export async function listIn(name: string, file: File): Promise<string | null> {
  if (!/\.txt$/i.test(name) || file.size > limits.bytes) return null;
  const bytes = await file.arrayBuffer().catch(() => null);
  return bytes !== null && kindOf(new Uint8Array(bytes)) === "text" ? new TextDecoder().decode(bytes) : null;
}
