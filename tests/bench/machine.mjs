import { availableParallelism, cpus } from "node:os";

/** What figures are taken on: they mean nothing without it. */
export function machine() {
  const processor = cpus()[0]?.model.trim() ?? "unknown processor";
  return `${availableParallelism()} cores, ${processor}, Node ${process.versions.node}`;
}
