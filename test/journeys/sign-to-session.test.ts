import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { Account, signIn } from '../../ops/demo/client/account.ts';
import { partsOf } from '../../server/registration/letters/mail-parts.ts';
import { scheduleOf, talk } from '../programme/schedules.ts';
import { catchMail, type MailCatcher } from '../registration/letters/mail-catcher.ts';
import { startServer, temporaryFolder, until } from '../support/real-server.ts';
import { town } from '../wayfinding/canal-town.ts';
import { picture } from './desk-venue.ts';
import { openBrowser, workerServes } from './journey.ts';

const firstLink = /http:\S+\/sign-in\/#[\w-]{43}/;
const delegates = [
  'reference,name,name_latin,country,category,affiliation,email,status',
  'R-1,نديرة الخزرجي,Nadira Al-Khazraji,MA,media,Bahr Radio,nadira@delegates.example,approved',
].join('\r\n');
const headings = (delegates.split('\r\n')[0] ?? '').split(',').map((heading) => ({ heading, as: heading }));
const drafted = z.object({ version: z.object({ id: z.string() }) });
const listed = z.object({ places: z.array(z.object({ code: z.string(), name: z.object({ en: z.string() }) })) });

/** A published plan, a session in Lantern Hall in fourteen minutes, and a delegate with a letter. */
async function openConference(mail: MailCatcher) {
  const { host, port } = mail.settings.server;
  const environment = { SMTP_URL: `smtp://${host}:${port}`, MAIL_FROM: 'Congress <registration@venue.example>' };
  const server = await startServer({ dataFolder: await temporaryFolder(), environment });
  await until(() => firstLink.test(server.output()));
  const [link = ''] = server.output().match(firstLink) ?? [];
  const office = new Account(server.origin, await signIn(server.origin, 'administrator', link));
  const [startsAt, endsAt] = [-1, 2].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
  const name = { en: 'Water Town Congress', 'zh-CN': '水乡大会' };
  await office.ask('/api/conference', { method: 'PUT', json: { name, timeZone: 'UTC', startsAt, endsAt } });
  // An island is nowhere to go to, and cannot be published.
  const [places, nodes] = [
    town.places.filter(({ key }) => key !== 'island'),
    town.nodes.filter(({ id }) => id !== 'island'),
  ];
  const body = JSON.stringify({ ...town, places, nodes });
  const { version } = await office.read(drafted, '/api/venue/draft?format=causeway&source=town.json', {
    text: { body, type: 'application/octet-stream' },
  });
  await office.ask(`/api/venue/versions/${version.id}/publish`, { method: 'POST' });
  await office.ask('/api/delegates/import-mappings', { json: { name: 'With standing', mapping: { headings } } });
  const importPath = `/api/delegates/imports?importId=${crypto.randomUUID()}&fileName=delegates.csv`;
  await office.ask(importPath, { text: { body: delegates, type: 'text/csv' } });
  return { server, office };
}

async function codeOf(office: Account, name: string): Promise<string> {
  const { places } = await office.read(listed, `/api/places?search=${encodeURIComponent(name)}`);
  return places.find(({ name: { en } }) => en === name)?.code ?? '';
}

async function linkInLetter(mail: MailCatcher): Promise<string> {
  await until(() => mail.caught.length > 0);
  const { source } = mail.caught.at(-1) ?? { source: '' };
  const plain = partsOf(source).find(({ type }) => type === 'text/plain')?.body ?? '';
  return /http:\S+\/delegate\/#[\w-]{43}/.exec(plain)?.[0] ?? '';
}

/** Signed in by the letter, with the one session marked. */
async function openPhone(link: string): Promise<Page> {
  const context = await (await openBrowser()).newContext({ viewport: { width: 390, height: 844 }, locale: 'en' });
  const phone = await context.newPage();
  phone.setDefaultTimeout(30_000);
  await phone.goto(link);
  await phone.getByRole('heading', { name: 'نديرة الخزرجي' }).waitFor();
  await phone.evaluate(async () => {
    const { sessions } = await (await fetch('/api/delegate/programme')).json();
    await fetch(`/api/delegate/favourites/${sessions[0].id}`, { method: 'PUT' });
  });
  return phone;
}

/** Tab after Tab, until the focus is on a link or button with this name; nobody touches anything else. */
async function tabTo(phone: Page, name: RegExp): Promise<void> {
  const focused = () =>
    phone.evaluate(() => {
      let at: Element | null = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return `${at?.getAttribute('aria-label') ?? ''} ${at?.textContent ?? ''} ${at?.getAttribute('type') ?? ''}`;
    });
  for (let presses = 0; presses < 60; presses++) {
    await phone.keyboard.press('Tab');
    if (name.test(await focused())) return;
  }
  throw new Error(`nothing that can be reached is called ${name}`);
}

async function isMapKept(): Promise<boolean> {
  const names = (await caches.keys()).filter((name) => name.startsWith('causeway-'));
  const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  const paths = kept.flat().map(({ url }) => new URL(url).pathname);
  const isThere = (part: RegExp) => paths.some((path) => part.test(path));
  return [/^\/p\/kept\/drawing$/, /^\/p\/maplibre-gl-worker/, /^\/assets\/way-map-/].every(isThere);
}

const faultsOf = async (page: Page) =>
  (await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze()).violations.map(({ id }) => id);

test('from a sign to the session by keyboard alone, online and in airplane mode, in English and Chinese', {
  timeout: 240_000,
}, async () => {
  const mail = await catchMail();
  const { server, office } = await openConference(mail);
  const date = new Date(Date.now() + 14 * 60_000).toISOString().replace(/\.\d+Z$/, '+00:00');
  const body = scheduleOf([talk({ title: 'Who keeps the last metre?', date, room: 'Lantern Hall' })], {
    timeZone: 'UTC',
  });
  await office.ask('/api/programme/files?name=Main', { text: { body, type: 'application/octet-stream' } });
  await office.ask('/api/invitations', { json: { statuses: ['approved'] } });
  const phone = await openPhone(await linkInLetter(mail));
  await phone.getByRole('heading', { name: 'Your next session' }).waitFor();

  const sign = `${server.origin}/p/${await codeOf(office, 'Silk Hall')}`;
  await phone.goto(sign);
  await phone.getByText(/It starts in 1\d min in Lantern Hall/).waitFor();
  expect(await faultsOf(phone)).toEqual([]);
  await picture(phone, 'way-sign', true);
  await tabTo(phone, /Show the way/);
  await phone.keyboard.press('Enter');
  await phone.getByText(/Cross Old Bridge/).waitFor();
  await phone.getByText('You are there: Lantern Hall').waitFor();
  await tabTo(phone, /Step-free/);
  await phone.keyboard.press('Space');
  await phone.getByText(/Cross Flat Bridge/).waitFor();
  await phone.keyboard.press('Space');
  expect(await faultsOf(phone)).toEqual([]);
  await picture(phone, 'way-steps', true);

  await workerServes(phone);
  await until(() => phone.evaluate(async () => (await (await caches.open('causeway-ways')).keys()).length > 2));
  // The map too, as soon as the page has come to rest, MapLibre's worker with it.
  await until(() => phone.evaluate(isMapKept));
  await phone.context().setOffline(true);
  await phone.goto(`${sign}?lang=zh-CN`);
  await phone.getByText('去哪里？').waitFor();
  await phone.getByText(/后在灯厅开始/).waitFor();
  await tabTo(phone, /search/);
  await phone.keyboard.type('问询');
  await phone.keyboard.press('Enter');
  await phone.getByText('您到了：问询处').waitFor();
  // The focus is on the heading: before it stands what leads back.
  await phone.keyboard.press('Shift+Tab');
  await phone.keyboard.press('Enter');
  await phone.getByText('去哪里？').waitFor();
  await tabTo(phone, /带我去/);
  await phone.keyboard.press('Enter');
  await phone.getByText(/过老桥/).waitFor();
  expect(await faultsOf(phone)).toEqual([]);
  await picture(phone, 'way-zh-offline', true);
  await phone.getByRole('heading', { name: '地图' }).scrollIntoViewIfNeeded();
  await phone.getByRole('region', { name: '路线地图' }).waitFor();
  await picture(phone, 'way-zh-offline-map', true);

  // A sign with a mistyped code, and one that this phone has never opened, without network as well.
  await phone.goto(`${server.origin}/p/${await codeOf(office, 'South Gate')}?lang=en`);
  await phone.getByRole('heading', { name: 'South Gate' }).waitFor();
  const code = sign.slice(-4);
  await phone.goto(`${server.origin}/p/${code.slice(0, 3)}${code.endsWith('0') ? '1' : '0'}?lang=en`);
  await phone.getByText(/is no code: one of its signs is wrong/).waitFor();
});
