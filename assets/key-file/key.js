// The kinds of keys WebCrypto signs with, among those that stand in PKCS#8 (RFC 5958).
import forge from 'node-forge/lib/forge.js'
import 'node-forge/lib/asn1.js'
import { bits, octets, oid } from './certificate.js'

const { asn1 } = forge
const { Class } = asn1
const uri = (name) => `http://www.w3.org/2001/04/xmldsig-more#${name}`
const rsaId = '1.2.840.113549.1.1.1'
const ecId = '1.2.840.10045.2.1'
const rsa = { uri: uri('rsa-sha256'), name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
const curves = {
  '1.2.840.10045.3.1.7': { uri: uri('ecdsa-sha256'), name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  '1.3.132.0.34': { uri: uri('ecdsa-sha384'), name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' },
  '1.3.132.0.35': { uri: uri('ecdsa-sha512'), name: 'ECDSA', namedCurve: 'P-521', hash: 'SHA-512' }
}
const leastRsaBytes = 256

/** The modulus without leading zeros; `node` is an RSAPrivateKey or RSAPublicKey. */
const modulus = (node, at) => node.value[at].value.replace(/^\0+/, '')

/**
 * `node` is a PrivateKeyInfo as forge's ASN.1. `algorithm` is undefined for a key no browser signs with; `belongsTo` tells
 * whether a certificate has its public half.
 */
export function readKey(node) {
  const [version, method, secret] = node.value
  const id = oid(method.value[0])
  const inner = asn1.fromDer(secret.value)
  // Without the attributes some programs add, which some browsers stumble over.
  const pkcs8 = octets(asn1.toDer(asn1.create(Class.UNIVERSAL, asn1.Type.SEQUENCE, true, [version, method, secret])).getBytes())
  if (id === rsaId) {
    const own = modulus(inner, 1)
    const belongsTo = (certificate) => modulus(asn1.fromDer(certificate.publicKey), 0) === own
    return { pkcs8, algorithm: own.length >= leastRsaBytes ? rsa : undefined, belongsTo: quietly(belongsTo) }
  }
  const part = id === ecId && inner.value.find((one) => one.tagClass === Class.CONTEXT_SPECIFIC && one.type === 1)
  const own = part ? bits(part.value[0]) : undefined
  return {
    pkcs8,
    algorithm: id === ecId ? curves[oid(method.value[1])] : undefined,
    belongsTo: (certificate) => own !== undefined && certificate.publicKey === own
  }
}

/** A certificate of another kind of key is simply not the one. */
const quietly = (test) => (certificate) => {
  try {
    return test(certificate)
  } catch {
    return false
  }
}
