// Health and Updates: the pages of tables that the engine knows only by their declarations.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { expected, keysOf } from "./expected.mjs";
import { allKeys, choose, complete, counts, facet, personWho, searchBox, settled, signIn, start, total, totalIs } from "./portal.mjs";

let portal, page, lead, seen, days, updates;
before(async () => {
  portal = await start();
  lead = personWho(portal, /Operations lead/);
  seen = expected(portal.data, lead.user);
  const rowsOf = (table) =>
    [...seen].flatMap(([customer, rows]) => {
      const visible = new Set(rows[table]);
      return portal.data.rows(customer, table).filter(({ id }) => visible.has(id)).map((row) => ({ ...row, customer }));
    });
  days = rowsOf("health");
  updates = rowsOf("updates");
  page = await portal.page();
});
after(() => portal.stop());

/** The text of a column in the rows on the screen. */
async function texts(page, column) {
  await settled(page);
  const heads = await page.locator("regular-table thead th").allTextContents();
  const at = heads.findIndex((text) => text.trim() === column);
  return page.locator("regular-table tbody tr").evaluateAll((rows, at) => rows.map((row) => row.children[at].textContent), at);
}

describe("the page of health", () => {
  test("brings its rows when it is first opened, and lists what the operations lead sees", async () => {
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await signIn(page, lead, "/incidents?all=1");
    await complete(page);
    assert.ok(!asked.some((url) => /(health|updates)\.json$/.test(url)), "nobody opened their pages");

    await page.getByRole("link", { name: "Health" }).click();
    await totalIs(page, days.length);
    await complete(page);
    assert.match(await page.title(), /^Health · All customers/);
    const byCustomer = await counts(page, "customer");
    for (const [customer, count] of Object.entries(byCustomer)) assert.equal(count, seen.get(customer).health.length);
    assert.ok(!asked.some((url) => url.endsWith("updates.json")));
  });

  test("has the same list of one customer behind a link", async () => {
    const [customer, { name, health }] = [...seen].filter(([, rows]) => rows.health.length > 0)
      .sort((a, b) => a[1].health.length - b[1].health.length)[0];
    await page.goto(`/health?tenant=${customer}`);
    await complete(page);
    assert.match(await page.title(), new RegExp(`^Health · ${name.slice(0, 5)}`));
    assert.deepEqual(await allKeys(page), new Set(health.map((id) => `${customer}/${id}`)));
  });

  test("is narrowed by what made rooms unhealthy", async () => {
    await page.goto("/health");
    await complete(page);
    await choose(page, "category", "Camera");
    const cameras = days.filter(({ category }) => category === "Camera");
    await totalIs(page, cameras.length);
    assert.equal((await counts(page, "health"))["Unhealthy"], cameras.length);
    await choose(page, "category", "Display");
    await totalIs(page, days.filter(({ category }) => ["Camera", "Display"].includes(category)).length);
    await page.getByRole("button", { name: "Clear all" }).click();
    await totalIs(page, days.length);
    assert.equal((await counts(page, "category"))[""], days.filter(({ category }) => category === null).length);
  });

  test("is searched by the names of rooms and by numbers", async () => {
    await searchBox(page).fill("callQuality:<50 calls:>=5");
    await totalIs(page, days.filter(({ calls, callQuality }) => callQuality !== null && callQuality < 50 && calls >= 5).length);
    assert.equal(await page.locator("[data-notice]").count(), 0);
    await searchBox(page).fill("");
    await totalIs(page, days.length);
  });

  test("is ordered by the share of good calls, from the worst and from the best", async () => {
    const rated = days.map(({ callQuality }) => callQuality).filter((quality) => quality !== null).sort((a, b) => a - b);
    await searchBox(page).fill("callQuality:@any");
    await totalIs(page, rated.length);
    const head = page.getByRole("columnheader", { name: "Good calls" });
    await head.getByRole("button").click();
    await page.locator("th[aria-sort=ascending]", { hasText: "Good calls" }).waitFor();
    const worst = await texts(page, "Good calls");
    assert.deepEqual(worst, rated.slice(0, worst.length).map((quality) => `${quality}%`));
    await head.getByRole("button").click();
    await page.locator("th[aria-sort=descending]", { hasText: "Good calls" }).waitFor();
    assert.deepEqual(new Set(await texts(page, "Good calls")), new Set(["100%"]));
    assert.equal(await page.getByRole("columnheader", { name: "Room", exact: true }).getByRole("button").count(), 0);
  });

  test("is walked by keyboard; a day says how the room did, by which assignment one knows, and leads to the room", async () => {
    const worst = [...days].filter(({ category }) => category).sort((a, b) => b.minutesUnhealthy - a.minutesUnhealthy)[0];
    await page.goto(`/health?tenant=${worst.customer}&category=${encodeURIComponent(worst.category)}&sort=minutesUnhealthy-desc`);
    await complete(page);
    await page.getByRole("grid").focus();
    await page.keyboard.press("ArrowDown");
    await page.locator("tr[aria-selected=true]").waitFor();
    const key = await page.locator("tr[aria-selected=true]").getAttribute("data-key");
    await page.keyboard.press("Enter");
    const may = page.locator("[data-permission='reports.view'][data-reason=allowed]");
    assert.match(await may.textContent(), /By ".+"/);
    const [customer, room, day] = key.split("/");
    const open = days.find((row) => row.customer === customer && row.id === `${room}/${day}`);
    assert.equal(await page.locator(".details [data-column=category]").textContent(), open.category);
    assert.equal(await page.locator(".details [data-column=minutesUnhealthy]").textContent(), String(open.minutesUnhealthy));
    await page.keyboard.press("Escape");
    await page.locator(".details").waitFor({ state: "hidden" });
    await page.waitForFunction(() => document.activeElement?.matches("regular-table"));

    await page.keyboard.press("Enter");
    const { name } = portal.data.rows(customer, "rooms").find(({ id }) => id === room);
    await page.locator(".details [data-test=rooms]").getByRole("button", { name, exact: true }).click();
    await page.waitForURL((url) => url.pathname === "/rooms" && url.searchParams.get("open") === `${customer}/${room}`);
    await page.locator(".details").getByRole("heading", { name, exact: true }).waitFor();
  });
});

test("the page of updates lists those of customers in which one's assignment is over all rooms, the latest first", async () => {
  await page.goto("/updates");
  await complete(page);
  await totalIs(page, updates.length);
  assert.ok(updates.length > 0 && updates.length < [...seen.keys()].length * 28);
  await choose(page, "status", "Completed with failures");
  await totalIs(page, updates.filter(({ status }) => status === "Completed with failures").length);
  await choose(page, "status", "Completed with failures");
  await searchBox(page).fill("failed:>0 sort:failed-desc");
  await totalIs(page, updates.filter(({ failed }) => failed > 0).length);
  await settled(page);
  await page.locator("regular-table tbody tr").first().click();
  const most = Math.max(...updates.map(({ failed }) => failed));
  assert.equal(await page.locator(".details [data-column=failed]").textContent(), String(most));
  await page.locator("[data-permission='update_rings.view'][data-reason=allowed]").waitFor();
  await page.locator("[data-permission='update_rings.modify']:not([data-reason=allowed])").waitFor();
});

describe("rows of these tables on their way", () => {
  test("the list says that it is incomplete, and of whom the rows could not be loaded", async () => {
    const other = await portal.page();
    const [late, lost] = [...seen].filter(([, rows]) => rows.health.length > 0).map(([customer]) => customer);
    let release;
    const held = new Promise((resolve) => (release = resolve));
    await signIn(other, lead, "/rooms");
    await complete(other);
    await other.route(`**/data/customers/${late}/health.json`, async (route) => (await held, route.continue()));
    await other.route(`**/data/customers/${lost}/health.json`, (route) => route.fulfill({ status: 503 }));
    await other.getByRole("link", { name: "Health" }).click();
    await totalIs(other, days.filter(({ customer }) => customer !== late && customer !== lost).length);
    await other.locator("[data-test=incomplete]").waitFor();
    release();
    await totalIs(other, days.filter(({ customer }) => customer !== lost).length);
    await other.getByText("1 customer could not be loaded").click();
    assert.match(await other.locator("[data-test=lacking]").textContent(), /health\.json: 503/);
    await other.keyboard.press("Escape");
    await other.unroute(`**/data/customers/${lost}/health.json`);
    await other.getByRole("button", { name: "Try again" }).click();
    await complete(other);
    await totalIs(other, days.length);
    await other.getByRole("button", { name: "Refresh" }).click();
    await complete(other);
    await totalIs(other, days.length);
    await other.close();
  });

  test("a page that is opened while other rows come has its own brought, too", async () => {
    const other = await portal.page();
    const [late] = seen.keys();
    let release;
    const held = new Promise((resolve) => (release = resolve));
    await other.route(`**/data/customers/${late}/tickets.json`, async (route) => (await held, route.continue()));
    await signIn(other, lead, "/incidents?all=1");
    await other.locator("[data-test=incomplete]").waitFor();
    await other.getByRole("link", { name: "Health" }).click();
    await other.getByRole("link", { name: "Updates" }).click();
    await other.locator("[data-test=incomplete]").waitFor();
    release();
    await complete(other);
    await totalIs(other, updates.length);
    await other.getByRole("link", { name: "Health" }).click();
    await totalIs(other, days.length);
    await complete(other);
    assert.deepEqual(other.complaints, []);
    await other.close();
  });
});

test("who may not see these tables is told so, and of nothing that is hidden", async () => {
  const other = await portal.page();
  await signIn(other, personWho(portal, /Technician for two sites/), "/health");
  await other.getByText("How rooms did is not open to you here").waitFor();
  await other.getByRole("link", { name: "Updates" }).click();
  await other.getByText("No update here is open to you").waitFor();
  for (const path of ["/health", "/updates"]) {
    await other.goto(path);
    await other.locator(".grid-empty-title").waitFor();
    await settled(other);
    assert.equal(await total(other), 0);
    assert.equal(await other.locator("[data-facet]").count(), 0);
    assert.equal(await other.locator("[data-test=incomplete]").count(), 0);
  }
  assert.deepEqual(other.complaints, []);
  await other.close();
});

test("a customer's administrator reads all days of its own rooms", async () => {
  const person = personWho(portal, /MMR administrator of/);
  const other = await portal.page();
  await signIn(other, person, "/health");
  await complete(other);
  await totalIs(other, portal.data.rows(person.tenant, "health").length);
  await other.close();
});

test("nothing of all this broke the page's policy or was complained about", () => {
  assert.deepEqual(page.complaints, []);
});

test("these pages speak Chinese as well", async () => {
  const other = await portal.page();
  await other.addInitScript(() => localStorage.setItem("enfilade.preferences", JSON.stringify({ language: "zh" })));
  await signIn(other, lead, "/updates");
  await complete(other);
  await other.getByRole("heading", { name: "更新 所有客户" }).waitFor();
  assert.ok((await facet(other, "status").textContent()).includes("已完成但有失败"));
  await other.getByRole("link", { name: "健康" }).click();
  await other.getByRole("columnheader", { name: "良好通话" }).waitFor();
  await complete(other);
  assert.match(await other.locator(".status-total").textContent(), /条房间每日健康记录$/);
  assert.deepEqual(other.complaints, []);
  await other.close();
});
