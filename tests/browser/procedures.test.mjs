// Three whole procedures in a real Chromium, from the resident's first click to the closed case, under a clock that stands:
// a request for public information whose term is extended, a query that is answered and published, a vacancy up to its result.
// The resident's part is walked with script and without. Every page on the way is looked at: axe-core, wide and narrow.
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
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
  writeFileSync(join(data, "clock"), `${moment.toISOString().slice(0, 19)}Z\n`);
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
