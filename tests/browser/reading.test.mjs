// For everybody: by keyboard, by assistive technology, in the dark, in Chinese.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { complete, personWho, searchBox, settled, signIn, start, total } from "./portal.mjs";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

let portal, lead;
before(async () => {
  portal = await start();
  lead = personWho(portal, /Operations lead/);
});
after(() => portal.stop());

/** What axe finds wrong. Fluent's focus guards are hidden and focusable on purpose. */
async function findings(page) {
  await settled(page);
  if (!(await page.evaluate(() => "axe" in window))) {
    // By the browser's own door: the page's policy lets no foreign script in.
    const client = await page.context().newCDPSession(page);
    const { readFileSync } = await import("node:fs");
    await client.send("Runtime.evaluate", { expression: readFileSync(axe, "utf8") });
  }
  const { violations } = await page.evaluate(() => window.axe.run({ exclude: ["[data-tabster-dummy]"] }));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join("; ")}`);
}

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing on any page when it is ${colorScheme}`, async () => {
    const page = await portal.page({ colorScheme });
    await page.goto("/");
    await page.locator("button.person").first().waitFor();
    assert.deepEqual(await findings(page), [], "signing in");

    await signIn(page, lead, "/incidents?all=1&severity=Critical");
    await complete(page);
    assert.deepEqual(await findings(page), [], "incidents");
    await searchBox(page).fill("severty:critical sta");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("ArrowDown");
    assert.deepEqual(await findings(page), [], "suggestions");
    await page.keyboard.press("Escape");
    await page.locator("[data-notice]").waitFor();
    assert.deepEqual(await findings(page), [], "notices");
    await page.locator("[data-test=box-help]").click();
    await page.locator(".box-help").waitFor();
    assert.deepEqual(await findings(page), [], "the help of the search box");
    await page.keyboard.press("Escape");
    await searchBox(page).fill("");
    await page.locator("regular-table tbody tr").first().click();
    await page.locator("[data-permission]").first().waitFor();
    assert.deepEqual(await findings(page), [], "a ticket");

    await page.goto("/rooms");
    await complete(page);
    assert.deepEqual(await findings(page), [], "rooms");
    await page.getByRole("combobox", { name: "Customer", exact: true }).click();
    await page.getByRole("option").first().waitFor();
    assert.deepEqual(await findings(page), [], "the switcher");
    await page.keyboard.press("Escape");
    await page.locator("[data-test=why]").click();
    await page.locator("[data-test=why-id]").waitFor();
    assert.deepEqual(await findings(page), [], "why");
    for (const list of ["health", "updates"]) {
      await page.goto(`/${list}`);
      await complete(page);
      assert.deepEqual(await findings(page), [], list);
      await page.locator("regular-table tbody tr").first().click();
      await page.locator("[data-permission]").first().waitFor();
      assert.deepEqual(await findings(page), [], `a row of ${list}`);
    }

    await page.evaluate(() => sessionStorage.clear());
    await signIn(page, personWho(portal, /Tenant manager/));
    await page.locator("[data-customer]").first().waitFor();
    assert.deepEqual(await findings(page), [], "who sees no data");
    assert.deepEqual(page.complaints, []);
    await page.close();
  });
}

describe("by keyboard", () => {
  test("one signs in, walks the list, opens a row and comes back", async () => {
    const page = await portal.page();
    await page.goto("/incidents?all=1");
    const card = page.locator("button.person", { hasText: lead.upn });
    await card.focus();
    await page.keyboard.press("Enter");
    await complete(page);

    const grid = page.getByRole("grid");
    await grid.focus();
    const selected = () => page.locator("tr[aria-selected=true]").getAttribute("aria-rowindex");
    const rows = await total(page);
    assert.equal(Number(await grid.getAttribute("aria-rowcount")), rows + 1);

    for (const [key, row] of [["ArrowDown", 2], ["ArrowDown", 3], ["ArrowUp", 2], ["End", rows + 1], ["Home", 2]]) {
      await page.keyboard.press(key);
      await page.locator(`tr[aria-selected=true][aria-rowindex="${row}"]`).waitFor();
    }
    await page.keyboard.press("PageDown");
    await settled(page);
    assert.ok(Number(await selected()) > 8);
    const active = await grid.getAttribute("aria-activedescendant");
    assert.equal(await page.locator(`[id="${active}"]`).getAttribute("aria-rowindex"), await selected());

    const key = await page.locator("tr[aria-selected=true]").getAttribute("data-key");
    await page.keyboard.press("Enter");
    await page.locator("[data-permission]").first().waitFor();
    assert.equal(new URL(page.url()).searchParams.get("open"), key);
    await page.waitForFunction(() => document.activeElement?.closest(".details"));
    await page.keyboard.press("Escape");
    await page.locator(".details").waitFor({ state: "hidden" });
    await page.waitForFunction(() => document.activeElement?.matches("regular-table"));
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  test("the first Tab offers the way past the frame", async () => {
    const page = await portal.page();
    await signIn(page, lead);
    await complete(page);
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), "H1", "after signing in, the heading");
    await page.reload();
    await complete(page);
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement?.className), "skip");
    await page.close();
  });
});

test("the language is switched at once, and stays", async () => {
  const page = await portal.page();
  await signIn(page, lead, "/incidents?all=1");
  await complete(page);
  await page.locator("[data-test=appearance]").click();
  await page.getByRole("menuitemradio", { name: "简体中文" }).click();
  await page.getByRole("heading", { name: "事件 所有客户" }).waitFor();
  await page.getByRole("switch", { name: "启用所有票证视图" }).waitFor();
  await page.getByRole("columnheader", { name: "严重性" }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), "zh-Hans");
  assert.match(await page.title(), /^事件 · 所有客户/);
  await page.reload();
  await page.getByRole("heading", { name: "事件 所有客户" }).waitFor();
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test("the theme follows the system until one is chosen", async () => {
  const page = await portal.page({ colorScheme: "dark" });
  await page.goto("/");
  await page.locator("html[data-theme=dark]").waitFor();
  await page.emulateMedia({ colorScheme: "light" });
  await page.locator("html[data-theme=light]").waitFor();
  await page.locator("[data-test=appearance]").click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await page.locator("html[data-theme=dark]").waitFor();
  await page.reload();
  await page.locator("html[data-theme=dark]").waitFor();
  assert.deepEqual(page.complaints, []);
  await page.close();
});
