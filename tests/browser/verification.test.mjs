// Signed files at the counter, in a real Chromium with script and without: every state of the page is looked at with axe-core, wide
// and narrow. Files are our own receipt and what one can do to it.
import { after, before, describe, test } from "node:test";
import assert from "node:assert/strict";
import { join } from "node:path";
import { launch } from "../harness/chromium.mjs";
import { inspect } from "../harness/inspection.mjs";
import { Server, settings, temporaryFolder } from "../harness/server.mjs";
import { Visitor } from "../harness/visitor.mjs";

const folder = temporaryFolder("verification");
const data = join(folder.path, "data");
let server;
let browser;
let receipt;

/** A receipt sealed by the office: files a document as a program would. */
async function sealedReceipt() {
  const visitor = new Visitor(server.url);
  await visitor.get("/uslugi/public-information-request");
  const draft = (await visitor.post("/wnioski", { service: "public-information-request" })).path.replace(/\/[a-z-]+$/, "");
  const revision = /name="_revision" value="([^"]*)"/.exec(visitor.html)?.[1];
  await visitor.post(`${draft}/wniosek`, { _revision: revision, przedmiot: "Rejestr umów", forma: "kopia", sposob: "email", email: "a.brzoza@poczta.example" });
  const check = await visitor.get(`${draft}/sprawdz`);
  const fields = Object.fromEntries([...check.html.matchAll(/name="(_revision|_document)" value="([^"]*)"/g)].map((match) => [match[1], match[2]]));
  const sent = await visitor.post(`${draft}/wyslij`, fields);
  const address = /href="([^"]*upp\.xml)"/.exec(sent.html)[1];
  return Buffer.from(await (await visitor.request(address)).arrayBuffer());
}

before(async () => {
  server = await Server.start({ data, options: settings(folder.path, { "requests-per-minute": 1000000, "body-megabytes": 1 }) });
  browser = await launch();
  receipt = await sealedReceipt();
});
after(async () => {
  await browser?.close();
  await server?.stop();
  folder.remove();
});

const words = async (page) => (await page.locator("main").innerText()).replace(/\u00a0/g, " ");
const changed = () => Buffer.from(receipt.toString("utf8").replace("OKN-", "OKM-"));
const foreign = () => Buffer.from(`<obce>${receipt.toString("utf8").replace(/^<\?xml.*?\?>/, "")}</obce>`);

const states = [
  { name: "wazny", file: "upp.xml", bytes: () => receipt, says: [/Ważny/, /podpisana treść nie zmieniła się/, /Cały dokument/] },
  { name: "zmieniony", file: "upp.xml", bytes: changed, says: [/Nieważny/, /Treść zmieniono po podpisaniu/, /Poproś nadawcę o oryginalny plik/] },
  { name: "przeniesiony", file: "paczka.xml", bytes: foreign, says: [/upp|paczka\.xml/] },
  { name: "bez-podpisu", file: "pismo.xml", bytes: () => Buffer.from("<pismo>treść</pismo>"), says: [/W tym pliku nie ma podpisu/] },
  { name: "pdf", file: "umowa.pdf", bytes: () => Buffer.from("%PDF-1.7\n"), says: [/Podpisów w plikach PDF jeszcze nie sprawdzamy/] },
  { name: "wrogi", file: "bomba.xml", bytes: () => Buffer.from("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), says: [/Nie da się odczytać tego pliku/, /deklaracja typu dokumentu/] },
];

for (const script of [true, false]) {
  describe(script ? "with script" : "without script", { concurrency: false }, () => {
    let context;
    let page;
    before(async () => {
      context = await browser.newContext({ javaScriptEnabled: script, bypassCSP: true, locale: "pl-PL" });
      page = await context.newPage();
    });
    after(() => context.close());
    // axe-core needs script in the page; without it the markup is the same.
    const look = (name) => (script ? inspect(page, `weryfikacja-${name}`) : Promise.resolve());
    const bring = async (file, bytes, contents = []) => {
      await page.goto(`${server.url}/weryfikacja`);
      if (bytes) await page.getByLabel("Plik z podpisem").setInputFiles({ name: file, mimeType: "application/octet-stream", buffer: bytes });
      if (contents.length) await page.getByLabel(/^Podpisane pliki/).setInputFiles(contents);
      await page.getByRole("button", { name: "Sprawdź podpis", exact: true }).click();
      await page.waitForLoadState();
    };

    test("the counter and its faults", async () => {
      await page.goto(`${server.url}/weryfikacja`);
      await look("pusta");
      await bring(null, null);
      assert.match(await words(page), /Wybierz plik z podpisem/);
      assert.match(await page.title(), /^Błąd: /);
      await look("blad");
      await bring("duzy.xml", Buffer.alloc(1_200_000, "a"));
      assert.match(await words(page), /Plik „duzy\.xml” jest za duży. Przyjmujemy pliki do 1 MB/);
    });

    for (const state of states) {
      test(`a file that is ${state.name}`, async () => {
        await bring(state.file, state.bytes());
        const text = await words(page);
        for (const pattern of state.says) assert.match(text, pattern);
        assert.doesNotMatch(text, /TOTAL-|INDETERMINATE|HASH_FAILURE/, "no jargon before it is unfolded");
        await look(state.name);
        const folded = page.locator("details:not([open]) > summary");
        while ((await folded.count()) > 0) await folded.first().click();
        await look(`${state.name}-rozwiniety`);
        if (state.name !== "bez-podpisu" && state.name !== "pdf") assert.match(await words(page), /TOTAL-|INDETERMINATE/);
      });
    }

    test("a changed receipt with contents that do not belong to it", async () => {
      await bring("upp.xml", changed(), [{ name: "zalacznik.txt", mimeType: "text/plain", buffer: Buffer.from("treść") }]);
      assert.match(await words(page), /zalacznik\.txt/);
    });

    test("in English", async () => {
      await page.goto(`${server.url}/jezyk?kod=en&powrot=%2Fweryfikacja`);
      await page.getByLabel("File with the signature").setInputFiles({ name: "receipt.xml", mimeType: "text/xml", buffer: receipt });
      await page.getByRole("button", { name: "Check the signature" }).click();
      assert.match(await words(page), /The signature is valid/);
      await look("angielski");
    });
  });
}

// A demonstration never tells its own machine to wait, so this is a server that is none.
describe("too many files a minute", () => {
  let strict;
  before(async () => {
    const options = settings(folder.path, { "verifications-per-minute": 1 });
    strict = await Server.start({ data: join(folder.path, "strict"), options: [...options, "--no-demo"] });
  });
  after(() => strict?.stop());

  test("says when to come back", async () => {
    const context = await browser.newContext({ bypassCSP: true, locale: "pl-PL" });
    const page = await context.newPage();
    for (let n = 0; n < 2; ++n) {
      await page.goto(`${strict.url}/weryfikacja`);
      await page.getByLabel("Plik z podpisem").setInputFiles({ name: "a.xml", mimeType: "application/xml", buffer: Buffer.from("<a/>") });
      await page.getByRole("button", { name: "Sprawdź podpis", exact: true }).click();
    }
    assert.match(await words(page), /Spróbuj ponownie za \d+ s/);
    await inspect(page, "weryfikacja-za-czesto");
    await context.close();
  });
});
