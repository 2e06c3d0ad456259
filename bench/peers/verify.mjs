// Verifies codes with another library: base64url, COSE_Sign1, ES256, payload decoded; no status, no dates. Prints microseconds of processor time per
// code.
// Usage: node verify.mjs PEER FILE, where FILE is {"key": JWK, "codes": [base64url…], "acts": N}. One peer per process, because some change the CBOR
// library they share.
import { readFileSync } from 'node:fs'
import { decode } from 'cbor-x'
import { importJWK } from 'jose'

const [, , peer, file] = process.argv
const { key: jwk, codes, acts } = JSON.parse(readFileSync(file, 'utf8'))
const key = await importJWK(jwk, 'ES256')

const peers = {
  'cose-kit': async () => {
    const { coseVerify } = await import('cose-kit')
    return async bytes => {
      const { isValid, decoded } = await coseVerify(bytes, key)
      return isValid && decode(decoded.payload)
    }
  },
  'auth0-cose': async () => {
    const { Sign1 } = await import('@auth0/cose')
    return async bytes => {
      const message = Sign1.decode(bytes)
      await message.verify(key)
      return decode(message.payload)
    }
  },
  'cose-js': async () => {
    const { default: cose } = await import('cose-js')
    const point = { key: { x: Buffer.from(jwk.x, 'base64url'), y: Buffer.from(jwk.y, 'base64url') } }
    return async bytes => decode(await cose.sign.verify(bytes, point))
  },
}

const verify = await peers[peer]()

async function measure(times) {
  const before = process.cpuUsage()
  for (let i = 0; i < times; i++) {
    if (!await verify(Buffer.from(codes[i % codes.length], 'base64url'))) throw new Error('A code of the bench is not valid.')
  }
  const { user, system } = process.cpuUsage(before)
  return (user + system) / times
}

// Peers that need milliseconds per code are measured with fewer codes.
const times = await measure(20) > 2000 ? Math.ceil(acts / 20) : acts
await measure(times)
console.log((await measure(times)).toFixed(2))
