import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { useAtEnd } from '../support/at-end.ts';
import type { DeskHand } from './desk-hand.ts';
import {
  type Conference,
  makeGroup,
  openConference,
  openDesk,
  picture,
  printedToken,
  settle,
  sitDown,
  verify,
} from './desk-venue.ts';

const patience = { timeout: 120_000 };

const people = [
  'R-1,林渡川,Lin Duchuan,CN,attendee,Weft,lin@example.org',
  'R-2,Ђурђа Мостовић,Durda Mostovic,RS,attendee,Tarnmere,durda@example.org',
  'R-3,Ilse Brandvold,Ilse Brandvold,NO,attendee,Fjord,ilse@example.org',
  'R-4,Tamar Lomidze,Tamar Lomidze,GE,official,Ministry,tamar@example.org',
  'R-5,Anahit Petrosyan,Anahit Petrosyan,AM,attendee,Ararat,anahit@example.org',
  'R-6,Narek Petrosyan,Narek Petrosyan,AM,attendee,Ararat,narek@example.org',
];

const atEnd = useAtEnd();
let conference: Conference;
beforeAll(async () => {
  conference = await openConference({
    people,
    prepare: async (office, origin) => {
      await verify(office, origin, ['R-1', 'R-2', 'R-4', 'R-5', 'R-6']);
      await makeGroup(office, 'Choir', ['R-1', 'R-2', 'R-3']);
      await makeGroup(office, 'Film crew', ['R-5', 'R-6']);
    },
    atEnd,
  });
});

/** From the search, where the desk begins, to the group that arrives. */
async function goToArrivals(desk: Page, hand: DeskHand): Promise<void> {
  await hand.press('F4');
  await desk.getByRole('combobox', { name: 'Group' }).and(desk.locator(':focus')).waitFor();
  await desk.getByRole('option', { name: /^South Gate 1/ }).waitFor({ state: 'attached' });
}

const rowOf = (desk: Page, name: string) => desk.locator('cw-admit-list li').filter({ hasText: name });

test('a verified group comes in by its name', patience, async () => {
  const { desk, hand } = await sitDown(conference);
  await desk.getByRole('option', { name: /^Choir/, includeHidden: true }).waitFor({ state: 'attached' });

  hand.begin();
  await goToArrivals(desk, hand);
  await hand.press('c', 'Tab', 'Enter');
  await desk.getByText('Choir: 2 of 3 admitted.').waitFor();
  settle(hand, 'group arrival by list', 4);

  await rowOf(desk, '林渡川').getByText('Admitted').waitFor();
  await rowOf(desk, 'Ilse Brandvold')
    .getByText(/Identity not yet verified: station 1/)
    .waitFor();
  expect((await new AxeBuilder({ page: desk }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await picture(desk, 'lists', true);
});

test('a verified group comes in by one scan of its head', patience, async () => {
  const { desk, hand } = await sitDown(conference);
  const token = await printedToken(conference.office, 'R-5');

  hand.begin();
  await goToArrivals(desk, hand);
  await hand.press('Tab', 'Tab');
  await hand.scan(token);
  await desk.getByText('Film crew: 2 of 2 admitted.').waitFor();
  settle(hand, 'group arrival by the badge of its head', 3);
});

test('an official who is expected comes in by list', patience, async () => {
  const { desk, hand } = await sitDown(conference);

  hand.begin();
  await goToArrivals(desk, hand);
  await hand.press('Tab', 'Tab', 'Tab');
  await hand.type('tamar');
  await hand.press('Enter');
  await desk.getByRole('button', { name: 'Is here' }).and(desk.locator(':focus')).waitFor();
  await hand.press('Enter');
  await desk.getByText('1 of 1 admitted.', { exact: true }).waitFor();
  await rowOf(desk, 'Tamar Lomidze').getByText('Admitted').waitFor();
  settle(hand, 'VIP arrival by list', 11);
});

test('who is inside, and who may enter at a gate, goes to the printer', patience, async () => {
  const { desk, hand } = await openDesk({ people });
  await desk.evaluate(() => {
    window.print = () => undefined;
  });

  hand.begin();
  await goToArrivals(desk, hand);
  await hand.press('Shift+Tab', 'Shift+Tab');
  await desk.getByRole('button', { name: 'Print the list for the gate' }).and(desk.locator(':focus')).waitFor();
  await hand.press('Enter');
  await desk.getByText(/: 6 people\.$/).waitFor();
  settle(hand, 'list for a gate', 4);

  hand.begin();
  await desk.getByRole('button', { name: 'Print the list for the gate' }).and(desk.locator(':focus')).waitFor();
  await hand.press('Shift+Tab', 'Shift+Tab');
  await desk.getByRole('button', { name: 'Print who is inside' }).and(desk.locator(':focus')).waitFor();
  await hand.press('Enter');
  await desk.getByText(/: 0 people\.$/).waitFor();
  settle(hand, 'list of who is inside', 3);

  await hand.find('lin');
  await desk.getByRole('heading', { name: '林渡川' }).and(desk.locator(':focus')).waitFor();
});
