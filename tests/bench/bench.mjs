// Measures the running server beside the bare library calls it is made of, in one run, and prints ratios.
// usage: bench.mjs [SECONDS]       (through scripts/bench)
import { execFile, execFileSync } from "node:child_process";
import { readFileSync, writeFileSync, readdirSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Server, okienko, root, settings, temporaryFolder } from "../harness/server.mjs";
import { Api, sampleDocument } from "../harness/api.mjs";
import { postmaster, query } from "../harness/database.mjs";
import { Visitor } from "../harness/visitor.mjs";

const run = promisify(execFile);
const warmUp = 2; // seconds: connections open, statements are planned, tables get their first pages
const seconds = Number(process.argv[2] ?? 10);
const service = "public-information-request";
const resident = { email: "mieszkanka@okienko.example", password: "na-pokaz-okienko" };
const cores = cpus().length;
const connections = 32; // that submit at once
const failures = [];
const say = (text) => console.log(text);
const check = (holds, text) => {
  if (!holds) failures.push(text);
};

async function wrk(script, url, { connections, environment = {}, duration = seconds }) {
  const words = ["-t1", `-c${connections}`, `-d${duration}s`, "--timeout", "10s", "-s", join(root, "tests/bench", script), url];
  const { stdout } = await run("wrk", words, { env: { ...process.env, ...environment } });
  return JSON.parse(/RESULT (.*)/.exec(stdout)[1]);
}

/** Resident memory in MiB of a process, and for PostgreSQL the proportional share of all its processes. */
const status = (pid, field) => {
  try {
    return Number(new RegExp(`^${field}:\\s+(\\d+)`, "m").exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0; // ended meanwhile
  }
};
const children = (pid) =>
  readdirSync("/proc").filter((name) => /^\d+$/.test(name)).filter((name) => {
    try {
      return Number(readFileSync(`/proc/${name}/stat`, "utf8").split(") ")[1].split(" ")[1]) === pid;
    } catch {
      return false;
    }
  });

const folder = temporaryFolder("bench");
const data = join(folder.path, "data");
const server = await Server.start({ data, options: settings(folder.path, { "requests-per-minute": 1000000 }) });
try {
  say(`${cores} cores; ${seconds} s a measurement`);

  for (const [name, path] of [["home", "/"], ["card", `/uslugi/${service}`]]) {
    const page = await wrk("pages.lua", server.url + path, { connections: 8 });
    say(`page ${name}: ${(page.requests / page.seconds).toFixed(0)}/s, p50 ${page.p50_ms} ms, p99 ${page.p99_ms} ms, errors ${page.errors}`);
    check(page.errors === 0, `page ${name} had errors`);
  }

  const token = okienko("token", "create", "--account", resident.email, "--data", data).match(/okn_\S+/)[0];
  const sample = await sampleDocument(server.url, service);
  const body = join(folder.path, "document.xml");
  writeFileSync(body, sample.text);
  const visitor = new Visitor(server.url);
  await visitor.signIn(resident.email, resident.password);

  const before = Number(query(data, "select count(*) from cases.cases")[0][0]);
  const target = `${server.url}/api/v1/submissions`;
  const submissions = (prefix, duration = seconds) =>
    wrk("submissions.lua", target, { connections, duration, environment: { OKIENKO_TOKEN: token, OKIENKO_BODY: body, OKIENKO_PREFIX: prefix } });
  const warm = await submissions("warm", warmUp);
  const alone = await submissions("alone");
  const [loaded, account] = await Promise.all([
    submissions("loaded"),
    wrk("pages.lua", `${server.url}/konto`, { connections: 1, environment: { OKIENKO_COOKIE: visitor.cookie } }),
  ]);
  const rows = Number(query(data, "select count(*) from cases.cases")[0][0]) - before;
  const acknowledged = warm.accepted + alone.accepted + loaded.accepted;
  const refused = warm.refused + alone.refused + loaded.refused;
  // wrk stops in the middle: what was under way then may be committed without its answer being counted.
  const inFlight = 3 * connections;
  say(`durable submissions: ${(alone.accepted / alone.seconds).toFixed(0)}/s alone (p50 ${alone.p50_ms} ms, p99 ${alone.p99_ms} ms), ` +
    `${(loaded.accepted / loaded.seconds).toFixed(0)}/s beside the account page; refused ${refused}`);
  say(`acknowledged ${acknowledged}, committed ${rows} (in flight at the ends at most ${inFlight})`);
  check(rows >= acknowledged && rows <= acknowledged + inFlight, `${acknowledged} acknowledged but ${rows} committed`);
  check(refused === 0, "submissions were refused");
  say(`account page meanwhile: p50 ${account.p50_ms} ms, p99 ${account.p99_ms} ms, ${account.requests} requests, errors ${account.errors}`);
  check(account.errors === 0, "the account page had errors");

  const receipt = join(folder.path, "receipt.xml");
  const made = await (await new Api(server.url, token).submit(sample.text, "bench-receipt")).json();
  writeFileSync(receipt, await new Api(server.url, token).bytes(`/submissions/${made.id}/receipt`));
  const schema = join(root, "forms/catalog", service, "document.xsd");
  const libraries = process.env.OKIENKO_LIBRARY_CALLS ?? join(root, "build/release/tests/bench/library_calls");
  const schemaFolder = join(folder.path, "schemas");
  execFileSync("mkdir", [schemaFolder]);
  execFileSync("sh", ["-c", `cp ${join(root, "schemas/xsd")}/*.xsd ${schema} ${schemaFolder}/`]);
  execFileSync("sh", ["-c", `cp ${libraries} ${folder.path}/library_calls && chmod -R a+rX ${folder.path}/library_calls ${schemaFolder} ${body} ${receipt}`]);
  const uri = `host=${join(data, "postgres/socket")} user=okienko dbname=okienko`;
  const words = [join(folder.path, "library_calls"), body, join(schemaFolder, "document.xsd"), receipt, uri];
  const asRoot = process.getuid() === 0;
  const calls = JSON.parse(execFileSync(asRoot ? "runuser" : words[0], asRoot ? ["-u", "okienko", "--", ...words] : words.slice(1), { encoding: "utf8", cwd: "/" }));
  say(`bare library calls, CPU µs: ${JSON.stringify(calls)}`);
  const limit = (cores * 1e6) / calls.sum_us;
  const ratio = alone.accepted / alone.seconds / limit;
  say(`limit ${cores} × 10⁶ / ${calls.sum_us} = ${limit.toFixed(0)}/s; ratio ${ratio.toFixed(2)} (bar 0.45)`);
  check(ratio >= 0.45, `ratio ${ratio.toFixed(2)} is below the bar of 0.45`);

  const database = postmaster(data);
  const postgres = [database, ...children(database)].reduce((sum, pid) => sum + status(pid, "RssAnon"), 0);
  say(`memory: server ${status(server.child.pid, "VmRSS").toFixed(0)} MiB (peak ${status(server.child.pid, "VmHWM").toFixed(0)}), PostgreSQL's own ${postgres.toFixed(0)} MiB besides shared buffers`);
} finally {
  await server.stop();
  folder.remove();
}
for (const failure of failures) say(`FAILED: ${failure}`);
process.exitCode = failures.length > 0 ? 1 : 0;
