import type { Bytes } from "../bytes.js";
import { holdsP256 } from "../message/keys.js";
import { readStatusList } from "../status/status-list.js";
import { isAhead } from "../times.js";
import type { Knowledge } from "./knowledge.js";

/**
 * Knowledge with a fetched status list, where it counts more than what is known already: its form is right, it is of its own address, a key that
 * may sign status lists and was not revoked signed it, it is not from the future and not older than one seen before. Otherwise the knowledge as it was.
 */
export async function withStatusList(knowledge: Knowledge, uri: string, bytes: Bytes, now: number): Promise<Knowledge> {
  const list = readStatusList(bytes);
  if (list === null || list.uri !== uri || isAhead(list.issuedAt, now) || now >= list.expiresAt) return knowledge;
  const signer = knowledge.keys.get(list.kid);
  if (!signer?.purposes.includes("status-lists") || signer.state === "revoked" || !(await holdsP256(signer.key, list.signature, list.signed))) return knowledge;
  const seen = knowledge.lists.get(uri);
  if (seen !== undefined && seen.issuedAt > list.issuedAt && !isAhead(seen.issuedAt, now)) return knowledge;
  return { ...knowledge, lists: new Map(knowledge.lists).set(uri, list) };
}
