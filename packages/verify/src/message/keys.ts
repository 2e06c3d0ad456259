import type { Bytes } from "../bytes.js";

/** A key that checks signatures of credentials and lists: ECDSA on P-256 with SHA-256. */
export const importP256 = (format: "raw" | "jwk", key: Bytes | JsonWebKey): Promise<CryptoKey | null> =>
  importing(format, key, { name: "ECDSA", namedCurve: "P-256" });

/** A key of the profile "nqs": RSA of 2,048 bits; null where it is longer or shorter. */
export async function importRsa2048(format: "spki" | "jwk", key: Bytes | JsonWebKey): Promise<CryptoKey | null> {
  const imported = await importing(format, key, { name: "RSA-PSS", hash: "SHA-256" });
  return imported !== null && (imported.algorithm as RsaHashedKeyAlgorithm).modulusLength === 2048 ? imported : null;
}

/** Null where the platform refuses the key, such as a point that is not on the curve. */
export async function importing(
  format: "raw" | "spki" | "jwk", key: Bytes | JsonWebKey, algorithm: EcKeyImportParams | RsaHashedImportParams,
): Promise<CryptoKey | null> {
  try {
    return format === "jwk"
      ? await crypto.subtle.importKey(format, key as JsonWebKey, algorithm, false, ["verify"])
      : await crypto.subtle.importKey(format, key as Bytes, algorithm, false, ["verify"]);
  } catch {
    return null;
  }
}

/** Whether a signature of two numbers of 32 bytes holds. */
export const holdsP256 = (key: CryptoKey, signature: Bytes, signed: Bytes): Promise<boolean> =>
  crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, signature, signed);

/** Whether a signature by PS256 with a salt of 32 bytes holds. */
export const holdsPs256 = (key: CryptoKey, signature: Bytes, signed: Bytes): Promise<boolean> =>
  crypto.subtle.verify({ name: "RSA-PSS", saltLength: 32 }, key, signature, signed);
