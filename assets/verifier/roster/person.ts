import { digestOf, hexOf, type Bytes } from "../../../packages/verify/src/bytes.js";
import type { Verdict } from "../../../packages/verify/src/decision/verdict.js";

/** What was seen of a person's credential when somebody last looked. Times are Unix times in seconds. */
export interface Look {
  readonly result: "valid" | "invalid";
  readonly reason: string | null;
  /** Whether it ended within 30 days then. */
  readonly endsSoon: boolean;
  readonly at: number;
}

/** Somebody on the roster. Who it is stands in the code. */
export interface Person {
  readonly code: string;
  /** Where the code came from, such as a file's name. */
  readonly source: string;
  readonly addedAt: number;
  /** Null until it was looked at. */
  readonly look: Look | null;
}

/** What changed since the last look. */
export type Change = "not-valid" | "replaced" | "ending" | "again";

/** The part of a verdict that a roster compares. */
export interface State {
  readonly result: Verdict["result"];
  readonly reason: string | null;
  readonly endsSoon: boolean;
}

const soon = 30 * 24 * 60 * 60;

export const stateOf = ({ result, reason, facts }: Verdict, now: number): State =>
  ({ result, reason, endsSoon: facts !== null && facts.expiresAt - now <= soon });

/** What changed; null where nothing did, or where nothing can be said now. */
export function changeOf(look: Look | null, { result, reason, endsSoon }: State): Change | null {
  if (result === "unknown") return null;
  if (result === "invalid") {
    if (look?.result === "invalid" && look.reason === reason) return null;
    return reason === "replaced" ? "replaced" : "not-valid";
  }
  if (look?.result === "invalid") return "again";
  return endsSoon && look?.endsSoon !== true ? "ending" : null;
}

/** The look that takes the place of the one before. What cannot be known now changes nothing: a revocation behind it must still be told. */
export const lookAt = (look: Look | null, { result, reason, endsSoon }: State, at: number): Look | null =>
  result === "unknown" ? look : { result, reason, endsSoon, at };

/** What tells two codes apart, however they were written: SHA-256 of the value, in hexadecimal digits. */
export async function idOf(code: string): Promise<string> {
  const value = (code.split("/w/?c=", 2)[1] ?? code).split(/[&#]/, 1)[0]!;
  return hexOf(await digestOf(new TextEncoder().encode(unescaped(value).trim().replace(/=+$/, "").replace(/[+ ]/g, "-").replace(/\//g, "_")) as Bytes));
}

function unescaped(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
