import type { Certificate } from "../certificates/certificate.js";
import { extendedUsages } from "../certificates/usages.js";

/** What a key may sign. */
export type Purpose = "credentials" | "status-lists" | "trust-lists";

const usages: readonly (readonly [string, Purpose])[] = [
  ["2.25.124719331687010122897367444136488226974", "credentials"],
  ["2.25.232623439096046053779529679239137335965", "status-lists"],
  ["2.25.150981426725675447717538582306814211672", "trust-lists"],
];

/** What the certificate allows its key: credentials and status lists where it names no extended usage at all. */
export function purposesOf(certificate: Certificate): Purpose[] {
  const named = extendedUsages(certificate);
  return named === null ? ["credentials", "status-lists"] : usages.filter(([oid]) => named.includes(oid)).map(([, purpose]) => purpose);
}

/** The purposes in a trust list's number of 1 to 7. */
export const purposesIn = (bits: number): Purpose[] => usages.filter((_, i) => bits & (1 << i)).map(([, purpose]) => purpose);
