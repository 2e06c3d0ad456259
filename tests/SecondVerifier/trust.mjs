// "Issuer keys" and "Trust list" of docs/specifications/credential.md, for a verifier that has nothing else.
import { createHash, X509Certificate } from 'node:crypto'
import * as cbor from './cbor.mjs'
import { isAhead } from './claims.mjs'
import { hex, isSigned, readMessage } from './message.mjs'

const last = 253402300799
const words = [[1, 'credentials'], [2, 'status-lists'], [4, 'trust-lists']]
const usages = {
  '2.25.124719331687010122897367444136488226974': 1,
  '2.25.232623439096046053779529679239137335965': 2,
  '2.25.150981426725675447717538582306814211672': 4,
}
// Key usage, extended key usage, basic constraints: what a reader of this specification understands.
const known = ['551d0f', '551d25', '551d13']
const isNumber = (item, least, most) => Number.isInteger(item) && item >= least && item <= most
const isArray = (item, most, right) => Array.isArray(item) && item.length <= most && item.every(right)

/** What a trust list that was fetched says; undefined where it is not believed. */
export async function readTrustList(uri, bytes, root, now, seen) {
  const message = readMessage(bytes, 'application/akashi-trust-list+cwt')
  const map = message.reason ? undefined : cbor.read(message.payload)
  if (!cbor.hasKeys(map, [2, 4, 6, -70002, -70003])) return undefined
  const [sub, exp, iat, listed, statusLists] = [2, 4, 6, -70002, -70003].map((key) => map.get(key))
  const right = typeof sub === 'string' && isNumber(exp, 0, last) && isNumber(iat, 0, last) && exp > iat
    && isArray(listed, 1000, isKey) && isArray(statusLists, 10000, (l) => typeof l === 'string')
  if (!right) return undefined
  const keys = listed.map((key) => readKey(key, root, now)).filter((key) => key)
  const signer = keys.find((key) => key.kid === message.kid)
  if (!signer || !signer.isInDates || !(signer.allowed & 4) || !(await isSigned(message, signer.jwk))) return undefined
  if (sub !== uri || isAhead(iat, now) || (seen !== null && !isAhead(seen, now) && iat < seen) || now >= exp) return undefined
  const purposesOf = (bits) => words.filter(([bit]) => bits & bit).map(([, word]) => word)
  const counting = keys.filter((key) => key.allowed & key.named)
    .map(({ kid, allowed, named, state }) => ({ kid, purposes: purposesOf(allowed & named), state }))
  return { keys: counting, statusLists }
}

function isKey(key) {
  return cbor.hasKeys(key, [1, 2, 3], [4]) && cbor.isBytes(key.get(1)) && isNumber(key.get(2), 1, 7) && isNumber(key.get(3), 0, 2)
    && (!key.has(4) || isNumber(key.get(4), 0, last))
}

// A certificate that does not count is skipped.
function readKey(key, root, now) {
  const [der, named, said] = [key.get(1), key.get(2), ['good', 'revoked', 'unknown'][key.get(3)]]
  const certificate = read(der)
  if (!certificate || !certificate.checkIssued(root) || !certificate.verify(root.publicKey) || !isInDates(root, now)) return undefined
  const extensions = extensionsOf(certificate.raw)
  if (!maySign(extensions) || extensions.some(({ oid, isCritical }) => isCritical && !known.includes(oid))) return undefined
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = certificate.publicKey
  if (type !== 'ec' || details.namedCurve !== 'prime256v1') return undefined
  const isNow = isInDates(certificate, now)
  const state = said === 'revoked' || isNow ? said : 'unknown'
  const kid = createHash('sha256').update(der).digest('hex').slice(0, 16)
  return { kid, jwk: certificate.publicKey.export({ format: 'jwk' }), allowed: allowedBy(certificate), named, state, isInDates: isNow }
}

// Nothing may follow a certificate.
function read(der) {
  try {
    const certificate = new X509Certificate(der)
    return cbor.same(certificate.raw, der) ? certificate : undefined
  } catch {
    return undefined
  }
}

const isInDates = ({ validFrom, validTo }, now) => !isAhead(Date.parse(validFrom) / 1000, now) && now * 1000 <= Date.parse(validTo)

// The extended key usages, which node calls keyUsage.
function allowedBy(certificate) {
  if (!certificate.keyUsage) return 1 | 2
  return certificate.keyUsage.reduce((bits, usage) => bits | (usages[usage] ?? 0), 0)
}

// The first bit of the only extension 2.5.29.15, which node does not read.
function maySign(extensions) {
  const found = extensions.filter(({ oid }) => oid === '551d0f')
  return found.length === 1 && found[0].value[0] === 0x03 && (found[0].value[3] & 0x80) !== 0
}

// The extensions of a certificate: in tag A3, each an OID, perhaps whether it is critical, and an octet string.
function extensionsOf(raw) {
  const [[, tbs]] = items(items(raw)[0][1])
  const wrapped = items(tbs).find(([tag]) => tag === 0xa3)
  return wrapped ? items(items(wrapped[1])[0][1]).map(([, extension]) => {
    const parts = items(extension)
    return { oid: Buffer.from(parts[0][1]).toString('hex'), isCritical: parts.length === 3 && parts[1][1][0] !== 0, value: parts.at(-1)[1] }
  }) : []
}

// The tag and the content of each DER item.
function items(bytes) {
  const found = []
  for (let at = 0; at < bytes.length;) {
    const size = bytes[at + 1] < 0x80 ? 0 : bytes[at + 1] & 0x7f
    const length = size === 0 ? bytes[at + 1] : bytes.subarray(at + 2, at + 2 + size).reduce((sum, byte) => sum * 256 + byte, 0)
    const start = at + 2 + size
    found.push([bytes[at], bytes.subarray(start, start + length)])
    at = start + length
  }
  return found
}
