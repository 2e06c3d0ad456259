// A whole system: a CA, keys, credentials and lists, and a fetch that answers with them.
import { deflateSync } from "node:zlib";
import { certify, extensions, newKey, newRoot, pem, usage } from "./ca.mjs";
import { join, tagged, write } from "./cbor.mjs";

export const issuer = "https://portal.example.go.jp";
export const verifier = "https://verify.example.go.jp";
export const start = Date.parse("2026-12-01T00:00:00Z") / 1000;
export const at = (seconds = 0) => new Date((start + seconds) * 1000);
export const day = 86_400;

export async function message(key, kid, payload, type) {
  const header = write(new Map([[1, -7], [4, kid], ...(type ? [[16, type]] : [])]));
  const signed = write(["Signature1", header, new Uint8Array(), payload]);
  const signature = new Uint8Array(await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key.privateKey, signed));
  return write(tagged(18, [header, new Map(), payload, signature]));
}

export const facts = new Map([
  [1, "nurse"], [2, "第01234567号"], [3, tagged(1004, "2015-04-20")], [4, "山田　花子"], [6, tagged(1004, "1990-12-31")], [7, 1], [9, "看護師"], [10, "厚生労働省"],
]);

export class System {
  constructor(origin = issuer) {
    this.issuer = origin;
  }

  static async create(origin) {
    const system = new System(origin);
    system.root = await newRoot("P-256");
    const purposes = [[usage.credentials, 1], [usage.statusLists, 2], [usage.trustLists, 4]];
    system.keys = await Promise.all(purposes.map(([oid, bits]) => system.newKey(bits, { has: [extensions.maySign, extensions.usages(oid)] })));
    return system;
  }

  /** What is published: addresses with bytes. */
  published = new Map();
  asked = [];

  get settings() {
    return { issuer: this.issuer, verifier, roots: pem(this.root.certificate) };
  }

  async newKey(bits, more) {
    const key = await newKey();
    const certificate = await certify({ subject: "Key", key, issuer: "Root", by: this.root.key, ...more });
    const kid = new Uint8Array(await crypto.subtle.digest("SHA-256", certificate)).slice(0, 8);
    return { key, certificate, kid, bits, state: 0 };
  }

  async code({ exp = start + 30 * day, iat = start - day, list = `${this.issuer}/status/1`, place = 5, with: of = facts, by = this.keys[0] } = {}) {
    const claims = new Map([
      [1, this.issuer], [4, exp], [6, iat], [7, new Uint8Array(16)],
      [65535, new Map([["status_list", new Map([["idx", place], ["uri", list]])]])], [-70001, of],
    ]);
    return `${verifier}/w/?c=${Buffer.from(await message(by.key, by.kid, write(claims))).toString("base64url")}`;
  }

  async statusList({ uri = `${this.issuer}/status/1`, iat = start, exp = iat + day, states = {}, by = this.keys[1], ttl = 5, lst } = {}) {
    const places = new Uint8Array(524_288);
    for (const [place, value] of Object.entries(states)) places[place >> 1] |= value << (4 * (place & 1));
    const body = new Map([["lst", lst ?? new Uint8Array(deflateSync(places))], ["bits", 4]]);
    const payload = write(new Map([[2, uri], [4, exp], [6, iat], [65533, body], [65534, ttl]]));
    return message(by.key, by.kid, payload, "application/statuslist+cwt");
  }

  async trustList({ uri = `${this.issuer}/trust/list`, iat = start, exp = iat + 600, offline = iat + day, keys = this.keys,
    lists = [`${this.issuer}/status/1`] } = {}) {
    const listed = keys.map(key => new Map([[1, key.certificate], [2, key.bits], [3, key.state], [4, iat - 5]]));
    const claims = [[2, uri], [4, exp], [6, iat], [-70002, listed], [-70003, lists], ...(offline === null ? [] : [[-70004, offline]])];
    const signer = keys.find(key => key.bits & 4) ?? this.keys[2];
    return message(signer.key, signer.kid, write(new Map(claims)), "application/akashi-trust-list+cwt");
  }

  /** Publishes a trust list and one status list as of a time. */
  async publish({ seconds = 0, states = {}, ...more } = {}) {
    this.published.set(`${this.issuer}/trust/list`, await this.trustList({ iat: start + seconds, ...more }));
    this.published.set(`${this.issuer}/status/1`, await this.statusList({ iat: start + seconds, states }));
    return this;
  }

  isReachable = true;

  fetch = async (address, options) => {
    this.asked.push({ address, options });
    if (!this.isReachable) throw new TypeError("fetch failed");
    const bytes = this.published.get(address);
    return bytes === undefined ? new Response(null, { status: 404 }) : new Response(bytes);
  };
}

export const changed = (bytes, place) => join(bytes.slice(0, place), [bytes.at(place) ^ 1], place === -1 ? [] : bytes.slice(place + 1));

export const memory = (text = null) => ({ text, async load() { return this.text; }, async save(saved) { this.text = saved; } });
