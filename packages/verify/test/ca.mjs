// A CA as far as the tests need one: certificates in DER, signed by WebCrypto.
import { join } from "./cbor.mjs";

const { subtle } = crypto;

export const der = (tag, ...parts) => {
  const content = join(...parts);
  const length = content.length < 0x80 ? [content.length] : content.length < 0x100 ? [0x81, content.length] : [0x82, content.length >> 8, content.length & 255];
  return join([tag, ...length], content);
};

export const oid = text => {
  const [first, second, ...others] = text.split(".").map(BigInt);
  const digits = value => (value < 128n ? [Number(value)] : [...digits(value >> 7n).map(byte => byte | 0x80), Number(value & 127n)]);
  return der(6, [first * 40n + second, ...others].flatMap(digits));
};

const algorithms = {
  "P-256": [{ name: "ECDSA", namedCurve: "P-256" }, "SHA-256", "1.2.840.10045.4.3.2"],
  "P-384": [{ name: "ECDSA", namedCurve: "P-384" }, "SHA-384", "1.2.840.10045.4.3.3"],
  "P-521": [{ name: "ECDSA", namedCurve: "P-521" }, "SHA-512", "1.2.840.10045.4.3.4"],
  RSA: [{ name: "RSASSA-PKCS1-v1_5", modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1), hash: "SHA-256" }, "SHA-256", "1.2.840.113549.1.1.11"],
};

export async function newKey(kind = "P-256") {
  const [algorithm, hash, signature] = algorithms[kind];
  const pair = await subtle.generateKey(algorithm, true, ["sign", "verify"]);
  return { ...pair, kind, hash, signature, info: new Uint8Array(await subtle.exportKey("spki", pair.publicKey)) };
}

const name = text => der(0x30, der(0x31, der(0x30, oid("2.5.4.3"), der(0x0c, Buffer.from(text)))));
const time = date => der(0x18, Buffer.from(date.toISOString().replace(/[-:T]|\.\d+/g, "")));
const extension = (id, value, isCritical = true) => der(0x30, oid(id), ...(isCritical ? [der(1, [0xff])] : []), der(4, value));

export const extensions = {
  ca: extension("2.5.29.19", der(0x30, der(1, [0xff]))),
  maySignCertificates: extension("2.5.29.15", der(3, [1, 0x06])),
  maySign: extension("2.5.29.15", der(3, [7, 0x80])),
  mayAgree: extension("2.5.29.15", der(3, [3, 0x08])),
  usages: (...ids) => extension("2.5.29.37", der(0x30, ...ids.map(oid)), false),
  unknownCritical: extension("1.2.3.4", der(5)),
};

export const usage = {
  credentials: "2.25.124719331687010122897367444136488226974", statusLists: "2.25.232623439096046053779529679239137335965",
  trustLists: "2.25.150981426725675447717538582306814211672",
};

const longLife = [new Date("2020-01-01T00:00:00Z"), new Date("2049-01-01T00:00:00Z")];

export async function certify({ subject, key, issuer = subject, by = key, dates = longLife, has = [] }) {
  const algorithm = der(0x30, oid(by.signature), ...(by.kind === "RSA" ? [der(5)] : []));
  const signed = der(
    0x30, der(0xa0, der(2, [2])), der(2, [1]), algorithm, name(issuer), der(0x30, ...dates.map(time)), name(subject), key.info,
    ...(has.length > 0 ? [der(0xa3, der(0x30, ...has))] : []));
  const made = new Uint8Array(await subtle.sign({ name: by.kind === "RSA" ? "RSASSA-PKCS1-v1_5" : "ECDSA", hash: by.hash }, by.privateKey, signed));
  return der(0x30, signed, algorithm, der(3, [0], by.kind === "RSA" ? made : sequenceOf(made)));
}

function sequenceOf(signature) {
  const half = signature.length / 2;
  return der(0x30, ...[signature.subarray(0, half), signature.subarray(half)].map(number => {
    const first = number.findIndex(byte => byte !== 0);
    const short = number.subarray(first < 0 ? half - 1 : first);
    return der(2, short[0] >= 0x80 ? [0] : [], short);
  }));
}

export const pem = certificate =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(certificate).toString("base64").replace(/.{64}/g, "$&\n")}\n-----END CERTIFICATE-----\n`;

export const newRoot = async (kind, more = {}) => {
  const key = await newKey(kind);
  return { key, certificate: await certify({ subject: "Root", key, has: [extensions.ca, extensions.maySignCertificates], ...more }) };
};
