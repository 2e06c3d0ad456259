// Decides the codes of lines (tests/ThreeVerifiers/README.md): node lines.mjs < LINES
import { createInterface } from 'node:readline'
import { decide, fromBase64, readList } from './verifier.mjs'

const seconds = (text) => Date.parse(text) / 1000
const lines = createInterface({ input: process.stdin, crlfDelay: Infinity })[Symbol.asyncIterator]()
const { system, lists, circumstances } = JSON.parse((await lines.next()).value)
const known = new Map()

for await (const line of lines) {
  const { in: name, code } = JSON.parse(line)
  if (!known.has(name)) known.set(name, await knownOf(circumstances[name]))
  const { result, reason, asOf, facts, unchecked, checkAt } = await decide(code, known.get(name), seconds(circumstances[name].at))
  process.stdout.write(`${JSON.stringify({ result, reason, asOf, facts, unchecked, checkAt })}\n`)
}

async function knownOf(vector) {
  const withState = (key) =>
    [key.kid, { ...key, state: vector.certificates[key.kid] ?? 'good', beginsAt: seconds(key.beginsAt), endsAt: seconds(key.endsAt) }]
  const known = {
    issuer: system.issuer,
    verifier: system.verifier,
    keys: new Map(system.keys.map(withState)),
    keysCurrent: vector.keysCurrent,
    lists: new Map(),
    nqsKeys: new Map(system.nqsKeys.map(withState)),
    nqsHosts: system.nqsHosts,
  }
  for (const { uri, bytes } of vector.lists.map((list) => lists[list])) {
    const list = await readList(uri, fromBase64(bytes), known, seconds(vector.at), known.lists.get(uri))
    if (list) known.lists.set(uri, list)
  }
  return known
}
