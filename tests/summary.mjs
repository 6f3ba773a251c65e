// Adds up what every suite reported and prints the one closing line of the whole run.
// GoogleTest programs and node's runner leave JUnit files; programs without cases (fuzz replays) count as one test each.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
const attribute = (tag, name) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];

function countGoogleTest(text, file) {
  for (const match of text.matchAll(/<testcase\b[^>]*?(\/>|>[\s\S]*?<\/testcase>)/g)) {
    const name = `${attribute(match[0], "classname")}.${attribute(match[0], "name")}`;
    if (/<failure\b/.test(match[1])) {
      total.failed += 1;
      failures.push(`${file}: ${name}`);
    } else if (attribute(match[0], "status") === "notrun" || /<skipped\b/.test(match[1]) || attribute(match[0], "result") === "skipped") {
      total.skipped += 1;
    } else {
      total.passed += 1;
    }
  }
}

function countNode(text, file) {
  for (const match of text.matchAll(/<testcase\b[^>]*?(\/>|>[\s\S]*?<\/testcase>)/g)) {
    if (/<skipped\b/.test(match[1])) total.skipped += 1;
    else if (/<failure\b/.test(match[1])) {
      total.failed += 1;
      failures.push(`${file}: ${attribute(match[0], "name")}`);
    } else total.passed += 1;
  }
}

const files = readdirSync(folder).filter((name) => name.endsWith(".xml"));
const counted = new Set();
for (const file of files) {
  const text = readFileSync(join(folder, file), "utf8");
  if (file === "ctest-junit.xml") continue;
  if (file.endsWith(".node.xml")) countNode(text, file);
  else {
    counted.add(file.replace(/\.xml$/, ""));
    countGoogleTest(text, file);
  }
}
// A program that crashed leaves no report of its own, and fuzz replays never do: ctest knows of both.
const ctest = files.includes("ctest-junit.xml") ? readFileSync(join(folder, "ctest-junit.xml"), "utf8") : "";
for (const match of ctest.matchAll(/<testcase\b[^>]*?(\/>|>[\s\S]*?<\/testcase>)/g)) {
  const name = attribute(match[0], "name");
  const status = attribute(match[0], "status");
  if (counted.has(name)) {
    if (status === "fail" && !failures.some((failure) => failure.startsWith(`${name}.xml`))) {
      total.failed += 1;
      failures.push(`${name}: the program failed`);
    }
  } else if (status === "run") total.passed += 1;
  else if (status === "fail") {
    total.failed += 1;
    failures.push(name);
  } else total.skipped += 1;
}

for (const failure of failures) console.log(`failed: ${failure}`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
