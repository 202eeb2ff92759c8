import type { Server } from 'node:http';

/** Long for a request, short for who has pressed Ctrl-C: without a database they all last until they are cut off. */
const patienceMs = 3_000;

/** Takes no more requests, lets those under way be answered, and cuts off what then still lasts. */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), patienceMs);
  await closed;
  clearTimeout(cut);
}
