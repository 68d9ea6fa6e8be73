// Times of several contenders for the same question, taken in turns so that they share the noise.

/** No figure takes much longer than this many ms, however many runs are asked for. */
const usual = 20_000;

/**
 * Asks each contender as often as `runs` says, after some unmeasured warm-ups: `together` times in a row
 * (each finds its data where it left it), then the other. `prepare` and `finish` are called around each
 * asking, outside the time; what `input()` gives is asked of all. Who has used up their share of `patience` is
 * asked no more, but once at least; what they were not asked is given to `catchUp` all at once, outside the time and
 * before they are asked anything else. Gives `{ median, least, most, runs }` in ms for each.
 */
export async function race(contenders, {
  runs, warmUps = Math.ceil(runs / 3), together = 10, patience = usual, input, prepare, ask, finish, catchUp,
}) {
  const times = contenders.map(() => []);
  const used = contenders.map(() => 0);
  const missed = contenders.map(() => []);
  const share = patience / contenders.length;
  const isSpent = (index, run) =>
    (run < 0 ? used[index] > share / 4 : used[index] > share && times[index].length > 0);
  const settle = async (index) => {
    const all = missed[index].splice(0);
    if (all.length) await catchUp?.(contenders[index], all);
  };
  for (let run = -warmUps, round = 0; run < runs; ++round) {
    const end = Math.min(run + together, run < 0 ? 0 : runs);
    const inputs = Array.from({ length: end - run }, () => input?.());
    for (const index of turns(contenders.length, round)) {
      for (const given of inputs) {
        if (isSpent(index, run)) {
          missed[index].push(given);
          continue;
        }
        await settle(index);
        const begin = performance.now();
        await prepare?.(contenders[index]);
        const time = await timed(() => ask(contenders[index], given));
        await finish?.(contenders[index]);
        used[index] += performance.now() - begin;
        if (run >= 0) times[index].push(time);
      }
    }
    run = end;
  }
  for (const index of contenders.keys()) await settle(index);
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
