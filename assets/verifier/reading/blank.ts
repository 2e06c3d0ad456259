// So much darker than the paper around it is a mark, and fewer marks are dust: less than a short line of letters on a page.
const mark = 64;
const dust = 2500;

/** Whether nothing is on a page. @param dots Four bytes a dot. */
export function isBlank(dots: Uint8ClampedArray): boolean {
  const shades = new Uint32Array(256);
  for (let at = 1; at < dots.length; at += 4) shades[dots[at]!]!++;
  const all = dots.length / 4;
  let paper = 255;
  for (let seen = shades[paper]!; paper > 0 && seen * 2 < all; seen += shades[paper]!) paper--;
  const marks = shades.subarray(0, Math.max(0, paper - mark)).reduce((sum, count) => sum + count, 0);
  return marks * dust < all;
}
