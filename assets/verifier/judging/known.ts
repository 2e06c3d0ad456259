import type { FetchedKnowledge } from "../../../packages/verify/src/knowledge/fetched.js";
import { isClockBehind } from "../../../packages/verify/src/knowledge/knowledge.js";
import { unixOf } from "../../../packages/verify/src/times.js";

/** What a device knows, for its person. Times are Unix times. */
export interface Known {
  /** "none": nothing yet; "ended": too old to say that anything is valid; "clock": the device's clock is behind it. */
  readonly state: "none" | "ended" | "clock" | "current";
  /** As of when keys and states are known: of several lists the one that promises least. Null where none is. */
  readonly asOf: number | null;
  /** Until when it counts without a network. */
  readonly endsAt: number | null;
  readonly isOffline: boolean;
}

/** What some knowledge is worth at a time ("Without a network" in docs/specifications/credential.md). */
export function knownOf(knowledge: FetchedKnowledge | null, at: Date): Known {
  const now = unixOf(at);
  const isOffline = knowledge?.isOffline ?? true;
  if (knowledge !== null && isClockBehind(knowledge, now)) return { state: "clock", asOf: null, endsAt: null, isOffline };
  const list = knowledge?.trustList ?? null;
  if (knowledge === null || list === null) return { state: "none", asOf: null, endsAt: null, isOffline };
  const lists = list.statusLists.map(uri => knowledge.lists.get(uri)).filter(found => found !== undefined);
  const asOf = Math.min(list.issuedAt, ...lists.map(found => found.issuedAt));
  const endsAt = Math.min(list.offlineEndsAt, ...lists.map(found => found.expiresAt));
  return { state: now < endsAt ? "current" : "ended", asOf, endsAt, isOffline };
}
