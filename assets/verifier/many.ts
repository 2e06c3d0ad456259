// Row 4.4.2: verifies many codes on this device, in a table.
import { csvOf } from "./many/csv.js";
import { Judge } from "./judging/judge.js";
import { knownIn } from "./many/known.js";
import { itemsOf, listIn } from "./many/list.js";
import { Queue, type Item } from "./many/queue.js";
import { cellsOf, counted, needsLook, sorted, type Column } from "./many/rows.js";
import { save } from "./many/save.js";
import { show } from "./many/table.js";
import { xlsxOf } from "./many/xlsx.js";
import { chosenIn, onDrop, type NamedFile } from "./reading/dropped.js";
import { has, part, say, told } from "./words.js";

const columns = told("columns").split(" ") as Column[];
const judge = new Judge("/w/system");
const sources = { picture: told("picture"), pdf: told("pdf"), wasm: told("wasm") };
const queue = new Queue(judge, sources, (name, page) => say("ManyPage", name, page), later);
const [results, heading, bar, said, known] = [part("results"), part("results-heading"), part<HTMLProgressElement>("progress"), part("said"), part("known")];
const [list, onlyBad, none, cancel] = [part<HTMLTextAreaElement>("list"), part<HTMLInputElement>("only-bad"), part("none"), part("cancel")];
const fields = [part<HTMLInputElement>("files"), part<HTMLInputElement>("folder")];
const betweenShowsMs = 400;
const betweenWordsMs = 4000;
// Of the time, a large table may take so little that the page still answers.
const shareOfShows = 5;
let order: { by: Column; descending: boolean } | null = null;
let timer = 0;
let lastShowTook = 0;
let lastWords = 0;
let isUnsaved = false;

for (const section of document.querySelectorAll<HTMLElement>("[data-needs-script]")) section.hidden = false;
for (const field of fields) {
  field.addEventListener("change", () => {
    void addFiles(chosenIn(field));
    field.value = "";
  });
}
onDrop(part("drop"), files => void addFiles(files));
part("list-form").addEventListener("submit", event => {
  event.preventDefault();
  add(itemsOf(list.value, line => say("ManyLine", say("ManyListName"), line)));
  list.value = "";
});
cancel.addEventListener("click", () => queue.cancel());
part("clear").addEventListener("click", () => {
  if (isUnsaved && !confirm(say("ManyAsk"))) return;
  isUnsaved = false;
  queue.clear();
  draw();
  fields[0]!.focus();
});
part("print").addEventListener("click", () => print());
part("csv").addEventListener("click", () => saveAs("csv", "text/csv", csvOf(table())));
part("xlsx").addEventListener("click", () =>
  saveAs("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsxOf(say("Column-result"), table())));
onlyBad.addEventListener("change", draw);
for (const button of document.querySelectorAll<HTMLElement>("[data-sort]")) button.addEventListener("click", () => sortBy(button));
// A table of people is not left behind for the next one at this device.
addEventListener("pagehide", () => queue.clear());
addEventListener("beforeunload", event => {
  if (queue.isWorking || isUnsaved) event.preventDefault();
});

async function addFiles(files: readonly NamedFile[]): Promise<void> {
  add((await Promise.all(files.map(itemsIn))).flat());
}

/** A text is a list, whose lines are verified one by one. */
async function itemsIn({ name, file }: NamedFile): Promise<Item[]> {
  if (file === null) return [{ name, what: { fault: "damaged" } }];
  const list = await listIn(name, file);
  return list === null ? [{ name, what: { file } }] : itemsOf(list, line => say("ManyLine", name, line));
}

function add(items: readonly Item[]): void {
  if (items.length === 0) return;
  isUnsaved = true;
  if (results.hidden) {
    results.hidden = false;
    heading.focus();
  }
  known.textContent = say("ManyKnowing");
  void judge.prepare().then(draw);
  queue.add(items);
}

/** Shows what has changed soon, once for many changes. */
function later(): void {
  if (timer === 0) timer = setTimeout(() => ((timer = 0), draw()), Math.max(betweenShowsMs, shareOfShows * lastShowTook)) as unknown as number;
}

function draw(): void {
  const began = performance.now();
  const { all, done } = queue.progress;
  const rows = queue.rows.filter(row => !onlyBad.checked || needsLook(row));
  show(part("rows"), order === null ? rows : sorted(rows, order.by, order.descending));
  none.hidden = queue.isWorking || rows.length > 0;
  [results.hidden, bar.max, bar.value, bar.hidden] = [all === 0, Math.max(1, all), done, !queue.isWorking];
  if (!queue.isWorking && document.activeElement === cancel) heading.focus();
  cancel.hidden = !queue.isWorking;
  speak(all, done);
  lastShowTook = performance.now() - began;
}

// A screen reader reads each change out.
function speak(all: number, done: number): void {
  if (queue.isWorking && performance.now() - lastWords < betweenWordsMs) return;
  lastWords = performance.now();
  known.textContent = knownIn(queue.rows, judge);
  const { valid, invalid, unknown, unreadable } = counted(queue.rows);
  said.textContent = queue.isWorking ? say("ManyProgress", all, done) : say("ManyDone", queue.rows.length, valid, invalid, unknown, unreadable);
}

function sortBy(button: HTMLElement): void {
  const by = button.dataset["sort"] as Column;
  order = { by, descending: order?.by === by && !order.descending };
  for (const sortedBy of document.querySelectorAll("th[aria-sort]")) sortedBy.removeAttribute("aria-sort");
  button.closest("th")!.setAttribute("aria-sort", order.descending ? "descending" : "ascending");
  draw();
}

const table = (): string[][] => [columns.map(column => say("Column-" + column)), ...queue.rows.map(row => cellsOf(row, columns, say, has))];

function saveAs(...file: Parameters<typeof save>): void {
  save(...file);
  isUnsaved = false;
}
