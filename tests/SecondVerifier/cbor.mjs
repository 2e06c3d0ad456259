// CBOR (RFC 8949): in its deterministic encoding (4.2.1), which is the only one that the system writes, or in any form, as others write it.
const deepest = 16
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

class Tagged {
  constructor(tag, value) {
    Object.assign(this, { tag, value })
  }
}

// Floats and simple values are never equal to a number.
class Other {
  constructor(value) {
    this.value = value
  }
}

/**
 * The item in bytes; undefined where it is not deterministic, not alone, or too deep.
 * @param uncounted how many levels around the item do not count
 */
export const read = (bytes, uncounted = 0) => whole(bytes, true, -uncounted)

/** The item in bytes that others write: no key twice, nothing after it, but any form of lengths, any order, and strings in pieces. */
export const readLoosely = (bytes) => whole(bytes, false, 0)

export const isBytes = (item) => item instanceof Uint8Array
export const isTagged = (item, tag) => item instanceof Tagged && item.tag === tag
export const same = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at])

/** Whether an item is a map with exactly these keys, and perhaps the optional ones. */
export function hasKeys(item, required, optional = []) {
  return item instanceof Map && required.every((key) => item.has(key)) && [...item.keys()].every((key) => required.includes(key) || optional.includes(key))
}

/** The beginning of an item with a length. */
export function head(major, length) {
  const bytes = length < 24 ? [] : length < 0x100 ? [24, length] : length < 0x10000 ? [25, length >> 8, length & 255]
    : [26, length >>> 24, (length >> 16) & 255, (length >> 8) & 255, length & 255]
  return bytes.length === 0 ? [(major << 5) | length] : [(major << 5) | bytes[0], ...bytes.slice(1)]
}

function whole(bytes, strict, depth) {
  const reader = new Reader(bytes, strict)
  try {
    const item = reader.item(depth)
    return reader.at === bytes.length ? item : undefined
  } catch (e) {
    if (e instanceof RangeError || e instanceof TypeError) return undefined
    throw e
  }
}

class Reader {
  at = 0

  constructor(bytes, strict) {
    Object.assign(this, { bytes, strict, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length) })
  }

  item(depth) {
    if (this.strict && depth > deepest) throw new RangeError('too deep')
    const { major, info, value } = this.head()
    if (major === 0) return value
    if (major === 1) return typeof value === 'bigint' ? -1n - value : -1 - value
    if (major === 2) return value === undefined ? this.pieces(2) : this.take(value)
    if (major === 3) return utf8.decode(value === undefined ? this.pieces(3) : this.take(value))
    if (major === 4) return this.many(value, () => this.item(depth + 1))
    if (major === 5) return this.map(value, depth + 1)
    return major === 6 ? new Tagged(value, this.item(depth + 1)) : this.simple(info, value)
  }

  // The value is undefined where the length is open.
  head() {
    const first = this.take(1)[0]
    const [major, info] = [first >> 5, first & 31]
    if (info === 31 && !this.strict && major >= 2 && major <= 5) return { major, info, value: undefined }
    if (info > 27) throw new RangeError('reserved')
    if (info < 24) return { major, info, value: info }
    const size = 1 << (info - 24)
    this.take(size)
    const at = this.at - size
    const value = [() => this.view.getUint8(at), () => this.view.getUint16(at), () => this.view.getUint32(at), () => this.view.getBigUint64(at)][info - 24]()
    if (this.strict && major !== 7 && value < [24, 0x100, 0x10000, 0x100000000][info - 24]) throw new RangeError('not the shortest')
    return { major, info, value: value <= Number.MAX_SAFE_INTEGER ? Number(value) : value }
  }

  take(length) {
    if (length > this.bytes.length - this.at) throw new RangeError('cut')
    return this.bytes.subarray(this.at, (this.at += length))
  }

  pieces(major) {
    const found = this.many(undefined, () => {
      const piece = this.head()
      if (piece.major !== major || piece.value === undefined) throw new RangeError('another piece')
      return [...(major === 3 ? new TextEncoder().encode(utf8.decode(this.take(piece.value))) : this.take(piece.value))]
    })
    return Uint8Array.from(found.flat())
  }

  many(count, next) {
    const found = []
    while (count === undefined ? this.bytes[this.at] !== 0xff : found.length < count) found.push(next())
    if (count === undefined) this.take(1)
    return found
  }

  map(count, depth) {
    const found = new Map()
    let last = null
    this.many(count, () => {
      const start = this.at
      const key = this.item(depth)
      const raw = this.bytes.subarray(start, this.at)
      if (this.strict && last !== null && !isBefore(last, raw)) throw new RangeError('order')
      const name = ['number', 'string'].includes(typeof key) ? key : { raw }
      if (found.has(name)) throw new RangeError('twice')
      found.set(name, this.item(depth))
      last = raw
    })
    return found
  }

  simple(info, value) {
    if (info < 24) return new Other(value)
    if (info === 24) {
      if (value < 32) throw new RangeError('reserved')
      return new Other(value)
    }
    const size = 1 << (info - 24)
    const number = size === 8 ? this.view.getFloat64(this.at - 8) : size === 4 ? this.view.getFloat32(this.at - 4) : half(value)
    const shorter = Number.isNaN(number) ? !(size === 2 && value === 0x7e00) : size === 8 ? Math.fround(number) === number : size === 4 && isHalf(number)
    if (this.strict && shorter) throw new RangeError('not the shortest')
    return new Other(number)
  }
}

function isBefore(one, other) {
  for (let i = 0; i < Math.min(one.length, other.length); i++) if (one[i] !== other[i]) return one[i] < other[i]
  return one.length < other.length
}

// RFC 8949, appendix D.
function half(bits) {
  const [sign, exponent, mantissa] = [bits & 0x8000 ? -1 : 1, (bits >> 10) & 31, bits & 1023]
  if (exponent === 31) return mantissa === 0 ? sign * Infinity : NaN
  return sign * (exponent === 0 ? mantissa * 2 ** -24 : (mantissa + 1024) * 2 ** (exponent - 25))
}

// Whether 11 bits and a half's exponents are enough.
function isHalf(number) {
  const size = Math.abs(number)
  if (size === 0 || size === Infinity) return true
  const step = 2 ** (Math.max(Math.floor(Math.log2(size)), -14) - 10)
  return size <= 65504 && Number.isInteger(size / step)
}
