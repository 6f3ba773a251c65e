// Signing with a .p12 file in a real Chromium: through the page to the receipt, what is told when it can't be, and what goes out.
import { after, before, describe, test } from "node:test";
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { launch } from "../harness/chromium.mjs";
import { inspect } from "../harness/inspection.mjs";
import { bytesOf, KeyFiles } from "../harness/key_files.mjs";
import { Server, settings, temporaryFolder } from "../harness/server.mjs";

const folder = temporaryFolder("browser-key-file");
const files = new KeyFiles(folder.path);
const password = "zażółć-gęślą-jaźń-48151623";
let server;
let browser;

before(async () => {
  server = await Server.start({ data: join(folder.path, "data"), options: settings(folder.path, { "requests-per-minute": 1000000 }) });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
  folder.remove();
});

const press = (page, name) => page.getByRole("button", { name, exact: true }).first().click();
const words = async (page) => (await page.locator("main").innerText()).replace(/\u00a0/g, " ");
const told = async (page, field) => (await page.locator(`#${field}-error`).innerText()).replace(/\u00a0/g, " ");
const way = "Podpisz plikiem z certyfikatem (.p12 lub .pfx)";
const unfold = (page) => page.locator("summary", { hasText: way }).click();

/** A general letter filled in, at its signing page, with the part for key files unfolded. */
async function atSigning(page) {
  await page.goto(`${server.url}/uslugi/general-letter`);
  await page.getByRole("button", { name: /Wypełnij/ }).first().click();
  await page.locator("#temat").fill("Naprawa ławki na Plantach");
  await page.locator("#opis").fill("Ławka przy ul. Przykładowej nie ma oparcia.");
  await page.locator("#nazwa").fill("Anna Przykład");
  await page.locator("#dom").fill("1");
  await page.locator("#kod").fill("31-001");
  await page.locator("#miejscowosc").fill("Kraków");
  await press(page, "Zapisz i przejdź dalej");
  await page.getByRole("button", { name: "Przejdź do podpisu" }).click();
  await unfold(page);
}

/** With the policy of the pages in force: no `bypassCSP`, except for axe. */
async function visit(options = {}) {
  const context = await browser.newContext({ locale: "pl-PL", ...options });
  const page = await context.newPage();
  page.faults = [];
  page.on("console", (message) => message.type() === "error" && page.faults.push(message.text()));
  page.on("pageerror", (error) => page.faults.push(String(error)));
  return page;
}

async function open(page, file, word = password) {
  await page.locator("#plik-klucza").setInputFiles(file);
  await page.locator("#haslo-klucza").fill(word);
  await press(page, "Otwórz plik");
  await page.locator("#podpis-plikiem form[aria-busy]").waitFor({ state: "detached" });
}

async function sendOff(page) {
  await press(page, "Wyślij podpisany dokument");
  assert.match(await words(page), /OKN-/);
}

/** All that the page sends: addresses, headers and bodies. */
function record(page) {
  const sent = [];
  page.on("request", (request) => sent.push(`${request.url()}\n${JSON.stringify(request.headers())}\n${request.postDataBuffer()?.toString("latin1") ?? ""}`));
  return sent;
}

const ways = {
  "RSA, PBES2": [{ kind: "rsa" }],
  "RSA, 3DES and RC2": [{ kind: "rsa" }, "-legacy"],
  "P-256, PBES2": [{ kind: "p256" }],
  "P-384, 3DES": [{ kind: "p384" }, "-legacy"],
  "P-521, PBES2": [{ kind: "p521" }],
};

describe("Signing with a .p12 file", () => {
  for (const [name, [person, ...more]] of Object.entries(ways)) {
    test(`${name}: to the receipt`, async () => {
      const page = await visit();
      await atSigning(page);
      await open(page, files.export(files.issue(person), password, ...more));
      assert.match(await words(page), /Podpisze\s+Anna Przykład\s+Wystawca: Zmyślony Urząd Certyfikacji\s+Ważny do \d+ \p{L}+ \d{4} r\./u);
      assert.equal(await page.locator("#haslo-klucza").inputValue(), "");
      await press(page, "Podpisz dokument");
      await page.waitForSelector("text=Dokument jest podpisany");
      const report = await words(page);
      assert.match(report, /Anna Przykład/);
      assert.match(report, /nie znamy wystawcy certyfikatu/, "the office knows no such issuer, and says so");
      await sendOff(page);
      assert.deepEqual(page.faults, [], "the policy of the pages is kept");
      await page.context().close();
    });
  }

  test("neither password nor key nor file goes out", async () => {
    const page = await visit();
    await atSigning(page);
    const sent = record(page);
    const person = files.issue({ kind: "p256" });
    const file = files.export(person, password);
    await open(page, file);
    await press(page, "Podpisz dokument");
    await page.waitForSelector("text=Dokument jest podpisany");
    const posts = sent.filter((one) => one.includes("/podpis-plikiem"));
    assert.equal(posts.length, 2);
    const fields = posts.map((one) => [...new Set(new URLSearchParams(one.split("\n").at(-1)).keys())]);
    assert.deepEqual(fields, [["_csrf", "algorytm", "certyfikat"], ["_csrf", "bilet", "wartosc"]]);
    const key = KeyFiles.pkcs8(person.key);
    // The private scalar of a P-256 key in PKCS#8 stands at octet 36.
    const secrets = [Buffer.from(password), key.subarray(36, 68), key.subarray(0, 48), Buffer.from(bytesOf(file)).subarray(0, 48), Buffer.from(bytesOf(file)).subarray(200, 248)];
    const everything = sent.join("\n");
    const decoded = sent.flatMap((one) => [...new URLSearchParams(one.split("\n").at(-1)).values()].map((value) => Buffer.from(value, "base64").toString("latin1"))).join("\n");
    for (const secret of secrets) {
      const base = secret.toString("base64").slice(2, -4);
      const forms = [secret.toString("latin1"), secret.toString("hex"), base, encodeURIComponent(base), encodeURIComponent(secret.toString("utf8"))];
      for (const form of forms) {
        assert.ok(!everything.includes(form));
        assert.ok(!decoded.includes(form));
      }
    }
    // The same look finds what does go out.
    assert.ok(decoded.includes(KeyFiles.der(person.certificate).toString("latin1")));
    await page.context().close();
  });

  test("what is wrong is told at its field", async () => {
    const page = await visit({ bypassCSP: true });
    await atSigning(page);
    await inspect(page, "key-file");
        await press(page, "Otwórz plik");
    await page.locator("#plik-klucza-error").waitFor();
    assert.match(await told(page, "plik-klucza"), /Wybierz plik z certyfikatem/);
    const good = files.issue({ kind: "p256" });
    const p12 = files.export(good, password);
    await open(page, p12, "inne hasło");
    assert.match(await told(page, "haslo-klucza"), /To hasło nie pasuje/);
    assert.equal(await page.evaluate(() => document.activeElement.id), "haslo-klucza");
    assert.equal(await page.locator("#plik-klucza-error").isVisible(), false);
    await inspect(page, "key-file-password");
    writeFileSync(join(folder.path, "list.p12"), "Dzień dobry");
    await open(page, join(folder.path, "list.p12"));
    assert.match(await told(page, "plik-klucza"), /To nie jest plik z certyfikatem/);
    await inspect(page, "key-file-format");
    await open(page, files.withoutKey(good, password));
    assert.match(await told(page, "plik-klucza"), /nie ma klucza/);
    await open(page, files.export(files.issue({ kind: "brainpool" }), password));
    assert.match(await told(page, "plik-klucza"), /nie podpisze kluczem tego rodzaju/);
    await open(page, files.export(files.issue({ usage: "keyEncipherment" }), password));
    await press(page, "Podpisz dokument");
    await page.locator("#kto-podpisuje-error").waitFor();
    assert.match(await told(page, "kto-podpisuje"), /nie służy do podpisywania/);
    await inspect(page, "key-file-usage");
    await press(page, "Wybierz inny plik");
    await open(page, p12);
    await inspect(page, "key-file-opened");
    await page.context().close();
  });

  test("an expired certificate is refused with its day", async () => {
    const page = await visit();
    await atSigning(page);
    await open(page, files.export(files.issue({ days: -1 }), password));
    await press(page, "Podpisz dokument");
    await page.locator("#kto-podpisuje-error").waitFor();
    assert.match(await told(page, "kto-podpisuje"), /stracił ważność \d+ \p{L}+ \d{4} r\. Wybierz inny plik/u);
    await page.context().close();
  });

  test("of several keys one chooses", async () => {
    const page = await visit({ bypassCSP: true });
    await atSigning(page);
    await open(page, files.exportSeveral([files.issue({ kind: "rsa", name: "Anna Przykład" }), files.issue({ kind: "p256", name: "Jan Wzorowy" })], password));
    assert.match(await words(page), /Wybierz, czym podpisać/);
    await page.getByLabel("Jan Wzorowy").check();
    await inspect(page, "key-file-several");
    await press(page, "Podpisz dokument");
    await page.waitForSelector("text=Dokument jest podpisany");
    assert.match(await words(page), /Jan Wzorowy/);
    await page.context().close();
  });

  test("a second person adds theirs", async () => {
    const page = await visit({ bypassCSP: true });
    await atSigning(page);
    for (const name of ["Anna Przykład", "Jan Wzorowy"]) {
      await open(page, files.export(files.issue({ kind: "p256", name }), password));
      await press(page, "Podpisz dokument");
      await page.locator(".okn-verdict", { hasText: name }).first().waitFor();
      if (name.startsWith("Anna")) await unfold(page);
    }
    const report = await words(page);
    assert.match(report, /Anna Przykład/);
    assert.match(report, /Jan Wzorowy/);
    await inspect(page, "key-file-second");
    await sendOff(page);
    await page.context().close();
  });

  test("a document that changed in another window is not signed", async () => {
    const page = await visit();
    await atSigning(page);
    await open(page, files.export(files.issue({ kind: "p256" }), password));
    const other = await page.context().newPage();
    await other.goto(page.url());
    await press(other, "Podpisz testowo");
    await other.waitForSelector("text=Dokument jest podpisany");
    // The letter takes two signatures, so the key would now sign over the first: the page is told by the ticket of before.
    await page.route("**/podpis-plikiem/przygotuj", async (route) => {
      const answer = await route.fetch();
      await other.goto(page.url().replace(/podpis$/, "popraw"));
      await press(other, "Usuń podpis i popraw");
      await route.fulfill({ response: answer });
    });
    await press(page, "Podpisz dokument");
    await page.locator("#kto-podpisuje-error").waitFor();
    assert.match(await told(page, "kto-podpisuje"), /Dokument zmienił się w innym oknie/);
    await page.context().close();
  });

  test("without the network nothing is lost", async () => {
    const page = await visit();
    await atSigning(page);
    await open(page, files.export(files.issue({ kind: "p256" }), password));
    await page.context().setOffline(true);
    await press(page, "Podpisz dokument");
    await page.locator("#kto-podpisuje-error").waitFor();
    assert.match(await told(page, "kto-podpisuje"), /Nie udało się połączyć/);
    await page.context().setOffline(false);
    await press(page, "Podpisz dokument");
    await page.waitForSelector("text=Dokument jest podpisany");
    await page.context().close();
  });

  test("without script the page says what is needed", async () => {
    const page = await visit({ javaScriptEnabled: false });
    await atSigning(page);
    assert.match(await words(page), /potrzebny jest JavaScript/);
    assert.equal(await page.locator("#plik-klucza").isVisible(), false);
    await page.context().close();
  });

  test("where the connection is not encrypted the page says so", async () => {
    // Another name of this machine that is no secure context: what a server without a certificate is to others.
    const name = "urzad.example";
    const insecure = await launch([`--host-resolver-rules=MAP ${name} 127.0.0.1`]);
    try {
      const page = await (await insecure.newContext({ locale: "pl-PL", bypassCSP: true })).newPage();
      const here = server.url;
      server.url = `http://${name}:${server.port}`;
      try {
        await atSigning(page);
      } finally {
        server.url = here;
      }
      assert.match(await words(page), /adres zaczyna się od https/);
      assert.equal(await page.locator("#plik-klucza").isVisible(), false);
      await inspect(page, "key-file-insecure");
    } finally {
      await insecure.close();
    }
  });

  test("in English", async () => {
    const page = await visit();
    await atSigning(page);
    await page.context().addCookies([{ name: "okn-language", value: "en", url: server.url }]);
    await page.reload();
    await page.locator("summary", { hasText: "Sign with a certificate file" }).click();
    await page.locator("#plik-klucza").setInputFiles(files.export(files.issue({ kind: "p256" }), password));
    await press(page, "Open the file");
    await page.locator("#haslo-klucza-error").waitFor();
    assert.match(await told(page, "haslo-klucza"), /This password doesn't fit the file/);
    await page.context().close();
  });
});
