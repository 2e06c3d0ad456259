// "The code" and "The message" of docs/specifications/credential.md.
import * as cbor from './cbor.mjs'

const alphabet = /^[A-Za-z0-9_-]+$/
const around = /^\p{White_Space}+|\p{White_Space}+$/gu

/** The host and the bytes of a code; or the reason why there are none. The host is null where the value came alone. */
export function readText(text, hosts) {
  if (typeof text !== 'string' || text.length > 8192) return { reason: 'not-readable' }
  let value = text.replaceAll(around, '')
  let host = null
  if (value.includes('://')) {
    host = hosts.find((h) => value.startsWith(`${h}/w/?c=`)) ?? null
    if (host === null) return { reason: 'not-of-this-system' }
    value = unescaped(value.slice(`${host}/w/?c=`.length).split(/[&#]/)[0]).replaceAll(around, '')
  }
  const bytes = fromBase64(value)
  return bytes ? { host, bytes } : { reason: 'not-readable' }
}

/** A COSE_Sign1 in the one form that there is; or the reason why it is none. */
export function readMessage(bytes, type) {
  const message = cbor.read(bytes, 2)
  if (!cbor.isTagged(message, 18) || !Array.isArray(message.value) || message.value.length !== 4) return { reason: 'not-readable' }
  const [header, unprotected, payload, signature] = message.value
  if (!cbor.isBytes(header) || !(unprotected instanceof Map) || !cbor.isBytes(payload) || !cbor.isBytes(signature)) return { reason: 'not-readable' }
  const labels = header.length === 0 ? new Map() : cbor.read(header)
  if (labels === undefined) return { reason: 'not-readable' }
  const keys = type ? [1, 4, 16] : [1, 4]
  const ours = cbor.hasKeys(labels, keys) && [-7, -9].includes(labels.get(1)) && cbor.isBytes(labels.get(4)) && labels.get(4).length === 8
    && labels.get(16) === type && unprotected.size === 0
  if (!ours) return { reason: 'not-of-this-system' }
  return signature.length === 64 ? { header, kid: hex(labels.get(4)), payload, signature } : { reason: 'not-readable' }
}

/** The array ["Signature1", protected, h'', payload]. */
export function toBeSigned(header, payload) {
  const context = new TextEncoder().encode('Signature1')
  return Uint8Array.from([
    ...cbor.head(4, 4), ...cbor.head(3, context.length), ...context, ...cbor.head(2, header.length), ...header, ...cbor.head(2, 0),
    ...cbor.head(2, payload.length), ...payload,
  ])
}

/** Whether a P-256 key signed a message. */
export async function isSigned({ header, payload, signature }, jwk) {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const key = await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['verify'])
  return crypto.subtle.verify({ ...algorithm, hash: 'SHA-256' }, key, signature, toBeSigned(header, payload))
}

export const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

export function fromBase64(value) {
  const code = value.replace(/={0,2}$/, '').replaceAll(/[+ ]/g, '-').replaceAll('/', '_')
  if (!alphabet.test(code) || code.length % 4 === 1) return undefined
  const bytes = Uint8Array.from(atob(code.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0))
  // One credential has one code, so no bits are left over.
  return toBase64(bytes) === code ? bytes : undefined
}

export const toBase64 = (bytes) => btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

function unescaped(text) {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
