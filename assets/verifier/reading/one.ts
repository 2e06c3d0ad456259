import { paragraph } from "../paragraph.js";
import { part, say, told } from "../words.js";
import { Camera, CameraFaulty } from "./camera.js";
import { chosenIn, onDrop } from "./dropped.js";
import { nothingFound, type Code, type Fault } from "./found.js";
import { takePress } from "./press.js";
import { Reader } from "./reader.js";

/** Where a code came from. */
export type Way = "camera" | "file";

const reader = new Reader({ picture: told("picture"), pdf: told("pdf"), wasm: told("wasm") });
const view = part<HTMLVideoElement>("camera-view");
const camera = new Camera(view, reader);
const [start, stop] = [part<HTMLButtonElement>("camera-start"), part<HTMLButtonElement>("camera-stop")];
const [cameraSaid, fileSaid] = [part("camera-said"), part("file-said")];
const file = part<HTMLInputElement>("file");
const form = part<HTMLFormElement>("verify-form");
let reading = new AbortController();

for (const section of document.querySelectorAll<HTMLElement>("[data-needs-script]")) section.hidden = false;
start.addEventListener("click", () => void look());
stop.addEventListener("click", () => {
  camera.stop();
  showCamera(false);
});
file.addEventListener("change", () => void read(chosenIn(file)[0]?.file));
onDrop(part("drop"), files => void read(files[0]?.file));
// Nothing goes on behind a page that nobody sees, and nothing of it comes back with it.
addEventListener("pagehide", () => {
  camera.stop();
  reading.abort();
  reader.end();
  showCamera(false);
});
addEventListener("pageshow", () => {
  form.reset();
  file.value = "";
  fileSaid.replaceChildren();
});

let verify: (text: string, by: Way) => void = () => undefined;

/** Reads one code at a time with what the page has: the camera, a picture or a PDF. @param act Gets each code, with the way that it came. */
export function readOne(act: (text: string, by: Way) => void): void {
  verify = (text, by) => {
    (by === "camera" ? cameraSaid : fileSaid).replaceChildren(paragraph(say("FileFound")));
    act(text, by);
  };
  // The press was on the page of the result before; an address alone starts no camera.
  if (takePress() && location.hash === "#camera") void look();
}

/** Empties what was said about the last code. */
export function forget(): void {
  cameraSaid.replaceChildren();
  fileSaid.replaceChildren();
}

async function look(): Promise<void> {
  showCamera(true);
  const seen = await camera.look().catch(() => "broken" as const);
  showCamera(false);
  if (seen === "broken") cameraSaid.textContent = say("ReaderBroken");
  else if (seen instanceof CameraFaulty) cameraSaid.textContent = say(seen.fault === "refused" ? "CameraRefused" : "CameraMissing");
  else if (seen !== null) verify(seen, "camera");
}

function showCamera(on: boolean): void {
  const [shown, gone] = on ? [stop, start] : [start, stop];
  const hadFocus = document.activeElement === gone;
  view.hidden = !on;
  [shown.hidden, gone.hidden] = [false, true];
  // Who works with the keyboard stays where the pressed button was.
  if (hadFocus) shown.focus();
  cameraSaid.textContent = on ? say("CameraOn") : "";
}

async function read(chosen: File | null | undefined): Promise<void> {
  if (!chosen) return;
  reading.abort();
  reading = new AbortController();
  const { signal } = reading;
  fileSaid.replaceChildren(paragraph(say("FileReading")));
  const found = await reader.read(chosen, signal).catch(() => nothingFound("damaged"));
  if (signal.aborted) return;
  const codes = found.codes.filter(({ text }, index, all) => all.findIndex(code => code.text === text) === index);
  if (codes.length === 1 && found.fault === null) verify(codes[0]!.text, "file");
  else fileSaid.replaceChildren(...outcomeOf(codes, found.fault));
  file.value = "";
}

/** What to press for each of several codes, and what could not be read. */
function outcomeOf(codes: readonly Code[], fault: Fault | null): HTMLElement[] {
  const said = codes.length > 0 ? [paragraph(say("FileSeveral")), choice(codes)] : [];
  if (fault !== null) said.push(paragraph(say("Unreadable", say("Reason-" + fault)), "reading__fault"), paragraph(say("Do-" + fault)));
  return said;
}

function choice(codes: readonly Code[]): HTMLElement {
  const row = document.createElement("div");
  row.className = "button-row";
  row.append(...codes.map(({ text, page }, index) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button--secondary";
    const isAlone = page !== null && codes.filter(code => code.page === page).length === 1;
    button.textContent = isAlone ? say("FilePage", page) : say("FileCode", index + 1);
    button.addEventListener("click", () => verify(text, "file"));
    return button;
  }));
  return row;
}
