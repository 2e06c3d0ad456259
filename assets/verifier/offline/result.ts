import type { Check, Verdict } from "../../../packages/verify/src/decision/verdict.js";
import { shownDay, shownMoment } from "../dates.js";
import { markJapanese } from "../japanese.js";
import type { Known } from "../judging/known.js";
import { paragraph } from "../paragraph.js";
import { part, say } from "../words.js";
import { ageOf, shown } from "./knowledge.js";

const language = document.documentElement.lang;
const tones = { valid: "success", invalid: "error", unknown: "warning", "not-checked": "neutral" } as const;

/** Shows a result as the page of the Verifier does, and how old the knowledge is that decided. @returns Its heading. */
export function showResult(verdict: Verdict | null, known: Known): string {
  const [box, heading] = [part("result"), part("heading")];
  heading.textContent = headingOf(verdict);
  box.className = `result result--${verdict?.result ?? "unknown"}`;
  box.replaceChildren(heading, ...wordsOf(verdict).map(words => paragraph(words, "result__reason")), paragraph(ageWords(verdict, known), "result__age"));
  const act = actOf(verdict, known);
  if (act !== null) box.append(acted(act));
  showPerson(verdict);
  rowsIn("times", timesOf(verdict, known));
  rowsIn("checks", verdict === null ? [] : checksOf(verdict));
  return heading.textContent ?? "";
}

function headingOf(verdict: Verdict | null): string {
  if (verdict?.result === "valid") return say("Valid");
  if (verdict?.result === "invalid") return say("Invalid", say("Reason-" + verdict.reason));
  return say(verdict?.reason === "not-checked-here" ? "NotCheckedHere" : "Unknown");
}

const wordsOf = (verdict: Verdict | null): string[] =>
  verdict === null ? [] : [verdict.result === "valid" ? say("ValidWords") : say("Words-" + verdict.reason)];

/** How old the state is that decided. */
function ageWords(verdict: Verdict | null, known: Known): string {
  const asOf = verdict?.asOf === null || verdict?.asOf === undefined ? null : Math.min(verdict.asOf.getTime() / 1000, known.asOf ?? Infinity);
  return asOf === null ? say("ResultNoAge") : say("ResultAge", ageOf(asOf), shown(asOf));
}

function actOf(verdict: Verdict | null, known: Known): string | null {
  if (verdict?.result === "valid") return null;
  const isUnknown = verdict === null || verdict.reason === "signing-certificate-unknown" || verdict.reason === "status-unavailable";
  if (isUnknown && (known.state === "none" || known.state === "ended")) return say("Do-" + known.state);
  return verdict === null ? say("Do-none") : say("Do-" + verdict.reason);
}

function showPerson(verdict: Verdict | null): void {
  const facts = verdict === null ? [] : factsOf(verdict);
  part("signed").hidden = facts.length === 0;
  rowsIn("facts", facts);
  part("identity").hidden = verdict?.result !== "valid";
  const hasBirth = (verdict?.facts?.birthOn ?? verdict?.nqs?.UB ?? null) !== null;
  part("identity-words").textContent = [say("ProvesRegistrationOnly"), say(hasBirth ? "NoIdentity" : "NoIdentityNoBirth")].join(language === "ja" ? "" : " ");
}

type Row = readonly [label: string, value: string | readonly HTMLElement[]];

function factsOf({ facts, nqs }: Verdict): Row[] {
  if (facts !== null) {
    return [
      [say("Qualification"), facts.qualificationName], [say("Name"), facts.name], [say("Kana"), facts.kana ?? say("NotContained")],
      [say("FormerName"), facts.formerName ?? say("NotContained")],
      [say("Birth"), facts.birthOn === null ? say("NotContained") : shownDay(facts.birthOn, language)], [say("Number"), facts.registrationNumber],
      [say("RegisteredOn"), shownDay(facts.registeredOn, language)], [say("Body"), facts.body],
      [say("IssuedAt"), shown(facts.issuedAt)], [say("ExpiresAt"), shown(facts.expiresAt)],
    ];
  }
  const rows: [string, string | null | undefined][] = nqs === null ? [] : [
    [say("Qualification"), nqs.CN], [say("Name"), nqs.UN], [say("Birth"), nqs.UB ?? say("NotContained")], [say("Number"), nqs.RN],
    [say("RegisteredOn"), nqs.RD], [say("Body"), nqs.IA], [say("IssuerName"), nqs.IN], [say("IssuedOn"), nqs.ID],
  ];
  return rows.filter((row): row is [string, string] => typeof row[1] === "string");
}

const timesOf = (verdict: Verdict | null, known: Known): Row[] => [
  [say("CheckedAt"), shownMoment(verdict?.checkedAt ?? new Date(), language)],
  [say("AsOf"), verdict?.asOf ? shownMoment(verdict.asOf, language) : say("AsOfUnknown")],
  [say("KnownAsOf"), known.asOf === null ? say("AsOfUnknown") : shown(known.asOf)],
];

function checksOf({ checks }: Verdict): Row[] {
  const row = (label: string, { result, asOf }: Check): Row => {
    const tag = document.createElement("span");
    tag.className = `tag tag--${tones[result]}`;
    tag.textContent = say("Check-" + result);
    const at = document.createElement("span");
    at.textContent = asOf === null ? "" : `${say("CheckAsOf")} ${shownMoment(asOf, language)}`;
    return [say(label), [tag, at]];
  };
  return [row("CheckContent", checks.content), row("CheckRegistration", checks.registration), row("CheckCertificate", checks.signingCertificate)];
}

const rowsIn = (list: string, rows: readonly Row[]): void => part(list).replaceChildren(...rows.map(([label, value]) => {
  const [line, key, held] = [document.createElement("div"), document.createElement("dt"), document.createElement("dd")];
  [line.className, key.className, held.className] = ["summary-list__row", "summary-list__key", "summary-list__value"];
  key.textContent = label;
  if (typeof value === "string") held.textContent = value;
  else held.append(...value);
  line.append(key, markJapanese(held));
  return line;
}));

function acted(act: string): HTMLElement {
  const [made, what] = [paragraph("", "result__do"), document.createElement("strong")];
  what.textContent = say("WhatToDo");
  made.append(what, document.createElement("br"), act);
  return made;
}
