// What every test here starts from: demo data, the portal's own server, a browser, a person signed in.

import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const project = fileURLToPath(new URL("../..", import.meta.url));
export const serveScript = join(project, "web/portal/serve.mjs");

/** A partner's data in a folder of its own, which `remove` takes away. */
export function demoData(size = "small") {
  const folder = mkdtempSync(join(tmpdir(), "enfilade-demo-"));
  execFileSync(process.execPath, [join(project, "web/demo/src/cli.mjs"), "--size", size, "--out", folder]);
  const read = (path) => JSON.parse(readFileSync(join(folder, path), "utf8"));
  return {
    folder,
    index: read("index.json"),
    policy: read("policy.json"),
    rows: (customer, table) => read(`customers/${customer}/${table}.json`),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The server, on a port that is free. */
export async function serve(folder) {
  const server = spawn(process.execPath, [serveScript, "--port", "0", "--data", folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  process.once("exit", () => server.kill());
  const [said] = await once(server.stdout.setEncoding("utf8"), "data");
  return { url: /http:\S+?(?=\/\s)/.exec(said)[0], said, stop: () => server.kill() };
}

const flags = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

/**
 * Demo data, server and browser in one. `page(options)` opens a page that keeps `complaints`. Nothing is stored there
 * yet; what the browser compiled is, where a page of the same options was closed before.
 */
export async function start(size = "small") {
  const data = demoData(size);
  const server = await serve(data.folder);
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: flags });
  const contexts = [];
  const contextFor = async (options) => {
    const alike = JSON.stringify(options);
    const idle = contexts.find((one) => one.alike === alike && one.context.pages().length === 0);
    if (idle) return idle.context;
    const context = await browser.newContext({
      baseURL: server.url,
      viewport: { width: 1280, height: 800 },
      reducedMotion: "reduce",
      locale: "en-US",
      timezoneId: "UTC",
      ...options,
    });
    contexts.push({ alike, context });
    return context;
  };
  return {
    data,
    url: server.url,
    async page(options = {}) {
      const context = await contextFor(options);
      const page = await context.newPage();
      const client = await context.newCDPSession(page);
      await client.send("Storage.clearDataForOrigin", { origin: new URL(server.url).origin, storageTypes: "local_storage" });
      await client.detach();
      page.setDefaultTimeout(15_000);
      page.complaints = [];
      page.on("pageerror", (error) => page.complaints.push(String(error)));
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) page.complaints.push(message.text());
      });
      await page.addInitScript(() =>
        document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
          console.error(`the policy forbids ${violatedDirective} ${blockedURI}`),
        ),
      );
      return page;
    },
    async stop() {
      await browser.close();
      server.stop();
      data.remove();
    },
  };
}

/** The demo's person who does this, by what stands in the sentence about them. */
export const personWho = ({ data }, does) => data.index.people.find((person) => does.test(person.does.en));

/** Signs in at `path` and waits until every row is there. */
export async function signIn(page, person, path = "/") {
  await page.goto(path);
  await page.locator("button.person", { hasText: person.upn }).click();
  await page.locator(".workspace").waitFor();
}

/** Waits for the last customer. */
export const complete = (page) => page.locator("[data-test=complete]").waitFor();

/** How many rows the list says it has. */
export async function total(page) {
  return Number((await page.locator(".status-total").textContent()).replace(/\D/g, ""));
}

/** Waits until the list says that it has `count` rows. */
export async function totalIs(page, count) {
  await page.waitForFunction(
    (wanted) => Number(document.querySelector(".status-total")?.textContent.replace(/\D/g, "")) === wanted,
    count,
  );
}

/** The keys (`customer/id`) of all rows of the list, read screen by screen as a person would. */
export async function allKeys(page) {
  const grid = page.locator("regular-table");
  const keys = new Set();
  const wanted = await total(page);
  await grid.focus();
  await page.keyboard.press("Home");
  for (let screens = 0; keys.size < wanted && screens < 200; ++screens) {
    await settled(page);
    for (const key of await page.locator("regular-table tbody tr").evaluateAll((rows) => rows.map((row) => row.dataset.key))) {
      if (key) keys.add(key);
    }
    await page.keyboard.press("PageDown");
  }
  return keys;
}

/** Two frames: what was asked of the engine has been drawn. */
export async function settled(page) {
  await page.waitForTimeout(60);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Where one types what to look for. */
export const searchBox = (page) => page.getByRole("search").getByRole("combobox");

export const facet = (page, column) => page.locator(`[data-facet="${column}"]`);

/** The counts of a facet's visible values. */
export async function counts(page, column) {
  const entries = await facet(page, column).locator(".facet-value").evaluateAll((values) =>
    values.map((value) => [
      value.querySelector("input").dataset.value,
      Number(value.querySelector(".facet-count").textContent.replace(/\D/g, "")),
    ]),
  );
  return Object.fromEntries(entries);
}

export const choose = (page, column, value) => facet(page, column).locator(`input[data-value="${value}"]`).click();
