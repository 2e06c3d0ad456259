// Row 4.4.2: verifies many codes on this device, in a table.
import { shownMoment } from "./dates.js";
import { csvOf } from "./many/csv.js";
import { Judge } from "./many/judge.js";
import { itemsOf } from "./many/list.js";
import { Queue, type Item } from "./many/queue.js";
import { cellsOf, counted, needsLook, sorted, type Column } from "./many/rows.js";
import { show } from "./many/table.js";
import { xlsxOf } from "./many/xlsx.js";
import { has, part, say, told } from "./words.js";

const columns = told("columns").split(" ") as Column[];
const judge = new Judge("/w/system");
const sources = { picture: told("picture"), pdf: told("pdf"), wasm: told("wasm") };
const queue = new Queue(judge, sources, (name, page) => say("ManyPage", name, page), later);
const [results, bar, said, known] = [part("results"), part<HTMLProgressElement>("progress"), part("said"), part("known")];
const [files, drop, list, onlyBad] = [part<HTMLInputElement>("files"), part("drop"), part<HTMLTextAreaElement>("list"), part<HTMLInputElement>("only-bad")];
const betweenShowsMs = 400;
const betweenWordsMs = 4000;
let order: { by: Column; descending: boolean } | null = null;
let timer = 0;
let lastWords = 0;
let isUnsaved = false;

for (const section of document.querySelectorAll<HTMLElement>("[data-needs-script]")) section.hidden = false;
files.addEventListener("change", () => void addFiles(Array.from(files.files ?? [])));
part("list-form").addEventListener("submit", event => {
  event.preventDefault();
  add(itemsOf(list.value, line => say("ManyLine", say("ManyListName"), line)));
  list.value = "";
});
for (const name of ["dragenter", "dragover", "dragleave", "drop"] as const) {
  drop.addEventListener(name, event => {
    event.preventDefault();
    drop.classList.toggle("reading--over", name === "dragenter" || name === "dragover");
    if (name === "drop") void addFiles(Array.from(event.dataTransfer?.files ?? []));
  });
}
part("cancel").addEventListener("click", () => queue.cancel());
part("clear").addEventListener("click", () => {
  if (isUnsaved && !confirm(say("ManyAsk"))) return;
  isUnsaved = false;
  queue.clear();
});
part("print").addEventListener("click", () => print());
part("csv").addEventListener("click", () => save("csv", "text/csv", csvOf(table())));
part("xlsx").addEventListener("click", () =>
  save("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsxOf(say("Column-result"), table())));
onlyBad.addEventListener("change", draw);
for (const button of document.querySelectorAll<HTMLElement>("[data-sort]")) button.addEventListener("click", () => sortBy(button));
// A table of people is not left behind for the next one at this device.
addEventListener("pagehide", () => queue.clear());
addEventListener("beforeunload", event => {
  if (queue.isWorking || isUnsaved) event.preventDefault();
});

async function addFiles(chosen: readonly File[]): Promise<void> {
  const items: Item[] = [];
  for (const file of chosen) {
    if (/\.txt$/i.test(file.name)) items.push(...itemsOf(await file.text(), line => say("ManyLine", file.name, line)));
    else items.push({ name: file.webkitRelativePath || file.name, what: { file } });
  }
  files.value = "";
  add(items);
}

function add(items: readonly Item[]): void {
  if (items.length === 0) return;
  const isFirst = results.hidden;
  isUnsaved = true;
  results.hidden = false;
  known.textContent = say("ManyKnowing");
  void judge.prepare().then(showKnown);
  queue.add(items);
  if (isFirst) part("results-heading").focus();
}

function showKnown(): void {
  const asOf = judge.knownAsOf;
  known.textContent = asOf === null ? say("ManyNotKnown") : say("ManyKnown", shownMoment(new Date(asOf * 1000), document.documentElement.lang));
}

/** Shows what has changed soon, once for many changes. */
function later(): void {
  if (timer === 0) timer = setTimeout(() => ((timer = 0), draw()), betweenShowsMs) as unknown as number;
}

function draw(): void {
  const { all, done } = queue.progress;
  const rows = queue.rows.filter(row => !onlyBad.checked || needsLook(row));
  show(part("rows"), order === null ? rows : sorted(rows, order.by, order.descending));
  results.hidden = all === 0;
  [bar.max, bar.value, bar.hidden] = [Math.max(1, all), done, !queue.isWorking];
  part("cancel").hidden = !queue.isWorking;
  // A screen reader reads each change out.
  if (queue.isWorking && performance.now() - lastWords < betweenWordsMs) return;
  lastWords = performance.now();
  const { valid, invalid, unknown, unreadable } = counted(queue.rows);
  said.textContent = queue.isWorking ? say("ManyProgress", all, done) : say("ManyDone", queue.rows.length, valid, invalid, unknown, unreadable);
}

function sortBy(button: HTMLElement): void {
  const by = button.dataset["sort"] as Column;
  order = { by, descending: order?.by === by && !order.descending };
  for (const heading of document.querySelectorAll("th[aria-sort]")) heading.removeAttribute("aria-sort");
  button.closest("th")!.setAttribute("aria-sort", order.descending ? "descending" : "ascending");
  draw();
}

const table = (): string[][] => [columns.map(column => say("Column-" + column)), ...queue.rows.map(row => cellsOf(row, columns, say, has))];

function save(ending: string, type: string, content: string | Uint8Array<ArrayBuffer>): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = `verification-${new Date().toISOString().slice(0, 10)}.${ending}`;
  link.click();
  isUnsaved = false;
  setTimeout(() => URL.revokeObjectURL(link.href), betweenWordsMs);
}
