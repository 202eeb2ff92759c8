import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { Account, signIn } from '../../ops/demo/client/account.ts';
import { partsOf } from '../../server/registration/letters/mail-parts.ts';
import { catchMail, type MailCatcher } from '../registration/letters/mail-catcher.ts';
import { chromiumArguments, chromiumPath } from '../support/chromium.ts';
import { startServer, temporaryFolder, until, within } from '../support/real-server.ts';
import { openBrowser, workerServes } from './journey.ts';

const delegates = [
  'reference,name,name_latin,country,category,affiliation,email,status',
  'R-1,نديرة الخزرجي,Nadira Al-Khazraji,MA,media,Bahr Radio,nadira@delegates.example,approved',
  'R-2,林渡川,Lin Duchuan,CN,speaker,Weft and Warp,lin@delegates.example,invited',
].join('\r\n');

const headings = (delegates.split('\r\n')[0] ?? '').split(',').map((heading) => ({ heading, as: heading }));
const firstLink = /http:\S+\/sign-in\/#[\w-]{43}/;
const found = z.object({ delegates: z.array(z.object({ id: z.string() })) });
const person = z.object({ badges: z.array(z.object({ serial: z.number(), medium: z.string() })) });

async function openConference(mail: MailCatcher) {
  const { host, port } = mail.settings.server;
  const environment = { SMTP_URL: `smtp://${host}:${port}`, MAIL_FROM: 'Congress <registration@venue.example>' };
  const server = await startServer({ dataFolder: await temporaryFolder(), environment });
  await until(() => firstLink.test(server.output()));
  const [link = ''] = server.output().match(firstLink) ?? [];
  const office = new Account(server.origin, await signIn(server.origin, 'administrator', link));
  const put = (path: string, json: unknown) => office.ask(path, { method: 'PUT', json });
  const [startsAt, endsAt] = [-1, 2].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
  await put('/api/conference', {
    name: { en: 'Small Conference', 'zh-CN': '小会议' },
    timeZone: 'UTC',
    startsAt,
    endsAt,
  });
  await put('/api/layout', {
    zones: [{ id: 'town', name: { en: 'Town' } }],
    gates: [{ id: 'south-gate', name: { en: 'South Gate' }, innerZoneId: 'town' }],
    lanes: [{ id: 'south-gate-1', gateId: 'south-gate', number: 1, direction: 'in' }],
    rules: [{ zoneId: 'town', category: 'media' }],
  });
  await put('/api/stations', {
    stations: [{ id: 's-1', number: 3, place: { en: 'Tea house' }, gateId: 'south-gate' }],
  });
  await office.ask('/api/delegates/import-mappings', { json: { name: 'With standing', mapping: { headings } } });
  const importPath = `/api/delegates/imports?importId=${crypto.randomUUID()}&fileName=delegates.csv`;
  await office.ask(importPath, { text: { body: delegates, type: 'text/csv' } });
  return { server, office };
}

/** The link in the letter that came to somebody. */
async function linkInLetterTo(mail: MailCatcher, address: string): Promise<string> {
  await until(() => mail.caught.some(({ to }) => to.includes(address)));
  const { source } = mail.caught.findLast(({ to }) => to.includes(address)) ?? { source: '' };
  const plain = partsOf(source).find(({ type }) => type === 'text/plain')?.body ?? '';
  return /http:\S+\/delegate\/#[\w-]{43}/.exec(plain)?.[0] ?? '';
}

async function openPhone(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en', hasTouch: true });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

/** What keeps a phone from putting the page beside its apps; a private window would always say that it is one. */
async function whyNotInstalled(address: string) {
  const browser = { executablePath: chromiumPath, args: chromiumArguments };
  const context = await chromium.launchPersistentContext(await temporaryFolder(), browser);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(address);
  await workerServes(page);
  const tools = await context.newCDPSession(page);
  const asked = Promise.all([tools.send('Page.getInstallabilityErrors'), tools.send('Page.getAppManifest')]);
  const [{ installabilityErrors }, { errors }] = await within(asked, () => 'what the browser says of installing');
  return [...installabilityErrors, ...errors];
}

/** The modules of the code as it is drawn. */
const codeOn = (page: Page) => page.locator('cw-own-badge .pass path').last().getAttribute('d');

test('a delegate opens the link of the letter, and the badge works without network until it is revoked', async () => {
  const mail = await catchMail();
  const { server, office } = await openConference(mail);
  await office.ask('/api/invitations', { json: { statuses: ['invited', 'approved'] } });
  const link = await linkInLetterTo(mail, 'nadira@delegates.example');
  const phone = await openPhone(await openBrowser());

  await phone.goto(link);
  await phone.getByRole('heading', { name: 'نديرة الخزرجي' }).waitFor();
  expect(new URL(phone.url()).hash).toBe('');
  await phone.getByText(/At station 3 somebody looks at your identity document/).waitFor();
  const code = await codeOn(phone);
  expect(code).toMatch(/^M\d/);
  const { violations } = await new AxeBuilder({ page: phone }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`)).toEqual([]);

  await phone.getByRole('button', { name: /QR code of badge/ }).click();
  await phone.getByRole('dialog').getByText('Tap to close').waitFor();
  await phone.keyboard.press('Escape');

  await workerServes(phone);
  await phone.context().setOffline(true);
  await phone.reload();
  await phone.getByText('No network. Your badge works without it.').waitFor();
  expect(await codeOn(phone)).toBe(code);
  // The link of the letter, opened once more where there is no network.
  await phone.goto('about:blank');
  await phone.goto(link);
  await phone.getByText('No network. Your badge works without it.').waitFor();
  expect(await codeOn(phone)).toBe(code);
  await phone.getByRole('combobox', { name: 'Language' }).selectOption('zh-CN');
  await phone.locator('html[lang="zh-CN"]').waitFor();
  expect(await codeOn(phone)).toBe(code);

  const { delegates: people } = await office.read(found, '/api/delegates?search=nadira');
  const { badges } = await office.read(person, `/api/delegates/${people[0]?.id}`);
  const serial = badges.find(({ medium }) => medium === 'phone')?.serial;
  await phone.context().setOffline(false);
  const listening = phone.waitForResponse((answer) => answer.url().endsWith('/api/delegate/news') && answer.ok());
  await phone.goto(`${server.origin}/delegate/?lang=en`);
  await listening;
  expect(await codeOn(phone)).toBe(code);
  await office.ask(`/api/badges/${serial}/revoke`, { json: { because: 'the phone was stolen' } });
  // Within a second, of which a busy machine gets five; by itself the page looks each minute.
  await phone.getByRole('heading', { name: 'Your badge was revoked' }).waitFor({ timeout: 5000 });
  await phone.context().setOffline(true);
  await phone.reload();
  await phone.getByRole('heading', { name: 'Your badge was revoked' }).waitFor();
  expect(await phone.locator('cw-own-badge').count()).toBe(0);
  await phone.context().setOffline(false);
  expect(await whyNotInstalled(`${server.origin}/delegate/`)).toEqual([]);
});

test('who is invited is led to the form, and a new link ends the old one on every phone', async () => {
  const mail = await catchMail();
  const { office } = await openConference(mail);
  await office.ask('/api/invitations', { json: {} });
  const link = await linkInLetterTo(mail, 'lin@delegates.example');
  const phone = await openPhone(await openBrowser());
  await phone.goto(link);
  await phone.getByRole('heading', { name: 'Complete your registration' }).waitFor();
  await phone.getByRole('button', { name: 'Go to the form' }).click();
  await phone.waitForURL((url) => url.pathname === '/register/');
  await phone.goBack();

  const { delegates: people } = await office.read(found, '/api/delegates?search=lin');
  await office.ask(`/api/delegates/${people[0]?.id}/letters`, { json: { kind: 'new_link' } });
  await phone.goto(link.replace(/#.*/, ''));
  await phone.getByRole('heading', { name: 'Open your link' }).waitFor();
  await phone.goto(link);
  await phone.getByText(/This link has ended/).waitFor();
  await until(() => mail.caught.filter(({ to }) => to.includes('lin@delegates.example')).length === 2);
  await phone.goto(await linkInLetterTo(mail, 'lin@delegates.example'));
  await phone.getByRole('heading', { name: 'Complete your registration' }).waitFor();

  await phone.getByRole('button', { name: 'Sign out on this device' }).click();
  await phone.getByRole('heading', { name: 'Open your link' }).waitFor();
  expect(await phone.evaluate(() => caches.has('causeway-own-page'))).toBe(false);
});
