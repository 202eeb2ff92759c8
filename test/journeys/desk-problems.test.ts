import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { Account, madeLink, signIn, staffMember } from '../../ops/demo/client/account.ts';
import { startServer, temporaryFolder, until } from '../support/real-server.ts';
import { DeskHand } from './desk-hand.ts';
import { openBrowser, openWindow } from './journey.ts';

const firstLink = /http:\S+\/sign-in\/#[\w-]{43}/;
const delegates = [
  'reference,name,name_latin,country,category,affiliation,email',
  'R-1,林渡川,Lin Duchuan,CN,attendee,Weft,lin@example.org',
  'R-2,Ђурђа Мостовић,Durda Mostovik,RS,attendee,Tarnmere,durda@example.org',
  'R-3,Ilse Brandvold,Ilse Brandvold,NO,attendee,Fjord,ilse@example.org',
  'R-4,Tamar Lomidze,Tamar Lomidze,GE,official,Ministry,tamar@example.org',
].join('\r\n');

async function linkFor(office: Account, role: string, name: string): Promise<string> {
  const json = { name, email: `${name.replaceAll(' ', '-')}@example.org`, roles: [role] };
  const { id } = await office.read(staffMember, '/api/staff', { json });
  return (await office.read(madeLink, `/api/staff/${id}/sign-in-links`, { method: 'POST' })).url;
}

async function setUp(office: Account): Promise<void> {
  const put = (path: string, json: unknown) => office.ask(path, { method: 'PUT', json });
  const [startsAt, endsAt] = [-1, 2].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
  await put('/api/conference', { name: { en: 'Small Conference' }, timeZone: 'UTC', startsAt, endsAt });
  await put('/api/layout', {
    zones: [{ id: 'town', name: { en: 'Town' } }],
    gates: [{ id: 'south-gate', name: { en: 'South Gate' }, innerZoneId: 'town' }],
    lanes: [{ id: 'south-gate-1', gateId: 'south-gate', number: 1, direction: 'in' }],
    rules: ['attendee', 'official'].map((category) => ({ zoneId: 'town', category })),
  });
  await put('/api/stations', { stations: [{ id: 'station-1', number: 1, place: { en: 'Tea house' } }] });
}

async function importPeople(origin: string, office: Account): Promise<void> {
  const file = `/api/delegates/imports?${new URLSearchParams({ importId: crypto.randomUUID(), fileName: 'people.csv' })}`;
  const headers = { 'content-type': 'text/csv', cookie: office.cookie };
  const answer = await fetch(new URL(file, origin), { method: 'POST', headers, body: delegates });
  expect(answer.status, await answer.text()).toBe(200);
  for (const medium of ['phone', 'printed']) await office.ask('/api/badges/issue-missing', { json: { medium } });
}

/** A desk with its page open, and what its print windows are opened for. */
async function openDesk() {
  const server = await startServer({ dataFolder: await temporaryFolder() });
  await until(() => firstLink.test(server.output()));
  const [link = ''] = server.output().match(firstLink) ?? [];
  const office = new Account(server.origin, await signIn(server.origin, 'administrator', link));
  await setUp(office);
  await importPeople(server.origin, office);
  const desk = await openWindow(await openBrowser(), await linkFor(office, 'desk', 'The desk'), '/desk/');
  await desk.getByText('林渡川').first().waitFor();
  desk.setDefaultTimeout(12_000);
  return { desk, office, hand: new DeskHand(desk) };
}

const told: string[] = [];

/** Less than a minute, by far: these bounds are for machines that are busy. */
function settle(hand: DeskHand, problem: string, mostPresses: number): void {
  const { presses, seconds, told: line } = hand.end(problem);
  told.push(line);
  expect(presses, line).toBeLessThanOrEqual(mostPresses);
  expect(seconds, line).toBeLessThan(60);
}

const badgesOf = z.object({ badges: z.array(z.object({ medium: z.string(), revokedAt: z.string().optional() })) });
const found = z.object({
  delegates: z.array(z.object({ id: z.string(), nameLatin: z.string(), category: z.string() })),
});

async function read(office: Account, search: string) {
  const { delegates: people } = await office.read(found, `/api/delegates?search=${encodeURIComponent(search)}`);
  const [first] = people;
  const { badges } = await office.read(badgesOf, `/api/delegates/${first?.id}`);
  return { ...first, badges };
}

const isShown = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

test('each problem of the first day is solved at the desk by keyboard alone', { timeout: 240_000 }, async () => {
  const { desk, office, hand } = await openDesk();

  hand.begin();
  await hand.find('lin');
  await isShown(desk, 'There is no photograph.');
  await hand.press('r');
  await isShown(desk, /is good for nothing now/);
  settle(hand, 'lost badge', 10);
  expect((await read(office, 'R-1')).badges.filter(({ revokedAt }) => revokedAt)).toHaveLength(1);
  expect((await new AxeBuilder({ page: desk }).analyze()).violations.map(({ id }) => id)).toEqual([]);

  hand.begin();
  await hand.find('ilse');
  await isShown(desk, 'ilse@example.org');
  await hand.press('d');
  await isShown(desk, 'The printed badge does what the phone did.');
  settle(hand, 'dead phone', 12);

  hand.begin();
  await hand.find('durda');
  await isShown(desk, 'durda@example.org');
  await hand.press('n');
  await desk.getByRole('dialog', { name: 'Mend the name' }).waitFor();
  await hand.press('Tab');
  await hand.retype('Durda Mostovic');
  await hand.press('Enter');
  await desk.getByRole('dialog', { name: 'Mend the name' }).waitFor({ state: 'hidden' });
  await isShown(desk, 'The badge on the phone stays good.');
  settle(hand, 'name misspelt', 40);
  expect(await read(office, 'R-2')).toMatchObject({ nameLatin: 'Durda Mostovic' });

  hand.begin();
  await hand.find('ilse');
  await isShown(desk, 'ilse@example.org');
  await hand.press('c');
  await desk.getByRole('dialog', { name: 'Another category' }).waitFor();
  expect((await new AxeBuilder({ page: desk }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await hand.press('s', 'Tab', 'Enter');
  await desk.getByRole('dialog', { name: 'Another category' }).waitFor({ state: 'hidden' });
  await isShown(desk, 'A place is taken: Speaker.');
  settle(hand, 'wrong category', 16);
  expect(await read(office, 'R-3')).toMatchObject({ category: 'speaker' });

  hand.begin();
  await hand.press('F2');
  await desk.getByRole('dialog', { name: 'Register somebody here' }).waitFor();
  await hand.type('Anahit Petrosyan');
  await hand.press('Tab', 'Tab');
  await hand.type('am');
  await hand.press('Tab', 'Tab');
  await hand.type('anahit@example.org');
  await hand.press('Enter');
  await isShown(desk, 'anahit@example.org');
  await desk.getByRole('dialog', { name: 'Register somebody here' }).waitFor({ state: 'hidden' });
  settle(hand, 'walk-in', 60);
  expect((await read(office, 'anahit')).badges.map(({ medium }) => medium).sort()).toEqual(['phone', 'printed']);

  hand.begin();
  await hand.press('k');
  await desk.getByRole('dialog', { name: /^Somebody who comes with Anahit/ }).waitFor();
  await hand.type('Narek Petrosyan');
  await hand.press('Tab', 'Tab');
  await hand.type('am');
  await hand.press('Tab', 'Tab');
  await hand.type('narek@example.org');
  await hand.press('Enter');
  await isShown(desk, 'narek@example.org');
  settle(hand, 'companion', 60);

  hand.begin();
  await hand.press('h');
  await desk.getByRole('dialog', { name: 'Hand over to a colleague' }).waitFor();
  await hand.type('Photograph is missing');
  await hand.press('Enter');
  await desk.getByRole('heading', { name: 'Handed over' }).waitFor();
  settle(hand, 'hand over', 40);

  console.info(told.join('\n'));
});
