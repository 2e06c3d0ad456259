import type { Bytes } from "../bytes.js";

/** A key that checks signatures of credentials and lists, ECDSA on P-256 with SHA-256; null where the 65 bytes are no point of the curve. */
export const importP256 = (point: Bytes): Promise<CryptoKey | null> => importing("raw", point, { name: "ECDSA", namedCurve: "P-256" });

/** A key of the profile "nqs" from a SubjectPublicKeyInfo: RSA of 2,048 bits; null where it is longer or shorter. */
export async function importRsa2048(info: Bytes): Promise<CryptoKey | null> {
  const key = await importing("spki", info, { name: "RSA-PSS", hash: "SHA-256" });
  return key !== null && (key.algorithm as RsaHashedKeyAlgorithm).modulusLength === 2048 ? key : null;
}

/** Null where the platform refuses the key. */
export const importing = (format: "raw" | "spki", key: Bytes, algorithm: EcKeyImportParams | RsaHashedImportParams): Promise<CryptoKey | null> =>
  crypto.subtle.importKey(format, key, algorithm, false, ["verify"]).catch(() => null);

/** Whether a signature of two numbers of 32 bytes holds. */
export const holdsP256 = (key: CryptoKey, signature: Bytes, signed: Bytes): Promise<boolean> =>
  crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, signature, signed);

/** Whether a signature by PS256 with a salt of 32 bytes holds. */
export const holdsPs256 = (key: CryptoKey, signature: Bytes, signed: Bytes): Promise<boolean> =>
  crypto.subtle.verify({ name: "RSA-PSS", saltLength: 32 }, key, signature, signed);
