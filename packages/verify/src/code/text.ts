import { fromBase64Url, textOf, toBase64Url, type Bytes } from "../bytes.js";

const longest = 8_192;
const path = "/w/?c=";
const whiteSpace = /\p{White_Space}/u;

/** What was scanned or typed: its bytes, and the origin of the address that they came in; null where the value came alone. */
export interface ReadCode {
  readonly bytes: Bytes;
  readonly origin: string | null;
}

/**
 * Undoes what cameras, mail programs and forms do to a code.
 * @param origins Origins whose addresses are read, "elsewhere" being any other.
 */
export function readText(text: string, origins: readonly string[]): ReadCode | "elsewhere" | "not-readable" {
  if (text.length > longest) return "not-readable";
  const trimmed = trim(text);
  const origin = origins.find(known => trimmed.startsWith(known + path)) ?? null;
  if (origin === null && trimmed.includes("://")) return "elsewhere";
  const value = origin === null ? trimmed : decoded(trimmed.slice(origin.length + path.length).split(/[&#]/, 1)[0]!);
  const bytes = value === null ? null : fromBase64Url(value.replace(/={1,2}$/, "").replace(/[+ ]/g, "-").replace(/\//g, "_"));
  return bytes === null || bytes.length === 0 ? "not-readable" : { bytes, origin };
}

/** The address of a code at an origin. */
export const addressOf = (origin: string, bytes: Bytes): string => origin + path + toBase64Url(bytes);

/** White space around removed. The language's own trim() would remove U+FEFF too, which is none, but not U+0085. */
function trim(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && whiteSpace.test(text.charAt(from))) from++;
  while (from < to && whiteSpace.test(text.charAt(to - 1))) to--;
  return text.slice(from, to);
}

/** Percent-encoding undone once, and white space around removed; null where it is none, or no UTF-8. */
function decoded(value: string): string | null {
  if (/%(?![0-9A-Fa-f]{2})/.test(value)) return null;
  const pieces = value.split(/((?:%..)+)/).map((piece, i) => (i % 2 === 0 ? piece : textOf(octets(piece))));
  return pieces.includes(null) ? null : trim(pieces.join(""));
}

const octets = (piece: string): Uint8Array => Uint8Array.from(piece.slice(1).split("%"), digits => parseInt(digits, 16));
