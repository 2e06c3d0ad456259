import { shownMoment } from "../dates.js";
import { ageIn } from "../judging/age.js";
import type { Known } from "../judging/known.js";
import { paragraph } from "../paragraph.js";
import { part, say } from "../words.js";

const language = document.documentElement.lang;

/** A time on the page. @param unix Unix time. */
export const shown = (unix: number): string => shownMoment(new Date(unix * 1000), language);

/** How long ago a time is. */
export const ageOf = (unix: number): string => ageIn(Date.now() / 1000 - unix, say);

/** The part of the page that says what the device knows, and how old that is. */
export class Knowledge {
  readonly #panel = part("knowledge");
  readonly #words = part("known");
  readonly #online = part("online");

  show(known: Known): void {
    // What is not as it should be stands out by more than its colour: by its mark.
    const isGood = known.state === "current";
    this.#panel.className = `notice notice--${isGood ? "info" : "warning"}`;
    const said = wordsOf(known).map(words => paragraph(words));
    // A screen reader would read out again what is the same.
    if (said.map(made => made.textContent).join() !== [...this.#words.children].map(made => made.textContent).join()) this.#words.replaceChildren(...said);
    this.#online.hidden = known.isOffline;
  }
}

function wordsOf({ state, asOf, endsAt }: Known): string[] {
  if (state === "clock") return [say("KnownClock")];
  if (state === "none" || asOf === null || endsAt === null) return [say("KnownNone")];
  if (state === "ended") return [say("KnownEnded", ageOf(asOf), shown(asOf))];
  return [say("KnownCurrent", ageOf(asOf), shown(asOf)), say("KnownUntil", shown(endsAt))];
}
