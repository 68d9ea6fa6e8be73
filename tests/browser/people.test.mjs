// The demo's people, in the browser: each sees what was opened to them, by the policy and the raw
// rows read without the engine, and nothing else.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { expected, keysOf } from "./expected.mjs";
import { allKeys, complete, counts, facet, personWho, searchBox, settled, signIn, start, total, totalIs } from "./portal.mjs";

let portal;
before(async () => (portal = await start()));
after(() => portal.stop());

const seenBy = (person) => expected(portal.data, person.user);

describe("what each person sees", () => {
  test("a primary admin of three customers sees all that they opened, and only theirs", async () => {
    const person = personWho(portal, /Primary admin of three/);
    const seen = seenBy(person);
    const page = await portal.page();
    await signIn(page, person, "/incidents?all=1");
    await complete(page);
    assert.equal(seen.size, 3);
    assert.equal(await total(page), keysOf(seen, "tickets").size);
    assert.deepEqual(
      await counts(page, "customer"),
      Object.fromEntries([...seen].map(([customer, { tickets }]) => [customer, tickets.length])),
    );
    await page.getByRole("link", { name: "Rooms" }).click();
    await totalIs(page, keysOf(seen, "rooms").size);
    assert.deepEqual(await allKeys(page), keysOf(seen, "rooms"));
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  test("a technician for two sites sees their rooms and tickets, and no other", async () => {
    const person = personWho(portal, /Technician for two sites/);
    const seen = seenBy(person);
    const [customer] = seen.keys();
    const page = await portal.page();
    await signIn(page, person, "/rooms");
    await complete(page);
    const keys = await allKeys(page);
    assert.deepEqual(keys, keysOf(seen, "rooms"));

    const rooms = portal.data.rows(customer, "rooms");
    const buildings = new Set(rooms.filter(({ id }) => keys.has(`${customer}/${id}`)).map(({ building }) => building));
    assert.equal(buildings.size, 2, [...buildings].join(", "));
    assert.ok(keys.size < rooms.length, "the customer has more rooms than the technician sees");

    await page.goto(`/incidents?tenant=${customer}`);
    await complete(page);
    assert.deepEqual(await allKeys(page), keysOf(seen, "tickets"));
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  test("a help desk by nested groups sees tickets and no rooms, and reads by which path", async () => {
    const person = personWho(portal, /Help desk/);
    const seen = seenBy(person);
    const page = await portal.page();
    await signIn(page, person, "/incidents?all=1");
    await complete(page);
    assert.equal(await total(page), keysOf(seen, "tickets").size);
    assert.ok((await total(page)) > 0);
    assert.equal(await facet(page, "room.country").count(), 0, "withheld: a room's country is not counted");

    await page.locator("regular-table tbody tr").first().click();
    const may = page.locator("[data-permission='tickets.update']");
    await may.waitFor();
    assert.match(await may.textContent(), /through .+ → /);

    await page.goto("/rooms");
    await page.getByText("No room here is open to you").waitFor();
    assert.equal(await total(page), 0);
    assert.equal(await page.getByText("Nothing matches").count(), 0);
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  test("a room that only tickets name is called by its name, with what may be done there", async () => {
    const person = personWho(portal, /Help desk/);
    const [customer, room] = [...seenBy(person)].flatMap(([tenant, { tickets }]) =>
      portal.data.rows(tenant, "tickets").filter(({ id, rooms }) => tickets.includes(id) && rooms?.length).map(({ rooms }) => [tenant, rooms[0]]),
    )[0];
    const { name } = portal.data.rows(customer, "rooms").find(({ id }) => id === room);
    const page = await portal.page();
    await signIn(page, person, `/rooms?tenant=${customer}&open=${customer}/${room}`);
    await page.locator(".details").getByRole("heading", { name, exact: true }).waitFor();
    await page.locator("[data-test=name-only]").waitFor();
    await page.locator("[data-permission='rooms.view']:not([data-reason=allowed])").waitFor();
    await page.locator("[data-permission='tickets.view'][data-reason=allowed]").waitFor();
    assert.equal(await page.locator(".details .fields").count(), 0);
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  test("a tenant manager knows every customer by name, and opens none", async () => {
    const person = personWho(portal, /Tenant manager/);
    const page = await portal.page();
    await signIn(page, person);
    await page.getByRole("heading", { name: "No customer's data is open to you" }).waitFor();
    const known = await page.locator("[data-customer]").evaluateAll((items) => items.map(({ dataset }) => dataset.customer));
    const listed = portal.data.policy.customers.filter(({ relationship: { status } }) => status !== "declined" && status !== "withdrawn");
    assert.deepEqual(new Set(known), new Set(listed.map(({ tenantId }) => tenantId)));
    assert.equal(await page.locator("regular-table").count(), 0);

    const [{ tenantId }] = listed;
    await page.goto(`/incidents?tenant=${tenantId}`);
    await page.getByRole("heading", { name: "No customer's data is open to you" }).waitFor();
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  test("a customer's own technician signs in too, in the customer's tenant", async () => {
    const person = personWho(portal, /Site technician of/);
    const page = await portal.page();
    await signIn(page, person, "/rooms");
    await complete(page);
    const keys = await allKeys(page);
    assert.ok(keys.size > 0);
    assert.ok([...keys].every((key) => key.startsWith(`${person.tenant}/`)));
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  test("a customer's administrator asks about a partner's colleague by their organisation", async () => {
    const person = personWho(portal, /MMR administrator of/);
    const { policy } = portal.data;
    const { user, room } = partnersPersonAt(person.tenant);
    const page = await portal.page();
    await signIn(page, person, `/rooms?tenant=${person.tenant}`);
    await complete(page);
    await page.locator("[data-test=why]").click();
    await page.locator("[data-test=why-id]").fill(room);
    await page.locator("[data-test=why-user]").fill(user);
    const reasons = [];
    for (const name of [null, policy.partner.name]) {
      if (name) await page.getByRole("radio", { name }).click();
      await page.getByRole("button", { name: "Ask", exact: true }).click();
      await page.locator("[data-test=why-answer][data-reason]").waitFor();
      reasons.push(await page.locator("[data-test=why-answer]").getAttribute("data-reason"));
    }
    assert.deepEqual(reasons, ["not_assigned", "allowed"]);
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  test("whoever signs out leaves nothing that they looked for to the next", async () => {
    const [lead, other] = [personWho(portal, /Operations lead/), personWho(portal, /Help desk/)];
    const page = await portal.page();
    await signIn(page, lead, "/incidents?all=1&q=camera");
    await complete(page);
    await page.getByRole("button", { name: "Clear the search" }).click();
    await page.getByRole("link", { name: "Rooms" }).click();
    await page.locator("[data-test=account]").click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.locator("button.person").first().waitFor();
    assert.equal(new URL(page.url()).search, "");
    await page.goBack();
    await page.waitForURL((url) => url.search === "");
    await page.locator("button.person", { hasText: other.upn }).click();
    await complete(page);
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), "H1");
    await page.goBack();
    await settled(page);
    assert.equal(await searchBox(page).inputValue(), "");
    assert.equal(new URL(page.url()).searchParams.get("q"), null);
    assert.deepEqual(page.complaints, []);
    await page.close();
  });
});

/** Of a customer: somebody of the partner who may see a room there, and the room. */
function partnersPersonAt(customer) {
  for (const { id } of portal.data.policy.partner.users) {
    const rooms = expected(portal.data, id).get(customer)?.rooms ?? [];
    if (rooms.length) return { user: id, room: rooms[0] };
  }
  throw new Error(`nobody of the partner sees a room of ${customer}`);
}
