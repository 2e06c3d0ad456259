// Writes CBOR in deterministic encoding, or with one thing or many things that no deterministic encoder writes.
export class Tag {
  constructor(tag, content) {
    Object.assign(this, { tag, content })
  }
}

/** Bytes as they are, in place of an item. */
export class Raw {
  constructor(hex) {
    this.bytes = Buffer.from(hex.replaceAll(' ', ''), 'hex')
  }
}

const sizes = [0, 1, 2, 4, 8]

function head(major, value, longer = 0) {
  const least = value < 24 ? 0 : value < 0x100 ? 1 : value < 0x10000 ? 2 : value < 2 ** 32 ? 3 : 4
  const size = sizes[Math.min(least + longer, 4)]
  if (size === 0) return Buffer.from([(major << 5) | Number(value)])
  const bytes = Buffer.alloc(1 + size)
  bytes[0] = (major << 5) | (23 + sizes.indexOf(size))
  if (size === 8) bytes.writeBigUInt64BE(BigInt(value), 1)
  else bytes.writeUIntBE(Number(value), 1, size)
  return bytes
}

/** How many items there are in a value, itself included. */
export function count(value) {
  if (Array.isArray(value)) return 1 + value.reduce((sum, item) => sum + count(item), 0)
  if (value instanceof Map) return 1 + [...value].flat().reduce((sum, item) => sum + count(item), 0)
  return value instanceof Tag ? 1 + count(value.content) : 1
}

/** Writes a value; `quirk(value)` says for each item, in order: undefined, 'longer', 'open', or a Raw in its place. */
export function write(value, quirk = () => undefined) {
  const how = quirk(value)
  if (how instanceof Raw) return how.bytes
  const [longer, isOpen] = [how === 'longer' ? 1 : 0, how === 'open']
  if (typeof value === 'number' || typeof value === 'bigint') return value < 0 ? head(1, -1n - BigInt(value), longer) : head(0, value, longer)
  if (typeof value === 'string') return string(3, Buffer.from(value), longer, isOpen)
  if (Buffer.isBuffer(value)) return string(2, value, longer, isOpen)
  if (Array.isArray(value)) return items(4, value, value.length, longer, isOpen, quirk)
  if (value instanceof Map) return items(5, [...value].flat(), value.size, longer, isOpen, quirk)
  if (value instanceof Pairs) return items(5, value.list.flat(), value.list.length, longer, isOpen, quirk)
  if (value instanceof Tag) return Buffer.concat([head(6, value.tag, longer), write(value.content, quirk)])
  return value.bytes
}

/** A map whose keys need not differ. */
export class Pairs {
  constructor(list) {
    this.list = list
  }
}

function string(major, bytes, longer, isOpen) {
  if (!isOpen) return Buffer.concat([head(major, bytes.length, longer), bytes])
  const middle = bytes.length >> 1
  const pieces = [bytes.subarray(0, middle), bytes.subarray(middle)].map(piece => string(major, piece, longer, false))
  return Buffer.concat([Buffer.from([(major << 5) | 31]), ...pieces, Buffer.from([0xff])])
}

function items(major, all, length, longer, isOpen, quirk) {
  const content = all.map(item => write(item, quirk))
  return isOpen ? Buffer.concat([Buffer.from([(major << 5) | 31]), ...content, Buffer.from([0xff])]) : Buffer.concat([head(major, length, longer), ...content])
}
