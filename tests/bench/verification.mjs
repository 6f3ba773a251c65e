// Verification of one signed document: ours beside xmlsec's own call and Santuario, on the same bytes in the same run.
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../harness/server.mjs";

const lines = (text) => text.trim().split("\n").map((line) => JSON.parse(line));
const jars = ["xmlsec", "slf4j-api", "slf4j-nop", "commons-codec"].map((name) => `/usr/share/java/${name}.jar`);
const moment = Date.UTC(2026, 2, 13); // what the sample's certificates are valid at

/** Rows {document, bytes, ours_us, ours_fresh_us, xmlsec_us, santuario_us}: CPU microseconds of one call. */
export function measureVerification(folder) {
  const samples = join(folder, "verification");
  mkdirSync(samples);
  const program = process.env.OKIENKO_VERIFICATION_CALLS ?? join(root, "build/release/tests/bench/verification_calls");
  const rows = lines(execFileSync(program, [samples], { encoding: "utf8" }));

  execFileSync("javac", ["-cp", jars[0], "-d", samples, join(root, "tests/bench/santuario/VerificationCalls.java")]);
  const pairs = rows.flatMap(({ n }) => [join(samples, `${n}.xml`), join(samples, `${n}.pem`)]);
  const peer = lines(execFileSync("java", ["-cp", [samples, ...jars].join(":"), "VerificationCalls", String(moment), ...pairs], { encoding: "utf8" }));
  return rows.map((row, n) => ({ ...row, santuario_us: peer[n].santuario_us }));
}

export function describe({ document, bytes, ours_us, ours_fresh_us, xmlsec_us, santuario_us }) {
  const times = (peer) => `${peer} µs (${(peer / ours_us).toFixed(1)} times ours, ${(peer / ours_fresh_us).toFixed(1)} times ours with nothing known)`;
  return `verification of ${document} (${bytes} bytes): ours ${ours_us} µs, with nothing known before ${ours_fresh_us} µs; ` +
    `xmlsec's own call ${times(xmlsec_us)}; Santuario with the JDK's path check ${times(santuario_us)}`;
}

/** How ours grows: with size, threads and a container of 2 GB. */
export function measureScale(folder) {
  const work = join(folder, "scale");
  mkdirSync(work);
  const program = process.env.OKIENKO_VERIFICATION_SCALE ?? join(root, "build/release/tests/bench/verification_scale");
  return lines(execFileSync(program, [work], { encoding: "utf8" }))[0];
}

export function describeScale(scale) {
  return `verification of 100 MB costs ${scale.growth} times as much a megabyte as of 1 MB (${scale.us_per_mb_at_1_mb} and ${scale.us_per_mb_at_100_mb} µs); ` +
    `two threads do ${scale.threads} times the work of one (${scale.one_thread_per_s} and ${scale.two_threads_per_s} a second); ` +
    `a container with a file of 2 GB: ${scale.container_2_gb_s} s, ${scale.container_2_gb_mib} MiB`;
}
