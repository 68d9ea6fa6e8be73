// Random numbers that are the same on every machine for the same seed and labels. Only whole-number
// arithmetic, division and square roots are used anywhere in this package, so the bytes are too.

/** A 32-bit number from text (FNV-1a over UTF-16 code units). */
function digest(text) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; ++at) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** splitmix32: turns one number into as many well-mixed ones as are asked for. */
function splitmix(state) {
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
}

const turned = (word, by) => (word << by) | (word >>> (32 - by));

/** xoshiro128**: the next 32 bits of a stream that begins at `seed` and `labels`. */
function xoshiro(seed, labels) {
  const start = splitmix(digest([seed, ...labels].join("/")));
  let [a, b, c, d] = [start(), start(), start(), start()];
  return () => {
    const word = Math.imul(turned(Math.imul(b, 5), 7), 9) >>> 0;
    const kept = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= kept;
    d = turned(d, 11);
    return word;
  };
}

/**
 * A stream of its own for every seed and list of labels: what is drawn for one customer never
 * shifts what is drawn for another.
 * @param {number} seed
 * @param {...(string | number)} labels
 */
export function randomness(seed, ...labels) {
  const bits = xoshiro(seed, labels);
  const unit = () => bits() / 4294967296;
  const whole = (below) => Math.floor(unit() * below);
  return {
    bits,
    /** A number in [0, 1). */
    unit,
    /** A whole number in [0, below). */
    whole,
    /** A whole number from `least` to `most`, both included. */
    between: (least, most) => least + whole(most - least + 1),
    chance: (probability) => unit() < probability,
    pick: (list) => list[whole(list.length)],
    /** The same members in random order. */
    shuffled(list) {
      const order = [...list];
      for (let last = order.length - 1; last > 0; --last) {
        const other = whole(last + 1);
        [order[last], order[other]] = [order[other], order[last]];
      }
      return order;
    },
  };
}

/** @typedef {ReturnType<typeof randomness>} Randomness */

/** A GUID in the layout of version 4. @param {Randomness} random */
export function guid(random) {
  const hex = Array.from({ length: 4 }, () => random.bits().toString(16).padStart(8, "0")).join("");
  const variant = "89ab"[parseInt(hex[16], 16) & 3];
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, variant + hex.slice(17, 20),
    hex.slice(20)].join("-");
}
