// A letter that has to be signed, in a real Chromium, with script and without: the signing page empty, with an error and signed.
import { after, before, describe, test } from "node:test";
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { launch } from "../harness/chromium.mjs";
import { inspect } from "../harness/inspection.mjs";
import { Server, settings, temporaryFolder } from "../harness/server.mjs";

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

async function journey(script) {
  const context = await browser.newContext({ javaScriptEnabled: script, bypassCSP: true, locale: "pl-PL", acceptDownloads: true });
  const page = await context.newPage();
  const look = (name) => (script ? inspect(page, name) : Promise.resolve());
  await page.goto(`${server.url}/uslugi/general-letter`);
  await page.getByRole("button", { name: /Wypełnij/ }).first().click();
  await page.locator("#temat").fill("Naprawa ławki na Plantach");
  await page.locator("#opis").fill("Ławka przy ul. Przykładowej nie ma oparcia. Naprawcie ją albo wymieńcie.");
  await page.locator("#nazwa").fill("Anna Przykład");
  await page.locator("#dom").fill("1");
  await page.locator("#kod").fill("31-001");
  await page.locator("#miejscowosc").fill("Kraków");
  await press(page, "Zapisz i przejdź dalej");
  await page.getByRole("button", { name: "Przejdź do podpisu" }).click();
  assert.match(await words(page), /Podpisujesz dokładnie ten dokument/);
  await look("signing");
  await press(page, "Sprawdź podpis");
  assert.match(await words(page), /Wybierz podpisany plik/);
  await look("signing-nothing-chosen");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: /Pobierz XML/ }).click()]);
  const unsigned = join(folder.path, "pismo.xml");
  await file.saveAs(unsigned);
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
  await context.close();
}

describe("A letter that has to be signed", () => {
  test("with script", () => journey(true));
  test("without script", () => journey(false));
});
