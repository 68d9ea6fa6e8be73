// The interoperability scenarios of the AuthZEN working group, answered by the engine as it ships. What is
// expected is theirs; how it is said in our words stands in `authzen/`. Run by itself, it prints how many
// passed, and what cannot be expressed and why.

import assert from "node:assert/strict";
import test from "node:test";
import { createService } from "enfilade/service";
import { prepareRecords, recordSearches } from "./authzen/records.mjs";
import { prepareTodos, todoEvaluations } from "./authzen/todos.mjs";

async function play(prepare, cases) {
  const service = await createService({ now: () => 0 });
  prepare(service);
  const all = [...cases(service)];
  service.close();
  const missed = all.filter(({ inexpressible }) => inexpressible);
  const played = all.filter(({ inexpressible }) => !inexpressible);
  return { all, missed, played };
}

function report(context, { all, missed, played }) {
  context.diagnostic(`${played.length} of ${all.length} passed, ${missed.length} not expressible`);
  for (const reason of new Set(missed.map(({ inexpressible }) => inexpressible))) {
    context.diagnostic(`not expressible: ${reason}`);
  }
}

test("the search scenario is answered as expected: subjects, resources and actions", async (t) => {
  const scenario = await play(prepareRecords, recordSearches);
  for (const { name, expected, answer } of scenario.played) assert.deepEqual(answer, expected, name);
  assert.equal(scenario.all.length, 198);
  assert.equal(scenario.missed.length, 0);
  report(t, scenario);
});

test("the todo scenario is answered as expected, but for what is asked about persons", async (t) => {
  const scenario = await play(prepareTodos, todoEvaluations);
  for (const { name, expected, answer } of scenario.played) assert.deepEqual(answer, expected, name);
  assert.equal(scenario.all.length, 43);
  assert.equal(scenario.missed.length, 10);
  report(t, scenario);
});
