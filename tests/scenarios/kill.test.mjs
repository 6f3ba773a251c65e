// Twenty random SIGKILLs of server and database while submissions run, plain and signed ones: nothing that was acknowledged may
// be lost, nothing may be stored twice, and the next start recovers by itself.
import { test } from "node:test";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Server, okienko, settings, temporaryFolder } from "../harness/server.mjs";
import { Api, sampleDocument, sha256 } from "../harness/api.mjs";
import { postmaster, query } from "../harness/database.mjs";
import { FileSigner } from "../harness/signer.mjs";

const kills = 20;
const writers = 6; // every second one sends signed letters
const letters = 12; // signed beforehand: a program starts for each

/** Documents one after another: each plain one is unlike all others, the signed ones take turns. */
const plain = (sample) => (key) => sample.replace(/>([^<>]* [^<>]{30,})</, (_, words) => `>${words} [${key}]<`);
const inTurn = (documents) => (_, n) => documents[n % documents.length];

/** One client: sends document after document, each again with its key until the server says it has it. */
async function write(name, signed, make, state) {
  for (let n = 0; !state.over; n += 1) {
    const key = `${name}-${n}`;
    const body = make(key, n);
    for (;;) {
      try {
        const answer = await new Api(state.url, state.token).submit(body, key);
        const text = await answer.text();
        if (answer.status === 201) {
          const { id, number } = JSON.parse(text);
          state.acknowledged.push({ key, id, number, signed, digest: sha256(body) });
          break;
        }
        assert.ok([429, 503].includes(answer.status), `a valid document got ${answer.status}: ${text}`);
      } catch (error) {
        if (error instanceof assert.AssertionError) throw error;
        // Refused, reset or cut off in the middle: the client can't know, so it asks again with the same key.
      }
      if (state.abandoned) return;
      state.retries += 1;
      await sleep(50 + Math.random() * 150);
    }
  }
}

/** Waits until the server has what it needs again. */
async function ready(url) {
  for (let n = 0; n < 600; n += 1) {
    const answer = await fetch(`${url}/health/ready`).catch(() => null);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error("the server did not recover within a minute");
}

/** Kills the postmaster, if one runs at this moment; whether it did. */
function killDatabase(data) {
  const pid = postmaster(data);
  if (!pid) return 0;
  try {
    process.kill(pid, "SIGKILL");
    return 1;
  } catch (error) {
    if (error.code === "ESRCH") return 0; // the file of one that is gone already
    throw error;
  }
}

test("twenty kills lose nothing that was acknowledged", { timeout: 600_000 }, async (t) => {
  const folder = temporaryFolder("kill");
  const data = join(folder.path, "data");
  const options = settings(folder.path, { "requests-per-minute": 1000000 });
  let server = await Server.start({ data, options });
  const state = { over: false, abandoned: false };
  t.after(async () => {
    state.over = state.abandoned = true;
    await server.stop();
    folder.remove();
  });
  const port = server.port;
  const token = okienko("token", "create", "--account", "mieszkanka@okienko.example", "--data", data).match(/okn_\S+/)[0];
  Object.assign(state, { url: server.url, token, acknowledged: [], retries: 0 });
  const request = plain((await sampleDocument(server.url, "public-information-request")).text);
  const signer = new FileSigner(folder.path);
  const letter = plain((await sampleDocument(server.url, "general-letter")).text);
  const signed = inTurn(Array.from({ length: letters }, (_, n) => signer.sign(letter(`letter ${n}`))));
  const clients = Array.from({ length: writers }, (_, n) =>
    n % 2 ? write(`signed-${n}`, true, signed, state) : write(`plain-${n}`, false, request, state));
  const failed = Promise.race(clients);

  let killedServers = 0;
  let killedDatabases = 0;
  for (let n = 0; n < kills; n += 1) {
    await Promise.race([sleep(300 + Math.random() * 1200), failed]);
    const which = Math.random();
    if (which < 0.6) {
      killedServers += 1;
      if (which < 0.2) killedDatabases += killDatabase(data);
      await server.kill();
      server = await Server.start({ data, port, options });
    } else {
      killedDatabases += killDatabase(data);
    }
  }
  await ready(server.url);
  await sleep(1000);
  state.over = true;
  await Promise.all(clients);
  const withSignature = state.acknowledged.filter((one) => one.signed);
  t.diagnostic(`${state.acknowledged.length} acknowledged, ${withSignature.length} of them signed, ${state.retries} asked again, ` +
    `${killedServers} servers and ${killedDatabases} databases killed`);
  assert.ok(state.acknowledged.length - withSignature.length >= kills, "too little was sent to prove anything");
  assert.ok(withSignature.length >= kills, "too little was signed to prove anything");

  await t.test("cases are as many as keys", () => {
    assert.equal(new Set(state.acknowledged.map(({ id }) => id)).size, state.acknowledged.length);
    assert.equal(Number(query(data, "select count(*) from cases.cases")[0][0]), state.acknowledged.length);
  });

  await t.test("each case has its audit row and its jobs", () => {
    const audited = new Map(query(data, "select object, count(*) from audit.entries where action = 'intake.submitted' group by 1"));
    for (const { id } of state.acknowledged) assert.equal(audited.get(`case:${id}`), "1", `audit row of case ${id}`);
    const jobs = Number(query(data, "select count(*) from jobs.outbox where kind = 'mail'")[0][0]);
    assert.ok(jobs >= state.acknowledged.length, `${jobs} jobs for ${state.acknowledged.length} cases`);
  });

  await t.test("each document and receipt is whole", async () => {
    const api = new Api(server.url, token);
    const receiptFile = join(folder.path, "receipt.xml");
    const certificate = join(folder.path, "certificate.pem");
    writeFileSync(certificate, execFileSync("cat", [join(data, "keys/office/certificate.pem")]));
    // The program that verifies starts anew for each receipt: about two hundred seals, spread over the run, are enough.
    const step = Math.ceil(state.acknowledged.length / 200);
    for (const [n, { id, number, digest }] of state.acknowledged.entries()) {
      assert.equal(sha256(await api.bytes(`/submissions/${id}/document`)), digest, `document of ${number}`);
      const receipt = (await api.bytes(`/submissions/${id}/receipt`)).toString("utf8");
      assert.ok(receipt.includes(number), `the receipt names ${number}`);
      assert.ok(receipt.toLowerCase().includes(digest), `the receipt of ${number} holds the document's digest`);
      if (n % step !== 0) continue;
      writeFileSync(receiptFile, receipt);
      execFileSync("xmlsec1", ["--verify", "--trusted-pem", certificate, "--enabled-key-data", "x509", "--id-attr:Id",
        "http://uri.etsi.org/01903/v1.3.2#:SignedProperties", receiptFile], { stdio: "pipe" });
    }
  });

  await t.test("each signed document has its report, and holds", async () => {
    const api = new Api(server.url, token);
    const reported = new Map(query(data, "select d.id, count(*) from cases.cases d join verification.reports r on r.document = d.document group by 1"));
    for (const { id, number, signed } of state.acknowledged) assert.equal(reported.get(id) ?? "0", signed ? "1" : "0", `report of ${number}`);
    for (const { id, number } of withSignature.slice(0, 100)) {
      const [report] = [JSON.parse(await api.bytes(`/submissions/${id}/verification`))].flat();
      assert.deepEqual(report.signatures.map(({ integrity }) => integrity), ["intact"], `signature of ${number}`);
    }
  });

  await t.test("the audit trail holds together", async () => {
    await sleep(2500);
    okienko("audit", "verify", "--data", data);
  });
});
