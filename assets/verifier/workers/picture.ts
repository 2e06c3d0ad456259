// Finds codes in pictures. Its policy lets it reach no address: what it gets it can give to nobody but its page.
import { prepareZXingModule, readBarcodes, type ReaderOptions } from "zxing-wasm/reader";
import type { Answer, PictureQuestion } from "../reading/asked.js";

const mostCodes = 8;
// A camera gives the next picture soon; a file is looked at as well as it can be.
const hasty: ReaderOptions = { formats: ["QRCode"], maxNumberOfSymbols: 1, tryHarder: false, tryInvert: false };
const careful: ReaderOptions = { formats: ["QRCode"], maxNumberOfSymbols: mostCodes };

addEventListener("message", ({ data }: MessageEvent<PictureQuestion & { id: number }>) => {
  void answer(data).then(texts => postMessage({ id: data.id, texts } satisfies Answer), () => postMessage({ id: data.id, fault: "damaged" } satisfies Answer));
});

async function answer(question: PictureQuestion): Promise<string[]> {
  switch (question.ask) {
    case "begin":
      await prepareZXingModule({ overrides: { wasmBinary: question.wasm }, fireImmediately: true });
      return [];
    case "file":
      return codesIn(await createImageBitmap(question.file), careful);
    case "bitmap":
      return codesIn(question.bitmap, question.isFrame ? hasty : careful);
  }
}

async function codesIn(bitmap: ImageBitmap, options: ReaderOptions): Promise<string[]> {
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext("2d", { willReadFrequently: true })!;
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const found = await readBarcodes(context.getImageData(0, 0, canvas.width, canvas.height), options);
  return found.filter(code => code.isValid).map(code => code.text);
}
