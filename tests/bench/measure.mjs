// Times of several contenders for the same question, taken in turns so that they share the noise.

/** No figure takes much longer than this many ms, however many runs are asked for. */
const patience = 20_000;

/**
 * Asks each contender as often as `runs` says, after some unmeasured warm-ups: `together` times in a row
 * (each finds its data where it left it), then the other. `prepare` and `finish` are called around each
 * asking, outside the time; what `input()` gives is asked of all. Gives `{ median, least, most, runs }`
 * in ms for each.
 */
export async function race(contenders, {
  runs, warmUps = Math.ceil(runs / 3), together = 5, input, prepare, ask, finish,
}) {
  const times = contenders.map(() => []);
  const begin = performance.now();
  for (let run = -warmUps, round = 0; run < runs; ++round) {
    if (run > 0 && performance.now() - begin > patience) break;
    const end = Math.min(run + together, run < 0 ? 0 : runs);
    const inputs = Array.from({ length: end - run }, () => input?.());
    for (const index of turns(contenders.length, round)) {
      for (const given of inputs) {
        await prepare?.(contenders[index]);
        const time = await timed(() => ask(contenders[index], given));
        await finish?.(contenders[index]);
        if (run >= 0) times[index].push(time);
      }
    }
    run = end;
  }
  return times.map(summary);
}

/** Each is first in its turn. */
const turns = (count, round) => Array.from({ length: count }, (_, index) => (index + round) % count);

/** A synchronous answer is not made to wait. */
async function timed(ask) {
  const begin = performance.now();
  const answer = ask();
  if (answer instanceof Promise) await answer;
  return performance.now() - begin;
}

function summary(times) {
  const sorted = times.sort((a, b) => a - b);
  return { median: sorted[sorted.length >> 1], least: sorted[0], most: sorted.at(-1), runs: sorted.length };
}
