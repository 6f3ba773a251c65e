// What a resident takes back and what an administrator keeps, in a real Chromium: each page looked at with axe-core, wide and narrow,
// by day and by night.
import { after, before, describe, test } from "node:test";
import assert from "node:assert/strict";
import { join } from "node:path";
import { launch } from "../harness/chromium.mjs";
import { query } from "../harness/database.mjs";
import { inspect } from "../harness/inspection.mjs";
import { signIn } from "../harness/page_sign_in.mjs";
import { Server, settings, temporaryFolder } from "../harness/server.mjs";
import { Visitor } from "../harness/visitor.mjs";

const folder = temporaryFolder("office-keeping");
let server;
let browser;
let number;

/** A request of the resident's account; its number. */
async function filed() {
  const visitor = new Visitor(server.url);
  await visitor.signIn("mieszkanka@okienko.example", "na-pokaz-okienko");
  await visitor.get("/uslugi/public-information-request");
  const draft = (await visitor.post("/wnioski", { service: "public-information-request" })).path.replace(/\/[a-z-]+$/, "");
  const revision = /name="_revision" value="([^"]*)"/.exec(visitor.html)?.[1];
  await visitor.post(`${draft}/wniosek`, { _revision: revision, przedmiot: "Rejestr umów na ławki", forma: "kopia", sposob: "konto" });
  const check = await visitor.get(`${draft}/sprawdz`);
  const fields = Object.fromEntries([...check.html.matchAll(/name="(_revision|_document)" value="([^"]*)"/g)].map((match) => [match[1], match[2]]));
  const sent = await visitor.post(`${draft}/wyslij`, fields);
  return /\/konto\/sprawy\/(OKN-[0-9A-Z-]{14})/.exec(sent.html)[1];
}

before(async () => {
  server = await Server.start({ data: join(folder.path, "data"), options: settings(folder.path, { "requests-per-minute": 1000000 }) });
  browser = await launch();
  number = await filed();
});
after(async () => {
  await browser?.close();
  await server?.stop();
  folder.remove();
});

const words = async (page) => (await page.locator("main").innerText()).replace(/\u00a0/g, " ");
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();

describe("an administrator", { concurrency: false }, () => {
  let page;
  before(async () => {
    const context = await browser.newContext({ bypassCSP: true, locale: "pl-PL" });
    page = await context.newPage();
    await signIn(page, server.url, "administrator@okienko.example");
  });
  after(() => page.context().close());

  test("sees who has which role", async () => {
    await page.goto(`${server.url}/administracja`);
    await inspect(page, "administracja");
    await page.getByRole("link", { name: "Role", exact: true }).first().click();
    assert.match(await words(page), /kadrowa@okienko\.example/);
    await inspect(page, "role");
  });

  test("looks after an account, a stuck job and the trail", async () => {
    await page.goto(`${server.url}/administracja/konta?q=kadrowa`);
    await inspect(page, "konta");
    await page.getByRole("link", { name: /kadrowa@|Joanna Wilk/ }).first().click();
    await inspect(page, "konto-osoby");
    const account = new URL(page.url()).pathname;
    await page.locator("input[name=rola][value=clerk]").check();
    for (const unit of await page.locator("input[name=jednostka]:checked").all()) await unit.uncheck();
    await page.locator(`form[action="${account}"] button`).first().click();
    await page.locator(".govuk-error-summary").waitFor(); // a clerk without a unit
    await inspect(page, "konto-osoby-bledy");
    for (const act of ["wylogowanie", "blokada", "aplikacja"]) {
      await page.goto(`${server.url}${account}/${act}`);
      assert.ok((await words(page)).length > 0);
      await inspect(page, `konto-${act}`);
    }
    await page.goto(`${server.url}/administracja/zadania`);
    await inspect(page, "zadania-puste");
    query(join(folder.path, "data"),
      `insert into jobs.outbox (kind, payload, attempts, stuck_at, last_error) values ('mail', '{"to":"a@poczta.example"}', 9, now(), 'connection refused')`);
    await page.reload();
    await inspect(page, "zadania");
    await page.locator('main a[href$="/porzuc"]').first().click();
    await inspect(page, "zadanie-porzuc");
    await page.goto(`${server.url}/administracja/dziennik`);
    await inspect(page, "dziennik-zdarzen");
    await page.goto(`${server.url}/administracja/dziennik?akcja=nie-ma-takiej`);
    await inspect(page, "dziennik-zdarzen-pusty");
  });

  test("adds a unit, renames it and closes it", async () => {
    await page.goto(`${server.url}/administracja/jednostki`);
    await inspect(page, "jednostki");
    await press(page, "Dodaj jednostkę");
    assert.match(await words(page), /Podaj kod z 2–5 wielkich liter/);
    await inspect(page, "jednostki-bledy");
    await page.getByLabel("Kod").fill("BPR");
    await page.getByLabel("Nazwa", { exact: true }).fill("Biuro Próbne");
    await press(page, "Dodaj jednostkę");
    assert.match(await words(page), /Jednostka dodana/);
    await page.getByLabel("Nazwa", { exact: true }).fill("Biuro Prób");
    await press(page, "Zapisz nazwę");
    assert.match(await words(page), /Biuro Próbne/);
    await inspect(page, "jednostka");
    await press(page, "Zamknij jednostkę");
    assert.match(await words(page), /Zamknięta/);
    await inspect(page, "jednostka-zamknieta");
  });

  test("announces a day off after seeing what moves", async () => {
    const visitor = new Visitor(server.url);
    await visitor.signIn("mieszkanka@okienko.example", "na-pokaz-okienko");
    const told = await visitor.get(`/konto/sprawy/${number}`);
    const day = /okn-term__date"><time datetime="([0-9-]{10})"/.exec(told.html)?.[1] ?? (await deadlineOf());
    await page.goto(`${server.url}/administracja/dni-wolne`);
    await inspect(page, "dni-wolne");
    await page.getByLabel("Dzień").fill(day);
    await page.getByLabel("Podstawa").fill("Dz.U. 2026 poz. 1");
    await press(page, "Pokaż, co się zmieni");
    assert.match(await words(page), /Przesunie się termin 1 otwartej sprawy/);
    await inspect(page, "dni-wolne-podglad");
    await press(page, "Dodaj dzień i przelicz terminy");
    assert.match(await words(page), /Przesunęliśmy termin 1 otwartej sprawy/);
    await inspect(page, "dni-wolne-dodany");
  });

  /** The last day of the case, from the administrator's page of it. */
  async function deadlineOf() {
    await page.goto(`${server.url}/urzad?szukaj=${number}`);
    await page.goto(`${server.url}/urzad/sprawy/${number}`);
    const date = await page.locator(".okn-term__date").first().innerText();
    const months = ["stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października", "listopada", "grudnia"];
    const [, d, m, y] = /(\d+)\s+(\p{L}+)\s+(\d{4})/u.exec(date);
    return `${y}-${String(months.indexOf(m) + 1).padStart(2, "0")}-${d.padStart(2, "0")}`;
  }
});

for (const script of [true, false]) {
  describe(`a resident ${script ? "with" : "without"} script`, { concurrency: false }, () => {
    test("withdraws a request", async () => {
      const one = await filed();
      const context = await browser.newContext({ javaScriptEnabled: script, bypassCSP: true, locale: "pl-PL" });
      const page = await context.newPage();
      await signIn(page, server.url, "mieszkanka@okienko.example");
      await page.goto(`${server.url}/konto/sprawy/${one}`);
      await page.getByRole("link", { name: "Wycofaj wniosek" }).click();
      assert.match(await words(page), /Urząd przestanie zajmować się wnioskiem/);
      if (script) await inspect(page, "wycofanie");
      await page.getByLabel(/Dlaczego wycofujesz/).fill("Mam już tę informację.");
      await press(page, "Wycofaj wniosek");
      assert.match(await words(page), /Wycofane\. Urząd widzi to już w sprawie/);
      assert.match(await words(page), /Mam już tę informację/);
      if (script) await inspect(page, "wycofane");
      await context.close();
    });
  });
}

describe("the office", { concurrency: false }, () => {
  const pages = [];
  const signedIn = async (email) => {
    const context = await browser.newContext({ bypassCSP: true, locale: "pl-PL" });
    const page = await context.newPage();
    await signIn(page, server.url, email);
    pages.push(page);
    return page;
  };
  after(() => Promise.all(pages.map((page) => page.context().close())));

  test("signs a letter beside its seal", async () => {
    const one = await filed();
    const page = await signedIn("urzednik@okienko.example");
    await page.goto(`${server.url}/urzad/sprawy/${one}`);
    await press(page, "Zarejestruj sprawę");
    await press(page, "Weź sprawę");
    await page.goto(`${server.url}/urzad/sprawy/${one}/pismo?przejscie=pismo`);
    await page.locator("[name=tresc]").fill("Nie mamy takich umów.");
    await page.locator("[name=stanowisko]").fill("inspektor");
    await page.locator("button[name=krok][value=podglad]").last().click();
    await inspect(page, "pismo-podglad");
    await press(page, "Podpisz własnym podpisem i wyślij");
    assert.match(await words(page), /Pismo ma już pieczęć urzędu/);
    await inspect(page, "pismo-podpis");
    await page.locator("input[type=file]").setInputFiles({ name: "pismo.xml", mimeType: "application/xml", buffer: Buffer.from("<pismo/>") });
    await press(page, "Sprawdź podpis i wyślij");
    assert.match(await words(page), /Podpisano inny dokument|To nie jest plik z podpisem/);
    await inspect(page, "pismo-podpis-bledy");
    await press(page, "Podpisz testowo i wyślij");
    await page.goto(`${server.url}/urzad/sprawy/${one}/pisma/1`);
    assert.match(await words(page), /Podpis testowy/);
    await inspect(page, "pismo-podpisane");
  });

  test("withdraws a published query, whose address says so", async () => {
    const resident = await signedIn("mieszkanka@okienko.example");
    await resident.goto(`${server.url}/uslugi/internet-query`);
    const visitor = new Visitor(server.url);
    await visitor.signIn("mieszkanka@okienko.example", "na-pokaz-okienko");
    await visitor.get("/dziennik-zapytan");
    const field = (name) => new RegExp(`name="${name}" value="([^"]*)"`).exec(visitor.html)?.[1];
    const draft = (await visitor.post("/wnioski", { service: "internet-query" })).path.replace(/\/[a-z-]+$/, "");
    await visitor.get(`${draft}/zapytanie`);
    await visitor.post(`${draft}/zapytanie`, { _revision: field("_revision"), wydzial: "OR", temat: "Kiedy stanie ławka?", tresc: "Na przystanku nie ma na czym usiąść.", zgoda: "true" });
    await visitor.post(`${draft}/droga`, { _revision: field("_revision"), podpis: "false", zlozone: "false", wylaczone: "false", stanowisko: "false" });
    await visitor.get(`${draft}/sprawdz`);
    const sent = await visitor.post(`${draft}/wyslij`, { _revision: field("_revision"), _document: field("_document") });
    const query = `${server.url}/urzad/zapytania/${/\/konto\/sprawy\/(OKN-[0-9A-Z-]{14})/.exec(sent.html)[1]}`;

    const first = pages[0];
    await first.goto(query);
    await first.locator("[name=odpowiedz]").fill("W grudniu.");
    await first.locator("button[value=przekaz]").click();
    const second = await signedIn("inspektorka@okienko.example");
    await second.goto(query);
    await press(second, "Zaakceptuj i wyślij odpowiedź");
    await second.goto(`${query}/publikacja`);
    await second.locator("button[value=opublikuj]").click();
    await second.goto(query);
    const entry = await second.locator("a[href^='/dziennik-zapytan/']").first().getAttribute("href");
    await second.goto(`${query}/publikacja`);
    await second.locator("details summary").last().click();
    await second.locator("[name=powod]").fill("W odpowiedzi była zła data.");
    await second.locator("button[value=wycofaj]").click();
    const answer = await resident.goto(`${server.url}${entry}`);
    assert.equal(answer.status(), 410);
    assert.match(await words(resident), /W odpowiedzi była zła data/);
    await inspect(resident, "zapytanie-wycofane-410");
  });
});
