import type { Bytes } from "../bytes.js";
import { importing } from "../message/keys.js";
import { reading, type Certificate } from "./certificate.js";
import { demand, Der, only, tag } from "./der.js";

const rsa: Readonly<Record<string, string>> = {
  "1.2.840.113549.1.1.11": "SHA-256", "1.2.840.113549.1.1.12": "SHA-384", "1.2.840.113549.1.1.13": "SHA-512",
};
const ecdsa: Readonly<Record<string, string>> = { "1.2.840.10045.4.3.2": "SHA-256", "1.2.840.10045.4.3.3": "SHA-384", "1.2.840.10045.4.3.4": "SHA-512" };
const rsaKey = "1.2.840.113549.1.1.1";
const ecKey = "1.2.840.10045.2.1";

/** Named curves of CAs' keys, with the bytes of a number on each. */
const curves: Readonly<Record<string, { name: string; size: number }>> = {
  "1.2.840.10045.3.1.7": { name: "P-256", size: 32 }, "1.3.132.0.34": { name: "P-384", size: 48 }, "1.3.132.0.35": { name: "P-521", size: 66 },
};

/** Whether the issuer's key signed the certificate: RSA with PKCS #1 v1.5, or ECDSA, with SHA-256, SHA-384 or SHA-512. */
export async function isSignedBy(certificate: Certificate, issuer: Certificate): Promise<boolean> {
  const { algorithm, signed } = certificate;
  const curve = curves[issuer.key.curve ?? ""];
  const signature = algorithm in rsa ? certificate.signature : curve === undefined ? null : plainSignature(certificate.signature, curve.size);
  const [asked, key] = algorithm in rsa
    ? [{ name: "RSASSA-PKCS1-v1_5" }, await keyOf(issuer, rsaKey, { name: "RSASSA-PKCS1-v1_5", hash: rsa[algorithm]! })]
    : [{ name: "ECDSA", hash: ecdsa[algorithm] ?? "" }, await keyOf(issuer, ecKey, { name: "ECDSA", namedCurve: curve?.name ?? "" })];
  return signature !== null && key !== null && (algorithm in rsa || algorithm in ecdsa) && crypto.subtle.verify(asked, key, signature, signed);
}

const keyOf = async (issuer: Certificate, kind: string, algorithm: EcKeyImportParams | RsaHashedImportParams): Promise<CryptoKey | null> =>
  issuer.key.algorithm === kind ? importing("spki", issuer.key.info, algorithm) : null;

/** A signature in DER as two numbers of a fixed length, as WebCrypto takes it; null where it is none. */
function plainSignature(signature: Bytes, size: number): Bytes | null {
  return reading(() => {
    const der = Der.in(only(signature, tag.sequence));
    const plain = new Uint8Array(2 * size);
    for (const end of [size, 2 * size]) {
      const number = positive(der.next(tag.integer).content);
      demand(number.length <= size);
      plain.set(number, end - number.length);
    }
    der.end();
    return plain;
  });
}

/** The bytes of a positive number in its shortest form, without the zero that keeps it positive. */
function positive(content: Bytes): Bytes {
  demand(content.length > 0 && content[0]! < 0x80 && (content.length === 1 || content[0] !== 0 || content[1]! >= 0x80));
  return content[0] === 0 ? content.subarray(1) : content;
}
