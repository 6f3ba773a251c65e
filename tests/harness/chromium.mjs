// A real Chromium for the browser suite, driven by playwright-core.
import { chromium } from "playwright-core";
import { existsSync } from "node:fs";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => existsSync(path));

/** `more` are further switches of Chromium. */
export async function launch(more = []) {
  if (!executablePath) throw new Error("no Chromium: install the Debian package chromium");
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-dev-shm-usage",
      ...more,
    ],
  });
}
