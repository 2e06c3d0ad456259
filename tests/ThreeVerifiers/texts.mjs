// What cameras, mail programs, forms and people make of a code.
const spaces = '\t\n\v\f\r \u0085\u00A0\u1680\u2000\u200A\u2028\u2029\u202F\u205F\u3000\u200B\uFEFF\u180E\u200D\0'
const hosts = ['https://verify.example.go.jp', 'https://nqs.example.go.jp', 'https://other.example.go.jp', 'http://verify.example.go.jp',
  'https://verify.example.go.jp:443', 'HTTPS://verify.example.go.jp',
  'https://verify.example.go.jp.example.com', 'https://verify.example.go.jp@example.com', ' https://verify.example.go.jp', 'x https://verify.example.go.jp',
    '://', 'openid4vp://', '']
const paths = ['/w/?c=', '/w?c=', '/W/?c=', '/w/?C=', '/w/?x=1&c=', '/w/#c=', '/x/?c=', '//w/?c=', '']
const ends = ['=', '==', '===', '%3D', '%3d%3D', '&x=1', '#top', '%26x', '%', '%4', '%GG', '%FF', '%E3%80%80', '%E3%80', '%00', '%20', '+', ' ', '-', '/', 'A',
  'AA', 'AAA', '\n', '.', 'Ａ', 'é', '𠮷']

/** A text in which a message came, mostly readable. */
export function textOf(bytes, isNqs, chance) {
  const value = bytes.toString('base64url')
  const usual = isNqs && chance.once(4) ? hosts[1] : hosts[0]
  const text = chance.weighted([
    [16, () => `${usual}/w/?c=${value}`], [6, () => value], [1, () => bytes.toString('base64')], [1, () => value.replaceAll('-', chance.of(['+', ' ', '%2D',
      '%2b', '%20']))],
    [1, () => `${usual}/w/?c=${value.replaceAll('-', chance.of(['+', ' ', '%2D', '%2b', '%20']))}`], [1, () => chance.of(hosts) + chance.of(paths) + value],
    [1, () => `${usual}/w/?c=${escaped(value, chance)}`], [1, () => value + chance.of(ends)], [1,
      () => `${usual}/w/?c=${value}${chance.of(ends)}${chance.of(['', '', ...ends])}`],
  ])()
  return chance.once(6) ? surrounded(text, chance) : chance.once(30) ? struck(text, chance) : text
}

const escaped = (value, chance) => [...value].map(character =>
  (chance.once(5) ? `%${character.charCodeAt(0).toString(16)[chance.once(2) ? 'toUpperCase' : 'toLowerCase']()}` : character)).join('')

const space = chance => Array.from({ length: chance.below(3) }, () => chance.of([...spaces])).join('')

function surrounded(text, chance) {
  const whole = space(chance) + text + space(chance)
  return chance.once(10) ? whole.padEnd(chance.of([8191, 8192, 8193]), chance.of([' ', '\u3000'])) : whole
}

/** A character put in, taken away or replaced. */
function struck(text, chance) {
  const at = chance.below(text.length + 1)
  return text.slice(0, at) + chance.of(['', ...spaces, '%', '&', '#', '=', '+', '/', '_', 'A', '�']) + text.slice(at + chance.below(2))
}

/** A text that was never a code. */
export const anyText = chance => chance.of([
  () => '', () => chance.bytes(chance.below(400)).toString('base64url'), () => chance.bytes(chance.below(60)).toString('latin1'),
    () => 'A'.repeat(8190 + chance.below(4)),
  () => chance.of(hosts) + chance.of(paths) + chance.of(ends), () => `${hosts[0]}/w/?c=${chance.bytes(chance.below(400)).toString('base64url')}`,
    () => chance.of([...spaces]).repeat(chance.below(9)),
])()
