import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { Account, signIn } from '../../ops/demo/client/account.ts';
import { linkFor, openConference, picture, printedToken, standAtGate, verify } from './desk-venue.ts';
import { openWindow, scanWith } from './journey.ts';

const made = z.object({ text: z.string() });
const current = z.object({ staff: z.object({ id: z.string(), name: z.string() }) });
const guest = ['R-1,林渡川,Lin Duchuan,CN,speaker,Weft,lin@example.org'];
const pin = '840627';

test('a guest whom no rule lets in is let in by a supervisor’s badge and PIN, and the board tells it', {
  timeout: 240_000,
}, async () => {
  const conference = await openConference({
    people: guest,
    prepare: (office, origin) => verify(office, origin, ['R-1']),
  });
  const { office, origin, browser } = conference;
  const link = await linkFor(office, 'supervisor', 'Mei Tanaka');
  const supervisor = new Account(origin, await signIn(origin, 'supervisor', link));
  const { staff } = await supervisor.read(current, '/api/sign-ins/current');
  const { text: badge } = await office.read(made, `/api/staff/${staff.id}/badge`, { method: 'POST' });
  await supervisor.ask('/api/staff-badges/own/pin', { method: 'PUT', json: { pin } });
  const board = await openWindow(browser, await linkFor(office, 'network', 'The board'), '/gate/board/');
  const gate = await standAtGate(conference);
  const button = (name: string | RegExp) => gate.getByRole('button', { name });

  await scanWith(gate, await printedToken(office, 'R-1'));
  await gate.getByText('Not for this zone').first().waitFor();
  await picture(gate, 'override-refused', true);
  await gate.keyboard.press('o');
  await gate.getByRole('heading', { name: 'Why may they go in?' }).waitFor();
  await gate.getByRole('radio', { name: 'Expected guest' }).check();
  await picture(gate, 'override-reason', true);
  await button('Go on to the badge').click();
  await gate.getByRole('heading', { name: 'Supervisor: show your staff badge' }).waitFor();
  await picture(gate, 'override-badge', true);
  await scanWith(gate, badge);
  await gate.getByRole('heading', { name: 'Supervisor: enter your PIN' }).waitFor();
  await picture(gate, 'override-pin', true);
  await gate.keyboard.type(pin);
  await gate.locator('.overridden .word').waitFor();
  expect((await new AxeBuilder({ page: gate }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await picture(gate, 'override-let-in', true);
  // The steward stays who they were, and takes the next badge.
  await gate.getByRole('button', { name: 'Signed in as The guard' }).waitFor();
  await gate
    .locator('cw-lane-panel')
    .getByText(/^Let in by a supervisor/)
    .waitFor();
  await picture(gate, 'override-lane', true);
  await board.locator('cw-not-admitted').getByText('Let in by a supervisor').waitFor();
  await board
    .locator('cw-last-verdicts')
    .getByText(/Let in by a supervisor/)
    .waitFor();
  await picture(board, 'override-board', true);
});
