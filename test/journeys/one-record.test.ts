import type { Browser, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { startServer, temporaryFolder, until } from '../support/real-server.ts';
import { giveAuthenticator, openBrowser, scanWith } from './journey.ts';

/*
 * One delegate from the first administrator's link to a gate that stays shut, on the pages that people use, with staff
 * who have nothing but passkeys.
 */

const firstLink = /http:\S+\/sign-in\/#[\w-]{43}/;
const people = [
  'reference,name,name_latin,country,category,affiliation,email,document_country,document_number',
  'R-1,林渡川,Lin Duchuan,CN,speaker,"Weft, Warp & Sons",lin@example.org,CN,G12345678',
  'R-2,Ђурђа Мостовић,Durda Mostovic,RS,speaker,Tarnmere University,durda@example.org,,',
].join('\r\n');

const atLane = 'A tablet or telephone at a lane';
const atStation = 'A tablet at a verification station';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

/** A browser of somebody's own, whose authenticator keeps passkeys and finds its user's finger each time. */
async function openOwn(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await giveAuthenticator(page);
  return page;
}

/** Follows a sign-in link and makes a passkey, without which it is good for nothing. */
async function comeByLink(browser: Browser, link: string, path: string): Promise<Page> {
  const page = await openOwn(browser);
  await page.goto(link);
  await button(page, /^Sign in as/).click();
  await button(page, 'Make a passkey').click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await page.goto(new URL(path, link).href);
  return page;
}

/** Asks the server as whoever is signed in on a page. */
async function askAs<S extends z.ZodType>(page: Page, schema: S, method: string, path: string, data?: unknown) {
  const url = new URL(path, page.url()).href;
  const answer = await page.request.fetch(url, { method, data, headers: { origin: new URL(url).origin } });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return schema.parse(answer.status() === 204 ? undefined : await answer.json()) as z.infer<S>;
}

async function setUpVenue(office: Page): Promise<void> {
  const put = (path: string, data: unknown) => askAs(office, z.unknown(), 'PUT', path, data);
  const day = 86_400_000;
  const [startsAt, endsAt] = [Date.now() - day, Date.now() + day].map((at) => new Date(at).toISOString());
  await put('/api/conference', { name: { en: 'Small Conference' }, timeZone: 'UTC', startsAt, endsAt });
  await put('/api/layout', {
    zones: [
      { id: 'town', name: { en: 'Town' } },
      { id: 'hall', name: { en: 'Hall' }, parentId: 'town' },
    ],
    gates: [
      { id: 'south-gate', name: { en: 'South Gate' }, innerZoneId: 'town' },
      { id: 'hall-door', name: { en: 'Hall door' }, outerZoneId: 'town', innerZoneId: 'hall' },
    ],
    lanes: ['south-gate', 'hall-door'].map((gateId) => ({ id: `${gateId}-1`, gateId, number: 1, direction: 'in' })),
    rules: ['town', 'hall'].map((zoneId) => ({ zoneId, category: 'speaker' })),
  });
  await put('/api/stations', {
    stations: [
      { id: 'station-1', number: 1, place: { en: 'Tea house' }, gateId: 'south-gate' },
      { id: 'station-2', number: 2, place: { en: 'Foyer' }, gateId: 'hall-door' },
    ],
  });
}

const made = z.object({ id: z.string() });
const url = z.object({ url: z.string() });

/** Somebody is added, and comes by the link that the office makes for them. */
async function employ(browser: Browser, office: Page, role: string, path: string): Promise<Page> {
  const name = `${role} ${crypto.randomUUID().slice(0, 4)}`;
  const member = { name, email: `${name.replace(' ', '-')}@example.org`, roles: [role] };
  const { id } = await askAs(office, made, 'POST', '/api/staff', member);
  const link = await askAs(office, url, 'POST', `/api/staff/${id}/sign-in-links`);
  return comeByLink(browser, link.url, path);
}

/** The supervisor shows a code, and it is typed on the tablet. */
async function enrol(tablet: Page, supervisor: Page, { kind, where, name }: Record<'kind' | 'where' | 'name', string>) {
  await button(supervisor, 'Enrol a device').click();
  await supervisor.getByLabel('What is it?').selectOption({ label: kind });
  await supervisor.getByLabel(/^At which/).selectOption({ label: where });
  await supervisor.getByLabel('What is it called?').fill(name);
  await button(supervisor, 'Show a code').click();
  const code = await supervisor.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).innerText();
  await tablet.getByRole('textbox', { name: 'Code' }).fill(code);
  await tablet.getByRole('button', { name: 'Enrol', exact: true }).click();
  await supervisor.getByText(`${name} is enrolled.`).waitFor();
  await supervisor.getByRole('button', { name: 'Close' }).first().click();
}

const printed = z.object({
  badges: z.array(z.object({ externalReference: z.string(), token: z.string(), number: z.string() })),
});

/** On the officer's page: the face is compared, and the phone answers a code; the number that it shows is picked. */
async function recogniseByPhone(station: Page, phone: Page): Promise<void> {
  await station.getByRole('button', { name: /林渡川/ }).waitFor();
  await button(station, /^Take the next/).click();
  await button(station, 'Yes').click();
  await button(station, 'Phone').click();
  await button(station, 'Show a code for the phone').click();
  const code = await station.locator('.typed').innerText();
  await phone.goto(new URL(`/prove/#${code.replaceAll(/[^0-9A-Z]/g, '')}`, station.url()).href);
  await button(phone, 'Answer with this phone').click();
  await phone.getByRole('heading', { name: 'Show this number to the officer' }).waitFor();
  const number = await phone.locator('.number').innerText();
  await station
    .getByRole('group', { name: 'Which number does the phone show?' })
    .getByRole('button', { name: number })
    .click();
}

test('staff with passkeys alone let a delegate in by document, then by phone, and keep them out once rejected', {
  timeout: 240_000,
}, async () => {
  const server = await startServer({ dataFolder: await temporaryFolder(), environment: { STAFF_SIGN_IN: 'passkey' } });
  await until(() => firstLink.test(server.output()));
  const browser = await openBrowser();
  const office = await comeByLink(browser, server.output().match(firstLink)?.[0] ?? '', '/alerts/');
  await setUpVenue(office);
  const query = new URLSearchParams({ importId: crypto.randomUUID(), fileName: 'people.csv' });
  await office.request.post(`${server.origin}/api/delegates/imports?${query}`, {
    data: Buffer.from(people),
    headers: { 'content-type': 'text/csv', origin: server.origin },
  });
  await askAs(office, z.unknown(), 'POST', '/api/badges/issue-missing', { medium: 'printed' });
  const { badges } = await askAs(office, printed, 'GET', '/api/badges?medium=printed');
  const [badge, another] = ['R-1', 'R-2'].map(
    (is) => badges.find(({ externalReference }) => externalReference === is)!,
  );
  /** After somebody else, who is next in line: the same badge twice at once counts as one reading. */
  const scanNext = async (gate: Page) => {
    await scanWith(gate, another!.token);
    await gate.getByRole('alert').getByText(/Ђурђа/).waitFor();
    await scanWith(gate, badge!.token);
  };

  const supervisor = await employ(browser, office, 'supervisor', '/devices/');
  const phone = await openOwn(browser);
  const { delegates } = await askAs(office, z.object({ delegates: z.array(made) }), 'GET', '/api/delegates?search=lin');
  await phone.goto((await askAs(office, url, 'POST', `/api/delegates/${delegates[0]?.id}/links`)).url);
  await phone.getByText('Next time, prove who you are with your phone').click();
  await button(phone, 'Make a passkey on this phone').click();
  await phone.getByText(/together with your document: it counts from then on/).waitFor();
  const photograph = await office.request.put(`${server.origin}/api/delegates/${delegates[0]?.id}/photograph`, {
    data: await phone.screenshot({ type: 'jpeg' }),
    headers: { 'content-type': 'image/jpeg', origin: server.origin },
  });
  expect(photograph.ok(), await photograph.text()).toBe(true);

  const southGate = await employ(browser, office, 'gate', '/gate/');
  await enrol(southGate, supervisor, { kind: atLane, where: 'South Gate, lane 1', name: 'Tablet 1' });
  const teaHouse = await employ(browser, office, 'station', '/station/');
  await button(teaHouse, 'Enrol this tablet').click();
  await enrol(teaHouse, supervisor, { kind: atStation, where: '1 · Tea house', name: 'Tablet 2' });

  await scanWith(southGate, badge!.token);
  await southGate.getByRole('alert').getByText('Station 1').first().waitFor();
  await recogniseByPhone(teaHouse, phone);
  await button(teaHouse, 'Go on with the document').click();
  await button(teaHouse, 'Whole number').click();
  await teaHouse.getByLabel('Number', { exact: true }).fill('G12345678');
  await teaHouse
    .getByRole('group', { name: 'Still valid on the document?' })
    .getByRole('button', { name: 'Yes' })
    .click();
  await button(teaHouse, 'Agree').click();
  await button(teaHouse, /^Verified/).click();
  await teaHouse.getByText('The next scan at any gate admits.').waitFor();
  await scanNext(southGate);
  await southGate.getByRole('alert').getByText('Admit', { exact: true }).first().waitFor();

  // A number alone proves nothing: at the hall the phone does, for a document has bound it.
  const hallDoor = await employ(browser, office, 'gate', '/gate/');
  await enrol(hallDoor, supervisor, { kind: atLane, where: 'Hall door, lane 1', name: 'Tablet 3' });
  const foyer = await employ(browser, office, 'station', '/station/');
  await button(foyer, /Foyer/).click();
  await hallDoor.getByRole('textbox', { name: 'Badge code' }).fill(badge!.number);
  await hallDoor.keyboard.press('Enter');
  await hallDoor.getByRole('alert').getByText('Station 2').first().waitFor();
  await recogniseByPhone(foyer, phone);
  await button(foyer, /^Verified/).click();
  await foyer.getByText('The next scan at any gate admits.').waitFor();
  await scanWith(hallDoor, badge!.token);
  await hallDoor.getByRole('alert').getByText('Admit', { exact: true }).first().waitFor();

  await office.goto(`${server.origin}/organiser/#vetting`);
  await office.locator('input[type=file]').setInputFiles({
    ...{ name: 'vetting.csv', mimeType: 'text/csv' },
    buffer: Buffer.from('reference,outcome\r\nR-1,rejected\r\n'),
  });
  await supervisor.goto(`${server.origin}/alerts/`);
  await supervisor.getByText(/The clearance of .*林渡川.* was refused/).waitFor();
  for (const gate of [southGate, hallDoor]) {
    await scanNext(gate);
    await gate.getByRole('alert').getByText('Clearance refused').first().waitFor();
  }
});
