// Opens a PKCS#12 file (RFC 7292): keys, each with its certificate and those that lead up from it.
import forge from 'node-forge/lib/forge.js'
import 'node-forge/lib/asn1.js'
import 'node-forge/lib/pkcs12.js'
import { readCertificate } from './certificate.js'
import { Fault } from './fault.js'
import { readKey } from './key.js'

const { asn1, pki, pkcs12, util } = forge
const { certBag, keyBag, pkcs8ShroudedKeyBag } = pki.oids
const largest = 1024 * 1024

// PBES2 takes the password as UTF-8 (RFC 8018), where forge would take one octet a letter: "zażółć" would never fit. The older
// methods and the MAC take UTF-16, which forge does.
const pbes2 = pki.pbe.getCipherForPBES2
pki.pbe.getCipherForPBES2 = (id, parameters, password) => pbes2(id, parameters, util.encodeUtf8(password))

function open(bytes, password) {
  if (bytes.length > largest) throw new Fault('format')
  let file
  try {
    file = asn1.fromDer(util.createBuffer(bytes))
  } catch {
    throw new Fault('format')
  }
  try {
    return pkcs12.pkcs12FromAsn1(file, password)
  } catch (error) {
    if (/supported/i.test(error.message)) throw new Fault('unsupported')
    if (/Cannot read PKCS#12 PFX/.test(error.message)) throw new Fault('format')
    // Without a MAC a wrong password gives octets that mean nothing.
    const hasMac = file.value.length > 2
    throw new Fault(!hasMac || /password|decrypt/i.test(error.message) ? 'password' : 'unsupported')
  }
}

/** forge reads what it knows and leaves the rest, elliptic curves above all, as ASN.1. */
const keyNode = (bag) => bag.asn1 ?? pki.wrapRsaPrivateKey(pki.privateKeyToAsn1(bag.key))
const certificateNode = (bag) => bag.asn1 ?? pki.certificateToAsn1(bag.cert)

const localId = (bag) => bag.attributes.localKeyId?.[0]

function readAll(bags, read) {
  const all = []
  for (const bag of bags) {
    try {
      all.push({ ...read(bag), id: localId(bag) })
    } catch {
      // One that can't be read is as good as none; others may do.
    }
  }
  return all
}

/** The certificate and those that lead up from it, as far as the file has them. */
function chainOf(own, all) {
  const chain = [own]
  while (chain.at(-1).issuerDer !== chain.at(-1).subjectDer) {
    const next = all.find((one) => one.subjectDer === chain.at(-1).issuerDer && !chain.includes(one))
    if (!next) break
    chain.push(next)
  }
  return chain.map((one) => one.der)
}

/**
 * What one may sign with: `{ key: { pkcs8, algorithm }, name, issuer, notAfter, chain }`, those meant for signing if there are
 * any. Throws Fault: "format", "password", "no-key", "unsupported".
 */
export function readKeyFile(bytes, password) {
  const bags = open(bytes, password).safeContents.flatMap((contents) => contents.safeBags)
  const keys = readAll(bags.filter((bag) => bag.type === keyBag || bag.type === pkcs8ShroudedKeyBag), (bag) => readKey(keyNode(bag)))
  const certificates = readAll(bags.filter((bag) => bag.type === certBag), (bag) => readCertificate(certificateNode(bag)))
  const found = keys.flatMap((key) => {
    const own =
      certificates.find((one) => key.belongsTo(one)) ?? certificates.find((one) => one.id !== undefined && one.id === key.id)
    return own ? [{ key, maySign: own.maySign, name: own.name, issuer: own.issuer, notAfter: own.notAfter, chain: chainOf(own, certificates) }] : []
  })
  if (found.length === 0) throw new Fault('no-key')
  const meant = found.filter((one) => one.maySign)
  return meant.length > 0 ? meant : found
}
