// How much there is of everything.

/** @typedef {'small' | 'typical' | 'large'} Size */

/** Exact totals, and how many people the partner employs. */
export const sizes = {
  small: { customers: 40, rooms: 1_000, tickets: 5_000, users: 60 },
  typical: { customers: 500, rooms: 20_000, tickets: 100_000, users: 300 },
  large: { customers: 2_000, rooms: 100_000, tickets: 1_000_000, users: 300 },
};

/** How many days are told of each room: the fewer, the more rooms. */
export const healthDays = { small: 30, typical: 7, large: 3 };

/** The moment at which a world stands unless told otherwise: 2026-03-02, midnight UTC. */
export const someDay = Date.UTC(2026, 2, 2);

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
