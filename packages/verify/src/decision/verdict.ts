import type { Facts } from "../credential/facts.js";
import type { NqsFacts } from "../nqs/facts.js";
import type { Reason } from "./reasons.js";

/**
 * What a verifier says about a code. There are three results: whoever takes "unknown" for "valid" lets revoked people through, and whoever takes it
 * for "invalid" turns good people away.
 */
export interface Verdict {
  readonly result: "valid" | "invalid" | "unknown";
  /** Null where valid. */
  readonly reason: Reason | null;
  readonly checkedAt: Date;
  /** The time as of which the state is known that decided; null where none did. */
  readonly asOf: Date | null;
  /** What the issuer signed; null where nothing may be shown, and for a code of the profile "nqs". */
  readonly facts: Facts | null;
  /** What was signed in a code of the profile "nqs"; otherwise null. */
  readonly nqs: NqsFacts | null;
  /** What a code of the profile "nqs" says that nobody has checked; only where the reason is "not-checked-here". */
  readonly unchecked: NqsFacts | null;
  /** The address of a configured host that such a code came in, where it can be checked; null where it came without one. */
  readonly checkAt: string | null;
  /** Which check leads to the result: valid means that all three are; invalid, that one is; unknown, that none is invalid and one is unknown. */
  readonly checks: Checks;
}

export interface Checks {
  /** The code can be read, and this system signed it as it stands. */
  readonly content: Check;
  /** Registration and credential are in force. */
  readonly registration: Check;
  /** The certificate of the key that signed is good. */
  readonly signingCertificate: Check;
}

/** What a check found, and as of when that is known. "not-checked": another had failed before, or could not be made. */
export interface Check {
  readonly result: Verdict["result"] | "not-checked";
  readonly asOf: Date | null;
}

/** What was signed, in the member of its profile. */
export type Signed = Pick<Verdict, "facts" | "nqs">;

const nothing: Omit<Verdict, "result" | "reason" | "checkedAt" | "checks"> = { asOf: null, facts: null, nqs: null, unchecked: null, checkAt: null };

/** A check that was not reached, and one that could not be made. */
export const notChecked: Check = { result: "not-checked", asOf: null };
export const notKnown: Check = { result: "unknown", asOf: null };

/** A check that was made; `time` is Unix time. */
export const made = (result: "valid" | "invalid", time: number): Check => ({ result, asOf: new Date(time * 1000) });

/** The code is not one of this system as it stands. */
export const notOurs = (reason: Reason, checkedAt: Date): Verdict => ({
  ...nothing, result: "invalid", reason, checkedAt,
  checks: { content: { result: "invalid", asOf: checkedAt }, registration: notChecked, signingCertificate: notChecked },
});

/** The key is not known, so that nothing can be said. */
export const keyNotKnown = (reason: Reason, checkedAt: Date): Verdict =>
  ({ ...nothing, result: "unknown", reason, checkedAt, checks: { content: notChecked, registration: notChecked, signingCertificate: notKnown } });

/** A verdict about what was signed. `asOf` is the time of the status list that decided. */
export function about(
  signed: Signed, result: Verdict["result"], reason: Reason | null, checkedAt: Date, asOf: number | null, registration: Check, signingCertificate: Check,
): Verdict {
  const content: Check = { result: "valid", asOf: checkedAt };
  const listed = asOf === null ? null : new Date(asOf * 1000);
  return { ...nothing, ...signed, result, reason, checkedAt, asOf: listed, checks: { content, registration, signingCertificate } };
}
