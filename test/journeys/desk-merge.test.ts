import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'vitest';
import { openDesk, picture, readPerson, settle, verify } from './desk-venue.ts';

const twice = [
  'R-1,林渡川,Lin Duchuan,CN,attendee,Weft,lin@example.org',
  'R-2,Ilse Brandvold,Ilse Brandvold,NO,attendee,Fjord,ilse@example.org',
  'R-7,Lin Du Chuan,Lin Du Chuan,CN,official,Warp and Weft,lin@example.org',
];

test('somebody who registered twice is made one at the desk by keyboard alone', { timeout: 180_000 }, async () => {
  const { desk, office, origin, hand } = await openDesk({ people: twice });
  await verify(office, origin, ['R-7']);

  hand.begin();
  await hand.find('R-1');
  await desk.getByText('Same e-mail as').waitFor();
  await picture(desk, 'person', true);
  await hand.press('m');
  const dialog = desk.getByRole('dialog', { name: 'Two registrations of one person' });
  await desk.getByRole('option').filter({ hasText: 'Same e-mail' }).waitFor();
  await picture(desk, 'merge-choice');
  await hand.press('Enter');
  // Who was verified stays unless somebody says otherwise; the name in its own script is taken of the other.
  await desk
    .locator('cw-merge-dialog')
    .locator('label:has(:focus)')
    .filter({ hasText: 'Stays' })
    .filter({ hasText: 'Lin Du Chuan' })
    .waitFor();
  await desk
    .locator('cw-merge-dialog')
    .getByText(/Printed badge .* is revoked\./)
    .waitFor();
  expect((await new AxeBuilder({ page: desk }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await picture(desk, 'merge-both', true);
  await hand.press('Tab', 'ArrowLeft');
  await desk.getByRole('radio', { name: '林渡川 · Lin Duchuan', checked: true }).waitFor();
  await hand.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await desk.getByRole('heading', { name: '林渡川' }).waitFor();
  settle(hand, 'registered twice', 20);

  const person = await readPerson(office, 'R-7');
  expect(person).toMatchObject({ name: '林渡川', isVerified: true, category: 'official' });
});
