// What the benchmarks make of times and answers; how fast anything is, no test says.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { differences, measure } from "../bench/contest.mjs";
import { howMany, perSecond } from "../bench/many.mjs";
import { race } from "../bench/measure.mjs";
import { readOptions } from "../bench/options.mjs";
import { Peers } from "../bench/peers.mjs";
import { peers as policyPeers } from "../bench/policy/peers.mjs";
import { jsonLine, table } from "../bench/report.mjs";
import { inBrowserToo } from "../bench/view/browser.mjs";
import { figures as viewFigures } from "../bench/view/figures.mjs";
import { peers as viewPeers } from "../bench/view/peers.mjs";
import { runView } from "../bench/view/run.mjs";
import { shapes } from "../bench/view/shapes.mjs";
import { makeWorkload, sizes } from "../bench/view/workload.mjs";

const same = (value) => ({ median: value, least: value, most: value, runs: 1 });
const rate = (ours, target) => ({
  name: "asked", says: "questions", unit: "/s", target, ours: ours && same(ours), peers: { hand: same(500) },
});
const time = (ours, target) => ({ ...rate(ours, target), unit: "ms" });

const line = (result) => JSON.parse(jsonLine("topic", result));
/** The row below the titles, without the columns' width. */
const row = (result) => table([result]).split("\n")[1].split(/ {2,}/);

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

test("of a rate more is better, of a time less", () => {
  assert.equal(line(rate(1000, 900)).met, true);
  assert.equal(line(rate(1000, 1100)).met, false);
  assert.equal(line(time(1000, 900)).met, false);
  assert.equal(line(time(1000, 1100)).met, true);
  assert.equal(line(rate(1000)).met, null);
});

test("the table says how many times as fast as a peer the engine is", () => {
  assert.deepEqual(row(rate(1000, 900)), ["asked", "1,000", "500", "2", "900 met", "/s", "questions"]);
  assert.deepEqual(row(rate(1000, 1100)).at(4), "1,100 missed");
  assert.deepEqual(row(time(1000, 1100)), ["asked", "1,000", "500", "0.5", "1,100 met", "ms", "questions"]);
});

test("where the engine takes no part, its target is not met and the peers are told", () => {
  const { ours, met, peers } = line(rate(null, 900));
  assert.deepEqual({ ours, met, peers }, { ours: null, met: false, peers: { hand: 500 } });
  assert.deepEqual(row(rate(null, 900)), ["asked", "500", "900", "/s", "questions"]);
});

test("who took least time for the same number had the highest rate", () => {
  assert.deepEqual(perSecond({ median: 10, least: 5, most: 20, runs: 3 }, 100),
    { median: 10_000, least: 5_000, most: 20_000, runs: 3 });
});

test("a slow contender is asked fewer questions in a row, a fast one all", async () => {
  assert.equal(await howMany(() => {}, 1000), 1000);
  assert.ok((await howMany((count) => sleep(2 * count), 1000)) < 1000);
});

test("a figure that the engine takes no part in is measured of its peers; nobody's is left out", async () => {
  class Hand { asked(count) { return count; } }
  const figure = { name: "asked", unit: "/s", many: true };
  const options = { runs: 2, size: "M", most: 100 };
  const { ours, peers } = await measure(figure, [{}, new Hand()], options);
  assert.equal(ours, null);
  assert.ok(peers.hand.median > 0);
  assert.equal(await measure({ ...figure, name: "other" }, [{}, new Hand()], options), null);
});

test("every way to ask for the same has to give the same answers", async () => {
  class Ours { plain() { return [1, 0]; } }
  class Hand { plain() { return [1, 0]; } fast() { return [1, 1]; } }
  const figures = [{ name: "plain", many: true }, { name: "fast", many: true, sameAs: "plain" }];
  assert.deepEqual(await differences(figures, [new Ours(), new Hand()], { some: 2 }),
    ["fast: our plain and Hand differ at 1: 0 and 1"]);
});

test("who is slow is asked no more, but once at least; who is fast is asked to the end", async () => {
  const taken = await race(["fast", "slow"], { runs: 9, patience: 40, ask: (who) => sleep(who === "slow" ? 30 : 0) });
  assert.equal(taken[1].runs, 1);
  assert.ok(taken[0].runs > 1);
});

test("who is slow has been given every change in the end, in the order of the others", async () => {
  const given = { fast: [], slow: [] };
  let changes = 0;
  await race(["fast", "slow"], {
    runs: 9, warmUps: 5, together: 2, patience: 60,
    input: () => ++changes,
    ask(who, change) {
      given[who].push(change);
      return sleep(who === "slow" ? 10 : 0);
    },
    catchUp: (who, missed) => given[who].push(...missed),
  });
  assert.equal(given.slow.length, 14);
  assert.deepEqual(given.slow, given.fast);
});

test("changes that were missed are given at once, as the bytes that a source would send", async () => {
  const missed = [[{ id: "a", status: "New" }], [], [{ id: "b" }, { id: "a", status: "Resolved" }]];
  const bytes = missed.map((rows) => new TextEncoder().encode(JSON.stringify(rows)));
  const { joined } = viewFigures.find(({ name }) => name === "Q6");
  assert.deepEqual(JSON.parse(new TextDecoder().decode(joined(bytes))), missed.flat());
});

test("peers are chosen by name, and an unknown one is refused", async () => {
  for (const peers of [policyPeers, viewPeers]) {
    const { kinds, absent } = await peers.choose("hand");
    assert.deepEqual(kinds("L").map(({ name }) => name), ["Hand"]);
    assert.deepEqual(absent, []);
    await assert.rejects(peers.choose("hand,nobody"), /`--peers nobody`/);
  }
});

test("in a page those peers take part that can, and an unknown one is still refused", async () => {
  assert.equal(inBrowserToo("hand,sqlite,crossfilter"), "hand,crossfilter");
  await assert.rejects(viewPeers.choose(inBrowserToo("sqlite,nobody")), /`--peers nobody`/);
});

test("a peer whose packages are not installed is told to be absent, and the others take part", async () => {
  class Hand {}
  const peers = new Peers({
    hand: () => ({ default: Hand }),
    other: () => import("not-installed-anywhere"),
  }, () => true);
  const { kinds, absent } = await peers.choose("hand,other");
  assert.deepEqual(kinds("M"), [Hand]);
  assert.deepEqual(absent, ["other"]);
});

test("figures of another size only are refused with those that there are; without a size all are known", () => {
  const topic = {
    sizes: ["M", "L"],
    names: ["asked", "told", "asked_large"],
    namesAt: (size) => (size === "L" ? ["asked_large"] : ["asked", "told"]),
  };
  const isWanted = (args, name) => readOptions(args, topic).wanted({ name });
  assert.throws(() => isWanted(["--only", "asked", "--size", "L"]), /`--only asked`: at size L there are asked_large$/);
  assert.throws(() => isWanted(["--only", "asked_large", "--size", "M"]), /at size M there are asked, told$/);
  assert.ok(isWanted(["--only", "asked,asked_large", "--size", "L"], "asked_large"));
  assert.ok(isWanted(["--only", "asked"], "asked"));
  assert.ok(isWanted(["--size", "L"], "asked_large"));
});

test("a command line that asks for no figure of its size ends with 2, and says which there are", () => {
  const topic = fileURLToPath(new URL("../bench/policy.mjs", import.meta.url));
  const args = [topic, "--only", "diff_ms", "--size", "L"];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  assert.equal(status, 2);
  assert.match(stderr, /^policy: `--only diff_ms`: at size L there are load_ms_large, .*diff_ms_large/);
});

test("in every shape of the view's workload, the engine and the peer by hand give the plain answers", async () => {
  const { kinds } = await viewPeers.choose("hand");
  for (const shape of Object.keys(shapes)) {
    const { wrong } = await runView({ size: "XS", shape, seed: 7, runs: 1, wanted: () => false }, kinds("XS"));
    assert.deepEqual(wrong, [], shape);
  }
});

test("a shape of the view's workload is what it is called", () => {
  const made = (shape) => makeWorkload(sizes.S, 7, shapes[shape]);
  const roomsOf = ({ roomsAt }) => Array.from(roomsAt.slice(1), (end, customer) => end - roomsAt[customer]);
  const rooms = sizes.S.rooms;
  for (const shape of Object.keys(shapes)) assert.equal(made(shape).roomsAt.at(-1), rooms, shape);
  assert.deepEqual(new Set(roomsOf(made("even"))), new Set([rooms / sizes.S.customers]));
  assert.equal(roomsOf(made("giant"))[made("giant").largest], rooms / 5);
  assert.ok(made("all").openings.every(({ countries, groups }) => countries === null && groups === null));
  assert.ok(made("nothing").openings.every(({ groups }) => groups === undefined));
  assert.ok(made("scripts").titles.devices.every((device) => /camera/i.test(device) || /[^\x00-\x7f]/.test(device)));
});
