// A client of the HTTP interface, and documents to send through it.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./server.mjs";

export const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** A valid example of a service folder, as the running server's version of it, with `mark` in its longest text. */
export async function sampleDocument(url, service, mark = "") {
  const folder = join(root, "forms/catalog", service, "examples");
  const name = readdirSync(folder).filter((file) => file.startsWith("valid-")).sort()[0];
  const answer = await fetch(`${url}/api/v1/services/${service}`);
  if (!answer.ok) throw new Error(`GET /services/${service}: ${answer.status}`);
  const { package: hash, version } = (await answer.json()).form;
  let text = readFileSync(join(folder, name), "utf8");
  text = text.replace(/<(\w+):Wersja>[^<]*<\/\1:Wersja>/, (element, prefix) => `${element}<${prefix}:SkrotPakietu>${hash}</${prefix}:SkrotPakietu>`);
  if (mark) text = text.replace(/>([^<>]* [^<>]{30,})</, (_, words) => `>${words} [${mark}]<`);
  return { text, hash, version };
}

export class Api {
  constructor(url, token) {
    this.url = url;
    this.token = token;
  }

  async submit(body, key, type = "application/xml") {
    return fetch(`${this.url}/api/v1/submissions`, {
      method: "POST",
      headers: { "content-type": type, authorization: `Bearer ${this.token}`, "idempotency-key": key },
      body,
      signal: AbortSignal.timeout(15_000),
    });
  }

  async bytes(path) {
    const answer = await fetch(`${this.url}/api/v1${path}`, {
      headers: { authorization: `Bearer ${this.token}` },
      signal: AbortSignal.timeout(15_000),
    });
    if (!answer.ok) throw new Error(`GET ${path}: ${answer.status} ${await answer.text()}`);
    return Buffer.from(await answer.arrayBuffer());
  }
}
