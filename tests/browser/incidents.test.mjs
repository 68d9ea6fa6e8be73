// A day of the operations lead: one list of many customers, narrowed, switched, opened, linked to.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { expected, keysOf } from "./expected.mjs";
import { choose, complete, counts, facet, personWho, searchBox, settled, signIn, start, total, totalIs } from "./portal.mjs";

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
    await searchBox(page).fill("");
    await searchBox(page).pressSequentially(tickets[7].id.toLowerCase());
    await totalIs(page, 1);
    await searchBox(page).fill("kein-solches-wort");
    await totalIs(page, 0);
    await page.getByText("Nothing matches").waitFor();
    await page.getByRole("button", { name: "Clear the search" }).click();
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

  test("has no order by a column that holds several values, and says so of a link that asks for it", async () => {
    assert.equal(await page.getByRole("columnheader", { name: "Rooms" }).getByRole("button").count(), 0);
    for (const sort of ["rooms", "nonsense-desc", "toString"]) {
      await page.goto(`/incidents?all=1&severity=Critical&sort=${sort}`);
      await complete(page);
      await page.getByText("an order that does not exist").waitFor();
      assert.equal(await page.getByRole("alert").count(), 0);
      await page.getByRole("button", { name: "Clear all" }).click();
      await totalIs(page, tickets.length);
      assert.equal(new URL(page.url()).searchParams.get("sort"), null);
      assert.equal(await page.locator("[data-test=no-order]").count(), 0);
    }
  });

  test("passes over what names no column in a link", async () => {
    for (const name of ["__proto__", "constructor", "toString", "utm_source"]) {
      await page.goto(`/incidents?all=1&${name}=x`);
      await complete(page);
      assert.equal(await total(page), tickets.length, name);
      assert.equal(await page.locator(".chips").count(), 0, name);
    }
  });

  for (const path of ["/incidents?all=1", "/rooms", "/health", "/updates"]) {
    test(`is narrowed by a value of every filter of ${path}`, async () => {
      await page.goto(path);
      await complete(page);
      const all = await total(page);
      for (const column of await page.locator("[data-facet]").evaluateAll((facets) => facets.map(({ dataset }) => dataset.facet))) {
        const value = facet(page, column).locator(".facet-value").last();
        const count = Number((await value.locator(".facet-count").textContent()).replace(/\D/g, ""));
        await value.locator("input").click();
        await totalIs(page, count);
        assert.equal(await page.getByRole("alert").count(), 0, column);
        await page.getByRole("button", { name: "Clear all" }).click();
        await totalIs(page, all);
      }
    });
  }

  test("keeps the customer when all tickets are asked for no longer", async () => {
    const tenant = [...seen.keys()].at(-1);
    const all = page.getByRole("switch", { name: "Enable all tickets view" });
    await page.goto(`/incidents?all=1&tenant=${tenant}`);
    await complete(page);
    await all.click();
    await page.waitForURL((url) => url.searchParams.get("all") === null);
    await settled(page);
    assert.equal(new URL(page.url()).searchParams.get("tenant"), tenant);
    await page.goto("/incidents?all=1");
    await complete(page);
    await all.click();
    await page.waitForURL((url) => seen.has(url.searchParams.get("tenant")));
  });

  test("says that no customer is called what was typed", async () => {
    const switcher = page.getByRole("combobox", { name: "Customer", exact: true });
    await switcher.click();
    await switcher.pressSequentially("qqzz");
    await page.getByRole("option", { name: "No customer is called that" }).waitFor();
    assert.equal(await switcher.inputValue(), "qqzz");
    assert.equal(await page.getByRole("option").count(), 1);
    await page.keyboard.press("Escape");
  });

  test("lets go of what was open when the customer is switched", async () => {
    await page.goto("/incidents?all=1");
    await complete(page);
    await page.locator("regular-table tbody tr").nth(2).click();
    await page.locator(".details").waitFor();
    const [tenant, { name }] = [...seen].sort((a, b) => b[1].tickets.length - a[1].tickets.length)[0];
    await page.getByRole("combobox", { name: "Customer", exact: true }).fill(name.slice(0, 8));
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
    assert.equal(await searchBox(page).inputValue(), "camera");
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

test("the switcher draws customers as they come into sight, by keyboard too, until all are there", async () => {
  await page.goto("/rooms");
  await complete(page);
  const switcher = page.getByRole("combobox", { name: "Customer", exact: true });
  const options = page.getByRole("option");
  await switcher.click();
  await options.first().waitFor();
  const atFirst = await options.count();
  assert.ok(atFirst < seen.size, `${atFirst} of ${seen.size}`);
  for (let ends = 0; ends < 20; ++ends) {
    await page.keyboard.press("End");
    await settled(page);
  }
  const offered = await options.allTextContents();
  for (const { name } of seen.values()) assert.ok(offered.some((text) => text.startsWith(name)), name);
  await page.keyboard.press("Escape");
  await options.first().waitFor({ state: "hidden" });
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
    await other.getByText("1 customer could not be loaded").click();
    assert.match(await other.locator("[data-test=lacking]").textContent(), new RegExp(`${escaped(seen.get(lost).name)}.*503`));
    await other.keyboard.press("Escape");
    await other.unroute(`**/data/customers/${lost}/tickets.json`);
    await other.getByRole("button", { name: "Try again" }).click();
    await complete(other);
    await totalIs(other, tickets.length);
    await other.close();
  });

  test("rows that cannot be read are counted, each with its column and reason", async () => {
    const other = await portal.page();
    const [customer, { name, rooms }] = [...seen].find(([, { rooms }]) => rooms.length > 3);
    await other.route(`**/data/customers/${customer}/rooms.json`, (route) => {
      const [first, second, ...others] = portal.data.rows(customer, "rooms");
      return route.fulfill({ json: [{ ...first, capacity: "many" }, { ...second, id: undefined }, ...others] });
    });
    await signIn(other, lead, `/rooms?tenant=${customer}`);
    await complete(other);
    assert.ok((await total(other)) < rooms.length);
    await other.getByText(`2 of ${portal.data.rows(customer, "rooms").length} rows could not be read`).click();
    const lacking = await other.locator("[data-test=lacking]").textContent();
    assert.ok(lacking.includes(name));
    assert.match(lacking, /Rooms, row 1, Seats: the value is of another type/);
    assert.match(lacking, /Rooms, row 2.*it has no ID/);
    assert.deepEqual(other.complaints, []);
    await other.close();
  });

  test("a list that is brought again stays whole, and what is open shows what came", async () => {
    const other = await portal.page();
    const [customer, { tickets: [id] }] = [...seen].find(([, { tickets }]) => tickets.length > 0);
    await signIn(other, lead, `/incidents?all=1&open=${customer}/${id}`);
    await complete(other);
    let release;
    const held = new Promise((resolve) => (release = resolve));
    await other.route(`**/data/customers/${customer}/tickets.json`, async (route) => {
      await held;
      const rows = portal.data.rows(customer, "tickets").map((row) => (row.id === id ? { ...row, title: "Another title" } : row));
      await route.fulfill({ json: rows });
    });
    await other.locator("[data-permission]").first().waitFor();
    await other.getByRole("button", { name: "Refresh" }).press("Enter");
    await other.locator("[data-test=refreshing]").waitFor();
    assert.equal(await other.locator("[data-test=incomplete]").count(), 0);
    assert.equal(await total(other), tickets.length);
    release();
    await other.getByRole("heading", { name: "Another title" }).waitFor();
    await complete(other);
    assert.deepEqual(other.complaints, []);
    await other.close();
  });

  test("an engine that ends before the first of them is spoken of, and nothing breaks", async () => {
    const other = await portal.page();
    await other.addInitScript(() => {
      const post = Worker.prototype.postMessage;
      Worker.prototype.postMessage = function (message, ...given) {
        if (JSON.stringify(message).includes('"call":"beginPut"')) this.dispatchEvent(new ErrorEvent("error", { message: "gone" }));
        else post.call(this, message, ...given);
      };
    });
    await signIn(other, lead, "/incidents?all=1");
    await other.getByText("The engine could not run").waitFor();
    assert.deepEqual(other.complaints, []);
    await other.close();
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
    await other.close();
  });

  test("answer one question at a time: a change of it takes the answer away", async () => {
    const [customer, { rooms }] = [...seen].find(([, { rooms }]) => rooms.length > 0);
    await page.goto(`/rooms?tenant=${customer}`);
    await complete(page);
    await page.locator("[data-test=why]").click();
    const answer = page.locator("[data-test=why-answer]");
    const changes = [
      () => page.locator(".why select").selectOption("rooms.modify"),
      () => page.locator("[data-test=why-id]").fill("another-room"),
      () => page.locator("[data-test=why-user]").fill("somebody"),
      async () => {
        await page.locator(".why [role=combobox]").click();
        await page.locator(".why [role=option][aria-selected=false]").first().click();
      },
    ];
    await page.locator("[data-test=why-id]").fill(rooms[0]);
    for (const change of changes) {
      await page.getByRole("button", { name: "Ask", exact: true }).click();
      await answer.locator(".decision, [role=alert]").first().waitFor();
      await change();
      await settled(page);
      assert.equal(await answer.textContent(), "");
    }
    await page.keyboard.press("Escape");
  });
});

test("nothing of all this broke the page's policy or was complained about", () => {
  assert.deepEqual(page.complaints, []);
});

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
