// serve.mjs [--port N] [--data DIR]: the portal and its data on this machine only, for the
// demonstration and the tests. A service of its own would answer for /data what a person may see.

import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { randomBytes } from "node:crypto";
import { extname, join, normalize, resolve, sep } from "node:path";
import { pipeline } from "node:stream";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const fail = (sentence, status = 1) => {
  console.error(`serve: ${sentence}`);
  process.exit(status);
};

function given() {
  try {
    return parseArgs({
      options: {
        port: { type: "string", default: "8040" },
        data: { type: "string", default: "build/demo/small" },
      },
    }).values;
  } catch (error) {
    const [what] = error.message.split(/\. |\n/);
    return fail(`${what[0].toLowerCase()}${what.slice(1)}: serve.mjs [--port N] [--data DIR]`, 2);
  }
}

const values = given();
const port = Number(values.port);
const data = resolve(values.data);
const shell = fileURLToPath(new URL("dist", import.meta.url));

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

/** The page's own files and nothing else; the nonce is for the style elements that Fluent makes. */
const policy = (nonce) =>
  [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    nonce ? `style-src 'self' 'nonce-${nonce}'` : "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

const always = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

/** `path` below `folder`, or nothing where it leads outside or names a hidden file. */
function inside(folder, path) {
  const file = normalize(join(folder, path));
  const hidden = /(^|[\\/])\./.test(path) || path.includes("\0");
  return !hidden && file.startsWith(folder + sep) ? file : null;
}

/** The addresses of the portal itself: one page, which reads the rest of its address. */
const pages = new Set([
  "/", "/index.html", ...["incidents", "rooms", "health", "updates"].flatMap((page) => [`/${page}`, `/${page}/`]),
]);

/** Which file a path means. */
function fileOf(path) {
  if (pages.has(path)) return join(shell, "index.html");
  return path.startsWith("/data/") ? inside(data, path.slice("/data".length)) : inside(shell, path);
}

function refuse(response, status, sentence) {
  response.writeHead(status, {
    ...always,
    "Content-Security-Policy": policy(),
    "Content-Type": "text/plain; charset=utf-8",
  });
  response.end(`${sentence}\n`);
}

/** Names of this machine only: a page of another site that had its name point here is refused. */
const isHere = (host) => /^(localhost|127\.0\.0\.1)(:\d+)?$/i.test(host ?? "");

async function sendPage(request, response, file) {
  const nonce = randomBytes(18).toString("base64");
  const page = (await readFile(file, "utf8")).replaceAll("{{nonce}}", nonce);
  response.writeHead(200, {
    ...always,
    "Content-Security-Policy": policy(nonce),
    "Content-Type": types[".html"],
    "Cache-Control": "no-store",
  });
  response.end(request.method === "HEAD" ? undefined : page);
}

async function send(request, response, file) {
  const found = await stat(file);
  if (!found.isFile()) return refuse(response, 404, "There is no such file.");
  const { size, mtimeMs } = found;
  const tag = `"${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}"`;
  const named = file.startsWith(join(shell, "assets") + sep);
  const headers = {
    ...always,
    "Content-Security-Policy": policy(),
    // The names of built files hold a hash of what is in them.
    "Cache-Control": named ? "public, max-age=31536000, immutable" : "no-cache",
    ETag: tag,
  };
  if (request.headers["if-none-match"] === tag) return void response.writeHead(304, headers).end();
  response.writeHead(200, {
    ...headers,
    "Content-Type": types[extname(file)] ?? "application/octet-stream",
    "Content-Length": size,
  });
  if (request.method === "HEAD") return void response.end();
  pipeline(createReadStream(file), response, () => {});
}

const server = createServer(async (request, response) => {
  if (!isHere(request.headers.host)) return refuse(response, 421, "This server answers to localhost only.");
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.setHeader("Allow", "GET, HEAD");
    return refuse(response, 405, "Only GET and HEAD are answered here.");
  }
  try {
    const file = fileOf(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    if (!file) return refuse(response, 404, "There is no such file.");
    await (file.endsWith(".html") ? sendPage : send)(request, response, file);
  } catch (error) {
    if (response.headersSent) return void response.destroy();
    refuse(response, error instanceof URIError ? 400 : 404, "There is no such file.");
  }
});

if (!Number.isInteger(port) || port < 0 || port > 65535) {
  fail(`the port is a number up to 65535, and "${values.port}" is none`);
}
await stat(join(shell, "index.html")).catch(() => fail("the portal is not built: run scripts/build web"));
await stat(join(data, "index.json")).catch(() =>
  fail(`there is no demo data in ${data}: run scripts/demo-data`),
);

server.on("error", (error) =>
  fail(
    error.code === "EADDRINUSE"
      ? `port ${port} is taken: end what listens there, or choose another with --port`
      : `the server cannot listen on port ${port} (${error.message})`,
  ),
);
server.listen(port, "127.0.0.1", () => {
  console.log(`The portal is at http://127.0.0.1:${server.address().port}/`);
});
