import { hexOf, type Bytes } from "../bytes.js";
import { readDeterministic } from "../cbor/reader.js";
import { bytesOf, CborMap, text, unsigned, type CborValue } from "../cbor/value.js";
import { dateOf } from "./dates.js";
import type { Facts } from "./facts.js";

/** Places in a status list: 2^20. */
export const places = 1_048_576;

/** The second in which the year 10000 begins. */
export const endOfTimes = 253_402_300_800;

const key = { iss: 1, exp: 4, iat: 6, cti: 7, status: 65535, facts: -70001 };
const fact = { qualification: 1, number: 2, registered: 3, name: 4, kana: 5, birth: 6, version: 7, formerName: 8, qualificationName: 9, body: 10 };
const mayBe = [fact.kana, fact.birth, fact.formerName];
const mustBe = Object.values(fact).filter(key => !mayBe.includes(key));

/** What a credential states, once its signature holds. */
export interface Claims {
  readonly issuer: string;
  /** Address and place of its state. */
  readonly list: string;
  readonly place: number;
  readonly facts: Facts;
}

/** The claims in a payload; null where they break any rule of the format. */
export function readClaims(payload: Bytes): Claims | null {
  const map = readDeterministic(payload);
  if (!(map instanceof CborMap)) return null;
  const [iss, exp, iat, cti, status, facts] = map.exactly(key.iss, key.exp, key.iat, key.cti, key.status, key.facts) ?? [];
  const issuer = text(iss, 400);
  const expiresAt = unsigned(exp, endOfTimes - 1);
  const issuedAt = unsigned(iat, endOfTimes - 1);
  const id = bytesOf(cti, 16);
  const state = stateOf(status);
  if (issuer === null || expiresAt === null || issuedAt === null || id === null || state === null || expiresAt <= issuedAt) return null;
  const read = factsOf(facts);
  if (read === null) return null;
  return { issuer, ...state, facts: { ...read, issuedAt, expiresAt, credentialId: hexOf(id) } };
}

function stateOf(status: CborValue | undefined): { list: string; place: number } | null {
  const [inner] = status instanceof CborMap ? status.exactly("status_list") ?? [] : [];
  const [idx, uri] = inner instanceof CborMap ? inner.exactly("idx", "uri") ?? [] : [];
  const place = unsigned(idx, places - 1);
  const list = text(uri, 400);
  return place === null || list === null ? null : { list, place };
}

function factsOf(value: CborValue | undefined): Omit<Facts, "issuedAt" | "expiresAt" | "credentialId"> | null {
  if (!(value instanceof CborMap)) return null;
  const present = mayBe.filter(optional => value.find(optional) !== undefined);
  if (value.exactly(...mustBe, ...present) === null) return null;
  const of = (key: number, most: number): string | null => text(value.find(key), most);
  const on = (key: number): string | null => dateOf(value.find(key));
  const facts = {
    qualification: of(fact.qualification, 80), qualificationName: of(fact.qualificationName, 100), registrationNumber: of(fact.number, 60),
    registeredOn: on(fact.registered), name: of(fact.name, 200), kana: of(fact.kana, 200), formerName: of(fact.formerName, 200),
    birthOn: on(fact.birth), body: of(fact.body, 200),
  };
  // As many are null as are absent: none that is there is malformed.
  const absent = Object.values(facts).filter(found => found === null).length;
  return absent === mayBe.length - present.length && unsigned(value.find(fact.version), 2_147_483_647) ? (facts as Facts) : null;
}
