// Keys in the browser's own keeping, and the two steps of signing with one. Only certificates and the value of the signature go out.
import { Fault } from './fault.js'

const base64 = (bytes) => btoa(String.fromCharCode(...bytes))
const fromBase64 = (letters) => Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0))

async function post(address, csrf, fields) {
  let answer
  try {
    answer = await fetch(address, {
      method: 'POST',
      headers: { Accept: 'application/json' },
      body: new URLSearchParams([['_csrf', csrf], ...fields])
    })
  } catch {
    throw new Fault('unreachable')
  }
  const told = /json/.test(answer.headers.get('Content-Type') ?? '') ? await answer.json() : {}
  if (answer.ok) return told
  if (told.next) return { elsewhere: told.next }
  throw new Fault(answer.status >= 500 || answer.status === 429 ? 'unreachable' : 'gone', told.detail)
}

/** A key that can sign and nothing else: nobody can take it out of the browser again. Undefined where it can't be used. */
export async function importKey({ pkcs8, algorithm }) {
  if (!algorithm) return undefined
  try {
    return await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign'])
  } catch {
    return undefined
  } finally {
    pkcs8.fill(0)
  }
}

/** Signs as `signer` ({ key, algorithm, chain }); the address of the page to go to. Throws Fault. */
export async function signDocument(address, csrf, { key, algorithm, chain }) {
  const prepared = await post(`${address}/przygotuj`, csrf, [
    ['algorytm', algorithm.uri],
    ...chain.map((certificate) => ['certyfikat', base64(certificate)])
  ])
  if (prepared.elsewhere) return prepared.elsewhere
  const value = await crypto.subtle.sign(algorithm, key, fromBase64(prepared.data))
  const done = await post(address, csrf, [
    ['bilet', prepared.ticket],
    ['wartosc', base64(new Uint8Array(value))]
  ])
  return done.elsewhere ?? done.next
}
