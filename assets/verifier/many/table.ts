import { shownDay } from "../dates.js";
import { has, say } from "../words.js";
import type { Column, Row } from "./rows.js";

const language = document.documentElement.lang;
const tones = { valid: "success", invalid: "error", unknown: "warning", unreadable: "warning", waiting: "neutral" } as const;

/** Shows rows on the page, in place of those before. */
export const show = (body: HTMLElement, rows: readonly Row[]): void => body.replaceChildren(...rows.map(rowOf));

function rowOf(row: Row): HTMLTableRowElement {
  const line = document.createElement("tr");
  const result = cell("result", "td");
  result.append(tag(row), ...reasonOf(row));
  const { facts } = row;
  line.append(
    cell("file", "th", row.file), result, cell("name", "td", facts?.name), cell("birthOn", "td", facts && born(facts.birthOn)),
    cell("qualification", "td", facts?.qualification), cell("number", "td", facts?.number));
  return line;
}

function cell(column: Column, kind: "td" | "th", text?: string | null): HTMLTableCellElement {
  const made = document.createElement(kind);
  if (kind === "th") made.scope = "row";
  made.dataset["label"] = say("Column-" + column);
  // What was signed is Japanese, in whatever language the page is.
  if (column !== "file" && column !== "result" && language !== "ja" && text && /[\u3040-\u30ff\u3400-\u9fff]/.test(text)) made.lang = "ja";
  made.append(text ?? "");
  return made;
}

function tag({ result }: Row): HTMLElement {
  const made = document.createElement("span");
  made.className = `tag tag--${tones[result]}`;
  made.textContent = say("Result-" + result);
  return made;
}

// A reason, and what to do. A newer system may say others, whose codes are better than nothing.
function reasonOf({ reason }: Row): HTMLElement[] {
  if (reason === null) return [];
  const words = [say(has("Reason-" + reason) ? "Reason-" + reason : reason), ...(has("Do-" + reason) ? [say("Do-" + reason)] : [])];
  return words.map((text, index) => {
    const made = document.createElement("span");
    made.className = index === 0 ? "table__reason" : "table__do";
    made.textContent = text;
    return made;
  });
}

const born = (day: string | null): string => (day === null ? say("NotContained") : /^\d{4}-\d\d-\d\d$/.test(day) ? shownDay(day, language) : day);
