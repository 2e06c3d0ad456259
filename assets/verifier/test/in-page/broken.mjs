/** What is said where the reader cannot be fetched, where somebody stops it, and after that. */
export default async function ({ fetched, Reader, sources }) {
  const [picture, bomb] = [await fetched("one.png"), await fetched("bomb.pdf")];
  const nowhere = "/nothing";
  const words = [];
  for (const missing of ["picture", "pdf", "wasm"]) {
    const reader = new Reader({ ...sources, [missing]: nowhere });
    words.push((await reader.read(missing === "pdf" ? bomb : picture)).fault);
  }
  // The network comes back.
  const given = { ...sources, wasm: nowhere };
  const patient = new Reader(given);
  words.push((await patient.read(picture)).fault);
  given.wasm = sources.wasm;
  words.push((await patient.read(picture)).codes.length);
  const [reader, stop] = [new Reader(sources), new AbortController()];
  const stopped = reader.read(bomb, stop.signal);
  setTimeout(() => stop.abort(), 1_000);
  words.push((await stopped).fault, (await reader.read(picture, stop.signal)).fault, (await reader.read(picture)).codes.length);
  const frame = await createImageBitmap(picture);
  words.push(typeof (await reader.readFrame(frame)));
  return words;
}
