// A person with a certificate in a file, who signs documents with `okienko sign`.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { okienko } from "./server.mjs";

const quiet = { stdio: "pipe" };

export class FileSigner {
  /** A new key of `kind` ("ec" or "rsa") and its self-signed certificate, in `folder`. */
  constructor(folder, kind = "ec", name = "Maria Przykładowa") {
    this.folder = folder;
    this.file = join(folder, `${kind}.p12`);
    this.passwordFile = join(folder, `${kind}.password`);
    const key = join(folder, `${kind}-key.pem`);
    const certificate = join(folder, `${kind}-certificate.pem`);
    const algorithm = kind === "rsa" ? ["-newkey", "rsa:2048"] : ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"];
    execFileSync("openssl", ["req", "-x509", ...algorithm, "-nodes", "-keyout", key, "-out", certificate, "-days", "30",
      "-utf8", "-subj", `/C=PL/CN=${name}`, "-addext", "keyUsage=critical,digitalSignature,nonRepudiation"], quiet);
    writeFileSync(this.passwordFile, "tajne-hasło");
    execFileSync("openssl", ["pkcs12", "-export", "-inkey", key, "-in", certificate, "-out", this.file, "-passout", `file:${this.passwordFile}`], quiet);
  }

  /** The document with an enveloped XAdES signature. */
  sign(text) {
    const plain = join(this.folder, "to-sign.xml");
    writeFileSync(plain, text);
    return okienko("sign", "--p12", this.file, "--password-file", this.passwordFile, "--out", "-", plain);
  }
}
