// What people and the page want to know of an X.509 certificate (RFC 5280), whatever its key: forge itself reads RSA ones only.
import forge from 'node-forge/lib/forge.js'
import 'node-forge/lib/asn1.js'

const { asn1, util } = forge
const { Class, Type } = asn1
const names = { '2.5.4.3': 'name', '2.5.4.4': 'family', '2.5.4.42': 'given', '2.5.4.10': 'organisation' }
const keyUsageId = '2.5.29.15'

/** The octets of a BIT STRING as a binary string, whether forge looked into it or not. */
export const bits = (node) => (node.bitStringContents ?? node.value).slice(1)

export const octets = (binary) => Uint8Array.from(binary, (letter) => letter.charCodeAt(0))

export const oid = (node) => (node?.type === Type.OID ? asn1.derToOid(node.value) : '')

const text = (node) => (node.type === Type.UTF8 ? util.decodeUtf8(node.value) : node.value)
const time = (node) => (node.type === Type.UTCTIME ? asn1.utcTimeToDate(node.value) : asn1.generalizedTimeToDate(node.value))

function person(distinguishedName) {
  const parts = {}
  for (const set of distinguishedName.value) {
    for (const pair of set.value) parts[names[oid(pair.value[0])]] ??= text(pair.value[1])
  }
  const own = [parts.given, parts.family].filter(Boolean).join(' ')
  return parts.name || own || parts.organisation || ''
}

/** Bits 0 (digitalSignature) and 1 (contentCommitment) of keyUsage; a key without that extension may do everything. */
function maySign(extensions) {
  const usage = extensions.find((extension) => oid(extension.value[0]) === keyUsageId)
  if (!usage) return true
  const flags = bits(asn1.fromDer(usage.value.at(-1).value))
  return (flags.charCodeAt(0) & 0xc0) !== 0
}

/** `node` is the certificate as forge's ASN.1; throws for anything else. */
export function readCertificate(node) {
  const parts = [...node.value[0].value]
  if (parts[0].tagClass === Class.CONTEXT_SPECIFIC) parts.shift()
  const [, , issuer, validity, subject, publicKey, ...rest] = parts
  const extensions = rest.find((part) => part.tagClass === Class.CONTEXT_SPECIFIC && part.type === 3)
  return {
    der: octets(asn1.toDer(node).getBytes()),
    name: person(subject),
    issuer: person(issuer),
    subjectDer: asn1.toDer(subject).getBytes(),
    issuerDer: asn1.toDer(issuer).getBytes(),
    notAfter: time(validity.value[1]),
    publicKey: bits(publicKey.value[1]),
    maySign: maySign(extensions?.value[0].value ?? [])
  }
}
