// The updates of one customer: each release goes through the rings, one after another.

import { randomness } from "./prng.mjs";
import { releasesOf } from "./releases.mjs";
import { roomsOf } from "./rooms.mjs";
import { day, minute } from "./sizes.mjs";

/** How long after the first a ring begins, and how long it takes, in days; General is there also without rooms. */
const rings = [
  { ring: "Staging", after: 0, takes: 5 },
  { ring: "General", after: 7, takes: 10, always: true },
  { ring: "Ring 4", after: 21, takes: 5 },
  { ring: "Executive", after: 28, takes: 5 },
];

const wednesday = 6;

/** Updates begin on a Wednesday, before anybody is there. */
function startOf(release, { after }, random) {
  const released = release.day / day;
  const first = released + ((wednesday - (released % 7) + 7) % 7);
  return (first + after) * day + random.whole(300) * minute;
}

const tenth = (part, whole) => Math.round((1000 * part) / whole) / 10;
const some = (count, random) => 1 + random.whole(Math.ceil(count / 8));

function finished(roomCount, { starts, takes, random }) {
  const completed = starts + Math.floor((0.2 + 0.8 * random.unit()) * takes * day);
  if (random.chance(0.75)) return { status: "Completed", failed: 0, progress: 100, completed };
  const failed = some(roomCount, random);
  return { status: "Completed with failures", failed, progress: tenth(roomCount - failed, roomCount), completed };
}

function stopped(status, roomCount, { share, random }) {
  const done = Math.floor(roomCount * share);
  const failed = random.chance(0.3) ? Math.min(some(roomCount, random), roomCount - done) : 0;
  return { status, failed, progress: tenth(done, roomCount), completed: null };
}

/** What became of a release in a ring with so many rooms for it. */
function drawCourse(release, roomCount, { starts, takes, at, random }) {
  if (roomCount === 0) return { status: "Not required", failed: 0, progress: 0, starts: null, completed: null };
  if (starts > at) return { status: "Scheduled", failed: 0, progress: 0, starts, completed: null };
  const share = Math.min(1, (at - starts) / (takes * day)) * random.unit();
  if (release.replaced && random.chance(0.12)) return { ...stopped("Deprecated", roomCount, { share, random }), starts };
  if (at - starts >= takes * day) return { ...finished(roomCount, { starts, takes, random }), starts };
  const status = random.chance(0.15) ? "Paused" : "In progress";
  return { ...stopped(status, roomCount, { share, random }), starts };
}

/** How many of these rooms a release is for; which rooms have a device is drawn. */
function roomsFor({ deviceTypes, device }, rooms, random) {
  if (device) return random.chance(0.4) ? 0 : Math.ceil(rooms.length * (0.1 + 0.4 * random.unit()));
  return deviceTypes ? rooms.filter(({ deviceType }) => deviceTypes.includes(deviceType)).length : rooms.length;
}

/**
 * The rows of a customer's updates: by release, then by ring.
 * @param {import("./customers.mjs").Customer} customer
 * @param {{ size: string, seed: number, at: number }} world
 */
export function* updatesOf(customer, world) {
  const random = randomness(world.seed, world.size, "updates", customer.rank);
  const rooms = [...roomsOf(customer, world)];
  const own = rings
    .map((one) => ({ ...one, rooms: rooms.filter(({ ring }) => ring === one.ring) }))
    .filter(({ always, rooms: its }) => always || its.length > 0);
  for (const release of releasesOf(world)) {
    const { id, name, kind, version } = release;
    for (const { ring, after, takes, rooms: its } of own) {
      const starts = startOf(release, { after }, random);
      const roomCount = roomsFor(release, its, random);
      const { status, failed, progress, ...times } =
        drawCourse(release, roomCount, { starts, takes, at: world.at, random });
      yield {
        id: `${id}/${ring.toLowerCase().replace(" ", "-")}`, name, kind, version, ring, status, roomCount, failed,
        progress, starts: times.starts, completed: times.completed,
      };
    }
  }
}
