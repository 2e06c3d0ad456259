import { fromBase64Url, type Bytes } from "../bytes.js";

/** The certificates in a PEM text, DER; those that are not base64 are left out. */
export function certificatesIn(pem: string): Bytes[] {
  const found = pem.matchAll(/-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----/g);
  return [...found].map(match => fromBase64(match[1]!)).filter(bytes => bytes !== null);
}

const fromBase64 = (text: string): Bytes | null =>
  fromBase64Url(text.replace(/[\s=]/g, "").replace(/\+/g, "-").replace(/\//g, "_"));
