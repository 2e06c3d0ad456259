// Compares what verifiers answered, line by line: node compare.mjs LINES NAME=ANSWERS NAME=ANSWERS …
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { isDeepStrictEqual } from 'node:util'

const mostShown = 20
const [lines, ...named] = process.argv.slice(2)
const answers = named.map(pair => pair.split('='))
const linesOf = path => createInterface({ input: createReadStream(path), crlfDelay: Infinity })[Symbol.asyncIterator]()
const [asked, ...said] = [lines, ...answers.map(([, path]) => path)].map(linesOf)
let [count, different] = [0, 0]

await asked.next()
for (;;) {
  const [line, ...all] = await Promise.all([asked, ...said].map(async iterator => (await iterator.next()).value))
  if (line === undefined && all.every(answer => answer === undefined)) break
  count++
  const [first, ...others] = all.map(answer => (answer === undefined ? undefined : JSON.parse(answer)))
  if (first !== undefined && others.every(other => isDeepStrictEqual(other, first))) continue
  if (++different <= mostShown) show(line, [first, ...others])
}
console.log(`${count} codes, ${different} decided differently`)
if (different > 0 || count === 0) process.exitCode = 1

function show(line, all) {
  console.log(`${count}: ${line}`)
  all.forEach((answer, i) => console.log(`  ${answers[i][0]}: ${JSON.stringify(answer)}`))
}
