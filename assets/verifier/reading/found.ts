/** Why there is no code to judge (docs/verifying-many.md). */
export type Fault =
  | "no-code" | "other-code" | "encrypted" | "damaged" | "empty" | "too-large" | "took-too-long" | "unsupported" | "cancelled";

/** A code that was found, and on which page of a PDF; null in a picture. */
export interface Code {
  readonly text: string;
  readonly page: number | null;
}

/** What was found in a file. A fault beside codes means that not all of the file was read. */
export interface Found {
  readonly codes: readonly Code[];
  readonly fault: Fault | null;
}

/** Limits for one file. Whatever is in it, it ends with a word within ten seconds, unless it goes on yielding codes. */
export const limits = {
  bytes: 50 * 1024 * 1024,
  pages: 100,
  /** Pixels of a picture, in a file of its own or in a page. A4 at 600 dpi has 35 million. */
  pixels: 50_000_000,
  /** Milliseconds in all, and what each page with a code adds. */
  time: 9_000,
  timeOfCode: 2_000,
} as const;

const address = "/w/?c=";

/** Whether a code is one of a credential, by whatever system. */
export const isOfCredential = (text: string): boolean => text.includes(address);

/** What was found, from the texts of all codes in a file. */
export function foundIn(codes: readonly Code[], fault: Fault | null = null): Found {
  const seen = new Set<string>();
  const own = codes.filter(code => isOfCredential(code.text) && !seen.has(code.text) && seen.add(code.text));
  if (own.length > 0 || fault !== null) return { codes: own, fault };
  return { codes: [], fault: codes.length > 0 ? "other-code" : "no-code" };
}
