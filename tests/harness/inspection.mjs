// Looks at a page as it stands: axe-core and sideways scrolling, wide by day and narrow by night; a picture when one is wanted.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { repeatedIds, scrollsSideways, violations } from "./accessibility.mjs";

const pictures = process.env.OKIENKO_SCREENSHOTS;
const views = [
  { width: 1280, height: 900, colorScheme: "light", name: "1280" },
  { width: 360, height: 740, colorScheme: "dark", name: "360" },
];

/** Fails with every violation found. `name` is the state's name, e.g. "formularz-bledy", and the picture's. */
export async function inspect(page, name) {
  const found = (await repeatedIds(page)).map((id) => `the id ${id} stands there twice`);
  for (const view of views) {
    await page.setViewportSize({ width: view.width, height: view.height });
    await page.emulateMedia({ colorScheme: view.colorScheme, reducedMotion: "reduce" });
    // Colours that fade from day to night would be measured half way.
    await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))));
    found.push(...(await violations(page)).map((line) => `${view.name}: ${line}`));
    if (await scrollsSideways(page)) found.push(`${view.name}: the page scrolls sideways`);
    if (pictures) {
      mkdirSync(pictures, { recursive: true });
      await page.emulateMedia({ colorScheme: "light" });
      await page.screenshot({ path: join(pictures, `${name}-${view.name}.png`), fullPage: true });
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: views[0].width, height: views[0].height });
  assert.deepEqual(found, [], `${name} (${page.url()})`);
}
