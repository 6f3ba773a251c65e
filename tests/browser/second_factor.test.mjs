// Somebody new at the office: connects an app for codes, keeps the recovery codes, comes back with the app and with a code on paper.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { join } from "node:path";
import { launch } from "../harness/chromium.mjs";
import { inspect } from "../harness/inspection.mjs";
import { Server, program, settings, temporaryFolder } from "../harness/server.mjs";

const email = "nowa@okienko.example";
const password = "na-pokaz-okienko";
const folder = temporaryFolder("second-factor");
const data = join(folder.path, "data");
let server;
let browser;

before(async () => {
  const options = settings(folder.path, { "requests-per-minute": 1000000 });
  server = await Server.start({ data, options });
  execFileSync(program, ["account", "create", "--email", email, "--name", "Nowa Osoba", "--role", "clerk", "--unit", "OR", "--password", "-", "--data", data, ...options],
    { input: `${password}\n`, stdio: ["pipe", "pipe", "pipe"] });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
  folder.remove();
});

/** The code of an app (RFC 6238, six digits, half a minute) with the secret as the page spells it. */
function codeOf(secret) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret.replace(/[^A-Z2-7]/gi, "").toUpperCase()].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((octet) => parseInt(octet, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac("sha1", key).update(step).digest();
  const at = mac[19] & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

async function withPassword() {
  const context = await browser.newContext({ bypassCSP: true, locale: "pl-PL" });
  const page = await context.newPage();
  await page.goto(`${server.url}/konto/logowanie`);
  await page.getByLabel("Adres e-mail").fill(email);
  await page.getByLabel("Hasło", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Zaloguj się", exact: true }).first().click();
  return page;
}
const type = async (page, code) => {
  await page.getByLabel("Kod", { exact: true }).fill(code);
  await Promise.all([page.waitForEvent("load"), page.locator("form[action='/konto/drugi-skladnik'] button").first().click()]);
};
const words = async (page) => (await page.locator("main").innerText()).replace(/\u00a0/g, " ");

test("an app is connected, then its codes and the ones on paper let in", { timeout: 240_000 }, async () => {
  const page = await withPassword();
  await page.goto(`${server.url}/urzad`);
  assert.match(page.url(), /drugi-skladnik/, "no staff page without the second factor");
  await inspect(page, "kody-polaczenie");
  const secret = await page.locator("#sekret").innerText();
  await type(page, "000000");
  await page.locator(".govuk-error-summary").waitFor();
  await inspect(page, "kody-polaczenie-bledy");
  assert.equal(await page.locator("#sekret").innerText(), secret, "a mistyped code keeps the secret");
  await type(page, codeOf(secret));
  assert.match(await words(page), /Zachowaj kody zapasowe/);
  await inspect(page, "kody-zapasowe");
  const paper = await page.locator(".okn-codes code").first().innerText();
  await page.goto(`${server.url}/urzad`);
  assert.match(page.url(), /\/urzad$/);
  await page.goto(`${server.url}/konto/ustawienia/drugi-skladnik`);
  await inspect(page, "kody-ustawienia");
  await page.context().close();

  const again = await withPassword();
  await inspect(again, "kody-wpisz");
  await type(again, "000000");
  await again.locator(".govuk-error-summary").waitFor();
  await inspect(again, "kody-wpisz-bledy");
  await type(again, paper);
  await again.goto(`${server.url}/urzad`);
  assert.match(again.url(), /\/urzad$/, "a code on paper lets in");
  await again.context().close();

  const third = await withPassword();
  await type(third, paper);
  await third.locator(".govuk-error-summary").waitFor();
  await third.context().close();
});
