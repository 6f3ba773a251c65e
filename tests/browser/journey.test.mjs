// The whole journey in a real Chromium, with script and without: card, form, sending, receipt, account, and the office's queue.
// Every page on the way is looked at empty, with errors and filled: axe-core, wide and narrow.
import { after, before, describe, test } from "node:test";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launch } from "../harness/chromium.mjs";
import { inspect } from "../harness/inspection.mjs";
import { signIn as signInAt } from "../harness/page_sign_in.mjs";
import { Server, settings, temporaryFolder } from "../harness/server.mjs";

const service = "public-information-request";
const folder = temporaryFolder("browser");
const data = join(folder.path, "data");
let server;
let browser;

before(async () => {
  server = await Server.start({ data, options: settings(folder.path, { "requests-per-minute": 1000000 }) });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
  folder.remove();
});

async function open(javaScriptEnabled) {
  const context = await browser.newContext({ javaScriptEnabled, bypassCSP: true, locale: "pl-PL", acceptDownloads: true });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  return { context, page, complaints };
}

const go = (page, path) => page.goto(server.url + path);
const press = (page, name) => page.getByRole("button", { name, exact: true }).first().click();

const signIn = (page, email) => signInAt(page, server.url, email);

/** What the page says, with its hard spaces as plain ones. */
const words = async (page) => (await page.locator("main").innerText()).replace(/\u00a0/g, " ");

async function download(page, name) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).or(page.getByRole("link", { name })).first().click()]);
  return readFileSync(await file.path());
}

/** From the card to the confirmation; returns number and secret. */
async function fileRequest(page, subject, script) {
  const look = (name) => (script ? inspect(page, name) : Promise.resolve());
  await go(page, "/");
  await look("strona-glowna");
  await page.getByRole("searchbox").or(page.getByLabel("Czego szukasz")).first().fill("informacja publiczna");
  await page.keyboard.press("Enter");
  await page.waitForURL(/uslugi/);
  await look("szukanie");
  await go(page, `/uslugi/${service}`);
  await look("karta-uslugi");
  await press(page, "Wypełnij wniosek");
  await page.waitForURL(/\/wnioski\//);
  await look("formularz-pusty");

  await press(page, "Zapisz i przejdź dalej");
  await page.getByRole("heading", { name: /^Popraw \d+ miejsc/ }).waitFor();
  assert.match(await page.title(), /^Błąd: /);
  await look("formularz-bledy");
  const first = page.locator(".govuk-error-summary__list a").first();
  await first.click();
  if (script) assert.equal(await page.evaluate(() => document.activeElement.id), "przedmiot", "the link leads to its field");
  else assert.match(page.url(), /#przedmiot$/);

  await page.getByLabel("O jaką informację prosisz?").fill(subject);
  const from = page.getByRole("group", { name: /Od kiedy/ });
  await from.getByLabel("Dzień").fill("1");
  await from.getByLabel("Rok").fill("2025");
  await page.getByLabel("Kopia dokumentu (PDF)").check();
  await page.getByLabel("E-mailem").check();
  await page.getByLabel("Adres e-mail").fill("a.brzoza.poczta.example");
  await press(page, "Zapisz i przejdź dalej");
  assert.equal(await page.getByText("W dacie „od” podaj miesiąc, na przykład 3 albo marzec").count(), 2, "said in the summary and at the field");
  assert.equal(await page.getByLabel("Adres e-mail").inputValue(), "a.brzoza.poczta.example", "kept as typed");
  await from.getByLabel("Miesiąc").fill("marzec");
  await page.getByLabel("Adres e-mail").fill("a.brzoza@poczta.example");
  await page.locator("input[type=file]").setInputFiles({ name: "mapa.pdf", mimeType: "application/pdf", buffer: Buffer.from("MZ this is a program") });
  await press(page, "Zapisz i przejdź dalej");
  assert.match(await page.locator(".govuk-error-summary").innerText(), /mapa\.pdf/);
  await page.locator("input[type=file]").setInputFiles({ name: "mapa.png", mimeType: "image/png", buffer: smallestPng });
  await look("formularz-wypelniony");
  await press(page, "Zapisz i przejdź dalej");
  await page.waitForURL(/sprawdz/);

  await look("sprawdz");
  const answers = await words(page);
  for (const part of [subject, "1 marca 2025", "a.brzoza@poczta.example", "mapa.png"]) assert.ok(answers.includes(part), `check page says ${part}`);
  await page.getByRole("link", { name: "Przeczytaj dokument, który wyślesz" }).click();
  await look("podglad");
  assert.ok((await words(page)).includes(subject));
  await page.goBack();
  await press(page, "Wyślij wniosek");
  await page.getByRole("heading", { name: "Wniosek przyjęty" }).waitFor();
  await look("potwierdzenie");
  const number = /OKN-\d{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await words(page))[0];
  const secret = (await page.locator("#klucz").count()) ? await page.locator("#klucz").innerText() : null;

  const receipt = await download(page, "Pobierz UPP (XML)");
  assert.ok(receipt.includes(number));
  const file = join(folder.path, `upp-${number}.xml`);
  writeFileSync(file, receipt);
  execFileSync("xmlsec1", ["--verify", "--trusted-pem", join(data, "keys/office/certificate.pem"), "--enabled-key-data", "x509",
    "--id-attr:Id", "http://uri.etsi.org/01903/v1.3.2#:SignedProperties", file], { stdio: "pipe" });

  await page.reload();
  assert.ok((await words(page)).includes(number), "the confirmation can be read again");
  return { number, secret };
}

const smallestPng = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64");

for (const script of [true, false]) {
  describe(script ? "with script" : "without script", { concurrency: false }, () => {
    let filed;

    test("a resident without an account files a request and comes back with number and key", async () => {
      const { context, page, complaints } = await open(script);
      filed = await fileRequest(page, `Rejestr umów na zieleń w Dębnikach ${script ? "A" : "B"}`, script);
      assert.ok(filed.secret, "a key is shown to somebody without an account");

      await context.clearCookies();
      await go(page, "/sprawa");
      if (script) await inspect(page, "sprawa-pusta");
      await press(page, "Otwórz sprawę");
      if (script) await inspect(page, "sprawa-bledy");
      await page.getByLabel("Numer sprawy").fill(filed.number);
      await page.getByLabel("Klucz do sprawy").fill(filed.secret);
      await press(page, "Otwórz sprawę");
      const text = await words(page);
      assert.ok(text.includes(filed.number) && /Odpowiemy najpóźniej/.test(text), "state and deadline are shown");
      if (script) await inspect(page, "sprawa");
      assert.deepEqual(complaints.filter((line) => !line.includes("422")), []);
      await context.close();
    });

    test("an account adopts the case and shows it", async () => {
      const { context, page } = await open(script);
      await signIn(page, "mieszkanka@okienko.example");
      await go(page, "/konto");
      if (script) await inspect(page, "konto");
      await go(page, "/sprawa");
      await page.getByLabel("Numer sprawy").fill(filed.number);
      await page.getByLabel("Klucz do sprawy").fill(filed.secret);
      await press(page, "Otwórz sprawę");
      await press(page, "Dołącz do mojego konta");
      await go(page, "/konto");
      assert.ok((await words(page)).includes("Rejestr umów") || (await page.content()).includes(filed.number));
      if (script) await inspect(page, "konto-ze-sprawa");
      await go(page, `/konto/sprawy/${filed.number}`);
      if (script) await inspect(page, "konto-sprawa");
      await context.close();
    });

    test("a clerk finds the case in the queue, registers it, takes it and closes nothing by accident", async () => {
      const { context, page } = await open(script);
      await signIn(page, "urzednik@okienko.example");
      await go(page, "/urzad");
      if (script) await inspect(page, "urzad-kolejka");
      await page.getByLabel("Szukaj").fill(filed.number);
      await press(page, "Pokaż");
      await page.locator(`main a[href^="/urzad/sprawy/${filed.number}"]`).first().click();
      await page.waitForURL(new RegExp(filed.number));
      assert.ok((await words(page)).includes("Rejestr umów na zieleń"), "the document is shown as a letter");
      if (script) await inspect(page, "urzad-sprawa");
      await press(page, "Zarejestruj sprawę");
      assert.match(await words(page), /OR\.1431\.\d+\.\d{4}/, "the case sign");
      await press(page, "Weź sprawę");
      if (script) await inspect(page, "urzad-sprawa-po");
      assert.match(await words(page), /Tomasz Lipa/);
      await go(page, "/urzad/moje");
      assert.ok((await page.content()).includes(filed.number));
      await context.close();
    });

    test("a clerk of another unit does not see it", async () => {
      const { context, page } = await open(script);
      await signIn(page, "urzedniczka@okienko.example");
      const answer = await go(page, `/urzad/sprawy/${filed.number}`);
      assert.ok([403, 404].includes(answer.status()), `status ${answer.status()}`);
      await context.close();
    });
  });
}

test("every public page and every page of the account is accessible", async () => {
  const { context, page } = await open(true);
  for (const [name, path] of [
    ["uslugi", "/uslugi"],
    ["szukanie-puste", "/uslugi?q=xyzzyqwerty"],
    ["dostepnosc", "/dostepnosc"],
    ["dane-osobowe", "/dane-osobowe"],
    ["regulamin", "/regulamin"],
    ["logowanie", "/konto/logowanie"],
    ["rejestracja", "/konto/rejestracja"],
    ["haslo", "/konto/haslo"],
    ["nie-ma", "/nie-ma-takiej-strony"],
  ]) {
    await go(page, path);
    await inspect(page, name);
  }
  for (const [name, path, button] of [
    ["logowanie-bledy", "/konto/logowanie", "Zaloguj się"],
    ["rejestracja-bledy", "/konto/rejestracja", "Wyślij list"],
  ]) {
    await go(page, path);
    await press(page, button);
    await page.locator(".govuk-error-summary").waitFor();
    await inspect(page, name);
  }
  await signIn(page, "mieszkanka@okienko.example");
  for (const [name, path] of [
    ["ustawienia", "/konto/ustawienia"],
    ["ustawienia-dane", "/konto/ustawienia/dane"],
    ["ustawienia-haslo", "/konto/ustawienia/haslo"],
    ["ustawienia-adres", "/konto/ustawienia/adres"],
    ["ustawienia-urzadzenia", "/konto/ustawienia/urzadzenia"],
    ["ustawienia-klucze", "/konto/ustawienia/klucze"],
    ["ustawienia-klucze-nowy", "/konto/ustawienia/klucze/nowy"],
  ]) {
    const answer = await go(page, path);
    assert.equal(answer.status(), 200, path);
    await inspect(page, name);
  }
  await context.close();
});

test("each service card is accessible, in Polish and in English", async () => {
  const { context, page } = await open(true);
  await go(page, "/uslugi");
  const cards = await page.$$eval("main a[href^='/uslugi/']", (links) => [...new Set(links.map((link) => link.getAttribute("href")))]);
  assert.ok(cards.length >= 8, `${cards.length} cards`);
  for (const [n, href] of cards.entries()) {
    await go(page, href);
    await inspect(page, `karta-${n}`);
  }
  await page.getByRole("link", { name: /^EN/ }).click();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  await inspect(page, "card-en");
  await context.close();
});
