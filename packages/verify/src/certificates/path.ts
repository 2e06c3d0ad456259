import { areEqual } from "../bytes.js";
import type { Certificate } from "./certificate.js";
import { isSignedBy } from "./signature.js";
import { allows, isCa, isUnderstood, usage } from "./usages.js";

/** Unix time of the first and the last second in which a certificate and the root above it are both in their dates. */
export interface Dates {
  readonly from: number;
  readonly to: number;
}

/**
 * When a certificate is good by its dates and those of the root that issued it; null where no configured root did. A root is the certificate of the
 * CA that issues to the system, so nothing stands in between.
 */
export async function issuedBy(roots: readonly Certificate[], certificate: Certificate): Promise<Dates | null> {
  if (!isUnderstood(certificate)) return null;
  for (const root of roots) {
    const maySign = isUnderstood(root) && isCa(root) && allows(root, usage.keyCertSign, true);
    if (maySign && areEqual(root.subject, certificate.issuer) && (await isSignedBy(certificate, root))) {
      return { from: Math.max(root.from, certificate.from), to: Math.min(root.to, certificate.to) };
    }
  }
  return null;
}
