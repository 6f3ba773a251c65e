// Starts the real program on a free port with its own data folder and private PostgreSQL, as a person would.
import { spawn, execFileSync } from "node:child_process";
import { closeSync, openSync, mkdtempSync, chmodSync, rmSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
export const program = process.env.OKIENKO_PROGRAM ?? join(root, "build/release/okienko");

/** A folder below /tmp that the service's own user may use, too; `remove` ends it. */
export function temporaryFolder(name) {
  const path = mkdtempSync(`/tmp/okienko-${name}-`);
  chmodSync(path, 0o755);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Runs `okienko …` to its end and returns what it printed. */
export function okienko(...words) {
  return execFileSync(program, words, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** A configuration file beside the data folder; returns the option that names it. */
export function settings(folder, values) {
  const file = join(folder, "okienko.conf");
  writeFileSync(file, Object.entries(values).map(([key, value]) => `${key} = ${value}\n`).join(""), { mode: 0o644 });
  return ["--config", file];
}

export class Server {
  /** `data` is the data folder; options go to `okienko serve`. Resolves when it answers. */
  static async start({ data, port = 0, options = [], timeout = 120_000 }) {
    const server = new Server();
    server.data = data;
    // To a file: reading it along would cost a measured server's neighbour a tenth of the machine.
    server.logFile = `${data}.log`;
    const log = openSync(server.logFile, "a");
    server.child = spawn(program, ["serve", "--port", String(port), "--data", data, ...options], {
      stdio: ["ignore", "pipe", log],
    });
    closeSync(log);
    server.ended = new Promise((done) => server.child.once("exit", (code, signal) => done({ code, signal })));
    server.url = await new Promise((found, failed) => {
      let out = "";
      const timer = setTimeout(() => failed(new Error(`the server did not start in time\n${server.log}`)), timeout);
      server.child.stdout.on("data", (bytes) => {
        out += bytes;
        const line = /Okienko: (https?:\/\/\S+?)\/?\s/.exec(out);
        if (line) {
          clearTimeout(timer);
          found(line[1]);
        }
      });
      server.ended.then(({ code, signal }) => {
        clearTimeout(timer);
        failed(new Error(`the server ended (${code ?? signal})\n${out}\n${server.log}`));
      });
    });
    return server;
  }

  /** The end of what it wrote to its log. */
  get log() {
    return readFileSync(this.logFile, "utf8").slice(-200_000);
  }

  get port() {
    return Number(new URL(this.url).port);
  }

  /** SIGTERM and wait for the orderly end. */
  async stop() {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill("SIGTERM");
    return this.ended;
  }

  /** SIGKILL: as a power cut for this process alone. */
  async kill() {
    this.child.kill("SIGKILL");
    return this.ended;
  }

  /** Letters the server wrote to files instead of sending. */
  letters() {
    const folder = join(this.data, "mail");
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .filter((name) => name.endsWith(".eml"))
      .sort()
      .map((name) => readFileSync(join(folder, name), "utf8"));
  }
}
