import { beforeAll, expect, it } from 'vitest';
import type { RawTransaction } from '../../db/client.ts';
import { gateBoardOf } from '../../server/admission/boards.ts';
import { openScanDesk } from '../../server/admission/scan-desk.ts';
import { useApp } from '../support/app.ts';
import { openVenue, type Venue } from './venue.ts';

const app = useApp();
let venue: Venue;

beforeAll(async () => {
  venue = await openVenue(app);
});

type Around = <T>(transaction: () => Promise<T>) => Promise<T>;

/** A desk whose transactions run within what a test puts around them. */
function deskWith(around: { current: Around }) {
  const inRawTransaction = <T>(work: (tx: RawTransaction) => Promise<T>) =>
    around.current(() => app.database.inRawTransaction(work));
  return openScanDesk({ ...app, database: { ...app.database, inRawTransaction } });
}

const plainly: Around = (transaction) => transaction();

it('boards count a scan that was committed although its answer was lost on the way from the database', async () => {
  const around = { current: plainly };
  const desk = deskWith(around);
  await desk.boards();
  const record = venue.record('south-1', (await venue.invite()).token);
  around.current = async (transaction) => {
    await transaction();
    throw Object.assign(new Error('gone'), { code: 'CONNECTION_CLOSED' });
  };
  await expect(desk.answer(venue.guard, [record])).rejects.toThrow('gone');
  around.current = plainly;
  expect(await desk.answer(venue.guard, [record])).toMatchObject([{ verdict: 'admit', isRepeated: true }]);
  const memory = await desk.boards();
  expect(memory.tally.today(app.clock.now().getTime()).arrived).toBe(1);
  expect(memory.counters.get('town')).toBe(1);
});

it('boards can be read while a dispute makes them be counted anew', async () => {
  const around = { current: plainly };
  const desk = deskWith(around);
  const record = venue.record('south-1', (await venue.invite()).token);
  await desk.answer(venue.guard, [record]);
  const locker = await app.database.sql.reserve();
  let board: Promise<unknown> | undefined;
  around.current = async (transaction) => {
    await locker`begin`;
    await locker`lock table conference in access exclusive mode`;
    // From now on the time zone is looked up again, which takes longer than the transaction.
    app.clock.advance(5000);
    board = desk.boards().then((memory) => gateBoardOf(memory, app.clock.now().getTime()));
    return transaction();
  };
  await desk.answer(venue.guard, [{ ...record, shownVerdict: 'refuse', shownAt: record.deviceTime }]);
  await locker`commit`;
  locker.release();
  expect(await board).toMatchObject({ gates: {} });
});
