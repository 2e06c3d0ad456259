import type { Bytes } from "../bytes.js";
import { addressOf } from "../code/text.js";
import { places } from "../credential/claims.js";
import { stateAt, type Knowledge, type NqsKey } from "../knowledge/knowledge.js";
import { holdsPs256 } from "../message/keys.js";
import { placeIn, readNqsFacts, type NqsFacts } from "../nqs/facts.js";
import { readNqs } from "../nqs/message.js";
import { unixOf } from "../times.js";
import { decideByState } from "./decide.js";
import { about, bare, type Verdict } from "./verdict.js";

/** The decision about a code of the profile "nqs". Only configured keys count in it. */
export async function decideNqs(code: { bytes: Bytes; origin: string | null }, knowledge: Knowledge, now: Date): Promise<Verdict> {
  // 1. It is readable.
  const message = readNqs(code.bytes);
  if (message === null) return bare("invalid", "not-readable", now);
  // 2. Its key is configured.
  const key = knowledge.nqsKeys.find(known => known.kid === message.kid && (code.origin === null || known.host === code.origin));
  if (key === undefined) {
    const checkAt = code.origin === null ? null : addressOf(code.origin, code.bytes);
    return { ...bare("unknown", "not-checked-here", now), unchecked: readNqsFacts(message.payload), checkAt };
  }
  // 3. The signature holds.
  if (!(await holdsPs256(key.key, message.signature, message.signed))) return bare("invalid", "tampered", now);
  const nqs = readNqsFacts(message.payload);
  if (nqs === null) return bare("invalid", "not-readable", now);
  // 4. Its certificate is not revoked.
  const at = unixOf(now);
  const state = stateAt(key, at, Infinity);
  const signed = { facts: null, nqs };
  if (state === "revoked") return about(signed, "invalid", "signing-certificate-revoked", now);
  // 5. Its certificate has not ended: this layout has no other end.
  if (at >= key.to) return about(signed, "invalid", "expired", now);
  return decideByState(signed, state === "unknown" ? "signing-certificate-unknown" : null, placeOf(nqs, key), knowledge, now);
}

function placeOf(facts: NqsFacts, key: NqsKey): { list: string; place: number } | null {
  const named = placeIn(facts.DN);
  return named === null || named.place >= places || key.statusLists === null ? null : { list: key.statusLists + named.list, place: named.place };
}
