// What the published vectors say a verifier knows.
import { readFileSync } from "node:fs";
import { checkedStatusList, withStatusList } from "../dist/knowledge/lists.js";

export const vectors = name => JSON.parse(readFileSync(new URL(`../../../vectors/${name}.json`, import.meta.url), "utf8"));

export const bytes = text => new Uint8Array(Buffer.from(text, "base64url"));

export const seconds = time => Date.parse(time) / 1000;

const keyOf = (jwk, algorithm) => crypto.subtle.importKey("jwk", jwk, algorithm, false, ["verify"]);

/** The knowledge of each case of a file, with the keys imported once. */
export async function knowledgeOf({ system, lists }) {
  const keys = await Promise.all(system.keys.map(async key => {
    const [from, to] = [seconds(key.beginsAt), seconds(key.endsAt)];
    return { ...key, from, to, endsAt: to, goodAsOf: null, key: await keyOf(key.jwk, { name: "ECDSA", namedCurve: "P-256" }) };
  }));
  const nqsKeys = await Promise.all(system.nqsKeys.map(async key => (
    { ...key, from: seconds(key.beginsAt), to: seconds(key.endsAt), key: await keyOf(key.jwk, { name: "RSA-PSS", hash: "SHA-256" }) })));
  const { issuer, verifier, nqsHosts } = system;
  return async given => {
    const now = seconds(given.at);
    const state = key => given.certificates[key.kid] ?? "good";
    let knowledge = {
      issuer, verifier, nqsHosts, lists: new Map(), statesEndAt: Infinity, keysCompleteUntil: given.keysCurrent ? Infinity : -Infinity,
      keysAsOf: null, latestSeen: null, keys: new Map(keys.map(key => [key.kid, { ...key, state: state(key) }])), nqsKeys: nqsKeys.map(key => ({ ...key,
        state: state(key) })),
    };
    for (const name of given.lists) {
      const list = await checkedStatusList(knowledge, lists[name].uri, bytes(lists[name].bytes));
      if (list !== null) knowledge = withStatusList(knowledge, list, now);
    }
    return knowledge;
  };
}
