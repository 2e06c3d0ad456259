import { fromBase64Url, toBase64Url, type Bytes } from "../bytes.js";
import { believe } from "../trust/believe.js";
import { trustListAddress } from "./addresses.js";
import { nothingFetched, witnessed, withoutFuture, withTrustList, type FetchedKnowledge } from "./fetched.js";
import { checkedStatusList, withStatusList } from "./lists.js";
import type { ReadSystem } from "./system.js";

const format = 1;

interface Kept {
  readonly format: typeof format;
  readonly issuer: string;
  readonly trustList: string | null;
  readonly lists: readonly string[];
  readonly revoked: readonly string[];
  readonly fetchedAt: number | null;
  readonly latestSeen: number | null;
}

/** What is to be kept of some knowledge, as text. None of it is secret, and none is about a person. */
export function keep({ issuer, trustList, lists, revoked, fetchedAt, latestSeen }: FetchedKnowledge): string {
  const kept: Kept = {
    format, issuer, trustList: trustList && toBase64Url(trustList.bytes), lists: [...lists.values()].map(list => toBase64Url(list.bytes)),
    revoked: [...revoked], fetchedAt, latestSeen,
  };
  return JSON.stringify(kept);
}

/** The knowledge in what was kept, as far as its signatures hold today; none where the text is another. */
export async function recall(text: string | null, system: ReadSystem, now: number): Promise<FetchedKnowledge> {
  let knowledge = nothingFetched(system);
  const kept = read(text);
  if (kept?.issuer !== system.issuer) return knowledge;
  knowledge = { ...knowledge, revoked: new Set(kept.revoked), latestSeen: kept.latestSeen };
  const list = await believe(bytesOf(kept.trustList ?? ""), trustListAddress(system.issuer), system.roots);
  const fetchedAt = kept.fetchedAt ?? Infinity;
  if (list === null || fetchedAt >= list.expiresAt) return knowledge;
  knowledge = withTrustList(witnessed(knowledge, list.issuedAt), list, fetchedAt);
  for (const one of kept.lists) {
    const status = await checkedStatusList(knowledge, null, bytesOf(one));
    if (status !== null) knowledge = withStatusList(witnessed(knowledge, status.issuedAt), status, now);
  }
  return withoutFuture(knowledge, now);
}

const bytesOf = (text: string): Bytes => fromBase64Url(text) ?? new Uint8Array();

function read(text: string | null): Kept | null {
  try {
    const kept = JSON.parse(text ?? "null") as Kept | null;
    return kept !== null && kept.format === format && isText(kept.trustList) && areTexts(kept.lists) && areTexts(kept.revoked)
      && isTime(kept.fetchedAt) && isTime(kept.latestSeen) ? kept : null;
  } catch {
    return null;
  }
}

const isText = (value: unknown): boolean => value === null || typeof value === "string";
const isTime = (value: unknown): boolean => value === null || typeof value === "number";
const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every(item => typeof item === "string");
