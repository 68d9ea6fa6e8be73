// The tables beside rooms and tickets, as the engine is told of them.

export const tables = [
  {
    name: "health",
    permission: "reports.view",
    columns: [
      { name: "room", type: "room" },
      { name: "day", type: "time" },
      { name: "health", type: "enumeration", values: ["Healthy", "Unhealthy"] },
      { name: "minutesUnhealthy", type: "integer" },
      { name: "category", type: "name" },
      { name: "calls", type: "integer" },
      { name: "callQuality", type: "number" },
      { name: "utilization", type: "number" },
    ],
  },
  {
    name: "updates",
    permission: "update_rings.view",
    columns: [
      { name: "name", type: "name", searched: true },
      { name: "kind", type: "enumeration", values: ["Teams app", "Windows", "Firmware"] },
      { name: "version", type: "name", searched: true },
      { name: "ring", type: "name" },
      { name: "status", type: "enumeration", values: ["Scheduled", "In progress", "Completed with failures", "Completed",
        "Deprecated", "Paused", "Not required"] },
      { name: "roomCount", type: "integer" },
      { name: "failed", type: "integer" },
      { name: "progress", type: "number" },
      { name: "starts", type: "time" },
      { name: "completed", type: "time" },
    ],
  },
];
