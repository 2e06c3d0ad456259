// The words of a page's script stand in the page, by key.

const holder = (): HTMLElement => document.getElementById("words")!;
const words = new Map(Array.from(holder().querySelectorAll("data"), data => [data.value, data.textContent ?? ""]));

/** A text with values in its places {0}, {1} and so on; the key itself where the page has none, such as for the reason of a newer verifier. */
export const say = (key: string, ...values: (string | number)[]): string =>
  (words.get(key) ?? key).replace(/\{(\d)\}/g, (_, place: string) => String(values[Number(place)] ?? ""));

/** Whether the page has such a text. */
export const has = (key: string): boolean => words.has(key);

/** What the page tells its script besides words, such as the address of a worker. */
export const told = (name: string): string => holder().dataset[name] ?? "";

/** An element of the page, which has it. */
export const part = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
