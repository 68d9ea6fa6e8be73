// The rows of a view on their way out: a stream that asks for a piece when one is wanted.

import type { Calls, ExportFormat } from "./enfilade.mjs";

/** What an export asks of its engine. */
export interface ExportQuestions {
  openExport(question: Calls["openExport"]["with"]): Promise<Calls["openExport"]["gives"]>;
  readExport(question: Calls["readExport"]["with"]): Promise<Calls["readExport"]["gives"]>;
  closeExport(question: Calls["closeExport"]["with"]): Promise<Calls["closeExport"]["gives"]>;
}

/** The worker is busy with a piece for some tens of milliseconds; other questions come in between. */
const rowsOfAPiece = 5_000;

/** Opens an export of a view at once, and gives its bytes as they are read. */
export function exportOf(view: number, format: ExportFormat, ask: ExportQuestions): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const opened = ask.openExport({ view, format });
  // Who never reads never hears why it was refused.
  opened.catch(() => {});
  // An engine that is closed has closed its exports.
  const close = () =>
    opened.then(({ export: number }) => ask.closeExport({ export: number })).then(() => {}, () => {});

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { export: number } = await opened;
        try {
          const { text, done } = await ask.readExport({ export: number, rows: rowsOfAPiece });
          if (text) controller.enqueue(encoder.encode(text));
          if (!done) return;
        } catch (error) {
          await close();
          throw error;
        }
        await close();
        controller.close();
      },
      cancel: close,
    },
    { highWaterMark: 0 },
  );
}
