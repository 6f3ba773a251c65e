// A letter that has to be signed, in a real Chromium, with script and without: the signing page empty, with an error, signed by one
// person and by two; then the same signatures in the case, for the sender and for the office.
import { after, before, describe, test } from "node:test";
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { launch } from "../harness/chromium.mjs";
import { inspect } from "../harness/inspection.mjs";
import { signIn } from "../harness/page_sign_in.mjs";
import { Server, okienko, root, settings, temporaryFolder } from "../harness/server.mjs";

const folder = temporaryFolder("browser-signing");
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

/** Opens a general letter, fills it and goes on to its signing page. */
async function letter(page) {
  await page.goto(`${server.url}/uslugi/general-letter`);
  await page.getByRole("button", { name: /Wypełnij/ }).first().click();
  assert.match(await words(page), /krok 1 z 3/);
  await page.locator("#temat").fill("Naprawa ławki na Plantach");
  await page.locator("#opis").fill("Ławka przy ul. Przykładowej nie ma oparcia. Naprawcie ją albo wymieńcie.");
  await page.locator("#nazwa").fill("Anna Przykład");
  await page.locator("#dom").fill("1");
  await page.locator("#kod").fill("31-001");
  await page.locator("#miejscowosc").fill("Kraków");
  await press(page, "Zapisz i przejdź dalej");
  assert.match(await words(page), /krok 2 z 3/);
  await page.getByRole("button", { name: "Przejdź do podpisu" }).click();
  assert.match(await words(page), /krok 3 z 3/);
}

/** Signs a file with somebody's .p12, as a program on their computer does. */
function signElsewhere(file, signed) {
  const password = join(folder.path, "haslo");
  writeFileSync(password, "haslo\n");
  okienko("sign", "--p12", join(root, "tests/fuzz/corpus/pkcs12/rsa_aes.p12"), "--password-file", password, "--out", signed, file);
}

async function download(page, link) {
  const [file] = await Promise.all([page.waitForEvent("download"), link.click()]);
  const path = join(folder.path, file.suggestedFilename());
  await file.saveAs(path);
  return path;
}

async function open(script) {
  const context = await browser.newContext({ javaScriptEnabled: script, bypassCSP: true, locale: "pl-PL", acceptDownloads: true });
  return context.newPage();
}

/** What differs without script is the markup's use, not the markup. */
const looks = (page, script) => (name) => (script ? inspect(page, name) : Promise.resolve());

async function journey(script) {
  const page = await open(script);
  const look = looks(page, script);
  await letter(page);
  assert.match(await words(page), /Podpisujesz dokładnie ten dokument/);
  await look("signing");
  await press(page, "Sprawdź podpis");
  assert.match(await words(page), /Wybierz podpisany plik/);
  await look("signing-nothing-chosen");
  const unsigned = await download(page, page.getByRole("button", { name: /Pobierz XML/ }));
  await page.locator("#plik").setInputFiles(unsigned);
  await press(page, "Sprawdź podpis");
  assert.match(await words(page), /nie ma jeszcze podpisu/);
  const other = join(folder.path, "inne.xml");
  writeFileSync(other, "<pismo/>");
  await page.locator("#plik").setInputFiles(other);
  await press(page, "Sprawdź podpis");
  assert.match(await words(page), /inny dokument/);
  await look("signing-another-document");
  await press(page, "Podpisz testowo");
  assert.match(await words(page), /Dokument jest podpisany/);
  assert.match(await words(page), /To podpis testowy, tylko na pokaz/);
  await look("signed");
  await page.getByRole("link", { name: "Popraw treść i podpisz od nowa" }).click();
  await look("signing-thaw");
  await page.getByRole("link", { name: "Zostaw podpisany dokument" }).click();
  await press(page, "Wyślij podpisany dokument");
  assert.match(await words(page), /OKN-/);
  await look("signed-confirmation");
  await page.context().close();
}

async function journeyOfTwo(script) {
  const page = await open(script);
  const look = looks(page, script);
  await letter(page);
  await press(page, "Podpisz testowo");
  assert.match(await words(page), /Podpis drugiej osoby/);
  const first = await download(page, page.getByRole("link", { name: "Pobierz podpisany plik" }));
  const second = join(folder.path, `drugi-${script}.xml`);
  signElsewhere(first, second);
  await page.locator("#plik").setInputFiles(second);
  await press(page, "Sprawdź podpis");
  const told = await words(page);
  assert.match(told, /W pliku są 2 podpisy/);
  assert.doesNotMatch(told, /Podpis drugiej osoby/);
  await look("signed-by-two");
  await press(page, "Wyślij podpisany dokument");
  const number = /OKN-\d{4}-\w{4}-\w{4}/.exec(await words(page))[0];
  await page.goto(`${server.url}/sprawa/${number}`);
  assert.match(await words(page), /W pliku są 2 podpisy/);
  await look("signed-case");
  const clerk = await open(script);
  await signIn(clerk, server.url, "urzednik@okienko.example");
  await clerk.goto(`${server.url}/urzad/sprawy/${number}`);
  await press(clerk, "Sprawdź ponownie");
  assert.match(await words(clerk), /W pliku są 2 podpisy[^]*Sprawdzono ponownie/);
  await looks(clerk, script)("signed-case-office");
  await clerk.context().close();
  await page.context().close();
}

describe("A letter that has to be signed", () => {
  test("with script", () => journey(true));
  test("without script", () => journey(false));
  test("by two people, with script", () => journeyOfTwo(true));
  test("by two people, without script", () => journeyOfTwo(false));
});
