// What there was to install in the last months: the same for all customers.

import { devices } from "./devices.mjs";
import { randomness } from "./prng.mjs";
import { day } from "./sizes.mjs";

/**
 * @typedef {object} Release
 * @property {string} id
 * @property {string} kind
 * @property {string} name
 * @property {string} version
 * @property {number} day  the midnight from which on it is there
 * @property {boolean} replaced  whether a later one stands for it by now
 * @property {string[]} [deviceTypes]  of the rooms that it is for; absent: all
 * @property {boolean} [device]  whether it is for a device that some of the rooms have
 */

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December"];

function teamsApp(age, released, random) {
  const version = `5.${6 - age}.${random.between(100, 299)}.0`;
  return { id: `teams-app-${version}`, kind: "Teams app", name: "Teams Rooms app", version, day: released,
    replaced: age > 0 };
}

function windows(age, released, random) {
  const [month, year] = [new Date(released).getUTCMonth(), new Date(released).getUTCFullYear()];
  const version = `10.0.26100.${3900 - 250 * age + random.whole(200)}`;
  return { id: `windows-${version}`, kind: "Windows", name: `Windows 11, ${months[month]} ${year}`, version,
    day: released, replaced: age > 0, deviceTypes: ["Teams Rooms on Windows", "Surface Hub"] };
}

function firmware(device, released, random) {
  const version = `${random.between(1, 4)}.${random.between(0, 19)}.${random.between(10, 99)}`;
  const id = `firmware-${device.toLowerCase().replaceAll(" ", "-")}-${version}`;
  return { id, kind: "Firmware", name: device, version, day: released, replaced: false, device: true };
}

/**
 * @param {{ size: string, seed: number, at: number }} world
 * @returns {Release[]}
 */
export function releasesOf({ size, seed, at }) {
  const random = randomness(seed, size, "releases");
  const ago = (least, most) => (Math.floor(at / day) - random.between(least, most)) * day;
  return [
    teamsApp(0, ago(5, 14), random), teamsApp(1, ago(40, 55), random), teamsApp(2, ago(80, 100), random),
    windows(0, ago(12, 20), random), windows(1, ago(42, 50), random),
    firmware(random.pick(devices.camera), ago(18, 40), random), firmware(random.pick(devices.console), ago(5, 30), random),
  ];
}
