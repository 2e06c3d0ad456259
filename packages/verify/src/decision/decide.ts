import { hexOf, type Bytes } from "../bytes.js";
import { readText } from "../code/text.js";
import { readClaims } from "../credential/claims.js";
import { areKeysCurrent, listAt, stateAt, type IssuerKey, type Knowledge } from "../knowledge/knowledge.js";
import { holdsP256 } from "../message/keys.js";
import { readOwn } from "../message/sign1.js";
import { isNqs } from "../nqs/message.js";
import { isAhead, unixOf } from "../times.js";
import { decideNqs } from "./decide-nqs.js";
import { stateOf, type Reason } from "./reasons.js";
import { about, bare, type Signed, type Verdict } from "./verdict.js";

/**
 * Decides whether a code is valid (docs/specifications/credential.md, "Decision"). The same arguments always give the same verdict, no text makes it
 * throw, and nothing is sent anywhere.
 * @param text What was scanned or typed: the whole address in the two-dimensional code, or its value alone.
 * @param knowledge What is known, such as from fetchKnowledge.
 * @param now The verifier's own time.
 */
export async function decide(text: string, knowledge: Knowledge, now: Date): Promise<Verdict> {
  const code = readText(text, [knowledge.verifier, ...knowledge.nqsHosts]);
  if (code === null) return bare("invalid", "not-of-this-system", now);
  if (code.bytes !== null && isNqs(code.bytes)) return decideNqs({ bytes: code.bytes, origin: code.origin }, knowledge, now);
  if (code.origin !== null && code.origin !== knowledge.verifier) return bare("invalid", "not-of-this-system", now);
  return code.bytes === null ? bare("invalid", "not-readable", now) : decideOwn(code.bytes, knowledge, now);
}

async function decideOwn(bytes: Bytes, knowledge: Knowledge, now: Date): Promise<Verdict> {
  // 1. It is readable.
  const message = readOwn(bytes, null);
  if (message === "not-readable") return bare("invalid", "not-readable", now);
  // 2. It is of this system.
  if (message === "other-header") return bare("invalid", "not-of-this-system", now);
  const key = knowledge.keys.get(hexOf(message.kid));
  if (!key?.purposes.includes("credentials")) {
    return areKeysCurrent(knowledge, unixOf(now)) ? bare("invalid", "not-of-this-system", now) : bare("unknown", "signing-certificate-unknown", now);
  }
  // 3. The signature holds. Nothing of the payload is read before.
  if (!(await holdsP256(key.key, message.signature, message.signed))) return bare("invalid", "tampered", now);
  const claims = readClaims(message.payload);
  if (claims === null) return bare("invalid", "not-readable", now);
  if (claims.issuer !== knowledge.issuer) return bare("invalid", "not-of-this-system", now);
  return decideSigned({ facts: claims.facts, nqs: null }, key, claims, knowledge, now);
}

/** Steps 4 and 5 for a credential of ours. */
function decideSigned(
  signed: Signed & { facts: { issuedAt: number; expiresAt: number } }, key: IssuerKey, place: { list: string; place: number },
  knowledge: Knowledge, now: Date,
): Verdict {
  const at = unixOf(now);
  const state = stateAt(key, at, knowledge.statesEndAt);
  // 4. The signing certificate is not revoked.
  if (state === "revoked") return about(signed, "invalid", "signing-certificate-revoked", now);
  // 5. The credential ends with that certificate at the latest, and has not ended.
  if (signed.facts.expiresAt > key.to) return about(signed, "invalid", "wrongly-issued", now);
  if (at >= signed.facts.expiresAt) return about(signed, "invalid", "expired", now);
  const doubt = state === "unknown" ? "signing-certificate-unknown" : isAhead(signed.facts.issuedAt, at) ? "clock-wrong" : null;
  return decideByState(signed, doubt, place, knowledge, now);
}

/** Steps 6 and 7: the registration and the credential are in force, and the facts current. A doubt from before hides no failure here. */
export function decideByState(
  signed: Signed, doubt: Reason | null, place: { list: string; place: number } | null, knowledge: Knowledge, now: Date,
): Verdict {
  const list = place === null ? null : listAt(knowledge, place.list, unixOf(now));
  const state = list === null ? null : stateOf(list.valueAt(place!.place));
  if (state !== null && state !== "in force") return about(signed, "invalid", state, now, list!.issuedAt);
  if (doubt !== null) return about(signed, "unknown", doubt, now);
  return state === null ? about(signed, "unknown", "status-unavailable", now) : about(signed, "valid", null, now, list!.issuedAt);
}
