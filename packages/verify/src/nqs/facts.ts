import type { Bytes } from "../bytes.js";
import { readLoose } from "../cbor/reader.js";
import { CborMap } from "../cbor/value.js";

const mostKeys = 64;
const longest = 400;
const mustBe = ["CN", "UN", "RN"] as const;
const mayBe = ["UB", "RD", "ID", "IA", "IN", "CI", "DN", "DT", "UC"] as const;

/** What a code of the profile "nqs" says, under its own keys: CN 資格名称, UN 氏名, RN 登録番号, and the others or null where they are not there. */
export type NqsFacts = Readonly<Record<(typeof mustBe)[number], string>> & Readonly<Record<(typeof mayBe)[number], string | null>>;

/** The texts in a payload; null where it is no map of texts, or one that must be there is not. An empty text counts as none. */
export function readNqsFacts(payload: Bytes): NqsFacts | null {
  const map = readLoose(payload);
  if (!(map instanceof CborMap) || map.entries.length > mostKeys || !map.entries.every(entry => entry.every(isText))) return null;
  const facts = Object.fromEntries([...mustBe, ...mayBe].map(key => [key, map.find(key) || null])) as Partial<Record<string, string | null>>;
  return mustBe.every(key => facts[key]) ? (facts as NqsFacts) : null;
}

const isText = (value: unknown): boolean => typeof value === "string" && value.length <= longest;

/** The place of its state that a DN names: `LIST.INDEX.ID`; null where it is of another form. */
export function placeIn(dn: string | null): { list: string; place: number } | null {
  const match = /^([A-Za-z0-9_-]{1,40})\.(0|[1-9]\d{0,6})\.[0-9a-f]{32}$/.exec(dn ?? "");
  return match === null ? null : { list: match[1]!, place: Number(match[2]) };
}
