import type { PrintQueue, printSheets } from '../../server/registration/printing/printing.contract.ts';
import { answer, client } from '../api/client.ts';
import { noAnswer, problemIn } from '../api/problem.ts';

export type Sheet = (typeof printSheets)[number];

/** What the list of badges to be printed asks of the server; tests bring their own. Each throws an ApiProblem. */
export interface QueueServer {
  queue(limit: number): Promise<PrintQueue>;
  /** Has the badges drawn, counted as printed, and saves the file as a download. */
  saveFile(serials: number[], sheet: Sheet): Promise<void>;
}

export const httpQueueServer: QueueServer = {
  queue: (limit) => answer(client.api.badges['print-queue'].$get({ query: { limit: String(limit) } })),
  saveFile,
};

async function saveFile(serials: number[], sheet: Sheet): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ serials, sheet });
  const response = await fetch('/api/badges/print.pdf', { method: 'POST', headers, body }).catch(() => {
    throw noAnswer();
  });
  if (!response.ok) throw await problemIn(response);
  const file = URL.createObjectURL(
    await response.blob().catch(() => {
      throw noAnswer();
    }),
  );
  const link = document.createElement('a');
  link.href = file;
  link.download = 'badges.pdf';
  link.click();
  // The download has its own hold on the file by the next turn.
  setTimeout(() => URL.revokeObjectURL(file));
}
