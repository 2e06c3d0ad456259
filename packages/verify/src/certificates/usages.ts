import { reading, type Certificate } from "./certificate.js";
import { demand, Der, oidOf, only, tag } from "./der.js";

const extension = { keyUsage: "2.5.29.15", alternativeName: "2.5.29.17", constraints: "2.5.29.19", policies: "2.5.29.32", extendedKeyUsage: "2.5.29.37" };
const understood = new Set<string>(Object.values(extension));

/** Bits of a key usage (RFC 5280, 4.2.1.3), in its first byte. */
export const usage = { digitalSignature: 0x80, keyCertSign: 0x04 } as const;

/** Whether every critical extension is one that is looked at here, or that limits nothing here. */
export const isUnderstood = (certificate: Certificate): boolean =>
  [...certificate.extensions].every(([name, { isCritical }]) => !isCritical || understood.has(name));

/** Whether a key usage names this use; `without` is the answer where there is no key usage. */
export function allows(certificate: Certificate, bit: number, without: boolean): boolean {
  const found = certificate.extensions.get(extension.keyUsage);
  return found === undefined ? without : reading(() => {
    const { content } = only(found.value, tag.bitString);
    demand(content.length >= 2 && content[0]! < 8);
    return (content[1]! & bit) !== 0;
  }) === true;
}

/** Whether it is a CA's (RFC 5280, 4.2.1.9). */
export function isCa(certificate: Certificate): boolean {
  const found = certificate.extensions.get(extension.constraints);
  return found !== undefined && reading(() => {
    const der = Der.in(only(found.value, tag.sequence));
    const ca = der.optional(tag.boolean)?.content;
    der.optional(tag.integer);
    der.end();
    return ca?.length === 1 && ca[0] === 0xff;
  }) === true;
}

/** Extended key usages as object identifiers; null where the certificate names none. Empty where they cannot be read. */
export function extendedUsages(certificate: Certificate): readonly string[] | null {
  const found = certificate.extensions.get(extension.extendedKeyUsage);
  if (found === undefined) return null;
  return reading(() => {
    const usages: string[] = [];
    for (const der = Der.in(only(found.value, tag.sequence)); !der.isAtEnd;) usages.push(oidOf(der.next(tag.oid)));
    return usages;
  }) ?? [];
}
