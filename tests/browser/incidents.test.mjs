// A day of the operations lead: one list of many customers, narrowed, switched, opened, linked to.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { expected, keysOf } from "./expected.mjs";
import { choose, complete, counts, facet, personWho, settled, signIn, start, total, totalIs } from "./portal.mjs";

let portal, page, lead, seen, tickets;
before(async () => {
  portal = await start();
  lead = personWho(portal, /Operations lead/);
  seen = expected(portal.data, lead.user);
  tickets = [...seen].flatMap(([customer, rows]) => {
    const visible = new Set(rows.tickets);
    return portal.data.rows(customer, "tickets").filter(({ id }) => visible.has(id)).map((row) => ({ ...row, customer }));
  });
  page = await portal.page();
  await signIn(page, lead);
  await complete(page);
});
after(() => portal.stop());

describe("the list of incidents", () => {
  test("shows one customer until all tickets are asked for", async () => {
    const tenant = new URL(page.url()).searchParams.get("tenant");
    assert.ok(seen.has(tenant));
    assert.equal(await total(page), seen.get(tenant).tickets.length);
    assert.match(await page.title(), new RegExp(`^Incidents · ${escaped(seen.get(tenant).name)}`));

    await page.getByRole("switch", { name: "Enable all tickets view" }).click();
    await totalIs(page, keysOf(seen, "tickets").size);
    assert.match(await page.title(), /^Incidents · All customers/);
    assert.equal(await facet(page, "customer").count(), 1);
  });

  test("is narrowed by several values, and the counts follow", async () => {
    await page.goto("/incidents?all=1");
    await complete(page);
    await choose(page, "severity", "Critical");
    await choose(page, "severity", "Important");
    await choose(page, "status", "Needs action");
    const severe = tickets.filter(({ severity }) => severity === "Critical" || severity === "Important");
    const wanted = severe.filter(({ status }) => status === "Needs action");
    await totalIs(page, wanted.length);

    const statuses = await counts(page, "status");
    assert.equal(statuses["Resolved"], severe.filter(({ status }) => status === "Resolved").length, "a facet does not count its own choice");
    const severities = await counts(page, "severity");
    assert.equal(severities["Critical"], wanted.filter(({ severity }) => severity === "Critical").length);

    await page.getByRole("button", { name: "Remove filter Status: Needs action" }).click();
    await totalIs(page, severe.length);
    await page.getByRole("button", { name: "Clear all" }).click();
    await totalIs(page, tickets.length);
  });

  test("is searched as one types", async () => {
    await page.getByRole("searchbox").fill("");
    await page.getByRole("searchbox").pressSequentially(tickets[7].id.toLowerCase());
    await totalIs(page, 1);
    await page.getByRole("searchbox").fill("kein-solches-wort");
    await totalIs(page, 0);
    await page.getByText("Nothing matches").waitFor();
    await page.getByRole("button", { name: /Remove filter Search/ }).click();
    await totalIs(page, tickets.length);
  });

  test("is ordered by a click on a column", async () => {
    const title = page.getByRole("columnheader", { name: "Title" });
    await title.getByRole("button").click();
    await page.locator("th[aria-sort=ascending]", { hasText: "Title" }).waitFor();
    await title.getByRole("button").press("Enter");
    await page.locator("th[aria-sort=descending]", { hasText: "Title" }).waitFor();
    assert.match(page.url(), /sort=title-desc/);
  });

  test("lets go of what was open when the customer is switched", async () => {
    await page.goto("/incidents?all=1");
    await complete(page);
    await page.locator("regular-table tbody tr").nth(2).click();
    await page.locator(".details").waitFor();
    const [tenant, { name }] = [...seen].sort((a, b) => b[1].tickets.length - a[1].tickets.length)[0];
    await page.getByRole("combobox", { name: "Customer" }).fill(name.slice(0, 8));
    await page.getByRole("option", { name }).first().click();
    await totalIs(page, seen.get(tenant).tickets.length);
    await page.locator(".details").waitFor({ state: "hidden" });
    assert.equal(await page.locator("tr.selected").count(), 0);
    assert.equal(new URL(page.url()).searchParams.get("open"), null);
    assert.match(await page.title(), new RegExp(escaped(name)));
  });

  test("is the same list behind the same link, also after a reload", async () => {
    await page.goto("/incidents?all=1&severity=Critical&q=camera&sort=title");
    await complete(page);
    await settled(page);
    const before = await page.locator("regular-table tbody tr").evaluateAll((rows) => rows.map(({ dataset }) => dataset.key));
    assert.equal(await page.getByRole("searchbox").inputValue(), "camera");
    assert.ok(await facet(page, "severity").locator("input[data-value=Critical]").isChecked());
    await page.reload();
    await complete(page);
    await settled(page);
    assert.deepEqual(await page.locator("regular-table tbody tr").evaluateAll((rows) => rows.map(({ dataset }) => dataset.key)), before);
    await page.getByRole("button", { name: "Clear all" }).click();
    await totalIs(page, tickets.length);
    await page.goBack();
    await page.locator(".chips").waitFor();
  });

  test("says of an unknown customer in a link what to do, and not whether it exists", async () => {
    await page.goto("/incidents?tenant=no-such-tenant");
    await page.getByRole("alert").waitFor();
    const unknown = await page.getByRole("alert").textContent();
    const hidden = portal.data.policy.customers.find(({ tenantId }) => !seen.has(tenantId)).tenantId;
    await page.goto(`/incidents?tenant=${hidden}`);
    await page.getByRole("alert").waitFor();
    assert.equal(await page.getByRole("alert").textContent(), unknown);
    assert.match(unknown, /Choose another customer/);
  });
});

describe("rows on their way", () => {
  test("the list is of use before all are there, and says that it is incomplete", async () => {
    const other = await portal.page();
    const [late, lost] = [...seen.keys()];
    let release;
    const held = new Promise((resolve) => (release = resolve));
    await other.route(`**/data/customers/${late}/tickets.json`, async (route) => (await held, route.continue()));
    await other.route(`**/data/customers/${lost}/tickets.json`, (route) => route.fulfill({ status: 503 }));

    await signIn(other, lead, "/incidents?all=1");
    const there = tickets.filter(({ customer }) => customer !== late && customer !== lost);
    await totalIs(other, there.length);
    await other.locator("[data-test=incomplete]").waitFor();
    assert.match(await other.locator("[data-test=announcement]").textContent(), /incomplete/);
    await other.locator("regular-table tbody tr").first().waitFor();

    release();
    await totalIs(other, tickets.filter(({ customer }) => customer !== lost).length);
    await other.getByText("1 customer could not be loaded").waitFor();
    await other.unroute(`**/data/customers/${lost}/tickets.json`);
    await other.getByRole("button", { name: "Try again" }).click();
    await complete(other);
    await totalIs(other, tickets.length);
    await other.context().close();
  });
});

describe("the details", () => {
  test("say what is not allowed, and why", async () => {
    const [customer, rows] = [...seen].find(([, { rooms }]) => rooms.length > 0);
    await page.goto(`/rooms?tenant=${customer}&open=${customer}/${rows.rooms[0]}`);
    const no = page.locator("[data-permission]", { hasText: "Not allowed" }).first();
    await no.waitFor();
    assert.notEqual(await no.getAttribute("data-reason"), "allowed");
    assert.match(await no.textContent(), /Ask /);
    const yes = page.locator("[data-permission='rooms.view']");
    assert.match(await yes.textContent(), /Allowed.*By ".+"/);
  });

  test("answer “Why can't I see …?” the same for a hidden room and for one that does not exist", async () => {
    const technician = personWho(portal, /Technician for two sites/);
    const [customer, { rooms }] = [...expected(portal.data, technician.user)][0];
    const hidden = portal.data.rows(customer, "rooms").find(({ id }) => !rooms.includes(id)).id;
    const other = await portal.page();
    await signIn(other, technician, `/rooms?tenant=${customer}`);
    await complete(other);
    const answers = [];
    for (const id of [hidden, "no-such-room"]) {
      await other.locator("[data-test=why]").click();
      await other.locator("[data-test=why-id]").fill(id);
      await other.getByRole("button", { name: "Ask", exact: true }).click();
      await other.locator("[data-test=why-answer][data-reason]").waitFor();
      answers.push(await other.locator("[data-test=why-answer]").innerHTML());
      await other.keyboard.press("Escape");
      await other.locator(".why").waitFor({ state: "hidden" });
    }
    assert.equal(answers[0], answers[1]);
    assert.match(answers[0], /Check the ID/);
    assert.deepEqual(other.complaints, []);
  });
});

test("nothing of all this broke the page's policy or was complained about", () => {
  assert.deepEqual(page.complaints, []);
});

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
