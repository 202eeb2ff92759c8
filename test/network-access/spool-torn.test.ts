import { existsSync } from 'node:fs';
import { readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join as joined } from 'node:path';
import { expect, it } from 'vitest';
import { useApp } from '../support/app.ts';
import { useAtEnd } from '../support/at-end.ts';
import { toldAccounting } from './told-accounting.ts';
import { useWifi } from './wifi-venue.ts';

const app = useApp();
const wifi = useWifi(app);
const { connected, tell, tellMinutes, minutesOf, told, untilTold, unreadable, turnAway, letBack } = toldAccounting(
  app,
  wifi,
  useAtEnd(),
);
const spool = (name = '') => joined(wifi().radius.folder, 'spool', name);
/** The files of the minutes that wait; what FreeRADIUS has in hand is `detail.work`. */
const waiting = async () => (await readdir(spool())).filter((name) => name.startsWith('accounting')).sort();

it('what an access point says beyond what is told to the database is not spooled, and takes nothing with it', async () => {
  const [connection = ''] = await connected('strange');
  await tellMinutes(connection, 'strange', 1, 1);
  await turnAway();
  await tellMinutes(connection, 'strange', 2, 3);
  const more = Array.from({ length: 10 }, () => strange);
  await tell({ status: 'Interim-Update', accountingId: 'strange', connection, seconds: 240, up: 4, more });
  await tellMinutes(connection, 'strange', 5, 6);
  const attributes = [
    ...['Acct-Status-Type', 'Acct-Session-Id', 'NAS-Identifier', 'Class', 'Acct-Session-Time', 'Acct-Input-Octets'],
    ...['Acct-Input-Gigawords', 'Tmp-String-3', 'Tmp-String-4', 'Timestamp'],
  ];
  expect((await spooled()).sort()).toEqual(attributes.sort());
  await letBack();
  await untilTold(connection, 6);
}, 60_000);

it('what was told while the database was away counts from when it was told, and not from when it went in', async () => {
  const [connection = ''] = await connected('when');
  await turnAway();
  const from = Date.now();
  await tellMinutes(connection, 'when', 1, 1);
  await expect.poll(() => Date.now() - from).toBeGreaterThan(6_000);
  await letBack();
  await untilTold(connection, 1);
  const passedS = (Date.now() - from) / 1000;
  const [event] = await told(connection);
  expect(Math.abs(event!.agoS - passedS)).toBeLessThan(2.5);
}, 60_000);

it('what was torn when its machine stopped is put aside and told; all whole records go in, in order', async () => {
  const [connection = ''] = await connected('torn');
  await tellMinutes(connection, 'torn', 1, 1);
  await turnAway();
  await tellMinutes(connection, 'torn', 2, 2);
  // FreeRADIUS has it in hand; what comes now goes into the next file.
  await expect.poll(() => existsSync(spool('detail.work'))).toBe(true);
  await tellMinutes(connection, 'torn', 3, 4);
  await wifi().radius.stop('SIGKILL');
  await tear();
  await wifi().radius.start();
  await letBack();
  await untilTold(connection, 4);
  const toldTorn = async () => (await unreadable()).map((said) => /in the spool: (\d)/.exec(said)?.[1]);
  await expect.poll(toldTorn).toEqual(['2', '1']);
  expect(await readFile(spool('unreadable'), 'utf8')).toContain('Acct-Session-Id = "half');
}, 60_000);

/** The file of a minute that is over: a whole record, what is none, and one that follows; as the one that waits, in other minutes. */
async function writeMinute(name: string, minutes: readonly [number, number]): Promise<void> {
  const [whole = ''] = (await textOf(await waiting())).split(/(?<=\n\n)/);
  const [one, other] = minutes.map((minute) => whole.replace(/(?<=Acct-Session-Time = )\d+/, `${minute * 60}`));
  await writeFile(spool(name), [one, '\0'.repeat(4096), '\n\n', other].join(''));
}

it('what is torn while FreeRADIUS runs takes with it what follows in the file of its minute, and nothing of others', async () => {
  const [connection = ''] = await connected('while');
  await tellMinutes(connection, 'while', 1, 1);
  await turnAway();
  await tellMinutes(connection, 'while', 2, 2);
  await expect.poll(() => existsSync(spool('detail.work'))).toBe(true);
  await tellMinutes(connection, 'while', 3, 4);
  expect((await waiting()).every((name) => /^accounting\.\d{8}-\d{4}$/.test(name))).toBe(true);
  await writeMinute('accounting.20260101-0000', [5, 6]);
  await letBack();
  await expect.poll(async () => (await minutesOf(connection)).sort(), { timeout: 40_000 }).toEqual([1, 2, 3, 4, 5]);
  await expect.poll(waiting).toEqual([]);
}, 90_000);

it('what waits for a while is looked through: it takes nothing with it, and is told', async () => {
  const [connection = ''] = await connected('waits');
  await tellMinutes(connection, 'waits', 1, 1);
  const before = (await unreadable()).length;
  await turnAway();
  await tellMinutes(connection, 'waits', 2, 2);
  await expect.poll(() => existsSync(spool('detail.work'))).toBe(true);
  await tellMinutes(connection, 'waits', 3, 4);
  const name = 'accounting.20260101-0001';
  await writeMinute(name, [5, 6]);
  await utimes(spool(name), new Date(0), new Date(Date.now() - 3_600_000));
  await expect.poll(() => textOf([name]), { timeout: 40_000 }).not.toContain('\0');
  await letBack();
  await expect.poll(async () => (await minutesOf(connection)).sort(), { timeout: 40_000 }).toEqual([1, 2, 3, 4, 5, 6]);
  await expect
    .poll(async () => (await unreadable()).slice(before))
    .toEqual([expect.stringContaining('in the spool: 1')]);
}, 120_000);

it('keeps the last megabyte of it', async () => {
  await wifi().radius.stop('SIGKILL');
  await writeFile(spool('accounting'), `${'no record at all\n'.repeat(100_000)}\n`);
  await wifi().radius.start();
  expect((await stat(spool('unreadable'))).size).toBe(2 ** 20);
}, 60_000);

/**
 * What it has in hand: behind a whole record half of one, what a disk makes of space that was never written, a whole record and
 * half of one. What follows: a whole record, right behind half of one.
 */
async function tear(): Promise<void> {
  const work = await readFile(spool('detail.work'), 'utf8');
  const names = await waiting();
  const [third = '', fourth = ''] = (await textOf(names)).split(/(?<=\n\n)/);
  const half = work.slice(0, work.indexOf('Acct-Session-Id')).concat('Acct-Session-Id = "half');
  await writeFile(spool('detail.work'), [work, half, '\0'.repeat(4096), '\n\n', third, half].join(''));
  for (const name of names) await rm(spool(name));
  await writeFile(spool(names.at(-1)), [half, fourth].join(''));
}

/** Of a vendor whom FreeRADIUS may know, and of no kind that it knows. */
const strange = { type: 26, value: Buffer.concat([Buffer.from([0, 0, 0x60, 0xb5, 200, 243]), Buffer.alloc(241, 7)]) };

const textOf = async (names: readonly string[]) =>
  (await Promise.all(names.map((name) => readFile(spool(name), 'utf8')))).join('');

/** All attributes that stand in the spool. */
async function spooled(): Promise<string[]> {
  const text = await textOf([...(existsSync(spool('detail.work')) ? ['detail.work'] : []), ...(await waiting())]);
  return [...new Set(text.match(/(?<=^\t)\S+/gm))];
}
