import type { Bytes } from "../bytes.js";
import { readCertificate, type Certificate } from "../certificates/certificate.js";
import { certificatesIn } from "../certificates/pem.js";
import { importRsa2048 } from "../message/keys.js";
import type { NqsKey } from "./knowledge.js";

/** What a verifier is told by its operator. Nothing of it is ever fetched. */
export interface System {
  /** Origin of the system, such as "https://portal.example.go.jp": the issuer of its credentials, which publishes the lists. */
  readonly issuer: string;
  /** Origin in the addresses of its codes, such as "https://verify.example.go.jp". */
  readonly verifier: string;
  /** Certificates of the CAs that issue to the system, in PEM: more than one while a root is being replaced. Handed over once, by another way. */
  readonly roots: string;
  /** Keys for codes of the profile "nqs", if any. */
  readonly nqsKeys?: readonly NqsKeySetting[];
  /** Origins of other systems whose codes of that profile are read, if any. */
  readonly nqsHosts?: readonly string[];
}

/** A key for codes of the profile "nqs". Its certificate counts because it is configured: no CA is asked about it. */
export interface NqsKeySetting {
  /** Such as "P-000001". */
  readonly kid: string;
  /** PEM. */
  readonly certificate: string;
  /** Origin in the codes that the key signs. */
  readonly host: string;
  /** What precedes a list's id in its address, such as "https://portal.example.go.jp/status/"; without it no code of the key is ever valid. */
  readonly statusLists?: string;
}

/** The settings, read. */
export interface ReadSystem {
  readonly issuer: string;
  readonly verifier: string;
  readonly roots: readonly Certificate[];
  readonly nqsKeys: readonly NqsKey[];
  readonly nqsHosts: readonly string[];
}

/** @throws TypeError where a setting is wrong: that is a mistake of the operator, not something that happens. */
export async function readSystem(system: System): Promise<ReadSystem> {
  for (const origin of [system.issuer, system.verifier, ...(system.nqsHosts ?? [])]) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) throw new TypeError(`"${origin}" is no origin.`);
  }
  return {
    issuer: system.issuer, verifier: system.verifier, nqsHosts: system.nqsHosts ?? [],
    roots: certificatesOf(system.roots, "roots"), nqsKeys: await Promise.all((system.nqsKeys ?? []).map(nqsKeyOf)),
  };
}

function certificatesOf(pem: string, setting: string): Certificate[] {
  const read = certificatesIn(pem).map((der: Bytes) => readCertificate(der));
  if (read.length === 0 || read.includes(null)) throw new TypeError(`"${setting}" is no PEM.`);
  return read as Certificate[];
}

async function nqsKeyOf({ kid, certificate, host, statusLists }: NqsKeySetting): Promise<NqsKey> {
  const [{ key, from, to }] = certificatesOf(certificate, kid) as [Certificate];
  const imported = await importRsa2048(key.info);
  if (imported === null) throw new TypeError(`"${kid}" has no RSA key of 2,048 bits.`);
  return { kid, key: imported, host, statusLists: statusLists ?? null, state: "good", from, to };
}
