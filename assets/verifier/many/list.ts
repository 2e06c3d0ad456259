import type { Item } from "./queue.js";

const longest = 8_192;
const mostLines = 10_000;

/** The lines of a list that are not empty. One that is far too long for a code is cut, which no code survives. @param nameLine Names a line, from 1. */
export const itemsOf = (list: string, nameLine: (line: number) => string): Item[] => list.split(/\r\n|[\r\n]/).slice(0, mostLines)
  .map((line, index) => ({ name: nameLine(index + 1), what: { text: line.replace(/^\ufeff/, "").trim().slice(0, longest + 1) } }))
  .filter(({ what }) => what.text !== "");
