// Keys, certificates and .p12 files of invented people, made by openssl in a folder of the test's.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import forge from "node-forge";

const openssl = (...words) => execFileSync("openssl", words, { stdio: ["ignore", "pipe", "pipe"] });

const keys = {
  rsa: ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"],
  weak: ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024"],
  p256: ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"],
  p384: ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384"],
  p521: ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-521"],
  brainpool: ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:brainpoolP256r1"],
  ed25519: ["-algorithm", "ED25519"],
};

export class KeyFiles {
  constructor(folder) {
    this.folder = folder;
    this.count = 0;
  }

  path(ending) {
    return join(this.folder, `${++this.count}.${ending}`);
  }

  /** A certificate that a small authority of this test's gave to `name`. Resolves to the paths { key, certificate, authority }. */
  issue({ kind = "rsa", name = "Anna Przykład", usage = "digitalSignature, nonRepudiation", days = 365, hash = "sha256" } = {}) {
    this.authority ??= this.#authority();
    const key = this.path("key");
    openssl("genpkey", ...keys[kind], "-out", key);
    const request = this.path("csr");
    openssl("req", "-new", "-utf8", "-key", key, "-subj", `/C=PL/GN=Anna/SN=Przykład/CN=${name}`, "-out", request);
    const extensions = this.path("ext");
    writeFileSync(extensions, `basicConstraints = CA:FALSE\n${usage ? `keyUsage = critical, ${usage}\n` : ""}`);
    const certificate = this.path("crt");
    openssl("x509", "-req", "-in", request, "-CA", this.authority.certificate, "-CAkey", this.authority.key, "-CAcreateserial",
      "-days", String(days), `-${hash}`, "-extfile", extensions, "-out", certificate);
    return { key, certificate, authority: this.authority.certificate };
  }

  /** The path of a .p12 with them; `more` are words for `openssl pkcs12 -export`, e.g. "-legacy". */
  export({ key, certificate, authority }, password, ...more) {
    const file = this.path("p12");
    openssl("pkcs12", "-export", "-inkey", key, "-in", certificate, "-certfile", authority, "-passout", `pass:${password}`, "-out", file, ...more);
    return file;
  }

  /** One .p12 with the keys of several people. openssl makes them of one; the contents are put behind each other, without a MAC. */
  exportSeveral(people, password) {
    const { asn1 } = forge;
    const sequence = (value) => asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, value);
    const read = (person) => asn1.fromDer(readFileSync(this.export(person, password, "-nomac")).toString("latin1"));
    const [first, ...others] = people.map(read);
    const octets = (file) => file.value[1].value[1].value[0];
    const contents = [first, ...others].flatMap((file) => asn1.fromDer(octets(file).value).value);
    octets(first).value = asn1.toDer(sequence(contents)).getBytes();
    const file = this.path("p12");
    writeFileSync(file, Buffer.from(asn1.toDer(first).getBytes(), "latin1"));
    return file;
  }

  /** A .p12 with certificates and no key. */
  withoutKey({ certificate }, password) {
    const file = this.path("p12");
    openssl("pkcs12", "-export", "-nokeys", "-in", certificate, "-passout", `pass:${password}`, "-out", file);
    return file;
  }

  static der(certificate) {
    return openssl("x509", "-in", certificate, "-outform", "DER");
  }

  static pkcs8(key) {
    return openssl("pkcs8", "-topk8", "-nocrypt", "-in", key, "-outform", "DER");
  }

  #authority() {
    const key = this.path("key");
    const certificate = this.path("crt");
    openssl("req", "-x509", "-utf8", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-days", "3650",
      "-subj", "/C=PL/O=Zmyślony Urząd Certyfikacji");
    return { key, certificate };
  }
}

export const bytesOf = (path) => new Uint8Array(readFileSync(path));
