// The same contest in Chromium: a page loads the modules as they are, from a server that resolves packages.

import { fileURLToPath } from "node:url";
import { names as figures } from "./figures.mjs";
import { pagePeers } from "./page_peers.mjs";
import { peers } from "./peers.mjs";

const project = fileURLToPath(new URL("../../..", import.meta.url));

/** Of the peers named, those that take part in a page, and what is no peer at all. */
export const inBrowserToo = (named) =>
  named.split(",").filter((name) => name in pagePeers || !peers.names.includes(name)).join();

/** What `runView` gives, and on what it was measured. */
export async function inBrowser({ wanted, ...options }, beside) {
  const { createServer } = await import("vite");
  const { chromium } = await import("playwright-core");
  const server = await createServer({
    root: project,
    configFile: false,
    logLevel: "error",
    cacheDir: "build/bench-page",
    optimizeDeps: { entries: ["tests/bench/view/page.html"], exclude: ["enfilade"] },
    // Alone in its process a page is told the time by 5 µs, else by 100.
    server: {
      port: 0,
      headers: { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" },
    },
  });
  await server.listen();
  const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"];
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    await page.goto(new URL("tests/bench/view/page.html", server.resolvedUrls.local[0]).href);
    await page.waitForFunction(() => "measureViews" in window);
    const asked = { ...options, only: figures.filter((name) => wanted({ name })) };
    const measured = await page.evaluate(([what, who]) => window.measureViews(what, who), [asked, beside]);
    return { ...measured, where: `Chromium ${browser.version()}` };
  } finally {
    await browser.close();
    await server.close();
  }
}
