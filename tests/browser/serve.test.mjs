// The server: its own files and the data, to this machine only, each answer with its policy.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { request } from "node:http";
import { after, before, describe, test } from "node:test";
import { demoData, serve, serveScript } from "./portal.mjs";

let data, server;
before(async () => {
  data = demoData();
  server = await serve(data.folder);
});
after(() => {
  server.stop();
  data.remove();
});

/** A request as it is, without the tidying of `fetch`. */
function ask(path, { method = "GET", headers = {} } = {}) {
  const { port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path, method, headers }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, text: Buffer.concat(chunks).toString() }));
    });
    asked.on("error", reject);
    asked.end();
  });
}

describe("the portal's server", () => {
  test("says where it is, on one line", () => {
    assert.match(server.said, /^The portal is at http:\/\/127\.0\.0\.1:\d+\/\n$/);
  });

  test("gives the page with a policy that allows no inline code, and a nonce of its own each time", async () => {
    const [one, two] = [await ask("/"), await ask("/rooms?tenant=x")];
    const policy = one.headers["content-security-policy"];
    assert.match(policy, /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'nonce-/);
    assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')/);
    const nonce = /'nonce-([^']+)'/.exec(policy)[1];
    assert.ok(one.text.includes(`nonce="${nonce}"`));
    assert.ok(!two.headers["content-security-policy"].includes(nonce));
    assert.equal(one.headers["cache-control"], "no-store");
    assert.equal(one.headers["x-content-type-options"], "nosniff");
    assert.equal(one.headers["referrer-policy"], "no-referrer");
  });

  test("gives the page under a trailing slash as well", async () => {
    for (const path of ["/incidents/", "/rooms/?q=x"]) assert.equal((await ask(path)).status, 200);
  });

  test("gives data as it lies there, and again only if it is another", async () => {
    const { customer } = data.index.customers[0];
    const path = `/data/customers/${customer}/rooms.json`;
    const first = await ask(path);
    assert.deepEqual(JSON.parse(first.text), data.rows(customer, "rooms"));
    assert.equal(first.headers["content-type"], "application/json; charset=utf-8");
    const again = await ask(path, { headers: { "if-none-match": first.headers.etag } });
    assert.equal(again.status, 304);
    const head = await ask(path, { method: "HEAD" });
    assert.deepEqual([head.status, head.text, head.headers["content-length"]], [200, "", first.headers["content-length"]]);
  });

  test("knows WebAssembly by its type", async () => {
    const { text } = await ask("/");
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(text)[1];
    assert.equal((await ask(script)).headers["content-type"], "text/javascript; charset=utf-8");
    const { readdirSync } = await import("node:fs");
    const wasm = readdirSync(new URL("../../web/portal/dist/assets", import.meta.url)).find((name) => name.endsWith(".wasm"));
    assert.equal((await ask(`/assets/${wasm}`)).headers["content-type"], "application/wasm");
  });

  for (const path of ["/data/../package.json", "/data/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc%2fpasswd.txt", "/data/.made-of", "/data/%00.json", "/data/", "/nothing.js", "/%E0%A4%A.js"]) {
    test(`gives nothing for ${path}`, async () => {
      const { status, text } = await ask(path);
      assert.ok(status === 404 || status === 400, `${status}`);
      assert.doesNotMatch(text, /root:|"workspaces"/);
    });
  }

  test("takes GET and HEAD only", async () => {
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
      const { status, headers } = await ask("/", { method });
      assert.deepEqual([status, headers.allow], [405, "GET, HEAD"]);
    }
  });

  test("answers to no name but this machine's", async () => {
    for (const host of ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80"]) {
      assert.equal((await ask("/data/policy.json", { headers: { host } })).status, 421);
    }
    assert.equal((await ask("/data/policy.json", { headers: { host: "localhost:1" } })).status, 200);
  });

  test("says in one sentence that its port is taken, what it does not understand, or that there is no data", () => {
    const { port } = new URL(server.url);
    const start = (...given) => spawnSync(process.execPath, [serveScript, ...given], { encoding: "utf8" });
    const taken = start("--port", port, "--data", data.folder);
    assert.equal(taken.status, 1);
    assert.equal(taken.stderr, `serve: port ${port} is taken: end what listens there, or choose another with --port\n`);
    const strange = start("--foo");
    assert.deepEqual([strange.status, strange.stderr], [2, "serve: unknown option '--foo': serve.mjs [--port N] [--data DIR]\n"]);
    const empty = start("--port", "0", "--data", "/nonexistent");
    assert.equal(empty.status, 1);
    assert.match(empty.stderr, /^serve: there is no demo data in .+\n$/);
  });
});
