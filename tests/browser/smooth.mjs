// How long the page's own thread is busy at a time while somebody works in the portal: scripts/smooth.
// It prints a table, and ends with 1 if some task took more than `limit` milliseconds.

import { parseArgs } from "node:util";
import { complete, personWho, searchBox, settled, signIn, start, total } from "./portal.mjs";

const limit = 50; // from here on the browser itself calls a task long
const { values: { size } } = parseArgs({ options: { size: { type: "string", default: "large" } } });

const portal = await start(size);
const page = await portal.page();
page.setDefaultTimeout(300_000);
await page.addInitScript(() => {
  window.longTasks = [];
  new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ type: "longtask", buffered: true });
});

const lines = [];
/** Does it, and keeps which tasks of the page took longer than the limit meanwhile. */
async function watch(what, act) {
  await page.evaluate(() => { window.longTasks.length = 0; });
  await act();
  await settled(page);
  await page.waitForTimeout(500);
  const tasks = await page.evaluate(() => window.longTasks);
  lines.push({ what, tasks });
  console.error(`${what} …`);
}

const grid = page.locator("regular-table");
const press = async (key, times = 1) => {
  await grid.focus();
  for (let i = 0; i < times; ++i) {
    await page.keyboard.press(key);
    await settled(page);
  }
};

await signIn(page, personWho(portal, /Operations lead/), "/incidents?all=1");
await watch("rows come, customer by customer", () => complete(page));
const rows = await total(page);

await watch("typing in the search box", () => searchBox(page).pressSequentially("severity:critical camera", { delay: 80 }));
await watch("deleting it again", async () => {
  await searchBox(page).focus();
  for (let i = 0; i < "severity:critical camera".length; ++i) await page.keyboard.press("Backspace", { delay: 40 });
});
await watch("to the last row and back", async () => {
  await press("End");
  await press("PageUp", 5);
  await press("Home");
});
await watch("scrolling by the wheel", async () => {
  await grid.hover();
  for (let i = 0; i < 40; ++i) {
    await page.mouse.wheel(0, 600);
    await page.waitForTimeout(30);
  }
});
await watch("switching customers", async () => {
  for (const at of [1, 2, 3]) {
    await page.getByRole("combobox", { name: "Customer", exact: true }).click();
    const option = page.getByRole("option").nth(at);
    await option.waitFor();
    await option.click();
    await settled(page);
  }
});
await watch("the days of rooms come, customer by customer", async () => {
  await page.goto("/health");
  await complete(page);
});
await watch("ordering them by good calls", async () => {
  await page.getByRole("columnheader", { name: "Good calls" }).getByRole("button").click();
  await page.locator("th[aria-sort=ascending]", { hasText: "Good calls" }).waitFor();
});
await portal.stop();

const width = Math.max(...lines.map(({ what }) => what.length));
console.log(`${size}: ${rows.toLocaleString("en")} tickets in one list; tasks of the page's thread over ${limit} ms`);
for (const { what, tasks } of lines) {
  const longest = tasks.length ? `, the longest ${Math.round(Math.max(...tasks))} ms` : "";
  console.log(`  ${what.padEnd(width)}  ${tasks.length || "none"}${longest}`);
}
process.exitCode = lines.some(({ tasks }) => tasks.length) ? 1 : 0;
