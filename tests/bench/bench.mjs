// Measures the running server beside the bare library calls it is made of, in one run, and prints ratios.
// usage: bench.mjs [SECONDS]       (through scripts/bench)
import { execFile, execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync, readdirSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Server, okienko, root, settings, temporaryFolder } from "../harness/server.mjs";
import { Api, sampleDocument } from "../harness/api.mjs";
import { postmaster, query } from "../harness/database.mjs";
import { FileSigner } from "../harness/signer.mjs";
import { Visitor } from "../harness/visitor.mjs";
import { describe, describeScale, measureScale, measureVerification } from "./verification.mjs";

const run = promisify(execFile);
const warmUp = 2; // seconds: connections open, statements are planned, tables get their first pages
const seconds = Number(process.argv[2] ?? 10);
const service = "public-information-request";
const signedService = "general-letter";
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

/** CPU microseconds of the bare calls for one document, as the account the database trusts. */
function libraryCalls(of, document, receiptBytes) {
  const place = join(folder.path, `library-${of}`);
  mkdirSync(place);
  const own = join(root, "forms/catalog", of);
  for (const [from, names] of [[join(root, "schemas/xsd"), readdirSync(join(root, "schemas/xsd"))], [own, readdirSync(own)]]) {
    for (const name of names.filter((file) => file.endsWith(".xsd"))) cpSync(join(from, name), join(place, name));
  }
  writeFileSync(join(place, "receipt.xml"), receiptBytes);
  cpSync(document, join(place, "body.xml"));
  cpSync(process.env.OKIENKO_LIBRARY_CALLS ?? join(root, "build/release/tests/bench/library_calls"), join(place, "library_calls"));
  execFileSync("chmod", ["-R", "a+rX", place]);
  const uri = `host=${join(data, "postgres/socket")} user=okienko dbname=okienko`;
  const words = [join(place, "library_calls"), join(place, "body.xml"), join(place, "document.xsd"), join(place, "receipt.xml"), uri];
  const asRoot = process.getuid() === 0;
  return JSON.parse(execFileSync(asRoot ? "runuser" : words[0], asRoot ? ["-u", "okienko", "--", ...words] : words.slice(1),
    { encoding: "utf8", cwd: "/" }));
}

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
  const submissions = (prefix, duration = seconds, file = body) =>
    wrk("submissions.lua", target, { connections, duration, environment: { OKIENKO_TOKEN: token, OKIENKO_BODY: file, OKIENKO_PREFIX: prefix } });
  const receiptOf = async (text) => {
    const api = new Api(server.url, token);
    const { id } = await (await api.submit(text, `receipt-${Math.random()}`)).json();
    return api.bytes(`/submissions/${id}/receipt`);
  };
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

  const signedText = new FileSigner(folder.path).sign((await sampleDocument(server.url, signedService)).text);
  const signedBody = join(folder.path, "signed.xml");
  writeFileSync(signedBody, signedText);
  const signed = await submissions("signed", seconds, signedBody);
  check(signed.refused === 0, "signed submissions were refused");

  const [receipt, signedReceipt] = [await receiptOf(sample.text), await receiptOf(signedText)];
  const calls = libraryCalls(service, body, receipt);
  say(`bare library calls, CPU µs: ${JSON.stringify(calls)}`);
  const limit = (cores * 1e6) / calls.sum_us;
  const ratio = alone.accepted / alone.seconds / limit;
  say(`limit ${cores} × 10⁶ / ${calls.sum_us} = ${limit.toFixed(0)}/s; ratio ${ratio.toFixed(2)} (bar 0.45)`);
  check(ratio >= 0.45, `ratio ${ratio.toFixed(2)} is below the bar of 0.45`);

  const verifications = measureVerification(folder.path);
  const signedCalls = libraryCalls(signedService, signedBody, signedReceipt);
  const ecdsa = verifications.find(({ document }) => document.startsWith("ECDSA"));
  const signedLimit = (cores * 1e6) / (signedCalls.sum_us + ecdsa.xmlsec_us);
  say(`durable signed submissions (${signedText.length} characters, verified, report kept): ${(signed.accepted / signed.seconds).toFixed(0)}/s ` +
    `(p50 ${signed.p50_ms} ms, p99 ${signed.p99_ms} ms); bare calls with xmlsec's ${(signedCalls.sum_us + ecdsa.xmlsec_us).toFixed(0)} µs, ` +
    `ratio ${(signed.accepted / signed.seconds / signedLimit).toFixed(2)}`);
  for (const row of verifications) {
    say(describe(row));
    if (row.bytes < 10_000) check(row.ours_us < row.xmlsec_us && row.ours_us < row.santuario_us, `${row.document}: a peer is faster`);
    if (row === ecdsa) check(row.santuario_us >= 4.5 * row.ours_us, `${row.document}: less than 4.5 times Santuario's speed`);
  }
  const scale = measureScale(folder.path);
  say(describeScale(scale));
  check(scale.container_2_gb_mib <= 64, "a container of 2 GB takes more than 64 MiB");
  check(cores < 2 || scale.threads >= 1.8, `two threads do only ${scale.threads} times the work of one`);

  const database = postmaster(data);
  const postgres = [database, ...children(database)].reduce((sum, pid) => sum + status(pid, "RssAnon"), 0);
  say(`memory: server ${status(server.child.pid, "VmRSS").toFixed(0)} MiB (peak ${status(server.child.pid, "VmHWM").toFixed(0)}), PostgreSQL's own ${postgres.toFixed(0)} MiB besides shared buffers`);
} finally {
  await server.stop();
  folder.remove();
}
for (const failure of failures) say(`FAILED: ${failure}`);
process.exitCode = failures.length > 0 ? 1 : 0;
