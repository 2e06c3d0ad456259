// What the published vectors say a verifier knows.
import { readFileSync } from "node:fs";
import { importP256, importRsa2048 } from "../dist/message/keys.js";
import { withStatusList } from "../dist/knowledge/lists.js";

export const vectors = name => JSON.parse(readFileSync(new URL(`../../../vectors/${name}.json`, import.meta.url), "utf8"));

export const bytes = text => new Uint8Array(Buffer.from(text, "base64url"));

export const seconds = time => Date.parse(time) / 1000;

/** The knowledge of each case of a file, with the keys imported once. */
export async function knowledgeOf({ system, lists }) {
  const keys = await Promise.all(system.keys.map(async key => ({ from: -Infinity, to: Infinity, ...key, key: await importP256("jwk", key.jwk) })));
  const nqsKeys = await Promise.all(system.nqsKeys.map(async key => (
    { from: -Infinity, ...key, to: seconds(key.endsAt), key: await importRsa2048("jwk", key.jwk) })));
  const { issuer, verifier, nqsHosts } = system;
  return async given => {
    const now = seconds(given.at);
    const state = key => given.certificates[key.kid] ?? "good";
    let knowledge = {
      issuer, verifier, nqsHosts, lists: new Map(), statesEndAt: Infinity, keysFetchedAt: given.keysCurrent ? now : null,
      keys: new Map(keys.map(key => [key.kid, { ...key, state: state(key) }])), nqsKeys: nqsKeys.map(key => ({ ...key, state: state(key) })),
    };
    for (const name of given.lists) knowledge = await withStatusList(knowledge, lists[name].uri, bytes(lists[name].bytes), now);
    return knowledge;
  };
}
