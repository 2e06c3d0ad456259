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
  /** The time as of which the state is known; null where it was not reached or is not known. */
  readonly asOf: Date | null;
  /** What the issuer signed; null where nothing may be shown, and for a code of the profile "nqs". */
  readonly facts: Facts | null;
  /** What was signed in a code of the profile "nqs"; otherwise null. */
  readonly nqs: NqsFacts | null;
  /** What a code of the profile "nqs" says that nobody has checked; only where the reason is "not-checked-here". */
  readonly unchecked: NqsFacts | null;
  /** The address of a configured host that such a code came in, where it can be checked; null where it came without one. */
  readonly checkAt: string | null;
}

/** What was signed, in the member of its profile. */
export type Signed = Pick<Verdict, "facts" | "nqs">;

const nothing: Omit<Verdict, "result" | "checkedAt"> = { reason: null, asOf: null, facts: null, nqs: null, unchecked: null, checkAt: null };

/** A verdict without any facts. */
export const bare = (result: "invalid" | "unknown", reason: Reason, checkedAt: Date): Verdict => ({ ...nothing, result, reason, checkedAt });

/** A verdict with what was signed. */
export const about = (signed: Signed, result: Verdict["result"], reason: Reason | null, checkedAt: Date, asOf: number | null = null): Verdict =>
  ({ ...nothing, ...signed, result, reason, checkedAt, asOf: asOf === null ? null : new Date(asOf * 1000) });
