// Random and mutated codes by a seed, and the circumstances that they are decided in. The lines are described in README.md.
import { deflateSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { write, Tag } from './cbor.mjs'
import { Chance } from './chance.mjs'
import { keyOf, nqsKey } from './keys.mjs'
import { claims, loosely, message, mutated, nqsMessage, nqsTextsOf, withQuirk } from './messages.mjs'
import { anyText, textOf } from './texts.mjs'

const { system } = JSON.parse(readFileSync(new URL('../../vectors/nqs.json', import.meta.url), 'utf8'))
const now = Date.parse('2026-05-01T03:04:05Z') / 1000
const day = 86_400
const uri = `${system.issuer}/status/1`
const ends = Date.parse(system.keys[0].endsAt ?? '2027-04-01T00:00:00Z') / 1000
const nqsEnds = Date.parse(system.nqsKeys[0].endsAt) / 1000
const iso = seconds => new Date(seconds * 1000).toISOString().replace('.000Z', '+00:00')

const keys = Object.fromEntries(['credential', 'status', 'trust', 'any', 'other', 'young'].map(label => [label, keyOf(label, system)]))
const rsa = nqsKey()

function list({ key = keys.status, iat = now - 60, exp = now + day, at = uri, size = 524_288, ttl = 5, cut = 0, end = '', bits = 4, broken = false }) {
  const places = Buffer.alloc(size)
  // Each value at four places among the first 64; a credential's place is mostly one of these.
  for (let place = 0; place < 64; place++) places[place >> 1] |= [0, 0, 0, 0, 0, 0, 1, 2, 3, 12, 13, 4, 5, 14, 15, 0][place % 16] << (4 * (place & 1))
  const stream = deflateSync(places)
  const lst = Buffer.concat([stream.subarray(0, stream.length - cut), Buffer.from(end, 'hex')])
  const payload = write(new Map([[2, at], [4, exp], [6, iat], [65533, new Map([['lst', lst], ['bits', bits]])], [65534, ttl]]))
  const header = write(new Map([[1, -7], [4, key.kid], [16, 'application/statuslist+cwt']]))
  const signature = key.sign(write(['Signature1', header, Buffer.alloc(0), payload]))
  if (broken) signature[63] ^= 1
  return { uri, bytes: write(new Tag(18, [header, new Map(), payload, signature])).toString('base64url') }
}

const lists = {
  good: list({}), any: list({ key: keys.any, iat: now - 30 }), other: list({ key: keys.other }), credential: list({ key: keys.credential }),
  broken: list({ broken: true }), elsewhere: list({ at: `${uri}0` }),
  early: list({ iat: now - 3600 }), ahead: list({ iat: now + 301 }), 'nearly-ahead': list({ iat: now + 300 }),
  ended: list({ exp: now }), 'nearly-ended': list({ exp: now + 1 }), 'ended-at-once': list({ exp: now - 60 }),
  short: list({ size: 524_287 }), long: list({ size: 524_289 }), more: list({ end: '00' }), twice: list({ end: '789c030000000001' }),
  unchecked: list({ cut: 4 }), wrong: list({ cut: 1, end: '00' }), eight: list({ bits: 8 }), 'ttl-0': list({ ttl: 0 }), 'ttl-long': list({ ttl: 2 ** 32 }),
}

/** The first line: the system, the lists, and circumstances by name. */
export function firstLine(seed) {
  const chance = new Chance(seed)
  const circumstances = { usual: { at: iso(now), certificates: {}, keysCurrent: true, lists: ['good'] } }
  for (let i = 1; i < 80; i++) {
    const doubted = [...system.keys, ...system.nqsKeys].filter(() => chance.once(8))
    const certificates = Object.fromEntries(doubted.map(key => [key.kid, chance.of(['revoked', 'unknown'])]))
    const at = chance.once(3) ? chance.of([now + 1, now - 1, now + day - 60, now + day, ends - 1, ends, ends + 1, nqsEnds - 1, nqsEnds]) : now
    circumstances[`c${i}`] = {
      at: iso(at), certificates, keysCurrent: !chance.once(6), lists: Object.keys(lists).filter(name => (name === 'good' ? !chance.once(3) : chance.once(12))),
    }
  }
  return { system, lists, circumstances }
}

/** So many codes, each with its circumstances. */
export function* codes(seed, count) {
  const chance = new Chance(seed ^ 0x5eed)
  for (let i = 0; i < count; i++) {
    const circumstances = chance.once(2) ? 'usual' : `c${1 + chance.below(79)}`
    yield { in: circumstances, code: code(chance).toWellFormed() }
  }
}

const code = chance => chance.weighted([
  [12, () => textOf(own(chance), false, chance)], [3, () => textOf(nqs(chance), true, chance)], [2,
    () => textOf(flipped(chance.once(4) ? nqs(chance) : own(chance), chance), false, chance)],
  [1, () => anyText(chance)],
])()

function own(chance) {
  const content = claims(chance, { issuer: system.issuer, now, ends })
  const key = keys[chance.weighted([[40, 'credential'], [2, 'any'], [1, 'other'], [1, 'status'], [1, 'young'], [1, 'trust']])]
  return chance.weighted([
    [12, () => message(write(content), key, '', chance)], [4, () => message(write(mutated(content, chance)), key, '', chance)],
    [2, () => message(withQuirk(content, chance), key, '', chance)], [2, () => message(write(content), key, 'header', chance)], [2,
      () => message(write(content), key, 'envelope', chance)],
    [1, () => message(cut(write(content), chance), key, '', chance)],
  ])()
}

function nqs(chance) {
  const texts = nqsTextsOf(chance)
  return chance.weighted([
    [6, () => nqsMessage(write(texts), rsa, false, chance)], [6, () => nqsMessage(loosely(texts, chance), rsa, false, chance)], [3,
      () => nqsMessage(loosely(mutated(texts, chance), chance), rsa, false, chance)],
    [1, () => nqsMessage(withQuirk(texts, chance), rsa, false, chance)], [2, () => nqsMessage(write(texts), rsa, true, chance)],
  ])()
}

const cut = (bytes, chance) => (chance.once(2) ? bytes.subarray(0, chance.below(bytes.length)) : Buffer.concat([bytes, chance.bytes(1 + chance.below(2))]))

/** A message with a few bits or bytes changed, put in or taken away, which nobody signed so. */
function flipped(bytes, chance) {
  let changed = Buffer.from(bytes)
  for (let i = 0; i <= chance.below(3); i++) {
    const at = chance.below(changed.length)
    if (chance.once(2)) changed[at] ^= 1 << chance.below(8)
    else changed = Buffer.concat([changed.subarray(0, at), chance.bytes(chance.below(2)), changed.subarray(at + chance.below(2))])
  }
  return changed
}
