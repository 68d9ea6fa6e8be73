// A view kept open through any changes shows what the same query shows that is opened anew: rows that come, go and
// change, policies, time, people. A failure prints the fewest steps found, and the seed.

import assert from "node:assert/strict";
import test from "node:test";
import { randomChanges } from "./changes/steps.mjs";
import { firstFault } from "./changes/watch.mjs";
import { shrunk } from "./shrink.mjs";

/** More sequences: ENFILADE_SEEDS=1000. */
const seeds = Number(process.env.ENFILADE_SEEDS ?? 20);
const stepsOfEach = 25;

/** Whether something is wrong; not where a part is missing without which nothing can be asked. */
function fails(changes) {
  try {
    return firstFault(changes) !== null;
  } catch {
    return false;
  }
}

test("a view that stays open shows what one opened anew shows, whatever happens", () => {
  let changed = 0;
  for (let seed = 0; seed < seeds; ++seed) {
    const changes = randomChanges(seed, stepsOfEach);
    if (firstFault(changes, () => ++changed) === null) continue;
    const least = shrunk(changes, fails);
    assert.fail(`seed ${seed}: ${JSON.stringify({ ...least, fault: firstFault(least) }, null, 1)}`);
  }
  assert.ok(changed > 5 * seeds, `${changed} times only, a view showed other rows than before`);
});
