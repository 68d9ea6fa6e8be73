// What the policy could become: the same with some assignments changed, for who asks what that would do.

/** In every 25th customer the last assignment is dropped, or covers all rooms, or has somebody else as member. */
export function makeDraft({ customers, ...rest }, somebody) {
  const changes = [
    () => [],
    (last) => [{ ...last, rooms: "all" }],
    (last) => [{ ...last, members: [somebody] }],
  ];
  return {
    ...rest,
    customers: customers.map((customer, index) => {
      const { assignments } = customer;
      if (index % 25 || assignments.length === 1) return customer; // the admins' own stays
      const change = changes[(index / 25) % changes.length];
      return { ...customer, assignments: [...assignments.slice(0, -1), ...change(assignments.at(-1))] };
    }),
  };
}
