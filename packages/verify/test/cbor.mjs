// Writes CBOR in deterministic encoding, except that the keys of a Map stay as they come.
const head = (major, value) => {
  if (value < 24) return [(major << 5) | value];
  const size = value < 0x100 ? 1 : value < 0x10000 ? 2 : value < 0x100000000 ? 4 : 8;
  const bytes = Buffer.alloc(size);
  if (size === 8) bytes.writeBigUInt64BE(BigInt(value));
  else bytes.writeUIntBE(Number(value), 0, size);
  return [(major << 5) | (24 + Math.log2(size)), ...bytes];
};

export const tagged = (tag, content) => ({ tag, content });

export const raw = hex => ({ raw: Buffer.from(hex.replace(/\s/g, ""), "hex") });

export function write(value) {
  if (typeof value === "number" || typeof value === "bigint") return new Uint8Array(value < 0 ? head(1, -1 - Number(value)) : head(0, value));
  if (typeof value === "string") return join(head(3, Buffer.byteLength(value)), Buffer.from(value));
  if (value instanceof Uint8Array) return join(head(2, value.length), value);
  if (Array.isArray(value)) return join(head(4, value.length), ...value.map(write));
  if (value instanceof Map) return join(head(5, value.size), ...[...value].flat().map(write));
  return value.raw ?? join(head(6, value.tag), write(value.content));
}

export const join = (...parts) => new Uint8Array(Buffer.concat(parts.map(part => Buffer.from(part))));
