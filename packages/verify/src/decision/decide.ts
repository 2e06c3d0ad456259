import { hexOf, type Bytes } from "../bytes.js";
import { readText } from "../code/text.js";
import { readClaims } from "../credential/claims.js";
import { areKeysComplete, isClockBehind, stateAt, type Knowledge } from "../knowledge/knowledge.js";
import { holdsP256 } from "../message/keys.js";
import { readOwn } from "../message/sign1.js";
import { isNqs } from "../nqs/message.js";
import { isAhead, unixOf } from "../times.js";
import { decideNqs } from "./decide-nqs.js";
import { decideSigned } from "./signed.js";
import { keyNotKnown, notOurs, type Verdict } from "./verdict.js";

/**
 * Decides whether a code is valid (docs/specifications/credential.md, "Decision"). The same arguments always give the same verdict, no text makes it
 * throw, and nothing is sent anywhere.
 * @param text What was scanned or typed: the whole address in the two-dimensional code, or its value alone.
 * @param knowledge What is known, such as from fetchKnowledge.
 * @param now The verifier's own time.
 */
export async function decide(text: string, knowledge: Knowledge, now: Date): Promise<Verdict> {
  const code = readText(text, [knowledge.verifier, ...knowledge.nqsHosts]);
  if (code === "elsewhere") return notOurs("not-of-this-system", now);
  if (code === "not-readable") return notOurs("not-readable", now);
  if (isNqs(code.bytes)) return decideNqs(code, knowledge, now);
  return code.origin === null || code.origin === knowledge.verifier ? decideOwn(code.bytes, knowledge, now) : notOurs("not-of-this-system", now);
}

async function decideOwn(bytes: Bytes, knowledge: Knowledge, now: Date): Promise<Verdict> {
  const at = unixOf(now);
  // 1. It is readable.
  const message = readOwn(bytes, null);
  if (message === "not-readable") return notOurs("not-readable", now);
  // 2. It is of this system.
  if (message === "other-header") return notOurs("not-of-this-system", now);
  const key = knowledge.keys.get(hexOf(message.kid));
  if (!key?.purposes.includes("credentials")) {
    if (areKeysComplete(knowledge, at)) return notOurs("not-of-this-system", now);
    return keyNotKnown(isClockBehind(knowledge, at) ? "clock" : "signing-certificate-unknown", now);
  }
  // 3. The signature holds. Nothing of the payload is read before.
  if (!(await holdsP256(key.key, message.signature, message.signed))) return notOurs("tampered", now);
  const claims = readClaims(message.payload);
  if (claims === null) return notOurs("not-readable", now);
  if (claims.issuer !== knowledge.issuer) return notOurs("not-of-this-system", now);
  const { facts, list, place } = claims;
  const signed = {
    content: { facts, nqs: null }, certificate: stateAt(key, at, knowledge.statesEndAt), certificateAsOf: key.goodAsOf ?? knowledge.keysAsOf,
    datesFail: facts.expiresAt > key.endsAt ? "wrongly-issued" : at >= facts.expiresAt ? "expired" : null,
    isAhead: isAhead(facts.issuedAt, at), place: { list, place },
  } as const;
  return decideSigned(signed, knowledge, now);
}
