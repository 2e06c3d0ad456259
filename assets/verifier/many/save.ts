import { tableMoment } from "../dates.js";

const keptMs = 60_000;

/** Hands a table to the browser, which saves it as a file of today's date in Japan. */
export function save(ending: string, type: string, content: string | Uint8Array<ArrayBuffer>): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = `verification-${tableMoment(new Date()).slice(0, 10)}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), keptMs);
}
