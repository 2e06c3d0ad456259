// The public test keys of the published vectors: whoever knows a label knows the key.
import { constants, createHash, createPrivateKey, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'

const rfc6979 = 'C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721'
const hashOf = label => createHash('sha256').update(label).digest()

/** A key of the vectors' system, or another: `kid` and `sign`. */
export function keyOf(label, { keys }) {
  const secret = label === 'credential' ? Buffer.from(rfc6979, 'hex') : hashOf(label)
  const kid = hashOf(label).subarray(0, 8)
  const { jwk } = keys.find(key => key.kid === kid.toString('hex')) ?? { jwk: undefined }
  const key = createPrivateKey(
    jwk ? { key: { ...jwk, d: secret.toString('base64url') }, format: 'jwk' } : { key: sec1(secret), format: 'der', type: 'sec1' })
  return { kid, sign: bytes => sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }) }
}

// RFC 5915 without the public key, for P-256.
const sec1 = secret => Buffer.concat([Buffer.from('30310201010420', 'hex'), secret, Buffer.from('a00a06082a8648ce3d030107', 'hex')])

/** The key of the profile "nqs". */
export function nqsKey() {
  const pem = readFileSync(new URL('../Programs/Vectors/Published/test-key-nqs.pem', import.meta.url))
  const key = createPrivateKey(pem)
  return { sign: bytes => sign('sha256', bytes, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }) }
}
