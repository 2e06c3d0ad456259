// "Profile nqs" of docs/specifications/credential.md.
import * as cbor from './cbor.mjs'
import { byState, doubtOf } from './claims.mjs'
import { toBase64, toBeSigned } from './message.mjs'

const start = [0xd2, 0x84, 0x44, 0xa1, 0x01, 0x38, 0x24]
const header = Uint8Array.from(start.slice(3))
const letters = ['CI', 'CN', 'DN', 'DT', 'IA', 'ID', 'IN', 'RD', 'RN', 'UB', 'UC', 'UN']

/** Whether a code is of this profile, by its first bytes. */
export const isOne = (bytes) => start.every((byte, at) => bytes[at] === byte)

/** The same decision, by the keys of this profile only. */
export async function decide(bytes, host, known, now) {
  const found = (result, reason, more) => ({ result, reason, asOf: null, facts: null, unchecked: null, checkAt: null, ...more })
  const message = readMessage(bytes)
  if (!message) return found('invalid', 'not-readable')
  const key = known.nqsKeys.get(message.kid)
  if (!key || (host !== null && host !== key.host)) {
    return found('unknown', 'not-checked-here', { unchecked: readFacts(message.payload) ?? null, checkAt: host && `${host}/w/?c=${toBase64(bytes)}` })
  }
  if (!(await isSigned(message, key.jwk))) return found('invalid', 'tampered')
  const facts = readFacts(message.payload)
  if (!facts) return found('invalid', 'not-readable')
  if (key.state === 'revoked') return found('invalid', 'signing-certificate-revoked', { facts })
  if (now >= key.endsAt) return found('invalid', 'expired', { facts })
  const place = /^([A-Za-z0-9_-]{1,40})\.(0|[1-9][0-9]{0,6})\.[0-9a-f]{32}$/.exec(facts.DN ?? '')
  const list = place && Number(place[2]) < 1 << 20 ? known.lists.get(key.statusLists + place[1]) : undefined
  return found(null, null, { ...byState(list, Number(place?.[2] ?? 0), doubtOf(key, null, now), now), facts })
}

function readMessage(bytes) {
  const message = cbor.readLoosely(bytes)
  if (!cbor.isTagged(message, 18) || !Array.isArray(message.value) || message.value.length !== 4) return undefined
  const [, unprotected, payload, signature] = message.value
  if (!cbor.hasKeys(unprotected, [4]) || !cbor.isBytes(payload) || !cbor.isBytes(signature) || signature.length !== 256) return undefined
  const kid = unprotected.get(4)
  return typeof kid === 'string' && kid.length >= 1 && kid.length <= 64 ? { kid, payload, signature } : undefined
}

function readFacts(payload) {
  const map = cbor.readLoosely(payload)
  const right = map instanceof Map && map.size <= 64
    && [...map].every(([key, text]) => typeof key === 'string' && typeof text === 'string' && text.length <= 400)
  if (!right || !map.get('CN') || !map.get('UN') || !map.get('RN')) return undefined
  return Object.fromEntries(letters.map((key) => [key, map.get(key) || null]))
}

async function isSigned({ payload, signature }, jwk) {
  const key = await crypto.subtle.importKey('jwk', jwk, { name: 'RSA-PSS', hash: 'SHA-256' }, false, ['verify'])
  return crypto.subtle.verify({ name: 'RSA-PSS', saltLength: 32 }, key, signature, toBeSigned(header, payload))
}
