// Questions too short to be timed one by one: how many are asked in a row, and what that makes in a second.

/** About so many ms one asking takes, where there are enough questions. */
const together = 30;

/**
 * How many questions `ask(count)` answers in that time, `most` at most: somebody slow is asked fewer. Each
 * number is tried twice, so that neither a compiler nor a collector decides it.
 */
export async function howMany(ask, most) {
  for (let count = Math.min(16, most); ; count = Math.min(2 * count, most)) {
    const ms = Math.min(await timeOf(ask, count), await timeOf(ask, count));
    if (count === most || ms > together / 2) return count;
  }
}

async function timeOf(ask, count) {
  const begin = performance.now();
  await ask(count);
  return performance.now() - begin;
}

/** The times of a race, each for `count` questions, as rates: who took least had the most. */
export function perSecond({ median, least, most, runs }, count) {
  const rate = (ms) => (1000 * count) / ms;
  return { median: rate(median), least: rate(most), most: rate(least), runs };
}
