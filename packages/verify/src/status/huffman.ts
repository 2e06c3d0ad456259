/** A canonical code of at most 15 bits (RFC 1951, 3.2.2): how many symbols have each length, and the symbols in the order of their codes. */
export interface Huffman {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
}

const longest = 15;

/**
 * The code with these lengths; null where more codes are asked for than there are, or fewer. As zlib does it, a code of a single symbol of one bit,
 * or of none, may be incomplete where `isWholeDemanded` is false.
 */
export function huffmanOf(lengths: Uint8Array, isWholeDemanded: boolean): Huffman | null {
  const counts = new Uint16Array(longest + 1);
  for (const length of lengths) counts[length]!++;
  let left = 1;
  let used = 0;
  for (let length = 1; length <= longest; length++) {
    left = left * 2 - counts[length]!;
    used += counts[length]!;
    if (left < 0) return null;
  }
  if (left > 0 && (isWholeDemanded || used > 1 || counts[1] !== used)) return null;
  const next = new Uint16Array(longest + 2);
  for (let length = 1; length <= longest; length++) next[length + 1] = next[length]! + counts[length]!;
  const symbols = new Uint16Array(used);
  lengths.forEach((length, symbol) => {
    if (length > 0) symbols[next[length]!++] = symbol;
  });
  return { counts, symbols };
}
