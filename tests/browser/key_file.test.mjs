// How the page reads .p12 files, without a browser: the same modules, given files that openssl made.
import { after, describe, test } from "node:test";
import assert from "node:assert/strict";
import { verify, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { readKeyFile } from "../../assets/key-file/pkcs12.js";
import { importKey } from "../../assets/key-file/sign.js";
import { bytesOf, KeyFiles } from "../harness/key_files.mjs";
import { temporaryFolder } from "../harness/server.mjs";

const folder = temporaryFolder("key-file");
const files = new KeyFiles(folder.path);
const password = "hasło do pliku: zażółć";
after(() => folder.remove());

const read = (path, word = password) => readKeyFile(bytesOf(path), word);
const code = (path, word) => {
  try {
    read(path, word);
    return "";
  } catch (fault) {
    return fault.code ?? String(fault);
  }
};

/** Signs through the browser's interface and verifies with the certificate, by other hands. */
async function signs(found, person) {
  const data = new TextEncoder().encode("dokument");
  const key = await importKey(found.key);
  assert.equal(key.extractable, false);
  const value = await crypto.subtle.sign(found.key.algorithm, key, data);
  const publicKey = new X509Certificate(readFileSync(person.certificate)).publicKey;
  return verify(found.key.algorithm.hash, data, { key: publicKey, dsaEncoding: "ieee-p1363" }, Buffer.from(value));
}

describe("A .p12 file", () => {
  for (const kind of ["rsa", "p256", "p384", "p521"]) {
    for (const way of [[], ["-legacy"], ["-keypbe", "aes-128-cbc", "-certpbe", "NONE"], ["-keypbe", "PBE-SHA1-3DES", "-certpbe", "PBE-SHA1-3DES", "-macalg", "sha1"]]) {
      test(`with ${kind} ${way.join(" ")}`, async () => {
        const person = files.issue({ kind, hash: "sha512" });
        const [found, ...others] = read(files.export(person, password, ...way));
        assert.equal(others.length, 0);
        assert.equal(found.name, "Anna Przykład");
        assert.equal(found.issuer, "Zmyślony Urząd Certyfikacji");
        assert.equal(found.chain.length, 2);
        assert.deepEqual(Buffer.from(found.chain[0]), KeyFiles.der(person.certificate));
        assert.deepEqual(Buffer.from(found.chain[1]), KeyFiles.der(person.authority));
        assert.equal(found.notAfter.getTime(), Date.parse(new X509Certificate(readFileSync(person.certificate)).validTo));
        assert.ok(await signs(found, person));
      });
    }
  }

  test("without a password, without a MAC, without the authority's certificate", async () => {
    const person = files.issue({ kind: "p256" });
    assert.ok(await signs(read(files.export(person, ""), "")[0], person));
    assert.ok(await signs(read(files.export(person, password, "-nomac"))[0], person));
    const own = read(files.export({ ...person, authority: person.certificate }, password))[0];
    assert.deepEqual(own.chain.length, 1);
  });

  test("that can't be opened says why", () => {
    const person = files.issue({ kind: "p256" });
    const good = files.export(person, password);
    for (const word of ["", "haslo", `${password} `]) assert.equal(code(good, word), "password");
    assert.equal(code(files.export(person, password, "-legacy"), "haslo"), "password");
    assert.equal(code(files.export(person, password, "-nomac"), "haslo"), "password");
    assert.equal(code(person.key), "format");
    assert.equal(code(person.certificate), "format");
    assert.equal(code(files.withoutKey(person, password)), "no-key");
    assert.equal(code(good.replace(/\d+\.p12$/, "1.key"), ""), "format");
    for (const bytes of [new Uint8Array(), new Uint8Array(40), bytesOf(good).slice(0, 300), new Uint8Array(2 * 1024 * 1024)]) {
      assert.throws(() => readKeyFile(bytes, password), { code: "format" });
    }
  });

  test("with a key browsers can't sign with", async () => {
    for (const kind of ["brainpool", "ed25519", "weak"]) {
      const [found] = read(files.export(files.issue({ kind }), password));
      assert.equal(await importKey(found.key), undefined, kind);
    }
  });

  test("that isn't meant for signing is still told apart by the office", () => {
    const [found] = read(files.export(files.issue({ usage: "keyEncipherment" }), password));
    assert.equal(found.maySign, false);
    assert.equal(read(files.export(files.issue({ usage: "" }), password))[0].maySign, true);
  });

  test("cut or changed anywhere never gives a key that signs for somebody", () => {
    const good = bytesOf(files.export(files.issue({ kind: "p256" }), password));
    for (let at = 0; at < good.length; at += 7) {
      const bytes = good.slice();
      bytes[at] ^= 0x55;
      assert.throws(() => readKeyFile(bytes, password), (fault) => ["format", "password", "unsupported", "no-key"].includes(fault.code), `octet ${at}`);
    }
  });
});
