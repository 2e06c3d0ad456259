/** The number in two bytes (RFC 8949, appendix D). */
export function half(bits: number): number {
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  const size = exponent === 0 ? fraction * 2 ** -24 : exponent < 31 ? (fraction + 1024) * 2 ** (exponent - 25) : fraction === 0 ? Infinity : NaN;
  return bits & 0x8000 ? -size : size;
}

/** Whether two bytes hold the number too. */
export function fitsHalf(value: number): boolean {
  const size = Math.abs(value);
  if (size === Infinity || size === 0) return true;
  // Multiples of the smallest step at this size: 11 significant bits, and none below 2^-24.
  const step = 2 ** Math.max(Math.floor(Math.log2(size)) - 10, -24);
  return size <= 65504 && Number.isInteger(size / step);
}

/** Whether four bytes hold the number too. */
export const fitsSingle = (value: number): boolean => Object.is(Math.fround(value), value);
