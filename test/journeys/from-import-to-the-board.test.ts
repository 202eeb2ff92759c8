import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { Account, madeLink, signIn, staffMember } from '../../ops/demo/client/account.ts';
import { startServer, temporaryFolder, until } from '../support/real-server.ts';
import { openBrowser, openWindow, scanWith } from './journey.ts';

const delegates = [
  'reference,name,name_latin,country,category,affiliation,email,document_country,document_number',
  'R-1,林渡川,Lin Duchuan,CN,speaker,"Weft, Warp & Sons",lin@example.org,CN,G12345678',
  'R-2,Ђурђа Мостовић,Durda Mostovic,RS,attendee,Tarnmere University,durda@example.org,,',
].join('\r\n');

const firstLink = /http:\S+\/sign-in\/#[\w-]{43}/;
const badges = z.object({ badges: z.array(z.object({ externalReference: z.string(), token: z.string() })) });

/** One gate with one lane, one station beside it, and everybody may enter. */
async function setUpVenue(administrator: Account): Promise<void> {
  const put = (path: string, json: unknown) => administrator.ask(path, { method: 'PUT', json });
  const day = 86_400_000;
  const [startsAt, endsAt] = [Date.now() - day, Date.now() + day].map((at) => new Date(at).toISOString());
  await put('/api/conference', { name: { en: 'Small Conference' }, timeZone: 'UTC', startsAt, endsAt });
  await put('/api/layout', {
    zones: [{ id: 'town', name: { en: 'Town' }, capacity: 50 }],
    gates: [{ id: 'south-gate', name: { en: 'South Gate' }, innerZoneId: 'town' }],
    lanes: [{ id: 'south-gate-1', gateId: 'south-gate', number: 1, direction: 'in' }],
    rules: ['attendee', 'speaker'].map((category) => ({ zoneId: 'town', category })),
  });
  const station = { id: 'station-1', number: 1, place: { en: 'Tea house' }, gateId: 'south-gate' };
  await put('/api/stations', { stations: [station] });
}

async function linkFor(administrator: Account, role: string): Promise<string> {
  const json = { name: `The ${role}`, email: `${role}@example.org`, roles: [role] };
  const { id } = await administrator.read(staffMember, '/api/staff', { json });
  return (await administrator.read(madeLink, `/api/staff/${id}/sign-in-links`, { method: 'POST' })).url;
}

/** The supervisor shows a code for the tablet at the lane, and the guard types it there. */
async function enrolByCode(tablet: Page, supervisor: Page): Promise<void> {
  await supervisor.getByText('No device is enrolled yet').waitFor();
  await supervisor.getByRole('button', { name: 'Enrol a device' }).click();
  await supervisor.getByLabel('At which lane?').selectOption({ label: 'South Gate, lane 1' });
  await supervisor.getByLabel('What is it called?').fill('Tablet 1');
  await supervisor.getByRole('button', { name: 'Show a code' }).click();
  const code = await supervisor.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).innerText();
  await tablet.getByRole('heading', { name: 'Enrol this device' }).waitFor();
  await tablet.getByRole('textbox', { name: 'Code' }).fill(code);
  await tablet.getByRole('button', { name: 'Enrol', exact: true }).click();
  await tablet.getByText('Show the badge').first().waitFor();
  await supervisor.getByText('Tablet 1 is enrolled.').waitFor();
}

test('a delegate comes in by a file, gets a badge, is sent to a station, verified, admitted, and counted', async () => {
  const server = await startServer({ dataFolder: await temporaryFolder() });
  await until(() => firstLink.test(server.output()) || server.child.exitCode !== null);
  expect(server.output()).toMatch(firstLink);
  const [link = ''] = server.output().match(firstLink) ?? [];
  const administrator = new Account(server.origin, await signIn(server.origin, 'administrator', link));
  await setUpVenue(administrator);
  const browser = await openBrowser();

  const desk = await openWindow(browser, await linkFor(administrator, 'desk'), '/desk/#import');
  await desk.getByLabel('File of delegates').setInputFiles({
    name: 'delegates.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(delegates),
  });
  await desk.getByRole('button', { name: 'Import', exact: true }).click();
  await desk.getByRole('link', { name: /Issue badges/ }).click();
  await desk.getByRole('button', { name: 'Issue the 2 missing' }).first().click();
  await desk.getByText('2 badges were issued.').waitFor();
  const printed = badges.parse(await (await desk.request.get(`${server.origin}/api/badges`)).json()).badges;
  const [token = '', anotherToken = ''] = ['R-1', 'R-2'].map(
    (reference) => printed.find(({ externalReference }) => externalReference === reference)?.token,
  );

  const gate = await openWindow(browser, await linkFor(administrator, 'gate'), '/gate/');
  const station = await openWindow(browser, await linkFor(administrator, 'station'), '/station/');
  const supervisor = await openWindow(browser, await linkFor(administrator, 'supervisor'), '/devices/');
  await enrolByCode(gate, supervisor);
  await supervisor.goto(`${server.origin}/gate/board/`);
  await station.getByRole('button', { name: /Tea house/ }).click();

  await scanWith(gate, token);
  await gate.getByRole('alert').getByText('Station 1').first().waitFor();

  // In the station's window, without anybody touching it.
  await station.getByRole('button', { name: /林渡川/ }).waitFor();
  await station.getByRole('button', { name: /^Take the next/ }).click();
  await station
    .getByRole('group', { name: 'Same face as on the document' })
    .getByRole('button', { name: 'Yes' })
    .click();
  await station.getByRole('button', { name: 'Last four' }).click();
  await station.getByRole('textbox', { name: /Last four characters/ }).fill('5678');
  await station.getByRole('button', { name: 'Agree' }).click();
  await station.getByRole('button', { name: /^Verified/ }).click();
  await station.getByRole('button', { name: /林渡川/ }).waitFor({ state: 'detached' });

  // Somebody else is next in line, for a badge that is read twice at once counts as one reading.
  await scanWith(gate, anotherToken);
  await gate.getByRole('alert').getByText(/Ђурђа/).waitFor();
  await scanWith(gate, token);
  await gate.getByRole('alert').getByText('Admit', { exact: true }).first().waitFor();
  await supervisor
    .getByText(/lane 1 · Speaker/)
    .first()
    .waitFor();
  await supervisor
    .getByText(/lane 1 · .*station 1/i)
    .first()
    .waitFor();

  // The same badge again, held out by another after the next in line.
  await scanWith(gate, anotherToken);
  await gate.getByRole('alert').getByText(/Ђурђа/).waitFor();
  await scanWith(gate, token);
  await gate.getByRole('alert').getByText('Refuse', { exact: true }).first().waitFor();
  await supervisor
    .getByText(/already inside/i)
    .first()
    .waitFor();
}, 240_000);
