// Chance that a seed repeats (sfc32).
export class Chance {
  constructor(seed) {
    this.state = [seed, seed ^ 0x9e3779b9, 0xdeadbeef, 1].map(word => word | 0)
    for (let i = 0; i < 16; i++) this.word()
  }

  word() {
    let [a, b, c, d] = this.state
    const t = (((a + b) | 0) + d) | 0
    this.state = [b ^ (b >>> 9), (c + (c << 3)) | 0, (((c << 21) | (c >>> 11)) + t) | 0, (d + 1) | 0]
    return t >>> 0
  }

  /** A whole number from 0 to below `end`. */
  below(end) {
    return Math.floor((this.word() / 2 ** 32) * end)
  }

  /** Whether something happens that does so once in `times`. */
  once(times) {
    return this.below(times) === 0
  }

  of(items) {
    return items[this.below(items.length)]
  }

  /** One of the values of [weight, value]. */
  weighted(pairs) {
    let left = this.below(pairs.reduce((sum, [weight]) => sum + weight, 0))
    return pairs.find(([weight]) => (left -= weight) < 0)[1]
  }

  bytes(length) {
    return Buffer.from(Array.from({ length }, () => this.below(256)))
  }
}
