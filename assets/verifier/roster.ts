// Row 4.5.1: a roster that stays on this device. Each opening checks everybody on it and shows first what changed.
import { Calls } from "./judging/calls.js";
import type { Known } from "./judging/known.js";
import { csvOf } from "./many/csv.js";
import { cellsOf, needsLook, type Column } from "./many/rows.js";
import { save } from "./many/save.js";
import { ageOf, shown } from "./offline/knowledge.js";
import { chosenIn, onDrop, type NamedFile } from "./reading/dropped.js";
import { Reader } from "./reading/reader.js";
import type { Progress, RosterAnswer, RosterQuestion } from "./roster/asked.js";
import { gather, gatherList, type Gathered, type Missed, type Places } from "./roster/gather.js";
import type { RosterRow } from "./roster/roster.js";
import { leastPhrase } from "./roster/sealed.js";
import { rowsFor } from "./roster/table.js";
import { has, part, say, told } from "./words.js";

const roster = new Calls<RosterQuestion, RosterAnswer>(told("roster"), said => showProgress(said as Progress));
const reader = new Reader({ picture: told("picture"), pdf: told("pdf"), wasm: told("wasm") });
const places: Places = { line: (name, line) => say("ManyLine", name, line), page: (name, page) => say("ManyPage", name, page) };
const columns = told("columns").split(" ") as Column[];
const [said, known, missedList, bar] = [part("said"), part("known"), part("missed"), part<HTMLProgressElement>("progress")];
const [files, list, phrase] = [part<HTMLInputElement>("files"), part<HTMLTextAreaElement>("list"), part<HTMLInputElement>("phrase")];
const [onlyBad, sealedFile] = [part<HTMLInputElement>("only-bad"), part<HTMLInputElement>("sealed")];
const atOnce = 100;
let rows: readonly RosterRow[] = [];
let shownCount = atOnce;

for (const section of document.querySelectorAll<HTMLElement>("[data-needs-script]")) section.hidden = false;
files.addEventListener("change", () => {
  void addFiles(chosenIn(files));
  files.value = "";
});
onDrop(part("drop"), dropped => void addFiles(dropped));
part("list-form").addEventListener("submit", event => {
  event.preventDefault();
  const [codes, missed] = [[] as Gathered[], [] as Missed[]];
  gatherList(list.value, say("ManyListName"), places, codes, missed);
  list.value = "";
  void add(codes, missed);
});
part("looked").addEventListener("click", () => void roster.ask({ ask: "look" }).then(check).then(() => part("all-heading").focus()));
part("again").addEventListener("click", () => void check());
part("more").addEventListener("click", () => {
  shownCount += atOnce;
  draw();
});
onlyBad.addEventListener("change", draw);
part("csv").addEventListener("click", () => save("csv", "text/csv", csvOf(table()), "roster"));
part("clear").addEventListener("click", () => {
  if (confirm(say("RosterAskClear"))) void roster.ask({ ask: "clear" }).then(check);
});
part("export").addEventListener("click", () => void exported());
sealedFile.addEventListener("change", () => void imported());
for (const body of [part("changed-rows"), part("rows")]) body.addEventListener("click", event => removeBy(event.target as HTMLElement));
// What is on the page is not left behind for the next one at this device; the roster is.
addEventListener("pagehide", () => {
  rows = [];
  draw();
});
addEventListener("pageshow", event => {
  if ((event as PageTransitionEvent).persisted) void check();
});
void check();

async function addFiles(chosen: readonly NamedFile[]): Promise<void> {
  if (chosen.length === 0) return;
  const { codes, missed } = await gather(chosen, reader, places, done => showProgress({ done, all: chosen.length }));
  await add(codes, missed);
}

async function add(codes: readonly Gathered[], missed: readonly Missed[]): Promise<void> {
  void navigator.storage?.persist?.().catch(() => false);
  const { put, fault } = await roster.ask({ ask: "add", codes });
  await check();
  said.textContent = fault !== undefined ? say("RosterFault-" + fault) : `${wordsOfPut(put!)} ${said.textContent}`;
  missedList.replaceChildren(...missed.map(({ source, fault: why }) => line(`${source}: ${say("Reason-" + why)}`)));
}

const wordsOfPut = ({ added, left }: { added: number; left: number }): string => say(left > 0 ? "RosterFull" : "RosterAdded", added, left);

async function check(): Promise<void> {
  bar.hidden = false;
  missedList.replaceChildren();
  const answer = await roster.ask({ ask: "check" });
  bar.hidden = true;
  if (answer.fault !== undefined) {
    said.textContent = say("RosterFault-" + answer.fault);
    return;
  }
  rows = answer.rows!;
  known.textContent = rows.length === 0 ? "" : knownWords(answer.known!);
  draw();
  const unknown = rows.filter(row => row.result === "unknown").length;
  const changed = rows.filter(row => row.change !== null).length;
  said.textContent = rows.length === 0 ? say("RosterEmpty") : say("RosterDone", rows.length, changed, unknown);
}

function knownWords({ state, asOf }: Known): string {
  if (state === "clock") return say("KnownClock");
  if (asOf === null) return say("ManyNotKnown");
  return say(state === "ended" ? "KnownEnded" : "KnownCurrent", ageOf(asOf), shown(asOf));
}

function showProgress({ done, all }: Progress): void {
  [bar.hidden, bar.max, bar.value] = [false, all, done];
}

function draw(): void {
  const changed = rows.filter(row => row.change !== null);
  const others = rows.filter(row => !onlyBad.checked || needsLook(row) || row.endsSoon);
  part("changed").hidden = changed.length === 0;
  part("all").hidden = rows.length === 0;
  part("changed-rows").replaceChildren(...rowsFor(changed.slice(0, shownCount)));
  part("rows").replaceChildren(...rowsFor(others.slice(0, shownCount)));
  part("none").hidden = others.length > 0;
  part("more").hidden = Math.max(others.length, changed.length) <= shownCount;
}

function removeBy(pressed: HTMLElement): void {
  const id = pressed.closest<HTMLElement>("[data-remove]")?.dataset["remove"];
  const name = rows.find(row => row.id === id)?.facts?.name ?? "";
  if (id !== undefined && confirm(say("RosterAskRemove", name))) void roster.ask({ ask: "remove", ids: [id] }).then(check).then(() => said.focus());
}

const table = (): string[][] => [
  [say("Column-change"), ...columns.map(column => say("Column-" + column))],
  ...rows.map(row => [row.change === null ? "" : say("Change-" + row.change), ...cellsOf(row, columns, say, has)]),
];

async function exported(): Promise<void> {
  if (!isPhraseGood()) return;
  const { file, fault } = await roster.ask({ ask: "export", phrase: phrase.value });
  phrase.value = "";
  part("file-said").textContent = fault === undefined ? say("RosterExported") : say("RosterFault-" + fault);
  if (file !== undefined) saveFile(file);
}

async function imported(): Promise<void> {
  const [chosen] = Array.from(sealedFile.files ?? []);
  if (chosen === undefined) return;
  if (!isPhraseGood()) return void (sealedFile.value = "");
  const bytes = new Uint8Array(await chosen.arrayBuffer());
  const { put, fault } = await roster.ask({ ask: "import", phrase: phrase.value, bytes });
  [phrase.value, sealedFile.value] = ["", ""];
  part("file-said").textContent = fault === undefined ? wordsOfPut(put!) : say("RosterFault-" + fault);
  if (fault === undefined) await check();
}

function isPhraseGood(): boolean {
  const isGood = [...phrase.value.trim()].length >= leastPhrase;
  part("phrase-error").hidden = isGood;
  phrase.setAttribute("aria-invalid", String(!isGood));
  phrase.setAttribute("aria-describedby", isGood ? "phrase-hint" : "phrase-hint phrase-error");
  if (!isGood) phrase.focus();
  return isGood;
}

const saveFile = (bytes: Uint8Array<ArrayBuffer>): void => save("akashi-roster", "application/octet-stream", bytes, "roster");

function line(words: string): HTMLLIElement {
  const made = document.createElement("li");
  made.textContent = words;
  return made;
}
