import { isClockBehind, listAt, type Knowledge } from "../knowledge/knowledge.js";
import { valueAt } from "../status/status-list.js";
import type { CertificateState } from "../trust/trust-list.js";
import { unixOf } from "../times.js";
import { stateOf, type Reason } from "./reasons.js";
import { about, made, notChecked, notKnown, type Check, type Signed, type Verdict } from "./verdict.js";

/** Something that was signed by a key of the system, or by a configured one, and what is known about both. */
export interface SignedCode {
  readonly content: Signed;
  readonly certificate: CertificateState;
  /** Unix time as of which the certificate's state is known; null where it is known by configuration. */
  readonly certificateAsOf: number | null;
  /** Why its dates make it invalid; null where they do not. */
  readonly datesFail: "wrongly-issued" | "expired" | null;
  /** Whether it says that it was issued in the future. */
  readonly isAhead: boolean;
  /** Address and place of its state; null where it names none. */
  readonly place: { readonly list: string; readonly place: number } | null;
}

/** Steps 4 to 7. A check that cannot be made hides no failure of a later one. */
export function decideSigned(code: SignedCode, knowledge: Knowledge, now: Date): Verdict {
  const at = unixOf(now);
  const certificate = certificateCheck(code, at);
  // 4. The signing certificate is not revoked.
  if (code.certificate === "revoked") return about(code.content, "invalid", "signing-certificate-revoked", now, null, notChecked, certificate);
  // 5. The credential ends with that certificate at the latest, and has not ended.
  if (code.datesFail !== null) return about(code.content, "invalid", code.datesFail, now, null, made("invalid", at), certificate);
  // 6 and 7. The registration and the credential are in force, and the facts current.
  const list = code.place === null ? null : listAt(knowledge, code.place.list, at);
  const state = list === null ? null : stateOf(valueAt(list, code.place!.place));
  if (list !== null && state !== null && state !== "in force") {
    return about(code.content, "invalid", state, now, list.issuedAt, made("invalid", list.issuedAt), certificate);
  }
  const isClockWrong = code.isAhead || isClockBehind(knowledge, at);
  const doubt: Reason | null =
    isClockWrong ? "clock" : code.certificate === "unknown" ? "signing-certificate-unknown" : state === null ? "status-unavailable" : null;
  const registration = list === null || state === null || isClockWrong ? notKnown : made("valid", list.issuedAt);
  if (doubt !== null) return about(code.content, "unknown", doubt, now, null, registration, certificate);
  return about(code.content, "valid", null, now, list!.issuedAt, registration, certificate);
}

function certificateCheck({ certificate, certificateAsOf }: SignedCode, now: number): Check {
  return certificate === "unknown" ? notKnown : made(certificate === "good" ? "valid" : "invalid", certificateAsOf ?? now);
}
