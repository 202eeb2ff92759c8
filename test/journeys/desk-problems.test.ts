import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { useAtEnd } from '../support/at-end.ts';
import { until } from '../support/real-server.ts';
import type { DeskHand } from './desk-hand.ts';
import { type Conference, openConference, picture, readPerson, settle, sitDown } from './desk-venue.ts';

const patience = { timeout: 120_000 };

/** Each problem is of somebody else, so that one conference serves all. */
const people = [
  'R-1,林渡川,Lin Duchuan,CN,attendee,Weft,lin@example.org',
  'R-2,Ђурђа Мостовић,Durda Mostovik,RS,attendee,Tarnmere,durda@example.org',
  'R-3,Ilse Brandvold,Ilse Brandvold,NO,attendee,Fjord,ilse@example.org',
  'R-4,Tamar Lomidze,Tamar Lomidze,GE,official,Ministry,tamar@example.org',
  'R-5,Aino Korpela,Aino Korpela,FI,attendee,Fen,aino@example.org',
  'R-6,Joana Vale,Joana Vale,PT,attendee,Quay,joana@example.org',
];
const atEnd = useAtEnd();
let conference: Conference;
beforeAll(async () => {
  conference = await openConference({ people, hasCamera: true, atEnd });
});
const openDesk = async () => ({ office: conference.office, ...(await sitDown(conference)) });

const isShown = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
const isOpen = (page: Page, name: string) => page.getByRole('heading', { name }).and(page.locator(':focus')).waitFor();
const button = (desk: Page, name: string) => desk.locator('cw-person-panel').getByRole('button', { name }).waitFor();

async function axeIsContent(desk: Page): Promise<void> {
  expect((await new AxeBuilder({ page: desk }).analyze()).violations.map(({ id }) => id)).toEqual([]);
}

/** Pages that print are counted, and no dialog stands in the way. */
async function countPrints(desk: Page): Promise<void> {
  await desk.context().addInitScript('window.print = () => { window.printed = (window.printed ?? 0) + 1; };');
}

async function printedPage(desk: Page, act: () => Promise<void>): Promise<void> {
  const opening = desk.context().waitForEvent('page');
  await act();
  const printer = await opening;
  await until(() => printer.evaluate(() => (window as { printed?: number }).printed === 1));
  expect(await printer.getByRole('img', { name: /^Badge / }).count()).toBe(1);
  await printer.close();
}

test('a lost badge is reissued and printed', patience, async () => {
  const { desk, office, hand } = await openDesk();
  await countPrints(desk);

  hand.begin();
  await hand.find('lin');
  await isOpen(desk, '林渡川');
  await button(desk, 'Badge lost R');
  await printedPage(desk, () => hand.press('r', 'Enter'));
  await isShown(desk, /of 林渡川 is good for nothing now/);
  settle(hand, 'lost badge', 7);

  expect((await readPerson(office, 'R-1')).badges.filter(({ revokedAt }) => revokedAt)).toHaveLength(1);
  await axeIsContent(desk);
  await picture(desk, 'lost-badge', true);
});

test('whoever’s phone is dead gets a printed badge', patience, async () => {
  const { desk, hand } = await openDesk();
  await countPrints(desk);

  hand.begin();
  await hand.find('ilse');
  await isOpen(desk, 'Ilse Brandvold');
  await button(desk, 'Phone dead D');
  await printedPage(desk, () => hand.press('d'));
  await isShown(desk, 'The printed badge of Ilse Brandvold does what the phone did.');
  settle(hand, 'dead phone', 7);
});

test('a misspelt name is mended', patience, async () => {
  const { desk, office, hand } = await openDesk();
  await countPrints(desk);

  hand.begin();
  await hand.find('durda');
  await isOpen(desk, 'Ђурђа Мостовић');
  await button(desk, 'Name N');
  await hand.press('n');
  const dialog = desk.getByRole('dialog', { name: 'Mend the name' });
  await dialog.waitFor();
  await hand.press('Tab');
  await hand.retype('Durda Mostovic');
  await hand.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await isShown(desk, 'The name of Ђурђа Мостовић is mended.');
  await isShown(desk, 'The badge on the phone stays good.');
  settle(hand, 'name misspelt', 26);

  expect(await readPerson(office, 'R-2')).toMatchObject({ nameLatin: 'Durda Mostovic' });
});

test('a wrong category is set right', patience, async () => {
  const { desk, office, hand } = await openDesk();
  await countPrints(desk);

  hand.begin();
  await hand.find('aino');
  await isOpen(desk, 'Aino Korpela');
  await button(desk, 'Category C');
  await hand.press('c', 'Enter');
  const dialog = desk.getByRole('dialog', { name: 'Another category' });
  await desk.getByRole('combobox', { name: 'Category' }).and(desk.locator(':focus')).waitFor();
  await axeIsContent(desk);
  await hand.press('s', 'Tab', 'Enter');
  await dialog.waitFor({ state: 'hidden' });
  await isShown(desk, 'The category of Aino Korpela is changed.');
  await isShown(desk, 'A place is taken: Speaker.');
  settle(hand, 'wrong category', 12);

  expect(await readPerson(office, 'R-5')).toMatchObject({ category: 'speaker' });
});

/** The camera's picture, as it is, by keys alone. */
async function takePhotograph(desk: Page, hand: DeskHand): Promise<void> {
  await hand.press('p', 'Enter');
  await desk.getByRole('button', { name: 'Take the photograph' }).and(desk.locator(':focus')).waitFor();
  await hand.press('Enter');
  await desk.getByRole('application').and(desk.locator(':focus')).waitFor();
  await hand.press('Enter');
  await desk.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** From the first field of the form to its end. */
async function fillWalkIn(desk: Page, hand: DeskHand, name: string, email: string): Promise<void> {
  await desk.getByRole('textbox', { name: 'Name in their own script' }).and(desk.locator(':focus')).waitFor();
  await hand.type(name);
  await hand.press('Tab', 'Tab');
  await hand.type('armen');
  await hand.press('Tab');
  await expect.poll(() => desk.getByRole('combobox', { name: 'Country, by its name' }).inputValue()).toBe('Armenia');
  await hand.press('Tab');
  await hand.type(email);
  await hand.press('Enter');
}

test('somebody who walks in leaves with a photograph and a badge in hand', patience, async () => {
  const { desk, office, hand } = await openDesk();
  await countPrints(desk);

  hand.begin();
  await hand.press('F2');
  await fillWalkIn(desk, hand, 'Anahit Petrosyan', 'anahit@example.org');
  await isOpen(desk, 'Anahit Petrosyan');
  await desk.locator('cw-person-panel').getByText('anahit@example.org').waitFor();
  await takePhotograph(desk, hand);
  await desk.getByRole('img', { name: 'Photograph of Anahit Petrosyan' }).waitFor();
  await button(desk, 'Print badge B');
  await isOpen(desk, 'Anahit Petrosyan');
  await printedPage(desk, () => hand.press('b', 'Enter'));
  settle(hand, 'walk-in, with photograph and badge in hand', 55);

  const { badges } = await readPerson(office, 'anahit');
  expect(badges.map(({ medium, timesPrinted = 0 }) => `${medium} ${timesPrinted}`).sort()).toEqual([
    'phone 0',
    'printed 1',
  ]);
  await picture(desk, 'walk-in', true);
});

test('a companion is registered with whom they accompany', patience, async () => {
  const { desk, office, hand } = await openDesk();

  hand.begin();
  await hand.find('tamar');
  await isOpen(desk, 'Tamar Lomidze');
  await button(desk, 'Companion K');
  await hand.press('k');
  await desk.getByRole('dialog', { name: /^Somebody who comes with Tamar/ }).waitFor();
  await picture(desk, 'companion-dialog', true);
  await fillWalkIn(desk, hand, 'Narek Petrosyan', 'narek@example.org');
  await isOpen(desk, 'Narek Petrosyan');
  settle(hand, 'companion', 60);

  expect(await readPerson(office, 'narek')).toMatchObject({ companionOf: { name: 'Tamar Lomidze' } });
});

test('somebody is handed over to a colleague', patience, async () => {
  const { desk, hand } = await openDesk();

  hand.begin();
  await hand.find('joana');
  await isOpen(desk, 'Joana Vale');
  await button(desk, 'Hand over H');
  await hand.press('h');
  const dialog = desk.getByRole('dialog', { name: 'Hand over to a colleague' });
  await desk
    .getByRole('textbox', { name: /^What was done/ })
    .and(desk.locator(':focus'))
    .waitFor();
  await hand.type('Photograph is missing');
  await hand.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await isShown(desk, 'Joana Vale was handed over.');
  await desk.getByRole('heading', { name: 'Handed over' }).waitFor();
  settle(hand, 'hand over', 31);
});
