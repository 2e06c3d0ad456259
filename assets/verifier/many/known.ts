import { shownMoment } from "../dates.js";
import { say } from "../words.js";
import type { Judge } from "./judge.js";
import type { Row } from "./rows.js";

const shown = (at: Date): string => shownMoment(at, document.documentElement.lang);

/** As of when the states in the table are known, and when it was decided: of many times the one that promises least. */
export function knownIn(rows: readonly Row[], judge: Judge): string {
  const times = (of: (row: Row) => Date | null): number[] => rows.map(row => of(row)?.getTime()).filter(time => time !== undefined);
  const [asOf, checkedAt] = [times(row => row.asOf), times(row => row.checkedAt)];
  if (asOf.length > 0) return say("ManyDecided", shown(new Date(Math.min(...asOf))), shown(new Date(Math.max(...checkedAt))));
  return judge.knownAsOf === null ? say("ManyNotKnown") : say("ManyKnown", shown(new Date(judge.knownAsOf * 1000)));
}
