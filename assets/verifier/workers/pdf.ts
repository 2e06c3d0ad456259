// Draws pages of a PDF. Its policy lets it reach no address: what it draws it can give to nobody but its page.
import { AnnotationMode, getDocument, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { WorkerMessageHandler } from "pdfjs-dist/legacy/build/pdf.worker.mjs";
import type { Answer, Given, Need, PdfQuestion } from "../reading/asked.js";
import { limits } from "../reading/found.js";

// A code of usual size then has 4 dots a module; a page larger than A3 is drawn coarser.
const dotsPerInch = 240;
const pointsPerInch = 72;

// The library would start a worker of its own; here it finds itself in one.
Object.assign(globalThis, { pdfjsWorker: { WorkerMessageHandler } });

const given = new Map<string, (bytes: ArrayBuffer | null) => void>();
let open: PDFDocumentProxy | null = null;

class Canvases {
  create(width: number, height: number) {
    const canvas = new OffscreenCanvas(width, height);
    return { canvas, context: canvas.getContext("2d", { willReadFrequently: true }) };
  }

  reset({ canvas }: { canvas: OffscreenCanvas }, width: number, height: number): void {
    [canvas.width, canvas.height] = [width, height];
  }

  destroy(made: { canvas: OffscreenCanvas | null; context: unknown }): void {
    if (made.canvas !== null) made.canvas.width = made.canvas.height = 0;
    made.canvas = made.context = null;
  }}

/** No page needs a colour filter to have its code read. */
class Filters {
  addFilter = (): string => "none";
  addAlphaFilter = this.addFilter;
  addLuminosityFilter = this.addFilter;
  destroy = (): void => undefined;
}

/** Decoders come from the page; fonts and tables of characters do not come, because nobody reads the drawing. */
class Decoders {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const bytes = kind === "wasmUrl" ? await new Promise<ArrayBuffer | null>(resolve => {
      given.set(filename, resolve);
      postMessage({ need: filename } satisfies Need);
    }) : null;
    if (bytes === null) throw new Error(filename);
    return new Uint8Array(bytes);
  }
}

addEventListener("message", ({ data }: MessageEvent<(PdfQuestion & { id: number }) | Given>) => {
  if ("given" in data) given.get(data.given)?.(data.bytes);
  else if ("ask" in data) void answer(data);
});

async function answer(question: PdfQuestion & { id: number }): Promise<void> {
  const { id } = question;
  try {
    if (question.ask === "begin") return postMessage({ id, pages: 0 } satisfies Answer);
    if (question.ask === "open") return postMessage({ id, pages: await begin(question.bytes) } satisfies Answer);
    const bitmap = await draw(question.page);
    postMessage({ id, bitmap } satisfies Answer, { transfer: [bitmap] });
  } catch (error) {
    const isLocked = (error as Error).name === "PasswordException";
    postMessage(question.ask === "open" ? { id, fault: isLocked ? "encrypted" : "damaged" } : { id, bitmap: null });
  }
}

async function begin(bytes: ArrayBuffer): Promise<number> {
  await open?.destroy();
  open = await getDocument({
    data: bytes, CanvasFactory: Canvases, FilterFactory: Filters, BinaryDataFactory: Decoders, useWorkerFetch: false, disableFontFace: true,
    useSystemFonts: false, isEvalSupported: false, isImageDecoderSupported: false, enableXfa: false, maxImageSize: limits.pixels,
    canvasMaxAreaInBytes: 4 * limits.pixels, stopAtErrors: false, verbosity: 0,
  }).promise;
  return open.numPages;
}

async function draw(number: number): Promise<ImageBitmap> {
  const page = await open!.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  const scale = Math.min(dotsPerInch / pointsPerInch, Math.sqrt(limits.looked / (width * height)));
  const viewport = page.getViewport({ scale });
  const canvas = new OffscreenCanvas(Math.max(1, Math.floor(viewport.width)), Math.max(1, Math.floor(viewport.height)));
  const canvasContext = canvas.getContext("2d", { willReadFrequently: true }) as unknown as CanvasRenderingContext2D;
  await page.render({ canvas: null, canvasContext, viewport, annotationMode: AnnotationMode.DISABLE }).promise;
  page.cleanup();
  return canvas.transferToImageBitmap();
}
