// Signing in on the pages, in a real browser.
import assert from "node:assert/strict";

const password = "na-pokaz-okienko"; // of every demonstration account
const press = (page, name) => page.getByRole("button", { name, exact: true }).first().click();

/** The code of a demonstration account; each is good once, so the next one may have to be waited for. */
async function typeCode(page, url) {
  for (let tries = 0; tries < 5 && page.url().includes("drugi-skladnik"); tries += 1) {
    if (tries > 0) {
      await page.waitForTimeout(10_000);
      await page.goto(`${url}/konto/drugi-skladnik`);
    }
    const code = await page.locator("#kod-pokazowy").innerText();
    await page.getByLabel("Kod", { exact: true }).fill(code);
    await press(page, "Sprawdź kod");
  }
}

/** Signs a demonstration account in, staff with their code. */
export async function signIn(page, url, email) {
  await page.goto(`${url}/konto/logowanie`);
  await page.getByLabel("Adres e-mail").fill(email);
  await page.getByLabel("Hasło", { exact: true }).fill(password);
  await press(page, "Zaloguj się");
  if (page.url().includes("drugi-skladnik")) await typeCode(page, url);
  assert.ok(!page.url().includes("logowanie") && !page.url().includes("drugi-skladnik"), `signed in as ${email}`);
}
