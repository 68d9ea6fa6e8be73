// The search box: its language, what it offers, and what it says of what it took otherwise. What is
// found is worked out from the raw rows, what may be offered from what each person sees.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { expected } from "./expected.mjs";
import { choose, complete, counts, personWho, searchBox, settled, signIn, start, totalIs } from "./portal.mjs";

let portal, lead, tickets, rooms;
before(async () => {
  portal = await start();
  lead = personWho(portal, /Operations lead/);
  const seen = expected(portal.data, lead.user);
  const rowsOf = (table) =>
    [...seen].flatMap(([customer, ids]) => {
      const visible = new Set(ids[table]);
      return portal.data.rows(customer, table).filter(({ id }) => visible.has(id)).map((row) => ({ ...row, customer }));
    });
  [tickets, rooms] = [rowsOf("tickets"), rowsOf("rooms")];
});
after(() => portal.stop());

const paths = { incidents: "/incidents?all=1", rooms: "/rooms", health: "/health", updates: "/updates" };

/** A page of somebody, with every row there and the search box in hand. */
async function open(path, { person = lead, language = "en", ...options } = {}) {
  const page = await portal.page(options);
  await page.addInitScript((kept) => localStorage.setItem("enfilade.preferences", JSON.stringify(kept)), { language });
  await signIn(page, person, path);
  await complete(page);
  return { page, box: searchBox(page) };
}

const offered = (page) => page.getByRole("option");
const notices = (page) => page.locator("[data-notice]");
/** Long enough for whatever would be said once one stopped typing. */
const calm = (page) => page.waitForTimeout(800);
/** Waits until an option is the one that Enter takes; gives its text. */
async function active(page, box) {
  await page.waitForFunction(() => document.querySelector("[role=search] [aria-activedescendant]"));
  const id = await box.getAttribute("aria-activedescendant");
  const option = page.locator(`[id="${id}"]`);
  assert.equal(await option.getAttribute("aria-selected"), "true");
  return option.locator(".suggestion-text").textContent();
}

describe("what is typed", () => {
  test("is a question about fields, which filters narrow further and facets count", async () => {
    const { page, box } = await open(paths.incidents);
    const severe = tickets.filter(({ severity }) => severity === "Critical" || severity === "Important");
    const pending = severe.filter(({ status }) => status !== "Resolved");
    await box.pressSequentially("severity:critical,important -status:resolved");
    await totalIs(page, pending.length);
    await choose(page, "severity", "Critical");
    await totalIs(page, pending.filter(({ severity }) => severity === "Critical").length);
    assert.equal(await box.inputValue(), "severity:critical,important -status:resolved", "a filter is not written into the box");

    const { Warning } = await counts(page, "severity");
    assert.equal(
      Warning,
      tickets.filter(({ severity, status }) => severity === "Warning" && status !== "Resolved").length,
      "a facet leaves out what the box asks of its column",
    );
    await page.getByRole("button", { name: "Clear the search" }).click();
    await totalIs(page, tickets.filter(({ severity }) => severity === "Critical").length);
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  test("stands in the address, and is asked again from there", async () => {
    const { page, box } = await open(`${paths.incidents}&q=${encodeURIComponent("(severity:warning OR severity:critical) type:camera")}`);
    await totalIs(page, tickets.filter(({ severity, type }) => ["Warning", "Critical"].includes(severity) && type === "Camera").length);
    assert.equal(await box.inputValue(), "(severity:warning OR severity:critical) type:camera");
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  test("may say the order, which goes before a click on a column", async () => {
    const { page, box } = await open(`${paths.incidents}&sort=severity`);
    await page.locator("th[aria-sort=ascending]", { hasText: "Severity" }).waitFor();
    await box.fill("sort:title-desc");
    await page.locator("th[aria-sort=descending]", { hasText: "Title" }).waitFor();
    assert.equal(await page.getByRole("columnheader").getByRole("button").count(), 0);
    await box.fill("");
    await page.locator("th[aria-sort=ascending]", { hasText: "Severity" }).waitFor();
    assert.ok((await page.getByRole("columnheader").getByRole("button").count()) > 0);
    assert.deepEqual(page.complaints, []);
    await page.close();
  });
});

describe("what was taken otherwise", () => {
  test("is told under the box: which piece of it, how it was taken, and what to do", async () => {
    const { page, box } = await open(paths.incidents);
    await box.pressSequentially("type:camera severty:critical");
    const notice = page.locator("[data-notice=unknown_field]");
    await notice.waitFor();
    assert.equal(await notice.locator("code").textContent(), "severty:critical");
    assert.match(await notice.textContent(), /searched for as a word.*Choose a field from the suggestions/);
    const described = await box.getAttribute("aria-describedby");
    assert.equal(await page.locator(`[id="${described}"] [data-notice]`).count(), 1);

    await box.fill("type:camera updated:banana");
    await page.locator("[data-notice=unreadable_value]").waitFor();
    assert.equal(await notices(page).locator("code").textContent(), "banana");
    await totalIs(page, tickets.filter(({ type }) => type === "Camera").length);

    await box.fill("type:camera");
    await notices(page).waitFor({ state: "detached" });
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  test("is told in Chinese to those who read Chinese", async () => {
    const { page, box } = await open(paths.incidents, { language: "zh" });
    await box.pressSequentially('severty:critical "会议');
    await page.locator("[data-notice=unknown_field]", { hasText: /没有这样的字段，因此将其作为词语搜索。\s*请从建议中选择/ }).waitFor();
    await page.locator("[data-notice=unclosed_quote]", { hasText: "引号没有结束" }).waitFor();
    assert.deepEqual(await notices(page).locator("code").allTextContents(), ["severty:critical", '"会议']);
    await box.fill("sever");
    assert.equal(await offered(page).first().textContent(), "severity严重性");
    await page.locator("[data-test=suggested]", { hasText: "1 条建议" }).waitFor();
    assert.deepEqual(page.complaints, []);
    await page.close();
  });
});

describe("what is offered", () => {
  test("is chosen by keyboard alone, a field and then its value", async () => {
    const { page, box } = await open(paths.incidents);
    await box.focus();
    assert.equal(await box.getAttribute("aria-expanded"), "false");
    await page.keyboard.type("camera -sev");
    await offered(page).first().waitFor();
    assert.equal(await box.getAttribute("aria-expanded"), "true");
    assert.equal(await box.getAttribute("aria-controls"), await page.getByRole("listbox").getAttribute("id"));
    assert.equal(await box.getAttribute("aria-activedescendant"), null, "nothing is chosen unasked");
    await page.locator("[data-test=suggested]", { hasText: "1 suggestion" }).waitFor();
    await page.keyboard.press("ArrowDown");
    assert.equal(await active(page, box), "severity");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector("[role=search] input").value === "camera -severity:");

    await offered(page).nth(1).waitFor();
    const values = await offered(page).locator(".suggestion-text").allTextContents();
    for (const value of values) {
      await page.keyboard.press("ArrowDown");
      assert.equal(await active(page, box), value);
    }
    await page.keyboard.press("ArrowUp");
    const wanted = await active(page, box);
    assert.equal(wanted, values.at(-2));
    await page.keyboard.press("Enter");
    await page.getByRole("listbox").waitFor({ state: "detached" });
    assert.equal(await box.inputValue(), `camera -severity:${wanted}`);
    assert.ok(await box.evaluate((element) => element === document.activeElement));
    assert.equal(await box.getAttribute("aria-expanded"), "false");

    await box.fill("");
    await page.keyboard.press("Escape");
    await page.keyboard.press("ArrowDown");
    assert.equal(await active(page, box), await offered(page).first().locator(".suggestion-text").textContent(), "the arrow asks for fields");
    await page.keyboard.press("Escape");
    await page.getByRole("listbox").waitFor({ state: "detached" });
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  test("takes no Enter and no Escape from a text of which nothing was chosen", async () => {
    const { page, box } = await open(paths.incidents);
    for (const key of ["Enter", "Escape"]) {
      await box.fill("");
      await box.pressSequentially("stat");
      await offered(page).first().waitFor();
      await page.keyboard.press(key);
      await page.getByRole("listbox").waitFor({ state: "detached" });
      assert.equal(await box.inputValue(), "stat");
      assert.equal(new URL(page.url()).searchParams.get("q"), "stat");
    }
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  test("is taken by Tab on the way on, and left alone by Tab where nothing was chosen", async () => {
    const { page, box } = await open(paths.incidents);
    for (const [keys, left] of [[["Tab"], "stat"], [["ArrowDown", "Tab"], "status:"]]) {
      await box.fill("");
      await box.pressSequentially("stat");
      await offered(page).first().waitFor();
      for (const key of keys) await page.keyboard.press(key);
      await page.getByRole("listbox").waitFor({ state: "detached" });
      assert.equal(await box.inputValue(), left);
      assert.ok(await box.evaluate((element) => element !== document.activeElement));
    }
    await page.close();
  });

  test("is chosen by a click, and replaces only what is being typed", async () => {
    const { page, box } = await open(paths.rooms);
    await box.pressSequentially("country:de health:unh");
    await page.getByRole("option", { name: /^Unhealthy/ }).click();
    await page.waitForFunction(() => document.querySelector("[role=search] input").value === "country:de health:Unhealthy");
    assert.ok(await box.evaluate((element) => element === document.activeElement));
    await totalIs(page, rooms.filter(({ country, health }) => country === "DE" && health === "Unhealthy").length);
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  test("is never a customer, nor a value of one, that the viewer does not know of", async () => {
    const person = personWho(portal, /Primary admin of three/);
    const { page, box } = await open(paths.rooms, { person });
    const seen = expected(portal.data, person.user);
    const texts = async (typed) => {
      await box.fill(typed);
      await settled(page);
      await page.waitForTimeout(100);
      return offered(page).locator(".suggestion-text").allTextContents();
    };

    const hidden = portal.data.policy.customers.filter(({ tenantId }) => !seen.has(tenantId));
    const named = await texts("customer:");
    for (const { name } of seen.values()) assert.ok(named.includes(name), name);
    const own = new Set([...seen].flatMap(([customer, ids]) => {
      const visible = new Set(ids.rooms);
      return portal.data.rows(customer, "rooms").filter(({ id }) => visible.has(id)).flatMap(({ name, city }) => [name, city]);
    }));
    let tried = 0;
    for (const { tenantId, name } of hidden.slice(0, 8)) {
      assert.ok(!named.includes(name), name);
      assert.deepEqual(await texts(`customer:"${name}`), [], name);
      const foreign = portal.data.rows(tenantId, "rooms").filter(({ name, city }) => !own.has(name) && !own.has(city));
      for (const row of foreign.slice(0, 1)) {
        tried += 1;
        assert.ok(!(await texts(`name:"${row.name}`)).includes(row.name), row.name);
        assert.ok(!(await texts(`city:${row.city}`)).includes(row.city), row.city);
      }
    }
    assert.ok(tried > 3, "there was something to hide");
    assert.ok((await texts("city:")).every((city) => own.has(city) || city.startsWith("@")));
    assert.ok((await texts("city:")).length > 1);
    assert.deepEqual(page.complaints, []);
    await page.close();
  });
});

describe("the examples", () => {
  for (const [name, path] of Object.entries(paths)) {
    test(`of ${name} are each understood as they stand, and tried by a click`, async () => {
      const { page, box } = await open(path);
      const help = page.getByRole("button", { name: "How to search" });
      await help.click();
      const examples = await page.locator("[data-example]").evaluateAll((all) => all.map(({ dataset }) => dataset.example));
      assert.ok(examples.length >= 4 && examples.length <= 6);
      await page.keyboard.press("Escape");
      for (const example of examples) {
        await help.click();
        await page.locator(`[data-example='${example}']`).click();
        await page.locator(".box-help").waitFor({ state: "detached" });
        await page.waitForFunction((wanted) => document.querySelector("[role=search] input").value === wanted, example);
        await calm(page);
        assert.equal(await notices(page).count(), 0, example);
        assert.ok(await box.evaluate((element) => element === document.activeElement), example);
      }
      assert.deepEqual(page.complaints, []);
      await page.close();
    });
  }

  test("are explained in Chinese too", async () => {
    const { page } = await open(paths.rooms, { language: "zh" });
    await page.getByRole("button", { name: "如何搜索" }).click();
    await page.getByText("不正常或已断开连接").waitFor();
    await page.close();
  });
});

test("at 320 pixels the box, its offers, its notices and its help fit into the page", async () => {
  const { page, box } = await open(paths.incidents, { viewport: { width: 320, height: 640 } });
  const fits = async (selector) => {
    const { x, width } = await page.locator(selector).first().boundingBox();
    assert.ok(x >= 0 && x + width <= 320, `${selector} ends at ${x + width}`);
  };
  await box.pressSequentially("customer:");
  await offered(page).first().waitFor();
  await fits("[role=search]");
  await fits("[role=listbox]");
  await box.fill(`severty:${"critical".repeat(12)}`);
  await notices(page).waitFor();
  await fits("[data-notice]");
  await fits("[data-notice] code");
  await page.locator("[data-test=box-help]").click();
  await page.locator(".box-help").waitFor();
  await settled(page);
  await fits(".box-help");
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  assert.deepEqual(page.complaints, []);
  await page.close();
});
