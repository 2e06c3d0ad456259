import type { BelievedList } from "../trust/believe.js";
import { isAhead } from "../times.js";
import type { IssuerKey, Knowledge } from "./knowledge.js";
import type { ReadSystem } from "./system.js";

/** Why something was not fetched, or does not count. */
export interface Problem {
  readonly address: string;
  /** "not-reached": no answer; "refused": an answer other than 200, or one that is too large; "not-believed": a list that counts for nothing. */
  readonly what: "not-reached" | "refused" | "not-believed" | "elsewhere";
}

/** Knowledge from the system's own lists. */
export interface FetchedKnowledge extends Knowledge {
  /** The newest trust list that was taken; null where none was. */
  readonly trustList: BelievedList | null;
  /** Ids of the keys that were ever called revoked. */
  readonly revoked: ReadonlySet<string>;
  /** Unix time at which the trust list was last fetched; null where it never was. */
  readonly fetchedAt: number | null;
  /** Whether the system was out of reach at the last fetch: then what was taken counts up to 24 hours. */
  readonly isOffline: boolean;
  /** What of the last fetch is missing. */
  readonly problems: readonly Problem[];
}

/** Knowledge of nothing yet. Nothing is valid by it. */
export function nothingFetched({ roots: _, ...system }: ReadSystem): FetchedKnowledge {
  return {
    ...system, keys: new Map(), keysAsOf: null, keysCompleteUntil: -Infinity, statesEndAt: -Infinity, lists: new Map(), latestSeen: null,
    trustList: null, revoked: new Set(), fetchedAt: null, isOffline: true, problems: [],
  };
}

/** Knowledge with another trust list: it alone names the keys, but what was once called revoked stays revoked. */
export function withTrustList(knowledge: FetchedKnowledge, list: BelievedList, fetchedAt: number): FetchedKnowledge {
  const revoked = new Set([...knowledge.revoked, ...list.keys.filter(key => key.state === "revoked").map(key => key.kid)]);
  const keys = list.keys.map((key): IssuerKey => (revoked.has(key.kid) ? { ...key, state: "revoked" } : key));
  return {
    ...knowledge, trustList: list, revoked, fetchedAt, keys: new Map(keys.map(key => [key.kid, key])),
    keysAsOf: list.issuedAt, keysCompleteUntil: list.expiresAt, statesEndAt: knowledge.isOffline ? list.offlineEndsAt : list.expiresAt,
  };
}

/** Knowledge by a verifier that has a network, or has none: then the states of the trust list count to its offline end. */
export function withNetwork(knowledge: FetchedKnowledge, isOffline: boolean): FetchedKnowledge {
  const { trustList: list } = knowledge;
  return { ...knowledge, isOffline, statesEndAt: list === null ? -Infinity : isOffline ? list.offlineEndsAt : list.expiresAt };
}

/** Knowledge with a further witness of the time. */
export const witnessed = (knowledge: FetchedKnowledge, time: number): FetchedKnowledge =>
  ({ ...knowledge, latestSeen: Math.max(knowledge.latestSeen ?? time, time) });

/** Knowledge without what is from the future, because a clock was ahead when it was kept. Revocations stay. */
export function withoutFuture(knowledge: FetchedKnowledge, now: number): FetchedKnowledge {
  const lists = new Map([...knowledge.lists].filter(([, list]) => !isAhead(list.issuedAt, now)));
  if (knowledge.trustList === null || !isAhead(knowledge.trustList.issuedAt, now)) return { ...knowledge, lists };
  return { ...knowledge, lists, trustList: null, keys: new Map(), keysAsOf: null, keysCompleteUntil: -Infinity, statesEndAt: -Infinity };
}
