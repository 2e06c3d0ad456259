// Messages of both profiles, right or broken in one place, rightly signed wherever that is possible.
import { count, Pairs, Raw, Tag, write } from './cbor.mjs'

const day = 86_400
const raw = [
  'f6', 'f5', 'f4', 'f97e00', 'f93c00', 'fa3f800000', 'fb3ff199999999999a', 'f820', 'f818', 'e0', 'ff', '1c', '61ff', '63eda080', '60', '5f ff', '9f ff', 'bf ff',
  '7f 6161 ff', '1800', '5800', '3b ffffffffffffffff', '', 'fb ffffffffffffffff', 'f97e01', 'c1', '5a 7fffffff', '9a 7fffffff', 'bb 7fffffffffffffff',
].map(hex => new Raw(hex))
const odd = [
  0, 1, -1, 23, 24, 255, 256, 2 ** 31, 2 ** 32, 2n ** 53n, 2n ** 64n - 1n, '', 'x', '1', Buffer.alloc(0), Buffer.alloc(8), Buffer.alloc(16, 7), [], [0],
  new Map(), new Map([[1, 0]]), new Tag(1, 0), new Tag(1004, '2015-04-20'), new Tag(1004, '2023-02-29'), new Tag(1004, 0), new Tag(2, Buffer.from([1])), ...raw,
]
const texts = ['', 'a', '看護師', '山田　花子', '𠮷川', '\uFEFFx', 'x\u0000', 'e\u0301', 'a'.repeat(59), 'a'.repeat(60), 'a'.repeat(61), '字'.repeat(80), '字'.repeat(81),
  '𠮷'.repeat(50), 'a'.repeat(101), '𠮷'.repeat(100), 'a'.repeat(201), 'b'.repeat(400), 'b'.repeat(401)]
const dates = ['2015-04-20', '1990-12-31', '2000-02-29', '1900-02-29', '2024-02-30', '0001-01-01', '0000-01-01', '9999-12-31', '2024-13-01', '2024-1-01',
  '2024-01-01 ', '２０２４-01-01', '']

/** The claims of a credential, mostly right. */
export function claims(chance, { issuer, now, ends }) {
  const text = usual => (chance.once(80) ? chance.of(texts) : usual)
  const date = usual => new Tag(1004, chance.once(50) ? chance.of(dates) : usual)
  const iat = chance.once(4) ? now + chance.of([-1, 0, 299, 300, 301, 3600, -3600]) : now - 30 * day
  const exp = chance.once(4) ? chance.of([now - 1, now, now + 1, iat, iat + 1, ends - 1, ends, ends + 1, 253_402_300_799, 253_402_300_800,
    2 ** 53]) : now + 60 * day
  const facts = [
    [1, text('nurse')], [2, text('第01234567号')], [3, date('2015-04-20')], [4, text('山田　花子')], [5, text('ヤマダ　ハナコ')], [6, date('1990-12-31')],
    [7, chance.once(60) ? chance.of([0, 2 ** 31 - 1, 2 ** 31, -1]) : 1 + chance.below(9)], [8, text('佐藤')], [9, text('看護師')], [10, text('厚生労働省')],
  ].filter(([key]) => ![5, 6, 8].includes(key) || !chance.once(3))
  const uri = chance.once(40) ? chance.of([`${issuer}/status/2`, `${issuer}/status/1/`, '', 'b'.repeat(401)]) : `${issuer}/status/1`
  const idx = chance.once(40) ? chance.of([0, 1_048_575, 1_048_576, -1]) : chance.below(64)
  return new Map([
    [1, chance.once(60) ? chance.of([`${issuer}/`, '', issuer.toUpperCase()]) : issuer], [4, exp], [6, iat], [7, chance.bytes(chance.once(80) ? chance.of([0,
      15, 17]) : 16)],
    [65535, new Map([['status_list', new Map([['idx', idx], ['uri', uri]])]])], [-70001, new Map(facts)],
  ])
}

/** A map with one entry left out, added, changed, twice, or in another place; in the outermost map, or deeper. */
export function mutated(value, chance) {
  if (value instanceof Map && value.size > 0) {
    const entries = [...value]
    const at = chance.below(entries.length)
    const inner = entries.findIndex(([, item]) => item instanceof Map)
    if (inner >= 0 && chance.once(2)) return new Map(entries.map((entry, i) => (i === inner ? [entry[0], mutated(entry[1], chance)] : entry)))
    return changedEntry(entries, at, chance)
  }
  return chance.of(odd)
}

function changedEntry(entries, at, chance) {
  const [key, value] = entries[at]
  const put = (...more) => new Pairs([...entries.slice(0, at), ...more, ...entries.slice(at + 1)])
  return chance.of([
    () => put(), () => put([key, chance.of(odd)]), () => put([chance.of(odd), value]), () => put([key, value], [key, value]), () => put([key, value], [key,
      chance.of(odd)]),
    () => put([key, value], [chance.of(odd), chance.of(odd)]), () => new Pairs([...entries].reverse()), () => put([key, new Tag(chance.of([0, 1, 24, 1004,
      55799]), value)]),
    () => put([key, [value]]), () => new Pairs([...entries.filter((_, i) => i !== at), entries[at]]), () => put([key, nested(12 + chance.below(8), value)]),
  ])()
}

const nested = (levels, value) => (levels === 0 ? value : nested(levels - 1, levels % 3 === 0 ? new Map([[0, value]]) : levels % 3 === 1 ? [value] : new Tag(1,
  value)))

/** Bytes of a value with a thing in one place that no deterministic encoder writes. */
export function withQuirk(value, chance) {
  let left = chance.below(count(value instanceof Pairs ? new Map(value.list.map((entry, i) => [i, entry])) : value))
  const kind = chance.of(['longer', 'open', chance.of(raw)])
  return write(value, () => (left-- === 0 ? kind : undefined))
}

/** Bytes of a value as other writers may have them: longer and open here and there. */
export const loosely = (value, chance) => write(value, () => (chance.once(4) ? chance.of(['longer', 'open']) : undefined))

const toBeSigned = (header, payload) => write(['Signature1', header, Buffer.alloc(0), payload])

/** A message around a payload. `form` says what is different in it: 'header', 'envelope', or nothing. */
export function message(payload, key, form, chance) {
  let header = new Map([[1, chance.once(4) ? -9 : -7], [4, key.kid]])
  if (form === 'header') header = mutated(header, chance)
  const bytes = form === 'header' && chance.once(8) ? chance.of([Buffer.alloc(0), Buffer.from('f6', 'hex'), Buffer.from('80', 'hex'), Buffer.from('a0', 'hex'),
    withQuirk(header, chance)]) : write(header)
  const signature = key.sign(toBeSigned(bytes, payload))
  const parts = [bytes, new Map(), payload, signature]
  return form === 'envelope' ? envelope(parts, chance) : write(new Tag(18, parts))
}

function envelope(parts, chance) {
  const at = chance.below(4)
  const put = value => parts.map((part, i) => (i === at ? value : part))
  const [header, , payload, signature] = parts
  return chance.of([
    () => write(parts), () => write(new Tag(chance.of([17, 19, 24, 61, 98]), parts)), () => write(new Tag(61, new Tag(18, parts))), () => write(new Tag(18,
      put(chance.of(odd)))),
    () => write(new Tag(18, parts.slice(0, 3))), () => write(new Tag(18, [...parts, 0])), () => Buffer.concat([write(new Tag(18, parts)),
      chance.bytes(1 + chance.below(3))]),
    () => withQuirk(new Tag(18, parts), chance), () => write(new Tag(18, [header, mutated(new Map([[4, Buffer.alloc(8)]]), chance), payload, signature])),
    () => write(new Tag(18, [header, new Map([[0, nested(12 + chance.below(8), chance.of([0, [], new Map()]))]]), payload, signature])),
    () => write(new Tag(18, [header, new Map(), payload, Buffer.concat([signature, Buffer.alloc(2)]).subarray(0, chance.of([0, 1, 63, 65, 66]))])),
    () => write(new Tag(18, [header, new Map(), payload, Buffer.concat([signature.subarray(32), signature.subarray(0, 32)])])),
  ])()
}

const nqsTexts = ['', 'a', '看護師', '山田　花子', '1990年12月31日', 'x'.repeat(400), 'x'.repeat(401), '𠮷'.repeat(200), '𠮷'.repeat(201)]
const places = ['1.5.00112233445566778899aabbccddeeff', '1.70001.00112233445566778899aabbccddeeff', '1.05.00112233445566778899aabbccddeeff',
  '1.1048576.00112233445566778899aabbccddeeff',
  '2.5.00112233445566778899aabbccddeeff', '1.5.00112233445566778899AABBCCDDEEFF', '1.5.00', 'x', '1.5', '..', '1.5.00112233445566778899aabbccddeeff ']

/** The texts of a code of the profile "nqs", mostly right. */
export function nqsTextsOf(chance) {
  const text = usual => (chance.once(60) ? chance.of(nqsTexts) : usual)
  const dn = chance.once(3) ? chance.of(places) : `1.${chance.below(64)}.00112233445566778899aabbccddeeff`
  const entries = [
    ['CN', text('看護師')], ['UN', text('山田　花子')], ['RN', text('第01234567号')], ['UB', text('1990年12月31日')], ['RD', text('2015年4月20日')], ['ID', text('2026年4月1日')],
    ['IA', text('厚生労働省')], ['IN', text('厚生労働大臣')], ['CI', text('nurse')], ['DN', dn], ['DT', text('01')], ['UC', text('U-0001')],
  ].filter(([key]) => ['CN', 'UN', 'RN', 'DN'].includes(key) || !chance.once(4))
  if (chance.once(20)) entries.push(...Array.from({ length: chance.of([1, 52, 64]) }, (_, i) => [`x${i}`, text('')]))
  return new Map(entries.sort(() => chance.below(3) - 1))
}

/** A code of the profile "nqs" around a payload. */
export function nqsMessage(payload, key, isBroken, chance) {
  const header = Buffer.from('a1013824', 'hex')
  const kid = chance.once(8) ? chance.of(['P-000002', 'P-000009', 'e265b6f564601a1f', 'x'.repeat(64), 'x'.repeat(65), '', 4,
    Buffer.from('P-000001')]) : 'P-000001'
  const unprotected = new Map([[4, kid]])
  const signature = key.sign(toBeSigned(header, payload))
  const shown = isBroken ? mutated(unprotected, chance) : unprotected
  const end = isBroken && chance.once(4) ? signature.subarray(0, 255) : signature
  const rest = [shown, payload, end].map(part => (chance.once(6) ? loosely(part, chance) : write(part)))
  return Buffer.concat([Buffer.from('d28444a1013824', 'hex'), ...rest, chance.bytes(isBroken && chance.once(4) ? 1 : 0)])
}
