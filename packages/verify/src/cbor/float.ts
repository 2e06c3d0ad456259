/** Whether a float of two bytes is a number or infinite, and not NaN (RFC 8949, appendix D). */
export const isNumber = (bits: number): boolean => (bits & 0x7c00) !== 0x7c00 || (bits & 0x3ff) === 0;

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
