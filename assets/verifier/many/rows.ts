import type { Verdict } from "../../../packages/verify/src/decision/verdict.js";
import { tableMoment } from "../dates.js";
import type { Fault } from "../reading/found.js";

/** The columns of a table that is saved: the command line's (docs/verifying-many.md). */
export type Column =
  | "file" | "result" | "reason" | "code" | "qualification" | "name" | "formerName" | "birthOn" | "number" | "registeredOn" | "body" | "expiresAt"
  | "checkedAt" | "asOf" | "do";

/** What was signed, as a table shows it; null where the code does not contain it. Days are YYYY-MM-DD. */
export type RowFacts = Readonly<Record<"qualification" | "name" | "number" | "registeredOn" | "body", string>>
  & Readonly<Record<"formerName" | "birthOn" | "expiresAt", string | null>>;

/** One code, or one file in which there was none. Nothing else of a file is kept. */
export interface Row {
  /** Where it came from: a file, its page, a line of a list. */
  readonly file: string;
  readonly result: Verdict["result"] | "unreadable" | "waiting";
  readonly reason: string | null;
  readonly facts: RowFacts | null;
  readonly checkedAt: Date | null;
  readonly asOf: Date | null;
}

const nothing = { facts: null, checkedAt: null, asOf: null };

export const waiting = (file: string): Row => ({ file, result: "waiting", reason: null, ...nothing });
export const unreadable = (file: string, reason: Fault): Row => ({ file, result: "unreadable", reason, ...nothing });

export function judged(file: string, { result, reason, facts, nqs, checkedAt, asOf }: Verdict): Row {
  const own = facts && {
    qualification: facts.qualificationName, name: facts.name, number: facts.registrationNumber, registeredOn: facts.registeredOn, body: facts.body,
    formerName: facts.formerName, birthOn: facts.birthOn, expiresAt: tableMoment(new Date(facts.expiresAt * 1000)),
  };
  const other = nqs && {
    qualification: nqs.CN, name: nqs.UN, number: nqs.RN, registeredOn: nqs.RD ?? "", body: nqs.IA ?? "", formerName: null, birthOn: nqs.UB, expiresAt: "",
  };
  return { file, result, reason, facts: own ?? other, checkedAt, asOf };
}

/** Whether somebody has to look at it. */
export const needsLook = (row: Row): boolean => row.result !== "valid" && row.result !== "waiting";

// What is worst comes first.
const order = ["invalid", "unknown", "unreadable", "waiting", "valid"];

/** The rows in the order of a column; rows that are alike keep theirs. */
export function sorted(rows: readonly Row[], by: Column, descending: boolean): Row[] {
  const key = (row: Row): string =>
    by === "result" ? order.indexOf(row.result) + (row.reason ?? "") : by === "file" ? row.file : String(row.facts?.[by as keyof RowFacts] ?? "");
  const compare = new Intl.Collator("ja", { numeric: true }).compare;
  return [...rows].sort((one, other) => (descending ? -1 : 1) * compare(key(one), key(other)));
}

/** How many there are of each result. */
export function counted(rows: readonly Row[]): Record<Row["result"], number> {
  const counts = { valid: 0, invalid: 0, unknown: 0, unreadable: 0, waiting: 0 };
  for (const row of rows) counts[row.result]++;
  return counts;
}

/** The cells of a row, as text. @param say Gives a word of the page by its key; @param has tells whether there is one. */
export function cellsOf(row: Row, columns: readonly Column[], say: (key: string) => string, has: (key: string) => boolean): string[] {
  const word = (kind: string): string => (row.reason !== null && has(kind + row.reason) ? say(kind + row.reason) : "");
  // An empty cell would look like a fault of the table.
  const fact = (text: string | null | undefined): string => (row.facts === null ? "" : text ?? say("NotContained"));
  const moment = (at: Date | null): string => (at === null ? "" : tableMoment(at));
  const cells: Record<Column, string> = {
    file: row.file, result: say("Result-" + row.result), reason: word("Reason-"), code: row.reason ?? "", qualification: fact(row.facts?.qualification),
    name: fact(row.facts?.name), formerName: fact(row.facts?.formerName), birthOn: fact(row.facts?.birthOn), number: fact(row.facts?.number),
    registeredOn: fact(row.facts?.registeredOn), body: fact(row.facts?.body), expiresAt: row.facts?.expiresAt ?? "", checkedAt: moment(row.checkedAt),
    asOf: moment(row.asOf), do: word("Do-"),
  };
  return columns.map(column => cells[column]);
}
