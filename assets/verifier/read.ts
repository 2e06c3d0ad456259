// Row 4.4.1: reads one code with the camera, from a picture or from a PDF, and hands its text to the form that everybody has.
import { Camera, CameraFaulty } from "./reading/camera.js";
import type { Code, Found } from "./reading/found.js";
import { Reader } from "./reading/reader.js";
import { part, say, told } from "./words.js";

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
  start.focus();
});
file.addEventListener("change", () => void read(file.files?.[0]));
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

// The press was on the page of the result before; an address alone starts no camera.
if (location.hash === "#camera" && sessionStorage.getItem("camera") !== null) void look();
sessionStorage.removeItem("camera");

async function look(): Promise<void> {
  if (camera.isOn) return;
  showCamera(true);
  const seen = await camera.look().catch(() => "broken" as const);
  showCamera(false);
  if (seen === "broken") cameraSaid.textContent = say("ReaderBroken");
  else if (seen instanceof CameraFaulty) cameraSaid.textContent = say(seen.fault === "refused" ? "CameraRefused" : "CameraMissing");
  else if (seen !== null) verify(seen, "camera");
}

function showCamera(on: boolean): void {
  view.hidden = stop.hidden = !on;
  start.hidden = on;
  cameraSaid.textContent = on ? say("CameraOn") : "";
}

async function read(chosen: File | undefined): Promise<void> {
  if (chosen === undefined) return;
  reading.abort();
  reading = new AbortController();
  const { signal } = reading;
  fileSaid.replaceChildren(paragraph(say("FileReading")));
  const found = await reader.read(chosen, signal).catch(() => null);
  if (signal.aborted) return;
  if (found === null) fileSaid.replaceChildren(paragraph(say("ReaderBroken")));
  else if (found.codes.length === 1 && found.fault === null) verify(found.codes[0]!.text, "file");
  else fileSaid.replaceChildren(...outcomeOf(found));
  file.value = "";
}

/** What to press for each of several codes, and what could not be read. */
function outcomeOf({ codes, fault }: Found): HTMLElement[] {
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
    button.textContent = page === null ? say("FileCode", index + 1) : say("FilePage", page);
    button.addEventListener("click", () => verify(text, "file"));
    return button;
  }));
  return row;
}

function paragraph(words: string, className = ""): HTMLElement {
  const made = document.createElement("p");
  made.textContent = words;
  made.className = className;
  return made;
}

function verify(text: string, by: "camera" | "file"): void {
  (by === "camera" ? cameraSaid : fileSaid).replaceChildren(paragraph(say("FileFound")));
  form.querySelector<HTMLTextAreaElement>("[name=c]")!.value = text;
  form.querySelector<HTMLInputElement>("[name=by]")!.value = by;
  form.requestSubmit();
}
