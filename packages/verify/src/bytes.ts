/** Bytes over a plain buffer, which is what WebCrypto takes. */
export type Bytes = Uint8Array<ArrayBuffer>;

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const base64url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** The text; null where the bytes are not UTF-8 (surrogates are not). A byte order mark at the start is a character like others. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

/** Lowercase hexadecimal digits. */
export const hexOf = (bytes: Uint8Array): string => Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("");

export const areEqual = (a: Uint8Array, b: Uint8Array): boolean => compare(a, b) === 0;

/** The order of bytes, then of lengths: negative, 0 or positive. */
export function compare(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    if (a[i] !== b[i]) return a[i]! - b[i]!;
  }
  return a.length - b.length;
}

export function concat(...parts: (Uint8Array | readonly number[])[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The bytes of base64url without padding (RFC 4648, 5); null where a character is another, or an unused bit at the end is not zero. */
export function fromBase64Url(text: string): Bytes | null {
  const left = text.length % 4;
  if (left === 1) return null;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const value = base64url.indexOf(text.charAt(i));
    if (value < 0) return null;
    held = (held << 6) | value;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = held >> bits;
    held &= (1 << bits) - 1;
  }
  return held === 0 ? bytes : null;
}

/** Base64url without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const group = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const digits = Math.min(bytes.length - i, 3) + 1;
    for (let digit = 0; digit < digits; digit++) parts.push(base64url.charAt((group >> (18 - 6 * digit)) & 63));
  }
  return parts.join("");
}

/** SHA-256. */
export const digestOf = async (bytes: Bytes): Promise<Bytes> => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
