// A room scope as a function over rows, for a library whose rules call functions.

/** Whether a scope covers a room. */
export function covering(scope) {
  if (scope === "all") return () => true;
  const ids = new Set(scope.rooms);
  const groups = new Set(scope.roomGroups);
  const where = Object.entries(scope.where ?? {}).map(([name, values]) => [name, new Set(values)]);
  const excepted = scope.except && covering(scope.except);
  return (room) =>
    (ids.has(room.id) || room.roomGroups.some((group) => groups.has(group)) ||
      (where.length > 0 && where.every(([name, values]) => values.has(room[name])))) &&
    !(excepted && excepted(room));
}
