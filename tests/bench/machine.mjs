import { availableParallelism, cpus } from "node:os";

/** What figures are taken on: they mean nothing without it. */
export const machine = () => `${availableParallelism()} cores, ${cpus()[0]?.model.trim() ?? "unknown processor"}, Node ${process.versions.node}`;
