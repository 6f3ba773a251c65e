// Editors at /redakcja in a real Chromium: a card edited, previewed, published and restored; a package refused, looked at and published.
// Every state of the pages is looked at with axe-core, wide and narrow.
import { after, before, describe, test } from "node:test";
import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { launch } from "../harness/chromium.mjs";
import { inspect } from "../harness/inspection.mjs";
import { signIn } from "../harness/page_sign_in.mjs";
import { Server, settings, temporaryFolder } from "../harness/server.mjs";

const folder = temporaryFolder("editing");
const service = "public-information-request";
let server;
let browser;
let context;
let page;

const words = async () => (await page.locator("main").innerText()).replace(/\u00a0/g, " ");
const press = (name) => page.getByRole("button", { name, exact: true }).click();
const go = (path) => page.goto(`${server.url}${path}`);

/** The shipped service as a ZIP file after some files were changed. */
function packed(name, change) {
  const copy = join(folder.path, name);
  mkdirSync(copy, { recursive: true });
  cpSync(join(import.meta.dirname, "../../forms/catalog", service), copy, { recursive: true });
  for (const [file, from, to] of change) {
    const text = readFileSync(join(copy, file), "utf8");
    assert.ok(text.includes(from), `${file} has ${from}`);
    writeFileSync(join(copy, file), text.replace(from, to));
  }
  const zip = `${copy}.zip`;
  execFileSync("python3", ["-c", "import shutil,sys; shutil.make_archive(sys.argv[1], 'zip', sys.argv[1])", copy]);
  return zip;
}

async function bring(zip) {
  await go("/redakcja/paczki");
  await page.getByLabel("Plik ZIP z folderem usługi").setInputFiles(zip);
  await press("Sprawdź paczkę");
}

before(async () => {
  server = await Server.start({ data: join(folder.path, "data"), options: settings(folder.path, { "requests-per-minute": 1000000 }) });
  browser = await launch();
  context = await browser.newContext({ bypassCSP: true, locale: "pl-PL" });
  page = await context.newPage();
  await signIn(page, server.url, "redaktorka@okienko.example");
});
after(async () => {
  await browser?.close();
  await server?.stop();
  folder.remove();
});

describe("cards and services", { concurrency: false }, () => {
  test("the list and a service", async () => {
    await go("/redakcja");
    assert.match(await words(), /Karty i usługi/);
    await inspect(page, "redakcja-lista");
    await page.getByRole("link", { name: "Udostępnienie informacji publicznej na wniosek" }).click();
    assert.ok(await page.getByRole("img", { name: /Przebieg sprawy/ }).isVisible());
    await inspect(page, "redakcja-przebieg");
    await page.locator("summary", { hasText: "Przebieg w tabeli" }).click();
    assert.match(await words(), /Zarejestruj sprawę/);
    await inspect(page, "redakcja-przebieg-tabela");
  });

  test("a card is edited, previewed, published and restored", async () => {
    await go(`/redakcja/uslugi/${service}`);
    await page.getByRole("button", { name: "Popraw kartę" }).click();
    await inspect(page, "redakcja-karta");
    const title = page.locator("#pl-title");
    const before = await title.inputValue();
    await title.fill("");
    await press("Zapisz i zobacz podgląd");
    assert.match(await page.title(), /^Błąd: /);
    await inspect(page, "redakcja-karta-bledy");
    await title.fill("Zapytaj miasto o informację publiczną");
    await press("Zapisz i zobacz podgląd");
    assert.match(await words(), /To jest podgląd/);
    await page.locator("summary", { hasText: "Zmieniasz 1 pole" }).click();
    await inspect(page, "redakcja-podglad");
    await press("Opublikuj kartę");
    assert.match(await words(), /Karta jest opublikowana/);
    await go(`/uslugi/${service}`);
    assert.match(await words(), /Zapytaj miasto o informację publiczną/);
    await go(`/redakcja/uslugi/${service}/wersje/2`);
    await inspect(page, "redakcja-wydanie");
    await go(`/redakcja/uslugi/${service}/wersje/1`);
    await press("Przywróć to wydanie");
    await go(`/uslugi/${service}`);
    assert.ok((await words()).includes(before));
  });

  test("two windows at once", async () => {
    await go(`/redakcja/uslugi/${service}/karta`);
    const other = await context.newPage();
    await other.goto(`${server.url}/redakcja/uslugi/${service}/karta`);
    await other.locator("#pl-notes").fill("Z pierwszego okna");
    // Closed only when the answer is there: a page closed while it loads may never say that it is.
    await Promise.all([other.waitForEvent("load"), other.getByRole("button", { name: "Zapisz i wróć później" }).click()]);
    await other.close();
    await page.locator("#pl-notes").fill("Z drugiego okna");
    await press("Zapisz i wróć później");
    const text = await words();
    assert.match(text, /Z pierwszego okna/);
    assert.match(text, /Z drugiego okna/);
    await inspect(page, "redakcja-dwa-okna");
    await press("Zapisz wersję z tego okna");
    await go(`/redakcja/uslugi/${service}/karta`);
    assert.equal(await page.locator("#pl-notes").inputValue(), "Z drugiego okna");
    await press("Usuń szkic");
  });

  test("a package with faults, and a sound one", async () => {
    await go("/redakcja/paczki");
    await inspect(page, "redakcja-paczka");
    await bring(packed("broken", [["form.xml", "Tresc/Komorka", "Tresc/Nieznane"], ["workflow.xml", 'id="odmowa" kind="closed"', 'id="odmowa" kind="open"']]));
    assert.match(await words(), /form\.xml, wiersz 10/);
    assert.doesNotMatch(await words(), /dead-end|unknown-path/, "no jargon before it is unfolded");
    await inspect(page, "redakcja-paczka-bledy");
    await bring(packed("sound", [["form.xml", 'version="4"', 'version="5"'], ["text.pl.xml", ">Złożony<", ">Przyjęty<"]]));
    assert.match(await words(), /Zastąpi wersję 4/);
    await inspect(page, "redakcja-paczka-zmiany");
    await press("Opublikuj usługę");
    assert.match(await words(), /Usługa jest opublikowana/);
  });

  test("in English", async () => {
    await go("/jezyk?kod=en&powrot=%2Fredakcja");
    assert.match(await words(), /Cards and services/);
    await inspect(page, "redakcja-angielski");
  });
});
