// Finds codes in pictures. Its policy lets it reach no address: what it gets it can give to nobody but its page.
import { prepareZXingModule, readBarcodes, type ReaderOptions } from "zxing-wasm/reader";
import type { Answer, PictureQuestion } from "../reading/asked.js";
import { isBlank } from "../reading/blank.js";
import { limits } from "../reading/found.js";

const mostCodes = 8;
const [larger, smaller] = [1.5, 0.7];
// A camera gives the next picture soon; a file is looked at as well as it can be.
const hasty: ReaderOptions = { formats: ["QRCode"], maxNumberOfSymbols: 1, tryHarder: false, tryInvert: false };
const careful: ReaderOptions = { formats: ["QRCode"], maxNumberOfSymbols: mostCodes };

interface Seen {
  readonly texts: readonly string[];
  readonly isBlank: boolean;
}

addEventListener("message", ({ data }: MessageEvent<PictureQuestion & { id: number }>) => {
  const { id } = data;
  void answer(data).then(seen => postMessage({ id, ...seen } satisfies Answer), () => postMessage({ id, fault: "damaged" } satisfies Answer));
});

async function answer(question: PictureQuestion): Promise<Seen> {
  switch (question.ask) {
    case "begin":
      await prepareZXingModule({ overrides: { wasmBinary: question.wasm }, fireImmediately: true });
      return { texts: [], isBlank: true };
    case "file":
      return seenIn(await createImageBitmap(question.file), careful);
    case "bitmap":
      return seenIn(question.bitmap, question.isFrame ? hasty : careful);
  }
}

async function seenIn(bitmap: ImageBitmap, options: ReaderOptions): Promise<Seen> {
  const all = bitmap.width * bitmap.height;
  const scale = Math.min(1, Math.sqrt(limits.looked / all));
  try {
    const dots = dotsOf(bitmap, scale);
    const texts = await textsIn(dots, options);
    if (options === hasty || texts.length > 0) return { texts, isBlank: false };
    if (isBlank(dots.data)) return { texts, isBlank: true };
    // In another size, a lens that was out of focus and the waves that a screen leaves in a photograph often hide less.
    const other = larger * larger * all < limits.looked ? larger : scale * smaller;
    return { texts: await textsIn(dotsOf(bitmap, other), options), isBlank: false };
  } finally {
    bitmap.close();
  }
}

async function textsIn(dots: ImageData, options: ReaderOptions): Promise<string[]> {
  return (await readBarcodes(dots, options)).filter(code => code.isValid).map(code => code.text);
}

// Each copy of a photograph of 50 million dots would take 200 MB, and reading needs three.
function dotsOf(bitmap: ImageBitmap, scale: number): ImageData {
  const canvas = new OffscreenCanvas(Math.max(1, Math.floor(bitmap.width * scale)), Math.max(1, Math.floor(bitmap.height * scale)));
  const context = canvas.getContext("2d", { willReadFrequently: true })!;
  // What can be seen through is paper.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const dots = context.getImageData(0, 0, canvas.width, canvas.height);
  // Now, and not when somebody collects it.
  canvas.width = canvas.height = 0;
  return dots;
}
