import { addressOf, type ReadCode } from "../code/text.js";
import { places } from "../credential/claims.js";
import { stateAt, type Knowledge, type NqsKey } from "../knowledge/knowledge.js";
import { holdsPs256 } from "../message/keys.js";
import { placeIn, readNqsFacts, type NqsFacts } from "../nqs/facts.js";
import { readNqs } from "../nqs/message.js";
import { unixOf } from "../times.js";
import { decideSigned, type SignedCode } from "./signed.js";
import { keyNotKnown, notOurs, type Verdict } from "./verdict.js";

/** The decision about a code of the profile "nqs". Only configured keys count in it. */
export async function decideNqs({ bytes, origin }: ReadCode, knowledge: Knowledge, now: Date): Promise<Verdict> {
  // 1. It is readable.
  const message = readNqs(bytes);
  if (message === null) return notOurs("not-readable", now);
  // 2. Its key is configured.
  const key = knowledge.nqsKeys.find(known => known.kid === message.kid && (origin === null || known.host === origin));
  if (key === undefined) {
    const checkAt = origin === null ? null : addressOf(origin, bytes);
    return { ...keyNotKnown("not-checked-here", now), unchecked: readNqsFacts(message.payload), checkAt };
  }
  // 3. The signature holds.
  if (!(await holdsPs256(key.key, message.signature, message.signed))) return notOurs("tampered", now);
  const nqs = readNqsFacts(message.payload);
  if (nqs === null) return notOurs("not-readable", now);
  const at = unixOf(now);
  const signed = {
    content: { facts: null, nqs }, certificate: stateAt(key, at, Infinity), certificateAsOf: null,
    // This layout has no other end than its certificate's, and no time of issue that a machine reads.
    datesFail: at >= key.to ? "expired" : null, isAhead: false, place: placeOf(nqs, key),
  } as const;
  return decideSigned(signed, knowledge, now);
}

function placeOf(facts: NqsFacts, key: NqsKey): SignedCode["place"] {
  const named = placeIn(facts.DN);
  return named === null || named.place >= places || key.statusLists === null ? null : { list: key.statusLists + named.list, place: named.place };
}
