// A hundred thousand cases: the pages people open all day walk indexes. The plans are those PostgreSQL really used for the
// server's own statements (auto_explain), not those of statements written for the test.
import assert from "node:assert/strict";
import { appendFileSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { query } from "../harness/database.mjs";
import { Server, okienko, settings, temporaryFolder } from "../harness/server.mjs";
import { Visitor } from "../harness/visitor.mjs";

const password = "na-pokaz-okienko";
const large = 20_000; // rows

const explained = [
  "session_preload_libraries = 'auto_explain'",
  "auto_explain.log_min_duration = 0",
  "auto_explain.log_nested_statements = on",
];

function logged(data) {
  const folder = join(data, "postgres/cluster/log");
  return readdirSync(folder).sort().map((name) => readFileSync(join(folder, name), "utf8")).join("");
}

/** Each plan with its statement. */
const plansOf = (text) => text.split(/^\S+ \S+ UTC \[\d+\] /m).filter((entry) => /duration: .* plan:/s.test(entry));

test("the pages of clerks and residents read no large table whole", { timeout: 280_000 }, async (t) => {
  const folder = temporaryFolder("plans");
  t.after(() => folder.remove());
  const data = join(folder.path, "data");
  mkdirSync(data);
  const options = settings(folder.path, { "requests-per-minute": 1_000_000 });
  okienko("demo", "--cases", "100000", "--residents", "20", "--clerks", "20", "--data", data, ...options);

  appendFileSync(join(data, "postgres/cluster/postgresql.conf"), explained.map((line) => `${line}\n`).join(""));
  const server = await Server.start({ data, options });
  try {
    const sizes = new Map(query(data, "select relname, reltuples::bigint from pg_class where relkind = 'r'").map(([name, rows]) => [name, Number(rows)]));
    assert.ok(sizes.get("cases") > 100_000 && sizes.get("events") > large, "the demonstration is as large as it says");

    const clerk = new Visitor(server.url);
    await clerk.signIn("pokaz.urzednik.1@okienko.example", password);
    const administrator = new Visitor(server.url);
    await administrator.signIn("administrator@okienko.example", password);
    const resident = new Visitor(server.url);
    await resident.signIn("pokaz.mieszkaniec.1@okienko.example", password);

    let read = logged(data).length;
    /** Opens a page and holds every plan it caused against the sizes of the tables. */
    async function open(visitor, path) {
      const page = await visitor.get(path);
      assert.equal(page.status, 200, path);
      let plans = [];
      for (let tries = 0; tries < 20 && plans.length === 0; tries += 1) {
        await new Promise((done) => setTimeout(done, 100)); // PostgreSQL's log collector
        plans = plansOf(logged(data).slice(read));
      }
      read = logged(data).length;
      assert.ok(plans.some((plan) => /\bon (cases|drafts|sessions)\b/.test(plan)), `${path}: its plans were seen`);
      for (const plan of plans) {
        for (const [, table] of plan.matchAll(/Seq Scan on (\w+)/g)) {
          assert.ok((sizes.get(table) ?? 0) < large, `${path} reads all of ${table}:\n${plan}`);
        }
        assert.doesNotMatch(plan, /Sort Method: external/, path);
      }
      return page.html;
    }
    const first = (html, prefix) => new RegExp(`href="(${prefix}/OKN-[0-9A-Z-]+)"`).exec(html)[1];

    for (const office of [clerk, administrator]) {
      const queue = await open(office, "/urzad");
      await open(office, "/urzad/moje");
      await open(office, "/urzad?kolejnosc=wplyw");
      await open(office, `/urzad?q=${encodeURIComponent("plan remontów")}`);
      const address = first(queue, "/urzad/sprawy");
      await open(office, address);
      await open(office, `/urzad?q=${address.split("/").pop()}`);
    }
    await open(resident, "/konto");
    await open(resident, first(await open(resident, "/konto/sprawy"), "/konto/sprawy"));
  } finally {
    await server.stop();
  }
});
