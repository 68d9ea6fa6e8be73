// Results for people, as a table, and for programs, one JSON object a line.

/** Four digits say all that a time on a shared machine has to say. */
const rounded = (number) => Number(number.toPrecision(4));

/** Of a rate more is better, of everything else less. */
const isRate = (unit) => unit.endsWith("/s");

const reaches = (value, bound, unit) => (isRate(unit) ? value >= bound : value <= bound);

export function jsonLine(topic, { name, unit, ours, target, peers }) {
  return JSON.stringify({
    topic,
    figure: name,
    unit,
    ours: ours && rounded(ours.median),
    target: target ?? null,
    met: target === undefined ? null : ours !== null && reaches(ours.median, target, unit),
    peers: Object.fromEntries(Object.entries(peers).map(([peer, { median }]) => [peer, rounded(median)])),
  });
}

const number = (value) => {
  if (value === undefined) return "";
  return value.toLocaleString("en", value < 100 ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: 0 });
};

const held = (ours, bound, unit) => {
  if (bound === undefined) return "";
  return ours ? `${number(bound)} ${reaches(ours.median, bound, unit) ? "met" : "missed"}` : number(bound);
};

/** How many times as fast as a peer the engine is. */
const faster = (ours, peer, unit) =>
  ours && peer && (isRate(unit) ? ours.median / peer.median : peer.median / ours.median);

const peerColumns = (peer) => [
  [peer, ({ peers }) => number(peers[peer]?.median)],
  [`× ${peer}`, ({ unit, ours, peers }) => number(faster(ours, peers[peer], unit) || undefined)],
];

const columnsFor = (peers) => [
  ["figure", ({ name }) => name, "left"],
  ["ours", ({ ours }) => number(ours?.median)],
  ["min–max", ({ ours }) => (ours?.runs > 1 ? `${number(ours.least)}–${number(ours.most)}` : "")],
  ...peers.flatMap(peerColumns),
  ["target", ({ unit, ours, target }) => held(ours, target, unit)],
  ["limit", ({ unit, ours, limit }) => held(ours, limit, unit)],
  ["unit", ({ unit }) => unit, "left"],
  ["what", ({ says }) => says, "left"],
];

export function table(results) {
  const columns = columnsFor([...new Set(results.flatMap(({ peers }) => Object.keys(peers)))]);
  const cells = [columns.map(([title]) => title), ...results.map((result) => columns.map(([, cell]) => cell(result)))];
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const padded = (cell, column) => (columns[column][2] ? cell.padEnd(widths[column]) : cell.padStart(widths[column]));
  return cells.map((row) => row.map(padded).join("  ").trimEnd()).join("\n");
}
