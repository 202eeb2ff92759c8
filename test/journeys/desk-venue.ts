import type { Browser, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { z } from 'zod';
import { Account, madeLink, signIn, staffMember } from '../../ops/demo/client/account.ts';
import type { AtEnd } from '../support/at-end.ts';
import { startServer, temporaryFolder, until } from '../support/real-server.ts';
import { DeskHand } from './desk-hand.ts';
import { openBrowser, openWindow } from './journey.ts';

const testCamera = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
const firstLink = /http:\S+\/sign-in\/#[\w-]{43}/;

const fewDelegates = [
  'R-1,林渡川,Lin Duchuan,CN,attendee,Weft,lin@example.org',
  'R-2,Ђурђа Мостовић,Durda Mostovik,RS,attendee,Tarnmere,durda@example.org',
  'R-3,Ilse Brandvold,Ilse Brandvold,NO,attendee,Fjord,ilse@example.org',
  'R-4,Tamar Lomidze,Tamar Lomidze,GE,official,Ministry,tamar@example.org',
];

/** The link by which a new member of staff with this role signs in. */
export async function linkFor(office: Account, role: string, name: string): Promise<string> {
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
    lanes: [{ id: 'south-gate-1', gateId: 'south-gate', number: 1, direction: 'both' }],
    rules: ['attendee', 'official'].map((category) => ({ zoneId: 'town', category })),
  });
  await put('/api/stations', { stations: [{ id: 'station-1', number: 1, place: { en: 'Tea house' } }] });
}

async function importPeople(origin: string, office: Account, rows: readonly string[]): Promise<void> {
  const file = `/api/delegates/imports?${new URLSearchParams({ importId: crypto.randomUUID(), fileName: 'people.csv' })}`;
  const headers = { 'content-type': 'text/csv', cookie: office.cookie };
  const body = ['reference,name,name_latin,country,category,affiliation,email', ...rows].join('\r\n');
  const answer = await fetch(new URL(file, origin), { method: 'POST', headers, body });
  expect(answer.status, await answer.text()).toBe(200);
  for (const medium of ['phone', 'printed']) await office.ask('/api/badges/issue-missing', { json: { medium } });
}

const found = z.object({
  delegates: z.array(z.object({ id: z.string(), nameLatin: z.string(), category: z.string() })),
});
const badgesOf = z.looseObject({
  badges: z.array(
    z.object({
      ...{ serial: z.number(), medium: z.string(), number: z.string() },
      ...{ revokedAt: z.string().optional(), timesPrinted: z.number().optional() },
    }),
  ),
});

/** Who is found first by these words, with their badges. */
export async function readPerson(office: Account, search: string) {
  const { delegates: people } = await office.read(found, `/api/delegates?search=${encodeURIComponent(search)}`);
  const [first] = people;
  if (!first) throw new Error(`nobody is found by ${search}`);
  const details = await office.read(badgesOf, `/api/delegates/${first.id}`);
  return { ...first, ...details };
}

const taken = z.object({ person: z.object({ verificationId: z.string() }).optional() });

/** An officer has seen the documents of whoever is found by these words. */
export async function verify(office: Account, origin: string, searches: readonly string[]): Promise<void> {
  const desk = new Account(origin, await signIn(origin, 'desk', await linkFor(office, 'desk', 'Another desk')));
  const officer = new Account(origin, await signIn(origin, 'station', await linkFor(office, 'station', 'The officer')));
  const checks = { face: true, document: true, nameAndCountry: true };
  for (const search of searches) {
    const { id } = await readPerson(office, search);
    await desk.ask(`/api/desk/delegates/${id}/station`, { method: 'POST' });
    const { person } = await officer.read(taken, '/api/stations/station-1/take-next', { method: 'POST' });
    const document = {
      reading: 'number',
      country: 'CN',
      number: id.replace(/-/g, '').slice(-20).toUpperCase(),
      isInDate: true,
    };
    const json = { method: 'document', checks, document };
    await officer.ask(`/api/verifications/${person?.verificationId}/verify`, { json });
  }
}

/** A group of whoever is found by these words; the first speaks for it. */
export async function makeGroup(office: Account, name: string, searches: readonly string[]): Promise<void> {
  const { id } = await office.read(z.object({ id: z.string() }), '/api/groups', { json: { name } });
  const members: string[] = [];
  for (const search of searches) members.push((await readPerson(office, search)).id);
  await office.ask(`/api/groups/${id}/members`, { method: 'PUT', json: { add: members } });
  await office.ask(`/api/groups/${id}`, { method: 'PATCH', json: { headId: members[0] } });
}

const tokens = z.object({ badges: z.array(z.object({ externalReference: z.string(), token: z.string() })) });

/** What a scanner reads off the printed badge of the delegate with this reference. */
export async function printedToken(office: Account, reference: string): Promise<string> {
  const { badges } = await office.read(tokens, '/api/badges?medium=printed');
  const token = badges.find(({ externalReference }) => externalReference === reference)?.token;
  if (!token) throw new Error(`${reference} has no printed badge`);
  return token;
}

/** Less than a minute, by far: these bounds are for machines that are busy. */
export function settle(hand: DeskHand, problem: string, mostPresses: number): void {
  const { presses, seconds, told } = hand.end(problem);
  console.info(told);
  expect(presses, told).toBeLessThanOrEqual(mostPresses);
  expect(seconds, told).toBeLessThan(60);
}

const shots = process.env.PICTURES;

/** For people to look at, where PICTURES names a folder; `inAll`: also narrow, dark, and from right to left. */
export async function picture(page: Page, name: string, inAll = false): Promise<void> {
  if (!shots) return;
  const take = (how: string) => page.screenshot({ path: `${shots}/${name}-${how}.png` });
  await page.setViewportSize({ width: 1440, height: 900 });
  await take('wide');
  if (!inAll) return;
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
  await take('rtl');
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'ltr'));
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 390, height: 844 });
  await take('narrow-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 800 });
}

/** A small conference with a server of its own, and a browser to see it with. */
export interface Conference {
  readonly office: Account;
  readonly origin: string;
  readonly browser: Browser;
  /** Whoever is first in the register. */
  readonly firstName: string;
}

interface ConferenceOptions {
  readonly people?: readonly string[];
  /** What has happened before somebody sits down at a desk. */
  readonly prepare?: (office: Account, origin: string) => Promise<void>;
  /** Of a browser whose camera shows a test picture. */
  readonly hasCamera?: boolean;
  /** When the test is over, unless told. */
  readonly atEnd?: AtEnd;
}

export async function openConference(options: ConferenceOptions = {}): Promise<Conference> {
  const { people = fewDelegates, prepare, hasCamera, atEnd = onTestFinished } = options;
  const server = await startServer({ dataFolder: await temporaryFolder(atEnd), atEnd });
  await until(() => firstLink.test(server.output()));
  const [link = ''] = server.output().match(firstLink) ?? [];
  const office = new Account(server.origin, await signIn(server.origin, 'administrator', link));
  await setUp(office);
  await importPeople(server.origin, office, people);
  await prepare?.(office, server.origin);
  const browser = await openBrowser(atEnd, ...(hasCamera ? testCamera : []));
  const [firstName = ''] = people[0]?.split(',').slice(1) ?? [];
  return { office, origin: server.origin, browser, firstName };
}

let desks = 0;

/** Somebody sits down at a desk of this conference, whose page is open until the test is over. */
export async function sitDown({ office, browser, firstName }: Conference): Promise<{ desk: Page; hand: DeskHand }> {
  desks += 1;
  const desk = await openWindow(browser, await linkFor(office, 'desk', `Desk ${desks}`), '/desk/');
  onTestFinished(() => desk.context().close());
  await desk.getByText(firstName).first().waitFor();
  return { desk, hand: new DeskHand(desk) };
}

const shownCode = z.object({ url: z.string() });

/** A guard at a tablet that the office has enrolled for the lane by a code; it waits for badges. */
export async function standAtGate({ office, browser }: Pick<Conference, 'office' | 'browser'>): Promise<Page> {
  const json = { kind: 'lane', name: 'Tablet 1', laneId: 'south-gate-1' };
  const { url } = await office.read(shownCode, '/api/device-codes', { json });
  const gate = await openWindow(browser, await linkFor(office, 'gate', 'The guard'), url);
  await gate.getByText('Show the badge').first().waitFor();
  return gate;
}

/** A desk with its page open, at a small conference of its own. */
export async function openDesk(options: ConferenceOptions = {}) {
  const conference = await openConference(options);
  return { ...conference, ...(await sitDown(conference)) };
}
