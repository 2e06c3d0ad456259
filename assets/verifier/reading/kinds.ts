import { limits, type Fault } from "./found.js";

/** What a file is, by its first bytes; its name and what the browser thinks of it do not count. */
export type Kind = "pdf" | "picture" | "text";

interface Size {
  readonly width: number;
  readonly height: number;
}

const ascii = (bytes: Uint8Array, from: number, length: number): string => String.fromCharCode(...bytes.subarray(from, from + length));

/**
 * The kind of a file that may be read. The size of a picture is looked at before anything decodes it: what unfolds it is the browser's own decoder, which
 * would take as much memory as the picture asks for.
 */
export function kindOf(bytes: Uint8Array): Kind | Fault {
  if (bytes.length === 0) return "empty";
  if (bytes.length > limits.bytes) return "too-large";
  // Some programs write a few bytes in front of it (ISO 32000-1, Annex H.3.4.1).
  if (ascii(bytes, 0, 1024).includes("%PDF-")) return "pdf";
  const picture = sizeOf(bytes);
  if (picture === "damaged") return "damaged";
  if (picture !== null) return picture.width * picture.height > limits.pixels ? "too-large" : "picture";
  return isText(bytes) ? "text" : "unsupported";
}

/** Size of a PNG, JPEG or WebP; null where it is none of them. */
export function sizeOf(bytes: Uint8Array): Size | "damaged" | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (ascii(bytes, 0, 8) === "\x89PNG\r\n\x1a\n") return whole({ width: view.getUint32(16), height: view.getUint32(20) });
    if (ascii(bytes, 0, 2) === "\xff\xd8") return sizeOfJpeg(view);
    if (ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 4) === "WEBP") return sizeOfWebp(view, ascii(bytes, 12, 4));
    return null;
  } catch (error) {
    if (error instanceof RangeError) return "damaged";
    throw error;
  }
}

const whole = (size: Size): Size | "damaged" => (size.width > 0 && size.height > 0 ? size : "damaged");

// Segments up to the first frame (ITU-T T.81, B.1.1.4). Further frames would be another picture, which no decoder draws.
function sizeOfJpeg(view: DataView): Size | "damaged" {
  for (let at = 2; ; ) {
    if (view.getUint8(at) !== 0xff) return "damaged";
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return whole({ width: view.getUint16(at + 7), height: view.getUint16(at + 5) });
    // A fill byte, or a marker that stands alone.
    at += marker === 0xff ? 1 : marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8) ? 2 : 2 + view.getUint16(at + 2);
    if (marker === 0xd9 || marker === 0xda) return "damaged";
  }
}

function sizeOfWebp(view: DataView, chunk: string): Size | "damaged" {
  if (chunk === "VP8 ") return whole({ width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff });
  if (chunk === "VP8L") {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  const three = (at: number): number => view.getUint16(at, true) + (view.getUint8(at + 2) << 16) + 1;
  return chunk === "VP8X" ? { width: three(24), height: three(27) } : "damaged";
}

function isText(bytes: Uint8Array): boolean {
  try {
    return !new TextDecoder("utf-8", { fatal: true }).decode(bytes).includes("\0");
  } catch {
    return false;
  }
}
