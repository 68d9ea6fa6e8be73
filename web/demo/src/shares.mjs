// Uneven shares that add up exactly.

/**
 * Splits `total` by weight into whole numbers of at least `least` each. What rounding leaves over
 * goes to the largest fractions, earlier ones first.
 * @param {number} total  at least `least` × the number of weights
 * @param {number[]} weights
 */
export function shares(total, weights, least = 0) {
  const sum = weights.reduce((a, b) => a + b, 0);
  const rest = total - least * weights.length;
  const exact = weights.map((weight) => (rest * weight) / sum);
  const given = exact.map((share) => least + Math.floor(share));
  const left = total - given.reduce((a, b) => a + b, 0);
  const fraction = (index) => exact[index] - Math.floor(exact[index]);
  const order = exact.map((_, index) => index).sort((a, b) => fraction(b) - fraction(a) || a - b);
  for (const index of order.slice(0, left)) ++given[index];
  return given;
}

/** Zipf-like weights: the first is the largest; a larger `shift` flattens the top. */
export const zipf = (count, shift) => Array.from({ length: count }, (_, rank) => 1 / (rank + shift));

/**
 * Draws indices by weight.
 * @param {number[]} weights
 * @param {import("./prng.mjs").Randomness} random
 */
export function drawer(weights, random) {
  let sum = 0;
  const upTo = Float64Array.from(weights, (weight) => (sum += weight));
  return () => {
    const target = random.unit() * sum;
    let low = 0;
    let high = upTo.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (upTo[middle] > target) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
