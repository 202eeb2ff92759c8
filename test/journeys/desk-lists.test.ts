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

const shots = process.env.PICTURES;

async function picture(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png` });
}

test('a delegation and an official come in by list, and lists go to the printer', { timeout: 180_000 }, async () => {
  const { desk, office, hand } = await openDesk();
  const made = z.object({ id: z.string() });
  const people = z.object({ delegates: z.array(z.object({ id: z.string() })) });
  const { id } = await office.read(made, '/api/groups', { json: { name: 'Choir' } });
  const { delegates: found } = await office.read(people, '/api/delegates');
  const add = found.slice(0, 2).map((one) => one.id);
  await office.ask(`/api/groups/${id}/members`, { method: 'PUT', json: { add } });
  if (shots) {
    await hand.find('lin');
    await desk.getByText('lin@example.org').waitFor();
    await picture(desk, 'desk-wide');
    await desk.keyboard.press('n');
    await desk.waitForTimeout(500);
    await picture(desk, 'desk-name');
    await desk.keyboard.press('Escape');
    await desk.setViewportSize({ width: 390, height: 844 });
    await picture(desk, 'desk-narrow');
    await desk.emulateMedia({ colorScheme: 'dark' });
    await picture(desk, 'desk-narrow-dark');
    await desk.setViewportSize({ width: 1440, height: 900 });
    await desk.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    await picture(desk, 'desk-rtl-dark');
    await desk.evaluate(() => document.documentElement.setAttribute('dir', 'ltr'));
    await desk.emulateMedia({ colorScheme: 'light' });
  }
  await desk.goto(new URL('/desk/#lists', desk.url()).href);
  await desk.reload();
  await desk.getByRole('option', { name: /^Choir/ }).waitFor({ state: 'attached' });
  await desk.getByRole('option', { name: /^South Gate 1/ }).waitFor({ state: 'attached' });
  await desk.getByRole('combobox', { name: 'Group' }).focus();
  hand.begin();
  await hand.press('c', 'Tab', 'Enter');
  await picture(desk, 'lists-wide');
  await desk.getByText('Choir: 0 of 2 admitted.').waitFor();
  expect(await desk.getByText(/station 1/i).count()).toBe(2);
  expect(hand.end('group arrival').presses).toBeLessThan(10);
  await desk.getByRole('searchbox', { name: /whom do you expect/ }).focus();
  await hand.type('tamar');
  await hand.press('Enter');
  await desk.locator('cw-admit-list').getByText('Tamar Lomidze').waitFor();
  await desk.getByRole('button', { name: 'Is here' }).and(desk.locator(':focus')).waitFor();
  await hand.press('Enter');
  await desk.getByText('0 of 1 admitted.', { exact: true }).waitFor();
  await desk.evaluate(() => {
    window.print = () => undefined;
  });
  await desk.getByRole('button', { name: 'Print who is inside' }).focus();
  await hand.press('Enter');
  await desk.getByText('The list went to the printer: 0 people.').waitFor();
  await desk.getByRole('button', { name: 'Print the list for the gate' }).focus();
  await hand.press('Enter');
  await desk.getByText('The list went to the printer: 4 people.').waitFor();
  expect((await new AxeBuilder({ page: desk }).analyze()).violations.map(({ id: rule }) => rule)).toEqual([]);
  await picture(desk, 'lists-wide');
  await desk.setViewportSize({ width: 390, height: 844 });
  await picture(desk, 'lists-narrow');
});
