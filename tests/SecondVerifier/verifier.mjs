// A verifier written from docs/specifications/credential.md alone, to show that the document is sufficient. None of it uses the product's code.
import { byState, doubtOf, factsOf, readClaims } from './claims.mjs'
import { isSigned, readMessage, readText } from './message.mjs'
import * as nqs from './nqs.mjs'

export { readList } from './claims.mjs'
export { fromBase64 } from './message.mjs'

/**
 * "Decision", steps 1 to 7.
 * @param text what was scanned
 * @param known { issuer, verifier, keys, keysCurrent, lists, nqsKeys, nqsHosts }: maps by id or address
 * @param now seconds since 1970, by the verifier's own clock
 */
export async function decide(text, known, now) {
  const found = (result, reason, more) => ({ result, reason, asOf: null, facts: null, unchecked: null, checkAt: null, ...more })
  const code = readText(text, [known.verifier, ...known.nqsHosts])
  if (code.reason) return found('invalid', code.reason)
  if (nqs.isOne(code.bytes)) return nqs.decide(code.bytes, code.host, known, now)
  if (code.host !== null && code.host !== known.verifier) return found('invalid', 'not-of-this-system')
  const message = readMessage(code.bytes)
  if (message.reason) return found('invalid', message.reason)
  const key = known.keys.get(message.kid)
  if (!key?.purposes.includes('credentials')) {
    return known.keysCurrent ? found('invalid', 'not-of-this-system') : found('unknown', 'signing-certificate-unknown')
  }
  if (!(await isSigned(message, key.jwk))) return found('invalid', 'tampered')
  const claims = readClaims(message.payload)
  if (!claims) return found('invalid', 'not-readable')
  if (claims.iss !== known.issuer) return found('invalid', 'not-of-this-system')
  const facts = factsOf(claims)
  if (key.state === 'revoked') return found('invalid', 'signing-certificate-revoked', { facts })
  if (claims.exp > key.endsAt) return found('invalid', 'wrongly-issued', { facts })
  if (now >= claims.exp) return found('invalid', 'expired', { facts })
  return found(null, null, { ...byState(known.lists.get(claims.uri), claims.index, doubtOf(key, claims.iat, now), now), facts })
}
