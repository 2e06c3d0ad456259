// Lets verifiers decide the same random and mutated codes, and shows what they decide differently.
//   node run.mjs COUNT [SEED [NAME=PROGRAM ARGUMENT… NAME=…]]     (tests/ThreeVerifiers/README.md)
import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { codes, firstLine } from './codes.mjs'

const atOnce = 500
const mostShown = 10
const here = path => fileURLToPath(new URL(path, import.meta.url))
const usual = [
  ['library', ['dotnet', 'exec', here('../Programs/Vectors/bin/Release/net10.0/Akashi.Vectors.dll'), 'decide']],
  ['package', ['node', here('akashi-verify.mjs')]],
  ['second', ['node', here('../SecondVerifier/lines.mjs')]],
]

const [count = 2_000, seed = randomInt(2 ** 31)] = process.argv.slice(2, 4).map(Number)
const given = process.argv.slice(4)
const named = given.length === 0 ? usual : programsIn(given)
const reasons = {}
let [asked, different, isOver] = [0, 0, false]

const verifiers = named.map(([name, [program, ...more]]) => begin(name, spawn(program, more, { stdio: ['pipe', 'pipe', 'inherit'] })))
const first = JSON.stringify(firstLine(seed))
for (const verifier of verifiers) verifier.tell([first])
const left = codes(seed, count)
while (await ask([...take(left)]));
const exits = await Promise.all(verifiers.map(verifier => verifier.end()))
for (const [reason, times] of Object.entries(reasons).sort()) console.log(`  ${reason} ${times}`)
console.log(`seed ${seed}: ${asked} codes, ${different} decided differently by ${named.map(([name]) => name).join(', ')}`)
process.exitCode = asked === count && different === 0 && exits.every(exit => exit === 0) ? 0 : 1

function programsIn(all) {
  const programs = []
  for (const word of all) {
    const [, name, program] = /^(\w+)=(.*)$/.exec(word) ?? []
    if (name) programs.push([name, [program]])
    else programs.at(-1)[1].push(word)
  }
  return programs
}

function* take(generator) {
  for (let i = 0; i < atOnce; i++) {
    const { value, done } = generator.next()
    if (done) return
    yield value
  }
}

/** Has all verifiers decide some codes; whether to go on: there were some, and no verifier has ended. */
async function ask(some) {
  const lines = some.map(code => JSON.stringify(code))
  const answers = await Promise.all(verifiers.map(verifier => verifier.decide(lines)))
  lines.forEach((line, i) => compare(line, answers.map(all => all[i])))
  isOver = answers.some(all => all.includes(undefined))
  return lines.length > 0 && !isOver
}

function compare(line, [one, ...others]) {
  asked++
  const reason = one?.reason ?? one?.result
  reasons[reason] = (reasons[reason] ?? 0) + 1
  if (one !== undefined && others.every(other => isDeepStrictEqual(other, one))) return
  if (++different > mostShown) return
  console.log(line)
  ;[one, ...others].forEach((answer, i) => console.log(`  ${named[i][0]}: ${JSON.stringify(answer)}`))
}

function begin(name, process) {
  const answers = createInterface({ input: process.stdout, crlfDelay: Infinity })[Symbol.asyncIterator]()
  const exit = once(process, 'exit')
  // A verifier that ends early answers nothing more, which counts as a difference.
  process.stdin.on('error', () => {})
  const tell = lines => void process.stdin.write(`${lines.join('\n')}\n`)
  return {
    tell,
    async decide(lines) {
      if (lines.length > 0) tell(lines)
      const all = []
      for (let i = 0; i < lines.length; i++) {
        const { value } = await answers.next()
        all.push(value === undefined ? undefined : JSON.parse(value))
      }
      return all
    },
    async end() {
      process.stdin.end()
      const [code, signal] = await exit
      if (code !== 0 || isOver) console.log(`${name} ended with ${code ?? signal}`)
      return code
    },
  }
}
