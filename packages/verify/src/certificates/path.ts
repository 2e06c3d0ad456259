import { areEqual } from "../bytes.js";
import type { Certificate } from "./certificate.js";
import { isSignedBy } from "./signature.js";
import { allows, hasNoKeyUsage, isUnderstood, pathLength, usage } from "./usages.js";

/** How many CAs may stand between a certificate and the root. */
const mostBetween = 4;

/** From when to when every certificate of a path is in its dates (Unix time, the last second included). */
export interface Dates {
  readonly from: number;
  readonly to: number;
}

/**
 * When a certificate is good by its dates and those of the CAs up to a configured root; null where it does not chain to one. The root is believed
 * because it is configured, but it too must be a CA's.
 */
export async function pathOf(certificate: Certificate, roots: readonly Certificate[], between: readonly Certificate[]): Promise<Dates | null> {
  return isUnderstood(certificate) ? climb(certificate, roots, between, 0) : null;
}

async function climb(below: Certificate, roots: readonly Certificate[], between: readonly Certificate[], casBelow: number): Promise<Dates | null> {
  for (const root of roots) {
    if (await issued(root, below, casBelow)) return common(root, below);
  }
  if (casBelow >= mostBetween) return null;
  for (const ca of between) {
    if (!(await issued(ca, below, casBelow)) || !isUnderstood(ca)) continue;
    const above = await climb(ca, roots, between.filter(other => other !== ca), casBelow + 1);
    if (above !== null) return common(above, below);
  }
  return null;
}

async function issued(ca: Certificate, below: Certificate, casBelow: number): Promise<boolean> {
  const most = pathLength(ca);
  return areEqual(ca.subject, below.issuer) && most !== null && most >= casBelow
    && (hasNoKeyUsage(ca) || allows(ca, usage.keyCertSign)) && isSignedBy(below, ca);
}

const common = (one: Dates, other: Dates): Dates => ({ from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) });
