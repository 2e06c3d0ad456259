/** Why there is no code to judge (docs/verifying-many.md). */
export type Fault =
  | "no-code" | "other-code" | "encrypted" | "damaged" | "empty" | "too-large" | "took-too-long" | "unsupported" | "cancelled" | "not-started";

/** A code that was found, and on which page of a PDF; null in a picture. */
export interface Code {
  readonly text: string;
  readonly page: number | null;
}

/** A page that is not empty and has no code to judge. */
export interface PageWithout {
  readonly page: number;
  readonly fault: Fault;
}

/** What was found in a file. A fault beside codes means that not all of the file was read. */
export interface Found {
  readonly codes: readonly Code[];
  /** Pages without a code, where others have one. */
  readonly without: readonly PageWithout[];
  readonly fault: Fault | null;
}

/** What was seen in a picture, or on a page of a PDF. */
export interface Looked {
  /** From 1; null in a picture, and where a PDF has one page. */
  readonly page: number | null;
  /** Of all codes in it; null where it could not be drawn. */
  readonly texts: readonly string[] | null;
  /** Whether nothing is on it. */
  readonly isBlank: boolean;
}

/** Limits for one file. Whatever is in it, it ends with a word within ten seconds, unless it goes on yielding codes. */
export const limits = {
  bytes: 50 * 1024 * 1024,
  pages: 100,
  /** Pixels of a picture, in a file of its own or in a page. A4 at 600 dpi has 35 million. */
  pixels: 50_000_000,
  /** Dots in which a code is looked for; what is larger is drawn smaller. A4 at 400 dpi has 15 million. */
  looked: 16_000_000,
  /** Milliseconds in all, and what each page with a code of a credential adds. */
  time: 9_000,
  timeOfCode: 2_000,
} as const;

const address = "/w/?c=";

/** Whether a code is one of a credential, by whatever system. */
export const isOfCredential = (text: string): boolean => text.includes(address);

/** What was found in a file without anything to look at. */
export const nothingFound = (fault: Fault): Found => ({ codes: [], without: [], fault });

/** What was found, from all that was looked at. @param fault Why no more was looked at; null where it was all. */
export function foundIn(looked: readonly Looked[], fault: Fault | null = null): Found {
  const codes = looked.flatMap(({ page, texts }) => [...new Set(texts ?? [])].filter(isOfCredential).map(text => ({ text, page })));
  const without = looked.filter(({ texts, isBlank }) => !isBlank && !texts?.some(isOfCredential))
    .map(({ page, texts }) => ({ page: page ?? 1, fault: faultOf(texts) }));
  if (codes.length > 0) return { codes, without, fault };
  // Where there is no code at all, one word for the file is enough.
  return nothingFound(fault ?? without.find(page => page.fault !== "no-code")?.fault ?? "no-code");
}

const faultOf = (texts: readonly string[] | null): Fault => (texts === null ? "damaged" : texts.length > 0 ? "other-code" : "no-code");
