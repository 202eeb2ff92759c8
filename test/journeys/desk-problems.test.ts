import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { until } from '../support/real-server.ts';
import type { DeskHand } from './desk-hand.ts';
import { openDesk, picture, readPerson, settle } from './desk-venue.ts';
import { openBrowser } from './journey.ts';

const fakeCamera = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

const isShown = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

/** The camera's picture, as it is, by keys alone. */
async function takePhotograph(desk: Page, hand: DeskHand): Promise<void> {
  await desk.getByRole('button', { name: 'Take the photograph' }).and(desk.locator(':focus')).waitFor();
  await hand.press('Enter');
  await desk.getByRole('application').and(desk.locator(':focus')).waitFor();
  await hand.press('Enter');
  await desk.getByRole('dialog').waitFor({ state: 'hidden' });
}

test('each problem of the first day is solved at the desk by keyboard alone', { timeout: 240_000 }, async () => {
  const browser = await openBrowser(...fakeCamera);
  const { desk, office, hand } = await openDesk({ browser });
  await desk.context().addInitScript('window.print = () => { window.printed = (window.printed ?? 0) + 1; };');

  hand.begin();
  await hand.find('lin');
  await isShown(desk, 'There is no photograph.');
  await hand.press('r');
  await isShown(desk, /is good for nothing now/);
  settle(hand, 'lost badge', 10);
  expect((await readPerson(office, 'R-1')).badges.filter(({ revokedAt }) => revokedAt)).toHaveLength(1);
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
  // Left by Escape, it opens again.
  await hand.press('Escape');
  await desk.getByRole('dialog', { name: 'Mend the name' }).waitFor({ state: 'hidden' });
  await hand.press('n');
  await desk.getByRole('dialog', { name: 'Mend the name' }).waitFor();
  await hand.press('Tab');
  await hand.retype('Durda Mostovic');
  await hand.press('Enter');
  await desk.getByRole('dialog', { name: 'Mend the name' }).waitFor({ state: 'hidden' });
  await isShown(desk, 'The badge on the phone stays good.');
  settle(hand, 'name misspelt', 40);
  expect(await readPerson(office, 'R-2')).toMatchObject({ nameLatin: 'Durda Mostovic' });

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
  expect(await readPerson(office, 'R-3')).toMatchObject({ category: 'speaker' });

  hand.begin();
  await hand.find('tamar');
  await isShown(desk, 'tamar@example.org');
  await hand.press('t');
  await desk.getByRole('dialog', { name: 'Another person in their place' }).waitFor();
  for (const text of ['Nino Beridze', 'Nino Beridze']) {
    await hand.type(text);
    await hand.press('Tab');
  }
  await hand.press('Tab');
  await hand.type('nino@example.org');
  await hand.press('Tab');
  await hand.type('Ministry of Canals');
  await hand.press('Tab');
  await hand.type('Comes instead');
  await hand.press('Enter');
  await isShown(desk, 'nino@example.org');
  await isShown(desk, 'Ministry of Canals');
  settle(hand, 'another person in their place', 100);

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
  await desk.getByRole('heading', { name: 'Anahit Petrosyan' }).and(desk.locator(':focus')).waitFor();
  await hand.press('p');
  await takePhotograph(desk, hand);
  await desk.getByRole('img', { name: 'Photograph of Anahit Petrosyan' }).waitFor();
  const printing = desk.context().waitForEvent('page');
  await desk.locator('cw-person-panel').getByRole('button', { name: 'Print badge B' }).waitFor();
  await hand.press('b');
  const printer = await printing;
  await until(() => printer.evaluate(() => (window as { printed?: number }).printed === 1));
  expect(await printer.getByRole('img', { name: /^Badge / }).count()).toBe(1);
  settle(hand, 'walk-in, with photograph and printed badge', 70);
  await printer.close();
  const { badges } = await readPerson(office, 'anahit');
  expect(badges.map(({ medium, timesPrinted = 0 }) => `${medium} ${timesPrinted}`).sort()).toEqual([
    'phone 0',
    'printed 1',
  ]);
  await picture(desk, 'walk-in');

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
});
