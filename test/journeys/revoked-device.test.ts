import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { NewDevice } from '../../server/identity/devices/devices.contract.ts';
import { useAtEnd } from '../support/at-end.ts';
import { until } from '../support/real-server.ts';
import { type Conference, linkFor, openConference } from './desk-venue.ts';
import { openWindow } from './journey.ts';

/** It asks to be enrolled within a second; a busy machine gets five times that. */
const withinMs = 5_000;
const shownCode = z.object({ url: z.string() });
const deviceList = z.object({ devices: z.array(z.object({ id: z.string(), name: z.string() })) });

const atEnd = useAtEnd();
let conference: Conference;
beforeAll(async () => {
  conference = await openConference({ atEnd });
});

const lane = { kind: 'lane', laneId: 'south-gate-1' } as const;
const station = { kind: 'station', stationId: 'station-1' } as const;
const board = { kind: 'board' } as const;

type Kind = typeof lane | typeof station | typeof board;

/** The page of a device that was just enrolled, with somebody of this role signed in at it by a sign-in of their own, or nobody. */
async function openDevice(kind: Kind, name: string, role?: string): Promise<Page> {
  const { office, browser } = conference;
  const json: NewDevice = { ...kind, name };
  const { url } = await office.read(shownCode, '/api/device-codes', { json });
  if (role) return openWindow(browser, await linkFor(office, role, `Who is at ${name}`), url);
  const page = await (await browser.newContext({ locale: 'en' })).newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(url);
  return page;
}

async function revoke(name: string): Promise<void> {
  const { devices } = await conference.office.read(deviceList, '/api/devices');
  const id = devices.find((device) => device.name === name)?.id ?? expect.fail(`no device is called ${name}`);
  await conference.office.ask(`/api/devices/${id}`, { method: 'DELETE' });
}

/** Until it asks to be enrolled, and says why. */
async function asksToBeEnrolled(page: Page, name: string): Promise<void> {
  const began = performance.now();
  await page.getByRole('heading', { name: 'Enrol this device' }).waitFor();
  const tookMs = performance.now() - began;
  console.info(`${name} asked to be enrolled after ${Math.round(tookMs)} ms`);
  await page.getByText('This device was revoked.').first().waitFor();
  expect(tookMs).toBeLessThan(withinMs);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.context().close();
}

const follows = (page: Page) =>
  page.waitForEvent('websocket', { predicate: (socket) => /challenge=/.test(socket.url()) });
const seen = (page: Page, text: string) => page.getByText(text).first().waitFor();

const phases: readonly [string, Kind, string | undefined, (page: Page) => Promise<unknown>][] = [
  ['A lane at work', lane, 'gate', (page) => seen(page, 'Show the badge')],
  ['A lane at which somebody has no work', lane, 'network', (page) => seen(page, 'Your role is for other gates')],
  ['A lane at which nobody is signed in', lane, undefined, (page) => seen(page, 'Show your staff badge')],
  ['A station at work', station, 'station', (page) => seen(page, 'Tea house')],
  ['A station at which nobody is signed in', station, undefined, (page) => seen(page, 'Tea house')],
  [
    'A station that waits for the badge of the next person',
    station,
    undefined,
    async (page) => {
      await page.getByRole('button', { name: 'Sign in with your badge', exact: true }).click();
      await seen(page, 'Show your staff badge');
    },
  ],
  ['A board on a wall', board, undefined, (page) => seen(page, 'South Gate')],
  ['A board at which somebody is signed in', board, 'supervisor', (page) => seen(page, 'South Gate')],
];

test.each(phases)('%s asks to be enrolled within a second of being revoked', async (name, kind, role, isThere) => {
  const page = await openDevice(kind, name, role);
  await isThere(page);
  // By its socket alone: a page that is being opened asks for much, and is told by each answer.
  await page.waitForLoadState('networkidle');
  await revoke(name);
  await asksToBeEnrolled(page, name);
});

test('A lane whose page is being opened is told as well, before it has its layout', async () => {
  const name = 'A lane that opens';
  const page = await openDevice(lane, name, 'gate');
  await seen(page, 'Show the badge');
  await page.route('**/api/layout', () => undefined);
  const following = follows(page);
  await page.reload();
  await following;
  await revoke(name);
  await asksToBeEnrolled(page, name);
});

test('A lane is told as well that is revoked while it answers the challenge of its socket', async () => {
  const name = 'A lane that signs';
  const page = await openDevice(lane, name, 'gate');
  await seen(page, 'Show the badge');
  let [hasSignedIn, isReleased] = [false, false];
  await page.route('**/api/device-sign-ins', async (route) => {
    const response = await route.fetch();
    hasSignedIn = true;
    await route.fulfill({ response });
  });
  const held: (() => void)[] = [];
  await page.route('**/api/device-challenges', async (route) => {
    if (hasSignedIn && !isReleased) await new Promise<void>((resolve) => held.push(resolve));
    await route.continue();
  });
  await page.reload();
  await until(() => held.length > 0);
  await revoke(name);
  isReleased = true;
  for (const release of held) release();
  await asksToBeEnrolled(page, name);
});
