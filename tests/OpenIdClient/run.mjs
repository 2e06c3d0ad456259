// A portal written with npm's openid-client and jose, against the Sandbox's identity provider: sign-in with facts, then a signature.
// Usage: node run.mjs SETTINGS.json
import { createPrivateKey, createHash, verify, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { compactDecrypt } from 'jose'
import * as client from 'openid-client'

const settings = JSON.parse(await readFile(process.argv[2], 'utf8'))
const jwk = JSON.parse(settings.key)
const key = await crypto.subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign'])
const config = await client.discovery(
  new URL(settings.issuer), settings.clientId, { id_token_signed_response_alg: 'ES256' }, client.PrivateKeyJwt({ key, kid: jwk.kid }),
  { execute: [client.allowInsecureRequests] })

// A browser without scripts, as small as the pages allow.
class Browser {
  cookies = new Map()

  async open(address) {
    const left = await this.#send(address, {})
    if (left) throw new Error(`left for ${left}`)
  }

  async submit(fields) {
    const form = /<form method="post" action="([^"]+)"[\s\S]*?<\/form>/.exec(this.html)
    const token = /name="token" value="([^"]+)"/.exec(form[0])[1]
    const body = new URLSearchParams({ token, ...fields })
    return this.#send(new URL(form[1].replaceAll('&amp;', '&'), this.at), { method: 'POST', body })
  }

  // Follows redirects; returns the address where one leads outside.
  async #send(address, options) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(address, { ...options, headers: { cookie }, redirect: 'manual' })
    for (const set of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)
      this.cookies.set(name, value)
    }
    const to = answer.headers.get('location')
    if (!to) {
      if (!answer.ok) throw new Error(`${answer.status} at ${address}: ${await answer.text()}`)
      this.at = String(address)
      this.html = await answer.text()
      return null
    }
    const next = new URL(to, address)
    return next.href.startsWith(settings.back) ? next : this.#send(next, {})
  }
}

async function authorize(parameters, persona, secret) {
  const verifier = client.randomPKCECodeVerifier()
  const [state, nonce] = [client.randomState(), client.randomNonce()]
  const address = client.buildAuthorizationUrl(config, {
    redirect_uri: settings.back,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ...parameters,
  })
  const browser = new Browser()
  await browser.open(address)
  await browser.submit({ persona, answer: 'card' })
  await browser.submit({ secret })
  await browser.submit({})
  const back = await browser.submit({})
  return client.authorizationCodeGrant(config, back, { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true })
}

const person = await authorize({ scope: 'openid name' }, 'hanako', '1234')
const facts = await client.fetchUserInfo(config, person.access_token, person.claims().sub)
console.log(`signed in: ${facts.name}`)

const document = Buffer.from('a document')
const digestInfo = Buffer.concat([Buffer.from('3031300d060960864801650304020105000420', 'hex'), createHash('sha256').update(document).digest()])
const own = await client.clientCredentialsGrant(config)
const api = new URL('/api/sign-transactions', settings.issuer)
const begun = await fetch(api, {
  method: 'POST',
  headers: { authorization: `Bearer ${own.access_token}`, 'content-type': 'application/json' },
  body: JSON.stringify({ digest: digestInfo.toString('base64') }),
})
const { id } = await begun.json()
const signer = await authorize({ scope: 'openid sign', sign_transaction_id: id }, 'hanako', 'ABC123')
const result = await fetch(`${api}/${id}/result`, { headers: { authorization: `Bearer ${signer.access_token}` } })
const { plaintext } = await compactDecrypt((await result.json()).sign_certificate_jwe, createPrivateKey(settings.decryption))
const { signature, certificate } = JSON.parse(new TextDecoder().decode(plaintext))
const holder = new X509Certificate(Buffer.from(certificate, 'base64'))
console.log(`signed: ${verify('sha256', document, holder.publicKey, Buffer.from(signature, 'base64')) ? 'ok' : 'NOT OK'}`)
