// Gives the package's worker, in a thread of Node, the `self` that a browser gives it.

import { parentPort } from "node:worker_threads";

globalThis.self = { postMessage: (message) => parentPort.postMessage(message) };
await import("enfilade/worker");
parentPort.on("message", (data) => self.onmessage({ data }));
