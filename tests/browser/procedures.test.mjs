// Three whole procedures in a real Chromium, from the resident's first click to the closed case, under a clock that stands:
// a request for public information whose term is extended, a query that is answered and published, a vacancy up to its result.
// The resident's part is walked with script and without. Every page on the way is looked at: axe-core, wide and narrow.
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launch } from "../harness/chromium.mjs";
import { inspect } from "../harness/inspection.mjs";
import { signIn as signInAt } from "../harness/page_sign_in.mjs";
import { Server, settings, temporaryFolder } from "../harness/server.mjs";

let folder;
let data;
let server;
let browser;

/** Where time stands: in the morning of a day, some minutes later each time, since a code is good once. */
let minutes = 0;
function stand(day) {
  minutes += 2;
  const moment = new Date(Date.parse(`${day}T07:00:00Z`) + minutes * 60_000);
  // Put in place whole: the server may read it at any moment.
  writeFileSync(join(data, "clock.new"), `${moment.toISOString().slice(0, 19)}Z\n`);
  renameSync(join(data, "clock.new"), join(data, "clock"));
}

before(async () => {
  browser = await launch();
});
after(() => browser?.close());
// Time never goes back for a server: each walk has its own.
beforeEach(async () => {
  folder = temporaryFolder("procedures");
  data = join(folder.path, "data");
  mkdirSync(data);
  minutes = 0;
  stand("2026-11-06"); // a Friday
  if (process.getuid() === 0) execFileSync("chown", ["-R", "okienko", data]); // the server will be that user
  server = await Server.start({ data, options: settings(folder.path, { "requests-per-minute": 1000000 }) });
});
afterEach(async () => {
  await server?.stop();
  folder.remove();
});

/** Somebody at a browser, signed in or not. */
async function person(email, { script = true, look = script } = {}) {
  const context = await browser.newContext({ javaScriptEnabled: script, bypassCSP: true, locale: "pl-PL", acceptDownloads: true });
  const page = await context.newPage();
  if (email) await signInAt(page, server.url, `${email}@okienko.example`);
  return {
    page,
    go: (path) => page.goto(server.url + path),
    press: (name) => page.getByRole("button", { name, exact: true }).first().click(),
    follow: (name) => page.getByRole("link", { name }).first().click(),
    fill: (label, text) => page.getByLabel(label, { exact: true }).first().fill(text),
    words: async () => (await page.locator("main").innerText()).replace(/\u00a0/g, " "),
    async sees(...parts) {
      const text = await this.words();
      for (const part of parts) assert.ok(part instanceof RegExp ? part.test(text) : text.includes(part), `${page.url()} says ${part}:\n${text}`);
    },
    async date(group, day) {
      const [year, month, date] = day.split("-").map(Number);
      const fields = page.getByRole("group", { name: group });
      await fields.getByLabel("Dzień").fill(String(date));
      await fields.getByLabel("Miesiąc").fill(String(month));
      await fields.getByLabel("Rok").fill(String(year));
    },
    /** axe works with script alone. */
    look: (name) => (look ? inspect(page, name) : Promise.resolve()),
    leave: () => context.close(),
  };
}

const numberIn = (text) => /OKN-\d{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)[0];

describe("a request for public information whose term is extended", { concurrency: false }, () => {
  for (const script of [true, false]) {
    const name = script ? "with script" : "without script";
    test(name, { timeout: 240_000 }, async () => {
      stand("2026-11-06");
      const subject = `Umowy na oświetlenie świąteczne ${script ? "w 2025 r." : "w 2024 r."}`;
      const resident = await person("mieszkanka", { script });
      await resident.go("/uslugi/public-information-request");
      await resident.press("Wypełnij wniosek");
      await resident.fill("O jaką informację prosisz?", subject);
      await resident.page.getByLabel("Kopia dokumentu (PDF)").check();
      await resident.page.getByLabel("W Okienku").or(resident.page.getByLabel(/Na koncie/)).first().check();
      await resident.press("Zapisz i przejdź dalej");
      await resident.page.waitForURL(/sprawdz/);
      await resident.press("Wyślij wniosek");
      await resident.sees("Wniosek przyjęty", "20 listopada 2026");
      const number = numberIn(await resident.words());

      const clerk = await person("urzednik", { look: script });
      await clerk.go("/urzad");
      await clerk.fill("Szukaj", number);
      await clerk.press("Pokaż");
      await clerk.page.locator(`main a[href^="/urzad/sprawy/${number}"]`).first().click();
      await clerk.press("Zarejestruj sprawę");
      await clerk.press("Weź sprawę");
      await clerk.look("urzad-sprawa-wzieta");
      await clerk.page.locator('a[href*="przejscie=przedluzenie"]').first().click();
      await clerk.look("pismo-puste");
      await clerk.press("Zobacz podgląd");
      await clerk.page.getByRole("heading", { name: /^Popraw \d+ miejsc/ }).waitFor();
      await clerk.look("pismo-bledy");
      await clerk.fill("Dlaczego potrzebujesz więcej czasu", "Umowy leżą w dwunastu jednostkach. Zbieramy ich kopie i usuwamy dane osobowe.");
      await clerk.fill("Stanowisko", "inspektor");
      await clerk.date("Nowy termin", "2026-12-18");
      await clerk.look("pismo-wypelnione");
      await clerk.press("Zobacz podgląd");
      await clerk.sees("dwunastu jednostkach", "18 grudnia 2026");
      await clerk.look("pismo-podglad");
      await clerk.press("Wyślij pismo");
      await clerk.sees("Pismo wysłane", "18 grudnia 2026");
      await clerk.look("urzad-sprawa-przedluzona");

      await resident.go("/konto");
      await resident.look("konto-z-pismem");
      await resident.go(`/konto/sprawy/${number}`);
      await resident.look("konto-sprawa-z-pismem");
      await resident.page.locator(`a[href$="/pisma/1"]`).first().click();
      if (await resident.page.getByRole("button", { name: /Potwierdzam odbiór/ }).count()) {
        await resident.look("pismo-do-odbioru");
        await resident.page.getByRole("button", { name: /Potwierdzam odbiór/ }).click();
      }
      await resident.sees("dwunastu jednostkach", "18 grudnia 2026");
      await resident.look("pismo-odebrane");

      stand("2026-12-10"); // after the fourteen days, before the new day
      const later = await person("urzednik", { look: script });
      await later.go(`/urzad/sprawy/${number}`);
      assert.equal(await later.page.locator(".okn-signal--late").count(), 0, "a lawful extension is not overdue");
      await later.page.locator('a[href*="przejscie=udostepnienie-po-przedluzeniu"]').first().click();
      await later.fill("Stanowisko", "inspektor");
      await later.fill("Treść odpowiedzi", "Przesyłamy kopie umów.\n\nDane osobowe usunęliśmy na podstawie art. 5 ust. 2 ustawy.");
      await later.page.locator("input[type=file]").setInputFiles({ name: "umowy.csv", mimeType: "text/csv", buffer: Buffer.from("umowa;kwota\n1;120000\n") });
      await later.press("Zobacz podgląd");
      await later.sees("Przesyłamy kopie umów", "umowy.csv");
      await later.press("Wyślij pismo");
      await later.sees("Informacja udostępniona");
      await later.look("urzad-sprawa-zamknieta");

      const back = await person("mieszkanka", { script });
      await back.go(`/konto/sprawy/${number}`);
      await back.sees("Informacja udostępniona");
      await back.look("konto-sprawa-zamknieta");
      await back.page.locator(`a[href$="/pisma/2"]`).first().click();
      if (await back.page.getByRole("button", { name: /Potwierdzam odbiór/ }).count()) await back.page.getByRole("button", { name: /Potwierdzam odbiór/ }).click();
      await back.sees("Przesyłamy kopie umów", "umowy.csv");
      for (const one of [resident, clerk, later, back]) await one.leave();
    });
  }
});

describe("a query that is answered and published", { concurrency: false }, () => {
  for (const script of [true, false]) {
    test(script ? "with script" : "without script", { timeout: 240_000 }, async () => {
      const subject = "Kiedy stanie wiata na przystanku Teatr Przykładowy?";
      const resident = await person("mieszkanka", { script });
      await resident.go("/dziennik-zapytan");
      await resident.look("dziennik-pusty");
      await resident.press("Zadaj pytanie");
      await resident.look("zapytanie-puste");
      await resident.press("Zapisz i przejdź dalej");
      await resident.page.getByRole("heading", { name: /^Popraw \d+ miejsc/ }).waitFor();
      await resident.look("zapytanie-bledy");
      await resident.page.getByLabel("Kogo pytasz?").selectOption("OR");
      await resident.fill("O co pytasz, jednym zdaniem?", subject);
      await resident.fill("Co chcesz wiedzieć?", "Przystanek stoi bez wiaty od wiosny. Kiedy ją postawicie?");
      await resident.page.locator("input[name=zgoda][value=true]").check();
      await resident.look("zapytanie-wypelnione");
      await resident.press("Zapisz i przejdź dalej");
      const gate = async (yes) => {
        for (const question of ["podpis", "zlozone", "wylaczone", "stanowisko"]) {
          await resident.page.locator(`input[name=${question}][value=${question === yes}]`).check();
        }
        await resident.press("Zapisz i przejdź dalej");
      };
      await resident.look("zapytanie-cztery-pytania");
      await gate("zlozone");
      await resident.sees("Tę sprawę załatwisz inną drogą", "14 dni");
      await resident.look("zapytanie-inna-droga");
      await resident.page.getByRole("link", { name: "Zmień odpowiedzi na cztery pytania" }).click();
      await gate("");
      await resident.page.waitForURL(/sprawdz/);
      await resident.look("zapytanie-sprawdz");
      await resident.page.locator("form[action$='/wyslij'] button").first().click();
      await resident.sees("13 listopada 2026");
      await resident.look("zapytanie-wyslane");
      const number = numberIn(await resident.page.content());
      await resident.go("/konto/zapytania");
      await resident.sees(subject);
      await resident.look("konto-zapytania");

      const clerk = await person("urzednik", { look: script });
      await clerk.go("/urzad/zapytania");
      await clerk.look("urzad-zapytania");
      await clerk.page.locator(`a[href="/urzad/zapytania/${number}"]`).first().click();
      await clerk.look("urzad-zapytanie");
      await clerk.press("Przekaż do akceptacji");
      await clerk.sees("Napisz odpowiedź");
      await clerk.look("urzad-zapytanie-bledy");
      await clerk.page.locator("textarea[name=odpowiedz]").fill("Wiata stanie do 15 grudnia.\n\n- fundament jest gotowy\n- czekamy na dostawę szkła");
      await clerk.press("Przekaż do akceptacji");
      await clerk.sees("czeka na akceptację");

      const second = await person("administrator", { look: script });
      await second.go(`/urzad/zapytania/${number}`);
      await second.look("urzad-zapytanie-akceptacja");
      await second.press("Zaakceptuj i wyślij odpowiedź");
      await second.sees("Sprawa zakończona");

      await resident.go(`/konto/zapytania/${number}`);
      await resident.sees("Wiata stanie do 15 grudnia");
      await resident.look("konto-zapytanie-odpowiedz");

      await clerk.go(`/urzad/zapytania/${number}/publikacja`);
      await clerk.look("urzad-publikacja");
      await clerk.page.locator("[name=tytul]").fill(subject);
      await clerk.press("Opublikuj");
      await clerk.sees("są w dzienniku");

      const reader = await person(undefined, { script });
      await reader.go(`/dziennik-zapytan?q=${encodeURIComponent("wiaty")}`);
      await reader.sees(subject);
      await reader.look("dziennik-szukanie");
      await reader.page.getByRole("link", { name: subject }).first().click();
      await reader.sees("Wiata stanie do 15 grudnia", "Nie pokazujemy, kto pytał");
      await reader.look("dziennik-wpis");
      const entry = new URL(reader.page.url()).pathname;
      await reader.go("/dziennik-zapytan/czas-odpowiedzi");
      await reader.look("dziennik-czas");
      assert.match(await (await fetch(`${server.url}/dziennik-zapytan/rss`)).text(), /Teatr Przykładowy/);

      stand("2026-11-20");
      const back = await person("mieszkanka", { script });
      await back.go(`/konto/zapytania/${number}`);
      await back.press("Wycofaj zgodę na publikację");
      await back.sees("Zgoda wycofana");
      const gone = await reader.go(entry);
      assert.equal(gone.status(), 410);
      await reader.sees("Tego wpisu już nie ma", "20 listopada 2026");
      await reader.look("dziennik-wycofany");
      for (const one of [resident, clerk, second, reader, back]) await one.leave();
    });
  }
});

describe("a vacancy up to its result", { concurrency: false }, () => {
  for (const script of [true, false]) {
    test(script ? "with script" : "without script", { timeout: 240_000 }, async () => {
      const pdf = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
      const hr = await person("kadrowa", { look: script });
      await hr.go("/kadry");
      await hr.look("kadry-puste");
      await hr.fill("Stanowisko", "Podinspektor / podinspektorka ds. zieleni");
      await hr.page.getByLabel("Komórka organizacyjna").selectOption("OR");
      await hr.press("Utwórz szkic ogłoszenia");
      await hr.look("kadry-ogloszenie-puste");
      await hr.press("Zapisz i ogłoś nabór");
      await hr.page.getByRole("heading", { name: /^Popraw \d+ miejsc/ }).waitFor();
      await hr.look("kadry-ogloszenie-bledy");
      for (const [name, text] of Object.entries({
        wymiar: "pełny etat", "placa-od": "5800", "placa-do": "7200", niezbedne: "wykształcenie średnie\n2 lata stażu pracy", dodatkowe: "prawo jazdy",
        zadania: "rejestr drzew", warunki: "budynek z windą", dokumenty: "CV", termin: "2026-11-20", miejsce: "przez Okienko",
      })) await hr.page.locator(`[name="${name}"]`).fill(text);
      for (const name of ["kierownicze", "cudzoziemcy", "wskaznik"]) await hr.page.locator(`input[name=${name}][value=nie]`).check();
      await hr.look("kadry-ogloszenie-wypelnione");
      await hr.press("Zapisz i ogłoś nabór");
      await hr.sees("Ogłoszenie jest na stronie naborów");

      const candidate = await person("mieszkanka", { script });
      await candidate.go("/nabory");
      await candidate.look("nabory");
      await candidate.page.getByRole("link", { name: /Podinspektor/ }).first().click();
      await candidate.look("nabor");
      const vacancy = new URL(candidate.page.url()).pathname.split("/").pop();
      await candidate.press("Złóż zgłoszenie");
      for (const [name, text] of Object.entries({ imiona: "Ewa", nazwisko: "Kozłowska-Lis", miejscowosc: "Skawina", email: "ewa@poczta.example" })) {
        await candidate.page.locator(`[name="${name}"]`).fill(text);
      }
      await candidate.date(/Data urodzenia|Kiedy/, "1991-03-07");
      await candidate.look("zgloszenie-kandydat");
      await candidate.press("Zapisz i przejdź dalej");
      await candidate.page.locator("[name=wyksztalcenie]").first().waitFor();
      await candidate.page.locator("input[name=wyksztalcenie][value=wyzsze2]").check();
      await candidate.page.locator("[name=szkoly]").fill("Uczelnia Przykładowa, 2015");
      await candidate.look("zgloszenie-kwalifikacje");
      await candidate.press("Zapisz i przejdź dalej");
      await candidate.page.locator("input[name=obywatelstwo][value=polskie]").check();
      for (const name of ["zdolnosc", "prawa", "niekaralnosc", "opinia"]) await candidate.page.locator(`input[name=${name}][value=true]`).check();
      await candidate.look("zgloszenie-oswiadczenia");
      await candidate.press("Zapisz i przejdź dalej");
      await candidate.page.locator("input[name=zyciorys]").setInputFiles({ name: "cv.pdf", mimeType: "application/pdf", buffer: pdf });
      await candidate.look("zgloszenie-pliki");
      await candidate.press("Zapisz i przejdź dalej");
      await candidate.page.waitForURL(/sprawdz/);
      await candidate.sees("zapieczętowane");
      await candidate.look("zgloszenie-sprawdz");
      await candidate.page.locator("form[action$='/wyslij'] button").first().click();
      const number = numberIn(await candidate.page.content());

      await hr.go(`/kadry/nabory/${vacancy}`);
      await hr.sees("Zapieczętowane do", "Ważne zgłoszenia: 1");
      await hr.look("kadry-zapieczetowane");
      assert.ok(!(await hr.page.content()).includes("Kozłowska"), "nobody sees who applied");

      stand("2026-11-23");
      const later = await person("kadrowa", { look: script });
      await later.go(`/kadry/nabory/${vacancy}`);
      await later.sees("Ewa Kozłowska-Lis");
      await later.look("kadry-tabela");
      await later.page.getByRole("link", { name: "Ewa Kozłowska-Lis" }).first().click();
      await later.look("kadry-zgloszenie");
      await later.page.locator("input[name=kryterium-1][value=tak]").check();
      await later.page.locator("input[name=kryterium-2][value=tak]").check();
      await later.page.locator("[name=stan]").selectOption("interview");
      await later.page.locator("[name=miejsce]").fill("1");
      await later.press("Zapisz ocenę");
      await later.sees("Ocena zapisana");
      await later.go(`/kadry/nabory/${vacancy}/porownanie?a=1`);
      await later.look("kadry-porownanie");
      await later.go(`/kadry/nabory/${vacancy}`);
      await later.look("kadry-tabela-oceny");
      await later.page.locator("select[name=wybrany]").selectOption("1");
      await later.page.locator("[name=uzasadnienie]").fill("Najwyższa ocena z rozmowy.");
      await later.press("Ogłoś wynik");
      await later.sees("Wynik jest na stronie naborów");
      await later.go("/kadry/retencja");
      await later.look("kadry-retencja");

      const reader = await person(undefined, { script });
      await reader.go("/nabory");
      await reader.sees("Ewa Kozłowska-Lis, Skawina");
      await reader.look("nabory-wynik");
      stand("2026-11-24");
      const back = await person("mieszkanka", { script });
      await back.go(`/konto/sprawy/${number}`);
      await back.sees("Nabór rozstrzygnięty");
      await back.look("konto-zgloszenie");
      for (const one of [hr, candidate, later, reader, back]) await one.leave();
    });
  }
});
