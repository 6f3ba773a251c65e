// An office with many cases in which everybody is at work: how long the pages of clerks and residents take, in server time
// as the access log tells it.
// usage: office.mjs [SECONDS] [CASES]       (through scripts/bench)
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { mkdirSync } from "node:fs";
import { Server, okienko, settings, temporaryFolder } from "../harness/server.mjs";
import { Visitor } from "../harness/visitor.mjs";

const seconds = Number(process.argv[2] ?? 30);
const cases = Number(process.argv[3] ?? 100_000);
const clerks = 20;
const residents = 200;
const password = "na-pokaz-okienko";
const bar = 50; // ms, the median of every page
const pages = {
  queue: ["/urzad", "/urzad/moje"],
  search: ["/urzad?q="],
  case: ["/urzad/sprawy/{number}"],
  account: ["/konto", "/konto/sprawy"],
  "resident's case": ["/konto/sprawy/{number}"],
};
const words = ["drzew", "plan remontów", "umowy odśnieżanie", "hałasu Krowodrzy", "faktury wiat", "żłobkach"];
const pause = (least, most) => new Promise((done) => setTimeout(done, 1000 * (least + Math.random() * (most - least))));
const one = (list) => list[Math.floor(Math.random() * list.length)];
const linked = (html, prefix) => [...html.matchAll(new RegExp(`href="(${prefix}/OKN-[0-9A-Z-]+)"`, "g"))].map((match) => match[1]);

let running = true;
const failures = [];
async function see(visitor, path) {
  const page = await visitor.get(path);
  if (page.status !== 200) failures.push(`${path}: ${page.status}`);
  return page.html;
}

/** Reads the queue, looks for something, opens what it finds; a page every few seconds. */
async function workAsClerk(visitor) {
  await pause(0, 4);
  while (running) {
    const html = await see(visitor, one(["/urzad", "/urzad/moje", "/urzad?kolejnosc=wplyw", `/urzad?q=${encodeURIComponent(one(words))}`]));
    for (const address of linked(html, "/urzad/sprawy").slice(0, 3)) {
      await pause(1, 3);
      if (!running) return;
      await see(visitor, address);
    }
    await pause(1, 3);
  }
}

async function lookAsResident(visitor) {
  await pause(0, 16); // nobody comes to work with everybody else
  while (running) {
    const html = await see(visitor, one(["/konto", "/konto/sprawy"]));
    await pause(2, 8);
    const own = linked(html, "/konto/sprawy");
    if (own.length > 0 && running) await see(visitor, one(own));
    await pause(2, 8);
  }
}

async function signedIn(server, who, count) {
  const all = [];
  for (let n = 1; n <= count; n += 1) {
    const visitor = new Visitor(server.url);
    await visitor.signIn(`pokaz.${who}.${n}@okienko.example`, password);
    all.push(visitor);
  }
  return all;
}

/** Milliseconds of every request since `from`, by kind of page. A search is the queue's route, told apart by nothing in the
 *  log: its pages are asked for alone, afterwards. */
function times(server, from, routes) {
  const found = [];
  for (const line of readFileSync(server.logFile, "utf8").slice(from).split("\n")) {
    const request = /event=request .*method=GET route=(\S+) status=200 .*microseconds=(\d+)/.exec(line);
    if (request && routes.includes(request[1])) found.push(Number(request[2]) / 1000);
  }
  return found.sort((a, b) => a - b);
}
const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
function tell(name, sorted) {
  if (sorted.length === 0) return failures.push(`${name}: no page was seen`);
  const median = at(sorted, 0.5);
  console.log(`${name}: median ${median.toFixed(1)} ms, p95 ${at(sorted, 0.95).toFixed(1)} ms, most ${sorted.at(-1).toFixed(1)} ms, ${sorted.length} pages`);
  if (median >= bar) failures.push(`${name}: the median of ${median.toFixed(1)} ms is not under ${bar} ms`);
}

const folder = temporaryFolder("office");
const data = join(folder.path, "data");
mkdirSync(data);
const options = settings(folder.path, { "requests-per-minute": 1_000_000 });
process.stdout.write(okienko("demo", "--cases", String(cases), "--residents", String(residents), "--clerks", String(clerks), "--data", data, ...options));
const server = await Server.start({ data, options });
try {
  const office = await signedIn(server, "urzednik", clerks);
  const people = await signedIn(server, "mieszkaniec", residents);
  const length = () => readFileSync(server.logFile, "utf8").length;
  for (const visitor of office.slice(0, 2)) await see(visitor, `/urzad?q=${encodeURIComponent(words[0])}`); // dictionaries
  const from = length();
  const work = [...office.map(workAsClerk), ...people.map(lookAsResident)];
  await new Promise((done) => setTimeout(done, seconds * 1000));
  running = false;
  await Promise.all(work);
  console.log(`${cases} cases, ${clerks} clerks and ${residents} residents at work for ${seconds} s`);
  for (const [name, routes] of Object.entries(pages)) {
    if (name !== "search") tell(name, times(server, from, routes));
  }
  const searching = length();
  for (let n = 0; n < 60; n += 1) await see(one(office), `/urzad?q=${encodeURIComponent(one(words))}`);
  tell("search", times(server, searching, ["/urzad"]));
} finally {
  await server.stop();
  folder.remove();
}
for (const failure of failures.slice(0, 20)) console.error(`office: ${failure}`);
process.exitCode = failures.length > 0 ? 1 : 0;
