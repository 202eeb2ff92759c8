import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { makeGroup, openDesk, picture, printedToken, settle, verify } from './desk-venue.ts';

const people = [
  'R-1,林渡川,Lin Duchuan,CN,attendee,Weft,lin@example.org',
  'R-2,Ђурђа Мостовић,Durda Mostovic,RS,attendee,Tarnmere,durda@example.org',
  'R-3,Ilse Brandvold,Ilse Brandvold,NO,attendee,Fjord,ilse@example.org',
  'R-4,Tamar Lomidze,Tamar Lomidze,GE,official,Ministry,tamar@example.org',
  'R-5,Anahit Petrosyan,Anahit Petrosyan,AM,attendee,Ararat,anahit@example.org',
  'R-6,Narek Petrosyan,Narek Petrosyan,AM,attendee,Ararat,narek@example.org',
];

async function openLists(desk: Page): Promise<void> {
  await desk.goto(new URL('/desk/#lists', desk.url()).href);
  await desk.reload();
  await desk.getByRole('option', { name: /^Choir/ }).waitFor({ state: 'attached' });
  await desk.getByRole('option', { name: /^South Gate 1/ }).waitFor({ state: 'attached' });
}

const rowOf = (desk: Page, name: string) => desk.locator('cw-admit-list li').filter({ hasText: name });

test('verified groups and an official come in by list, and lists go to the printer', { timeout: 240_000 }, async () => {
  const { desk, office, origin, hand } = await openDesk({ people });
  await verify(office, origin, ['R-1', 'R-2', 'R-4', 'R-5', 'R-6']);
  await makeGroup(office, 'Choir', ['R-1', 'R-2', 'R-3']);
  await makeGroup(office, 'Film crew', ['R-5', 'R-6']);
  await openLists(desk);

  await desk.getByRole('combobox', { name: 'Group' }).focus();
  hand.begin();
  await hand.press('c', 'Tab', 'Enter');
  await desk.getByText('Choir: 2 of 3 admitted.').waitFor();
  settle(hand, 'group arrival by list', 10);
  await rowOf(desk, '林渡川').getByText('Admitted').waitFor();
  await rowOf(desk, 'Ilse Brandvold')
    .getByText(/Identity not yet verified: station 1/)
    .waitFor();
  await picture(desk, 'lists', true);

  await desk.getByRole('textbox', { name: 'Or the badge of its head' }).focus();
  hand.begin();
  await readInto(desk, await printedToken(office, 'R-5'));
  await hand.press('Enter');
  await desk.getByText('Film crew: 2 of 2 admitted.').waitFor();
  settle(hand, 'group arrival by the badge of its head', 5);

  hand.begin();
  await desk.getByRole('searchbox', { name: /whom do you expect/ }).focus();
  await hand.type('tamar');
  await hand.press('Enter');
  await desk.getByRole('button', { name: 'Is here' }).and(desk.locator(':focus')).waitFor();
  await hand.press('Enter');
  await desk.getByText('1 of 1 admitted.', { exact: true }).waitFor();
  await rowOf(desk, 'Tamar Lomidze').getByText('Admitted').waitFor();
  settle(hand, 'VIP arrival by list', 15);

  await desk.evaluate(() => {
    window.print = () => undefined;
  });
  await desk.getByRole('button', { name: 'Print who is inside' }).focus();
  await hand.press('Enter');
  await desk.getByText('The list went to the printer: 5 people.').waitFor();
  await desk.getByRole('button', { name: 'Print the list for the gate' }).focus();
  await hand.press('Enter');
  await desk.getByText('The list went to the printer: 6 people.').waitFor();
  expect((await new AxeBuilder({ page: desk }).analyze()).violations.map(({ id }) => id)).toEqual([]);
});

/** A scanner types into the field where the focus is. */
async function readInto(desk: Page, token: string): Promise<void> {
  await desk.keyboard.insertText(token);
}
