// Questions to a server's private PostgreSQL, asked as the user it belongs to.
import { execFileSync } from "node:child_process";
import { readFileSync, existsSync } from "node:fs";
import { join } from "node:path";

/** Rows of a query as arrays of strings. */
export function query(data, sql) {
  const socket = join(data, "postgres/socket");
  const words = ["psql", "-X", "-q", "-A", "-t", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-h", socket, "-U", "okienko", "-d", "okienko", "-c", sql];
  const asRoot = process.getuid() === 0;
  const out = execFileSync(asRoot ? "runuser" : words[0], asRoot ? ["-u", "okienko", "--", ...words] : words.slice(1), {
    encoding: "utf8",
    cwd: "/",
    maxBuffer: 256 * 1024 * 1024,
  });
  return out.split("\n").filter(Boolean).map((line) => line.split("\t"));
}

/** Process id of the private PostgreSQL's postmaster, or null while there is none. */
export function postmaster(data) {
  const file = join(data, "postgres/cluster/postmaster.pid");
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  return Number.isInteger(pid) && pid > 1 ? pid : null;
}
