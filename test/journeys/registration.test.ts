import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { Account, madeLink, signIn, staffMember } from '../../ops/demo/client/account.ts';
import { partsOf } from '../../server/registration/letters/mail-parts.ts';
import { catchMail, type MailCatcher } from '../registration/letters/mail-catcher.ts';
import { startServer, temporaryFolder, until } from '../support/real-server.ts';
import { openBrowser, openWindow } from './journey.ts';

const firstLink = /http:\S+\/sign-in\/#[\w-]{43}/;
const address = 'tamar@applicants.example';

async function openConference(mail: MailCatcher) {
  const { host, port } = mail.settings.server;
  const environment = { SMTP_URL: `smtp://${host}:${port}`, MAIL_FROM: 'Congress <registration@venue.example>' };
  const server = await startServer({ dataFolder: await temporaryFolder(), environment });
  await until(() => firstLink.test(server.output()));
  const [link = ''] = server.output().match(firstLink) ?? [];
  const office = new Account(server.origin, await signIn(server.origin, 'administrator', link));
  const [startsAt, endsAt] = [-1, 2].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
  const json = { name: { en: 'Small Conference' }, timeZone: 'UTC', startsAt, endsAt };
  await office.ask('/api/conference', { method: 'PUT', json });
  return { server, office };
}

async function linkFor(office: Account, role: string): Promise<string> {
  const json = { name: `The ${role}`, email: `${role}@example.org`, roles: [role] };
  const { id } = await office.read(staffMember, '/api/staff', { json });
  return (await office.read(madeLink, `/api/staff/${id}/sign-in-links`, { method: 'POST' })).url;
}

/** The link to such a page in the letter that came last. */
async function linkInLetter(mail: MailCatcher, count: number, path: string): Promise<string> {
  await until(() => mail.caught.length >= count);
  const { source } = mail.caught[count - 1] ?? { source: '' };
  const plain = partsOf(source).find(({ type }) => type === 'text/plain')?.body ?? '';
  return new RegExp(`http:\\S+/${path}/#[\\w-]{43}`).exec(plain)?.[0] ?? '';
}

/** A window of somebody who is no staff, on a phone; what goes wrong in it is told. */
async function openPhone(browser: Browser, link: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(link);
  return page;
}

const goOn = (page: Page) => page.getByRole('button', { name: 'Go on' }).click();

async function fillIn(page: Page) {
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('თამარ ლომიძე');
  await page.getByRole('textbox', { name: 'Name in Latin letters' }).fill('Tamar Lomidze');
  await page.getByRole('combobox', { name: 'Country' }).selectOption({ label: 'Georgia' });
  await page.getByRole('textbox', { name: 'Year' }).fill('1985');
  await page.getByRole('combobox', { name: 'Month' }).selectOption({ label: 'March' });
  await page.getByRole('textbox', { name: 'Day' }).fill('27');
  await goOn(page);
  await page.getByRole('radio', { name: /^Media/ }).check();
  await goOn(page);
  await page.getByRole('heading', { name: 'Your photograph' }).waitFor();
}

test('a person registers, goes on elsewhere, is asked for more, mends it by the link, and is approved at the desk', async () => {
  const mail = await catchMail();
  const { server, office } = await openConference(mail);
  const browser = await openBrowser();
  const staff = { viewport: { width: 1280, height: 800 } };

  const organiser = await openWindow(browser, await linkFor(office, 'administrator'), '/organiser/');
  await organiser.getByRole('button', { name: 'Open now' }).click();
  await organiser.getByRole('checkbox', { name: 'People may ask to be Media' }).check();
  await organiser.getByRole('checkbox', { name: 'People may ask to be Attendee' }).check();
  await organiser.getByRole('button', { name: 'Save' }).click();
  await organiser.getByText('Saved.').waitFor();
  expect((await new AxeBuilder({ page: organiser }).analyze()).violations).toEqual([]);

  const phone = await openPhone(browser, `${server.origin}/register/`);
  await phone.getByRole('textbox', { name: 'Your e-mail' }).fill(address);
  await phone.keyboard.press('Enter');
  await fillIn(phone);
  await phone.getByText('Saved', { exact: true }).waitFor();
  // The rest at home, by the link that came.
  const laptop = await openPhone(browser, await linkInLetter(mail, 1, 'register'));
  await laptop.setViewportSize(staff.viewport);
  await laptop.getByRole('button', { name: 'Check and send' }).click();
  await laptop.getByText('თამარ ლომიძე').waitFor();
  expect(new URL(laptop.url()).hash).toBe('');
  expect((await new AxeBuilder({ page: laptop }).analyze()).violations).toEqual([]);
  await laptop.getByRole('button', { name: 'Send the registration' }).click();
  await laptop.getByRole('heading', { name: 'Your registration has come in' }).waitFor();

  const desk = await openWindow(browser, await linkFor(office, 'desk'), '/desk/#review');
  await desk.getByRole('link', { name: 'Review 1' }).waitFor();
  await desk.getByRole('heading', { name: 'თამარ ლომიძე' }).waitFor();
  await desk.keyboard.press('q');
  await desk.getByRole('heading', { name: /^Ask თამარ/ }).waitFor();
  await desk.getByRole('radio', { name: 'A press card or a letter' }).check();
  await desk.keyboard.press('Control+Enter');
  await desk.getByText('1 asked for more.').waitFor();
  await desk.getByRole('heading', { name: 'Nobody waits for a decision' }).waitFor();

  // Letter 2 said that the form came in, letter 3 asks for more.
  const again = await openPhone(browser, await linkInLetter(mail, 3, 'register'));
  await again.getByText(/the number of your press card/).waitFor();
  await again.getByRole('textbox', { name: 'Where you work or study' }).fill('River Radio, press card 4711');
  await goOn(again);
  await goOn(again);
  await goOn(again);
  await again.getByRole('button', { name: 'Send the registration' }).click();
  await again.getByRole('heading', { name: 'Your registration has come in' }).waitFor();

  await desk.getByText('River Radio, press card 4711').first().waitFor();
  await desk.keyboard.press('a');
  await desk.getByText('1 approved.').waitFor();
  await until(() => mail.caught.length >= 5);
  expect(await linkInLetter(mail, 5, 'delegate')).toMatch(/\/delegate\/#/);
}, 180_000);
