import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'vitest';
import { DeskHand } from './desk-hand.ts';
import { makeGroup, openDesk, picture, printedToken, settle, standAtGate, verify } from './desk-venue.ts';
import { scanWith } from './journey.ts';

test('a gate admits a verified group by one scan of its head and one key', { timeout: 180_000 }, async () => {
  const { browser, office, origin } = await openDesk();
  await verify(office, origin, ['R-1', 'R-2']);
  await makeGroup(office, 'Choir', ['R-1', 'R-2', 'R-3']);
  const gate = await standAtGate({ office, browser });
  const hand = new DeskHand(gate);
  const token = await printedToken(office, 'R-1');

  hand.begin();
  await scanWith(gate, token);
  await gate.getByText('Not inside yet: 2. Verified of them: 1.').waitFor();
  await picture(gate, 'gate-offer', true);
  await hand.press('g');
  await gate.getByRole('heading', { name: '2 of 3 may go in' }).waitFor();
  settle(hand, 'group at a gate', 1);
  const first = gate.getByRole('listitem').filter({ hasText: 'Ilse Brandvold' });
  await first.getByText('Identity not yet verified: station 1').waitFor();
  expect((await new AxeBuilder({ page: gate }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await picture(gate, 'gate-group', true);
  await hand.press('Escape');
  await gate.getByText('Show the badge').first().waitFor();
});
