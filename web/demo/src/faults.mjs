// What breaks in rooms: the kinds of signal, how often each is raised and how bad it is.

import { devices } from "./devices.mjs";

/**
 * By kind: the ticket's type, its share, what stands in the gap `{device}`, and the severities that
 * are drawn evenly. No severity, and one that the table does not declare, come in tickets.mjs.
 */
export const faults = {
  display: { type: "Display", share: 14, devices: devices.display, severities: ["Important", "Important", "Critical"] },
  microphone: { type: "Conference microphone", share: 10, devices: devices.microphone, severities: ["Important", "Important", "Critical"] },
  speaker: { type: "Conference speaker", share: 9, devices: devices.speaker, severities: ["Important", "Important", "Critical"] },
  camera: { type: "Camera", share: 15, devices: devices.camera, severities: ["Important", "Important", "Important", "Critical"] },
  ingest: { type: "HDMI ingest", share: 8, devices: devices.ingest, severities: ["Important"] },
  exchange: { type: "Sign-in (Exchange)", share: 7, devices: devices.console, severities: ["Important"] },
  teams: { type: "Sign-in (Teams)", share: 7, devices: devices.console, severities: ["Critical", "Important"] },
  sensor: { type: "Proximity sensor", share: 4, devices: devices.sensor, severities: ["Important", "Recommendation"] },
  app: { type: "App version", share: 9, devices: devices.console, severities: ["Warning", "Warning", "Recommendation"] },
  os: { type: "OS version", share: 6, devices: devices.console, severities: ["Warning", "Recommendation"] },
  network: { type: "Network", share: 11, devices: devices.console, severities: ["Warning", "Warning", "Critical"] },
};

export const faultKinds = Object.keys(faults);
export const faultShares = faultKinds.map((kind) => faults[kind].share);

/** Why a ticket was closed. */
export const reasons = ["Fixed remotely", "Fixed on site", "Part replaced", "Restarted", "No fault found",
  "Resolved by itself", "Duplicate", "Planned work"];
