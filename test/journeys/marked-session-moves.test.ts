import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'vitest';
import { Account, signIn } from '../../ops/demo/client/account.ts';
import { partsOf } from '../../server/registration/letters/mail-parts.ts';
import { scheduleOf, type Talk, talk } from '../programme/schedules.ts';
import { catchMail, type MailCatcher } from '../registration/letters/mail-catcher.ts';
import { startServer, temporaryFolder, until } from '../support/real-server.ts';
import { openBrowser, workerServes } from './journey.ts';

const firstLink = /http:\S+\/sign-in\/#[\w-]{43}/;
const delegates = [
  'reference,name,name_latin,country,category,affiliation,email,status',
  'R-1,نديرة الخزرجي,Nadira Al-Khazraji,MA,media,Bahr Radio,nadira@delegates.example,approved',
].join('\r\n');
const headings = (delegates.split('\r\n')[0] ?? '').split(',').map((heading) => ({ heading, as: heading }));

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
  await office.ask('/api/delegates/import-mappings', { json: { name: 'With standing', mapping: { headings } } });
  const importPath = `/api/delegates/imports?importId=${crypto.randomUUID()}&fileName=delegates.csv`;
  await office.ask(importPath, { text: { body: delegates, type: 'text/csv' } });
  const put = (talks: readonly Talk[]) =>
    office.ask('/api/programme/files?name=Main', {
      text: { body: scheduleOf(talks, { timeZone: 'UTC' }), type: 'application/octet-stream' },
    });
  await put([canals]);
  await office.ask('/api/invitations', { json: { statuses: ['approved'] } });
  await until(() => mail.caught.length > 0);
  const { source } = mail.caught.at(-1) ?? { source: '' };
  const plain = partsOf(source).find(({ type }) => type === 'text/plain')?.body ?? '';
  return { server, put, link: /http:\S+\/delegate\/#[\w-]{43}/.exec(plain)?.[0] ?? '' };
}

const date = new Date(Date.now() + 40 * 60_000).toISOString().replace(/\.\d+Z$/, '+00:00');
const canals = talk({ title: 'Who keeps the canals?', date, room: 'Silk Hall' });

test('a delegate marks a session without network, and is told within seconds when its room is another', {
  timeout: 240_000,
}, async () => {
  const { server, put, link } = await openConference(await catchMail());
  const context = await (await openBrowser()).newContext({ viewport: { width: 390, height: 844 }, locale: 'en' });
  const phone = await context.newPage();
  phone.setDefaultTimeout(60_000);
  await phone.goto(link);
  await phone.getByRole('link', { name: 'Programme' }).click();
  const star = phone.getByRole('button', { name: /^Mark(ed)?: Who keeps the canals/ });
  await star.waitFor();
  await workerServes(phone);

  await context.setOffline(true);
  await phone.reload();
  await phone.getByText(/No network. The programme is as it was/).waitFor();
  await star.focus();
  await phone.keyboard.press('Enter');
  await phone.locator('p.said', { hasText: 'Waits for the network' }).waitFor();
  const sent = phone.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.ok());
  const listening = phone.waitForResponse((answer) => answer.url().endsWith('/api/delegate/news') && answer.ok());
  await context.setOffline(false);
  await sent;
  await listening;
  await phone.locator('p.said', { hasText: 'Waits for the network' }).waitFor({ state: 'detached' });

  await put([{ ...canals, room: 'Lantern Hall' }]);
  // By itself the page looks each minute.
  await phone.getByText(/^Moved: now in Lantern Hall, /).waitFor({ timeout: 20_000 });
  await phone.getByText(/^Before: .?Silk Hall/).waitFor();
  const { violations } = await new AxeBuilder({ page: phone }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await phone.getByRole('button', { name: 'I have seen it' }).click();
  await put([talk({ title: 'Another', date, room: 'Silk Hall' })]);
  await phone.getByText('Cancelled: it does not take place.').first().waitFor({ timeout: 20_000 });
  expect(await star.getAttribute('aria-pressed')).toBe('true');
  expect(phone.url()).toBe(`${server.origin}/sessions/`);
});
