import { constants, setPriority } from 'node:os';
import { BoardPage } from './board-page.ts';
import { answerOrders } from './processes.ts';

/*
 * The pages of many boards in a process of their own, with the client that pages have. Times are by the machine's clock,
 * in milliseconds since 1970, so that processes can compare them. The machine serves the server first, as if the boards
 * were elsewhere.
 */
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

export type PagesOrder =
  | { kind: 'open'; url: string; cookies: readonly string[]; boards: number }
  /** All sockets break at once. */
  | { kind: 'cut' }
  /** Once each board has been answered, on a socket opened after `since`, on all that it follows. */
  | { kind: 'await-level'; since: number; timeoutMs: number }
  /** Once no board shows anything but stale values; or once each shows all as live and hotspots of `newestAt` or later. */
  | { kind: 'await-stale'; timeoutMs: number }
  | { kind: 'await-right'; newestAt: string; timeoutMs: number }
  | { kind: 'sockets' };

/** When each board got there; those that did not are missing. */
export interface PagesReport {
  readonly times: readonly number[];
  /** Sockets that all boards have opened so far. */
  readonly opened: number;
}

const boards: BoardPage[] = [];

answerOrders<PagesOrder>(async (order): Promise<PagesReport> => {
  if (order.kind === 'open') {
    for (let n = 0; n < order.boards; n += 1) {
      boards.push(new BoardPage(n, order.url, order.cookies[n % order.cookies.length] ?? ''));
      if (n % 25 === 24) await Promise.all(boards.map((board) => board.hasBeenLevel));
    }
    await Promise.all(boards.map((board) => board.hasBeenLevel));
  } else if (order.kind === 'cut') {
    for (const board of boards) board.cut();
  } else if (order.kind === 'await-level') {
    await eventually(order.timeoutMs, () => boards.every(({ levelAt }) => levelAt >= order.since));
    return report(boards.map(({ levelAt }) => levelAt).filter((at) => at >= order.since));
  } else if (order.kind === 'await-stale') {
    return report(await whenEach(order.timeoutMs, (board) => board.isStale));
  } else if (order.kind === 'await-right') {
    return report(await whenEach(order.timeoutMs, (board) => board.isRight(order.newestAt)));
  }
  return report([]);
});

const report = (times: readonly number[]): PagesReport => ({
  times,
  opened: boards.reduce((sum, { opened }) => sum + opened, 0),
});

/** The first moment at which it holds of each board. */
async function whenEach(timeoutMs: number, holds: (board: BoardPage) => boolean): Promise<number[]> {
  const times = new Map<BoardPage, number>();
  await eventually(timeoutMs, () => {
    for (const board of boards) if (!times.has(board) && holds(board)) times.set(board, Date.now());
    return times.size === boards.length;
  });
  return [...times.values()];
}

async function eventually(timeoutMs: number, holds: () => boolean): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!holds() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
}
