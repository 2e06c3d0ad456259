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
const mustBe = [fact.qualification, fact.number, fact.registered, fact.name, fact.birth, fact.version, fact.qualificationName, fact.body];
const mayBe = [fact.kana, fact.formerName];

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
  const qualification = text(value.find(fact.qualification), 80);
  const registrationNumber = text(value.find(fact.number), 60);
  const registeredOn = dateOf(value.find(fact.registered));
  const name = text(value.find(fact.name), 200);
  const birthOn = dateOf(value.find(fact.birth));
  const version = unsigned(value.find(fact.version), 2_147_483_647);
  const qualificationName = text(value.find(fact.qualificationName), 100);
  const body = text(value.find(fact.body), 200);
  const kana = text(value.find(fact.kana), 200);
  const formerName = text(value.find(fact.formerName), 200);
  if (qualification === null || registrationNumber === null || registeredOn === null || name === null || birthOn === null) return null;
  if (version === null || version === 0 || qualificationName === null || body === null) return null;
  if ((present.includes(fact.kana) && kana === null) || (present.includes(fact.formerName) && formerName === null)) return null;
  return { qualification, qualificationName, registrationNumber, registeredOn, name, kana, formerName, birthOn, body };
}
