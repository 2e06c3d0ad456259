// "Claims", "Facts" and "Status" of docs/specifications/credential.md.
import { inflateSync } from 'node:zlib'
import * as cbor from './cbor.mjs'
import { hex, isSigned, readMessage } from './message.mjs'

const last = 253402300799
const places = 1 << 20
const tolerance = 300
const words = { 0: null, 1: 'revoked', 2: 'suspended', 3: 'deleted', 12: 'replaced', 13: 'withdrawn' }

const isText = (item, longest) => typeof item === 'string' && item.length >= 1 && item.length <= longest
const isNumber = (item, least, most) => Number.isInteger(item) && item >= least && item <= most

/** Whether a time is in the future: clocks differ by five minutes. */
export const isAhead = (time, now) => time - now > tolerance

/** Whether a certificate is within its dates, of which both seconds belong to it. */
export const isInDates = ({ beginsAt, endsAt }, now) => !isAhead(beginsAt, now) && now <= endsAt

const isBytes = (item, length) => cbor.isBytes(item) && item.length === length

/** The claims of a payload; undefined where they have another form. */
export function readClaims(payload) {
  const map = cbor.read(payload)
  if (!cbor.hasKeys(map, [1, 4, 6, 7, 65535, -70001])) return undefined
  const [iss, exp, iat, cti, status, facts] = [1, 4, 6, 7, 65535, -70001].map((key) => map.get(key))
  const list = cbor.hasKeys(status, ['status_list']) ? status.get('status_list') : undefined
  const right = isText(iss, 400) && isNumber(exp, 0, last) && isNumber(iat, 0, last) && exp > iat && isBytes(cti, 16) && cbor.hasKeys(list, ['idx', 'uri'])
    && isNumber(list.get('idx'), 0, places - 1) && isText(list.get('uri'), 400) && areFacts(facts)
  return right ? { iss, exp, iat, cti, index: list.get('idx'), uri: list.get('uri'), facts } : undefined
}

/** The facts under the names of the API. */
export const factsOf = ({ facts, iat, exp, cti }) => ({
  qualification: facts.get(1),
  qualificationName: facts.get(9),
  registrationNumber: facts.get(2),
  registeredOn: facts.get(3).value,
  name: facts.get(4),
  kana: facts.get(5) ?? null,
  formerName: facts.get(8) ?? null,
  birthOn: facts.get(6)?.value ?? null,
  body: facts.get(10),
  issuedAt: iat,
  expiresAt: exp,
  credentialId: hex(cti),
})

/** A fetched list if it meets all rules of the specification; seen is the newest one so far at its address. */
export async function readList(uri, bytes, known, now, seen) {
  const message = readMessage(bytes, 'application/statuslist+cwt')
  const key = message.reason ? undefined : known.keys.get(message.kid)
  if (key?.state !== 'good' || !isInDates(key, now) || !key.purposes.includes('status-lists') || !(await isSigned(message, key.jwk))) return undefined
  const map = cbor.read(message.payload)
  if (!cbor.hasKeys(map, [2, 4, 6, 65533, 65534])) return undefined
  const [sub, exp, iat, list, ttl] = [2, 4, 6, 65533, 65534].map((key) => map.get(key))
  const right = sub === uri && isNumber(exp, 0, last) && isNumber(iat, 0, last) && exp > iat && isNumber(ttl, 0, 4294967295)
    && cbor.hasKeys(list, ['bits', 'lst']) && list.get('bits') === 4 && cbor.isBytes(list.get('lst'))
  if (!right || isAhead(iat, now) || (seen && iat < seen.iat)) return undefined
  const statuses = inflate(list.get('lst'), places / 2)
  return statuses ? { uri, exp, iat, statuses } : undefined
}

/** What cannot be known about a certificate that is not revoked, and about the clocks; null where all is known. */
export function doubtOf(key, iat, now) {
  if (iat !== null && isAhead(iat, now)) return 'clock'
  return key.state !== 'good' || isAhead(key.beginsAt, now) ? 'signing-certificate-unknown' : null
}

/** Steps 6 and 7; then what could not be known. */
export function byState(list, index, doubt, now) {
  const value = list && now < list.exp && index < places ? (list.statuses[index >> 1] >> (4 * (index & 1))) & 15 : undefined
  const asOf = list?.iat ?? null
  if (words[value]) return { result: 'invalid', reason: words[value], asOf }
  if (doubt !== null) return { result: 'unknown', reason: doubt, asOf: null }
  return words[value] === null ? { result: 'valid', reason: null, asOf } : { result: 'unknown', reason: 'status-unavailable', asOf: null }
}

function areFacts(facts) {
  const longest = { 1: 80, 2: 60, 4: 200, 5: 200, 8: 200, 9: 100, 10: 200 }
  return cbor.hasKeys(facts, [1, 2, 3, 4, 7, 9, 10], [5, 6, 8])
    && [...facts].every(([key, item]) => (key === 7 ? isNumber(item, 1, 2147483647) : key === 3 || key === 6 ? isDate(item) : isText(item, longest[key])))
}

function isDate(item) {
  if (!cbor.isTagged(item, 1004) || !/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(item.value)) return false
  const day = new Date(`${item.value}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(item.value) && !item.value.startsWith('0000')
}

// One stream and nothing else; never more than the size of a list.
function inflate(bytes, size) {
  try {
    const { buffer, engine } = inflateSync(bytes, { info: true, maxOutputLength: size })
    return buffer.length === size && engine.bytesWritten === bytes.length ? buffer : undefined
  } catch {
    return undefined
  }
}
