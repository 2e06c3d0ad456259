// Runs the published vectors of a folder: node run.mjs DIR
import { X509Certificate } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { readTrustList } from './trust.mjs'
import { decide, fromBase64, readList } from './verifier.mjs'

const seconds = (text) => (text === null ? null : Date.parse(text) / 1000)
const withDates = (key, state) => ({ ...key, state, beginsAt: seconds(key.beginsAt), endsAt: seconds(key.endsAt) })
let [passed, failed] = [0, 0]

for (const name of readdirSync(process.argv[2]).filter((n) => n.endsWith('.json')).sort()) {
  const file = JSON.parse(readFileSync(join(process.argv[2], name), 'utf8'))
  const formats = { 'akashi-credential-vectors-1': [runCode, expectedOfCode], 'akashi-trust-vectors-1': [runTrust, expectedOfTrust] }
  const [run, expectedOf] = formats[file.format] ?? []
  for (const vector of run ? file.cases : []) {
    const [got, expected] = [await run(vector, file), expectedOf(vector)]
    if (isDeepStrictEqual(got, expected)) passed++
    else {
      failed++
      console.log(`FAIL ${vector.id} ${JSON.stringify(expected)} ${JSON.stringify(got)}`)
    }
  }
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1

function expectedOfCode({ expected: { result, reason, asOf, facts, unchecked, checkAt } }) {
  return { result, reason, asOf: seconds(asOf), facts, unchecked, checkAt }
}

function expectedOfTrust({ expected: { believed, keys, statusLists, unknownKid } }) {
  return { believed, keys, statusLists, unknownKid }
}

async function runTrust(vector, { root, uri }) {
  const [now, seen, fetched] = [vector.at, vector.seen, vector.fetched].map(seconds)
  const told = await readTrustList(uri, fromBase64(vector.list), new X509Certificate(fromBase64(root)), now, seen, fetched)
  return { believed: told.keys !== null, ...told }
}

async function runCode(vector, { system, lists }) {
  const state = (id) => vector.certificates[id] ?? 'good'
  const now = seconds(vector.at)
  const known = {
    issuer: system.issuer,
    verifier: system.verifier,
    keys: new Map(system.keys.map((key) => [key.kid, withDates(key, state(key.kid))])),
    keysCurrent: vector.keysCurrent,
    lists: new Map(),
    nqsKeys: new Map(system.nqsKeys.map((key) => [key.kid, withDates(key, state(key.kid))])),
    nqsHosts: system.nqsHosts,
  }
  for (const { uri, bytes } of vector.lists.map((list) => lists[list])) {
    const list = await readList(uri, fromBase64(bytes), known, now, known.lists.get(uri))
    if (list) known.lists.set(uri, list)
  }
  return decide(vector.code, known, now)
}
