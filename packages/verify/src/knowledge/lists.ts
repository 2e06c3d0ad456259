import type { Bytes } from "../bytes.js";
import { holdsP256 } from "../message/keys.js";
import { readStatusList, type StatusList } from "../status/status-list.js";
import { isAhead } from "../times.js";
import { listAt, stateAt, type Knowledge } from "./knowledge.js";

/**
 * A status list that a key signed which may sign status lists and was not revoked; null otherwise. Its times have not been looked at.
 * @param uri Where it was fetched from; null where it only says so itself.
 */
export async function checkedStatusList({ keys }: Knowledge, uri: string | null, bytes: Bytes): Promise<StatusList | null> {
  const read = readStatusList(bytes);
  if (read === null || (uri !== null && read.list.uri !== uri)) return null;
  const signer = keys.get(read.list.kid);
  const mayCount = signer !== undefined && signer.purposes.includes("status-lists") && signer.state !== "revoked";
  return mayCount && (await holdsP256(signer.key, read.signature, read.signed)) ? read.list : null;
}

/**
 * Knowledge with a checked list, unless it is from the future, or older than one seen before that is not from the future. One that is past its end
 * says nothing, but nothing older than it counts either.
 */
export function withStatusList<K extends Knowledge>(knowledge: K, list: StatusList, now: number): K {
  if (isAhead(list.issuedAt, now)) return knowledge;
  const seen = knowledge.lists.get(list.uri);
  const signer = knowledge.keys.get(list.kid);
  // What cannot be trusted now takes the place of nothing that can.
  if (listAt(knowledge, list.uri, now) && (!signer || stateAt(signer, now, knowledge.statesEndAt) !== "good")) return knowledge;
  if (seen !== undefined && seen.issuedAt > list.issuedAt && !isAhead(seen.issuedAt, now)) return knowledge;
  return { ...knowledge, lists: new Map(knowledge.lists).set(list.uri, list) };
}
