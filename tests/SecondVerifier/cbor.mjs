// Deterministic CBOR (RFC 8949, 4.2.1) with cborg: anything but the one encoding is refused.
import { decode, encode, rfc8949EncodeOptions, Tagged } from 'cborg'

const deepest = 16
const anyTag = new Proxy({}, { get: (_, tag) => Tagged.decoder(Number(tag)), has: () => true })

/** The item in bytes; undefined where it is not deterministic, not alone, or more than 16 levels deep. */
export function read(bytes) {
  try {
    const item = decode(bytes, { strict: true, allowIndefinite: false, rejectDuplicateMapKeys: true, useMaps: true, tags: anyTag })
    if (depth(item) > deepest || !same(encode(item, { ...rfc8949EncodeOptions, useMaps: true }), bytes)) return undefined
    return item
  } catch {
    return undefined
  }
}

/** The item in bytes that others write: no key twice, nothing after it, but any form of lengths and any order. */
export function readLoosely(bytes) {
  try {
    return decode(bytes, { rejectDuplicateMapKeys: true, useMaps: true, tags: anyTag })
  } catch {
    return undefined
  }
}

export const write = (item) => encode(item, rfc8949EncodeOptions)
export const isBytes = (item) => item instanceof Uint8Array
export const isTagged = (item, tag) => item instanceof Tagged && item.tag === tag
export const same = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at])

/** Whether an item is a map with exactly these keys, those with '?' optional. */
export function hasKeys(item, required, optional = []) {
  return item instanceof Map && required.every((key) => item.has(key)) && [...item.keys()].every((key) => required.includes(key) || optional.includes(key))
}

function depth(item) {
  if (item instanceof Tagged) return 1 + depth(item.value)
  if (item instanceof Map) return 1 + Math.max(0, ...[...item].flat().map(depth))
  return Array.isArray(item) ? 1 + Math.max(0, ...item.map(depth)) : 0
}
