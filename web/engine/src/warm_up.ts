// Has the code of questions compiled before somebody waits for it: browsers compile a function of WebAssembly when it
// is first called, which the first list of a million rows would wait for longer than it takes to be made.

import type { Session } from "./enfilade.mjs";
import { ask } from "./module.js";
import type { Call } from "./wire.js";

const rows = 600; // enough for titles to get an index

const policy = {
  version: 1,
  partner: { tenantId: "p", name: "P", users: [{ id: "u" }] },
  customers: [
    {
      tenantId: "c",
      name: "C",
      relationship: { status: "active" },
      delegation: { rooms: "all" },
      roles: [{ id: "r", side: "partner", name: "R", permissions: ["rooms.view", "tickets.view"] }],
      assignments: [
        { id: "a", name: "A", side: "partner", role: "r", members: ["u"], rooms: { where: { country: ["NO"] } } },
      ],
    },
  ],
};

const room = (i: number) => ({ id: `r${i}`, name: `Room ${i}`, country: i % 3 ? "NO" : "SE" });
const ticket = (i: number) => ({
  id: `t${i}`,
  rooms: [`r${i}`],
  title: `The camera of ${i} is offline`,
  severity: i % 2 ? "Critical" : "Warning",
  status: i % 5 ? "Active" : "Resolved",
  updated: 1_000 * i,
});

const where = {
  and: [
    { column: "severity", in: ["Critical"] },
    { not: { column: "status", equals: "Resolved" } },
    { column: "title", contains: "camera" },
  ],
};
const facets = ["customer", "severity", "room.country"];
const byTime = [{ column: "updated", descending: true }, { column: "id" }];

/** Asks a session, of nobody's rows, what lists ask; gives the answers. */
export function warmUp(session: Session): string[] {
  const answers: string[] = [];
  const say = (call: Call, question: unknown) => answers.push(ask(session, call, JSON.stringify(question)));
  const put = (table: string, row: (i: number) => object) => {
    const bytes = new TextEncoder().encode(JSON.stringify(Array.from({ length: rows }, (_, i) => row(i))));
    session.stage(bytes.length).set(bytes);
    say("put", { customer: "c", table });
  };
  say("loadPolicy", policy);
  say("signIn", { user: "u" });
  say("setAllTicketsView", { on: true });
  put("rooms", room);
  put("tickets", ticket);
  const questions = [
    { where, orderBy: byTime, facets },
    { where, orderBy: byTime, facets, facetMode: "without_own" },
    { orderBy: byTime },
    { orderBy: [{ column: "title" }, { column: "id" }] },
  ];
  questions.forEach((question, i) => {
    const view = i + 1;
    say("openView", { table: "tickets", ...question });
    say("packedWindow", { view, offset: 0, count: 50 });
    say("packedWindow", { view, offset: 100, count: 50 });
    say("updateView", { view });
    say("closeView", { view });
  });
  return answers;
}
