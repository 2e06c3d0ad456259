// @akashi/verify behind the lines that README.md describes.
import { createInterface } from 'node:readline'
import { decide } from '@akashi/verify'
import { knowledgeOf } from '../../packages/verify/test/vectors.mjs'

const seconds = time => (time === null ? null : time.getTime() / 1000)
let known

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const read = JSON.parse(line)
  if (known === undefined) known = await circumstancesOf(read)
  else {
    const { knowledge, at } = known[read.in]
    const { result, reason, asOf, facts, nqs, unchecked, checkAt } = await decide(read.code, knowledge, at)
    process.stdout.write(`${JSON.stringify({ result, reason, asOf: seconds(asOf), facts: facts ?? nqs, unchecked, checkAt })}\n`)
  }
}

async function circumstancesOf({ circumstances, ...file }) {
  const knowledge = await knowledgeOf(file)
  const pairs = Object.entries(circumstances).map(async ([name, given]) => [name, { knowledge: await knowledge(given), at: new Date(given.at) }])
  return Object.fromEntries(await Promise.all(pairs))
}
