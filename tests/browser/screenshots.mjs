// Pictures of every page, light, dark and in Chinese: build/screenshots/*.png.
//   node tests/browser/screenshots.mjs

import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { choose, complete, personWho, searchBox, settled, signIn, start } from "./portal.mjs";

const folder = fileURLToPath(new URL("../../build/screenshots", import.meta.url));
mkdirSync(folder, { recursive: true });
const portal = await start();

const looks = [
  { look: "light", options: {}, keep: {} },
  { look: "dark", options: { colorScheme: "dark" }, keep: {} },
  { look: "zh", options: {}, keep: { language: "zh" } },
];
const lead = personWho(portal, /Operations lead/);
const technician = personWho(portal, /Technician for two/);
const helpDesk = personWho(portal, /Help desk/);
const manager = personWho(portal, /Tenant manager/);

for (const { look, options, keep } of looks) {
  const page = await portal.page(options);
  await page.addInitScript((kept) => localStorage.setItem("enfilade.preferences", JSON.stringify(kept)), keep);
  const take = async (name) => {
    await settled(page);
    await page.mouse.move(0, 0);
    await page.waitForTimeout(300);
    await page.screenshot({ path: `${folder}/${look}-${name}.png` });
  };
  const leave = async () => {
    await page.evaluate(() => {
      sessionStorage.clear();
      history.replaceState(null, "", "/");
    });
  };

  await page.goto("/");
  await page.locator("button.person").first().waitFor();
  await take("sign-in");

  await signIn(page, lead, "/incidents?all=1");
  await complete(page);
  await take("incidents");
  await choose(page, "severity", "Critical");
  await choose(page, "severity", "Important");
  await choose(page, "status", "Needs action");
  await searchBox(page).fill("cam");
  await page.keyboard.press("Escape");
  await take("incidents-filtered");
  await page.goto("/incidents?all=1");
  await complete(page);
  await searchBox(page).fill("-status:resolved severity:");
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await take("box-suggestions");
  await searchBox(page).fill('severty:critical updated:banana "main hall');
  await page.locator("[data-notice]").first().waitFor();
  await take("box-notices");
  await page.locator("[data-test=box-help]").click();
  await page.locator(".box-help").waitFor();
  await take("box-help");
  await page.goto("/incidents?all=1");
  await complete(page);
  await page.locator("regular-table tbody tr").nth(3).click();
  await page.locator("[data-permission]").first().waitFor();
  await take("ticket");
  await page.goto("/rooms");
  await complete(page);
  await take("rooms");
  await page.locator("regular-table tbody tr").nth(1).click();
  await page.locator("[data-permission]").first().waitFor();
  await take("room");
  await page.goto("/rooms");
  await complete(page);
  await page.getByRole("combobox").first().click();
  await take("switcher");
  for (const list of ["health", "updates"]) {
    await page.goto(`/${list}`);
    await complete(page);
    await take(list);
    await page.locator("regular-table tbody tr").nth(2).click();
    await page.locator("[data-permission]").first().waitFor();
    await take(`${list}-row`);
  }

  await leave();
  await signIn(page, technician, "/rooms");
  await complete(page);
  await take("technician-rooms");
  await page.goto("/health");
  await page.locator(".grid-empty-title").waitFor();
  await take("technician-health");
  await page.goto("/rooms");
  await complete(page);
  await page.locator(".commands button").last().click();
  await page.locator("[data-test=why-id]").fill("no-such-room");
  await page.locator(".why button[type=submit]").click();
  await page.locator("[data-reason]").first().waitFor();
  await take("why");

  await leave();
  await signIn(page, helpDesk, "/incidents?all=1");
  await complete(page);
  await page.locator("regular-table tbody tr").nth(0).click();
  await page.locator("[data-permission]").first().waitFor();
  await take("help-desk-ticket");

  await leave();
  await signIn(page, manager);
  await take("tenant-manager");

  if (look === "light") {
    await page.setViewportSize({ width: 420, height: 800 });
    await leave();
    await signIn(page, lead, "/incidents?all=1");
    await complete(page);
    await take("narrow");
  }
  console.log(look, page.complaints);
  await page.close();
}
await portal.stop();
