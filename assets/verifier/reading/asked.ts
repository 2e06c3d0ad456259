// What goes between the page and its workers. Each question has one answer; a worker answers one after another.

/** Asks the worker that finds codes. */
export type PictureQuestion =
  | { readonly ask: "begin"; readonly wasm: ArrayBuffer }
  | { readonly ask: "file"; readonly file: Blob }
  | { readonly ask: "bitmap"; readonly bitmap: ImageBitmap; readonly isFrame: boolean };

/** Asks the worker that draws pages. */
export type PdfQuestion =
  | { readonly ask: "begin" }
  | { readonly ask: "open"; readonly bytes: ArrayBuffer }
  | { readonly ask: "page"; readonly page: number };

/** Their answers, by the number of the question. */
export type Answer =
  | { readonly id: number; readonly texts: readonly string[]; readonly isBlank: boolean }
  | { readonly id: number; readonly pages: number }
  | { readonly id: number; readonly bitmap: ImageBitmap | null }
  | { readonly id: number; readonly fault: "damaged" | "encrypted" };

/** A decoder that the drawing of a page needs, and the page's answer. */
export type Need = { readonly need: string };
export type Given = { readonly given: string; readonly bytes: ArrayBuffer | null };
