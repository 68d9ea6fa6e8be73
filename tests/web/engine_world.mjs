// A small world: Ada of Fjord IT looks after two of the three rooms of Norden Bank. Nothing is open
// to Olav.

import { createEngine } from "enfilade";

export const now = Date.UTC(2026, 0, 5, 9);

export const policy = {
  version: 1,
  partner: {
    tenantId: "fjord",
    name: "Fjord IT",
    users: [
      { id: "ada", upn: "ada@fjord.example", name: "Ada Berg" },
      { id: "olav", upn: "olav@fjord.example", name: "Olav Lie" },
    ],
  },
  customers: [
    {
      tenantId: "norden",
      name: "Norden Bank",
      relationship: { status: "active" },
      delegation: { rooms: { rooms: ["oslo", "bergen"] } },
      assignments: [
        {
          id: "a-1",
          name: "Assigned admins",
          side: "partner",
          role: "primary_admin",
          members: ["ada"],
          rooms: "all",
        },
      ],
    },
  ],
};

export const rooms = [
  { id: "oslo", name: "Oslo 会議室", health: "Unhealthy" },
  { id: "bergen", name: "Bergen", health: "Healthy" },
  { id: "vault", name: "Vault", health: "Unhealthy" },
];

export const tickets = [
  { id: "INC1", rooms: ["oslo"], title: "Camera is not detected", severity: "Critical" },
  { id: "INC2", rooms: ["vault"], title: "The vault is silent", severity: "Warning" },
];

/** The bytes of rows, in pieces of seven, so that pieces end within a character. */
export function inPieces(rows) {
  const bytes = new TextEncoder().encode(JSON.stringify(rows));
  return new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += 7) controller.enqueue(bytes.slice(at, at + 7));
      controller.close();
    },
  });
}

/** An engine that has the policy, at a time that stands still. */
export async function engineOfFjord(options) {
  const engine = await createEngine({ now: () => now, utcOffsetMinutes: () => 60, ...options });
  await engine.loadPolicy(policy);
  return engine;
}

/** Ada's engine, with the rooms and the tickets. */
export async function engineOfAda(options) {
  const engine = await engineOfFjord(options);
  await engine.signIn("ada");
  await engine.put("norden", "rooms", rooms);
  await engine.put("norden", "tickets", tickets);
  return engine;
}
