// A person without JavaScript: keeps cookies, follows redirects, posts forms with their hidden fields.
export class Visitor {
  constructor(url) {
    this.url = url;
    this.cookies = new Map();
  }

  get cookie() {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  async request(path, options = {}) {
    const headers = { ...(options.headers ?? {}), cookie: this.cookie };
    if (options.method === "POST") headers.origin = this.url;
    const answer = await fetch(new URL(path, this.url), { ...options, headers, redirect: "manual" });
    for (const line of answer.headers.getSetCookie()) {
      const [pair] = line.split(";");
      const at = pair.indexOf("=");
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  }

  /** The page at the end of the redirects: { status, path, html }. */
  async get(path) {
    for (let hops = 0; hops < 8; hops += 1) {
      const answer = await this.request(path);
      if (![301, 302, 303, 307].includes(answer.status)) return this.read(answer, path);
      path = answer.headers.get("location");
    }
    throw new Error(`too many redirects at ${path}`);
  }

  async read(answer, path) {
    this.path = new URL(path, this.url).pathname;
    this.html = await answer.text();
    return { status: answer.status, path: this.path, html: this.html };
  }

  /** Posts fields, with the hidden `_csrf` of the page seen last, and follows. */
  async post(path, fields) {
    const body = new URLSearchParams();
    const csrf = /name="_csrf" value="([^"]*)"/.exec(this.html ?? "")?.[1];
    if (csrf) body.append("_csrf", csrf);
    for (const [name, value] of Object.entries(fields)) {
      for (const one of [].concat(value)) body.append(name, one);
    }
    const answer = await this.request(path, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body,
    });
    if ([301, 302, 303].includes(answer.status)) return this.get(answer.headers.get("location"));
    return this.read(answer, path);
  }

  async signIn(email, password) {
    await this.get("/konto/logowanie");
    const page = await this.post("/konto/logowanie", { email, password });
    if (page.status !== 200 || page.path === "/konto/logowanie") throw new Error(`sign-in failed: ${page.status} ${page.path}`);
    return page.path === "/konto/drugi-skladnik" ? this.proveCode() : page;
  }

  /** Whoever works for the office types a code, too: the one a demonstration shows. Each is good once. */
  async proveCode() {
    for (let tries = 0; tries < 5; tries += 1) {
      const code = /id="kod-pokazowy">([^<]*)/.exec(this.html)?.[1].replace(/\D/g, "");
      if (!code) throw new Error("the page shows no code");
      const page = await this.post("/konto/drugi-skladnik", { code });
      if (page.path !== "/konto/drugi-skladnik") return page;
      await new Promise((done) => setTimeout(done, 10_000));
      await this.get("/konto/drugi-skladnik");
    }
    throw new Error("no code was taken");
  }
}
