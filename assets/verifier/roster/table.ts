import { shownMoment } from "../dates.js";
import { markJapanese } from "../japanese.js";
import { rowOf } from "../many/table.js";
import { say } from "../words.js";
import type { RosterRow } from "./roster.js";

/** The lines of a table, each with what changed and a button that takes the person off. */
export const rowsFor = (rows: readonly RosterRow[]): HTMLElement[] => rows.map(row => {
  const line = rowOf(row);
  const result = line.querySelectorAll("td")[0]!;
  if (row.change !== null) result.prepend(changed(row));
  if (row.endsSoon && row.result === "valid") result.append(ending(row));
  line.append(removal(row));
  return line;
});

function changed({ change }: RosterRow): HTMLElement {
  const made = document.createElement("strong");
  made.className = "table__change";
  made.textContent = say("Change-" + change);
  return made;
}

function ending({ facts }: RosterRow): HTMLElement {
  const made = document.createElement("span");
  made.className = "table__reason";
  // As a table has it, by clocks in Japan.
  const at = new Date(`${facts!.expiresAt!.replace(" ", "T")}+09:00`);
  made.textContent = say("RosterEnds", shownMoment(at, document.documentElement.lang));
  return made;
}

function removal({ id, facts, file }: RosterRow): HTMLTableCellElement {
  const [cell, button] = [document.createElement("td"), document.createElement("button")];
  [button.type, button.className, button.textContent] = ["button", "button button--text", say("RosterRemove")];
  button.dataset["remove"] = id;
  // Which of many the button is for, to who hears it.
  const whose = document.createElement("span");
  whose.className = "visually-hidden";
  whose.textContent = ` ${facts?.name ?? file}`;
  button.append(markJapanese(whose));
  cell.append(button);
  return cell;
}
