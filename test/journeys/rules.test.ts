import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'vitest';
import { linkFor, openDesk, picture, printedToken, standAtGate, verify } from './desk-venue.ts';
import { openWindow, scanWith } from './journey.ts';

test('a supervisor changes a rule, sees whom it refuses, and the gate and the desk say what would change it', {
  timeout: 240_000,
}, async () => {
  const { desk, office, browser, origin } = await openDesk();
  await verify(office, origin, ['R-1', 'R-2', 'R-4']);
  const gate = await standAtGate({ office, browser });
  const alert = gate.getByRole('alert');
  await scanWith(gate, await printedToken(office, 'R-1'));
  await alert.getByText('Admit', { exact: true }).first().waitFor();

  // By key alone: one of them at a time.
  const rules = await openWindow(browser, await linkFor(office, 'supervisor', 'Ilse Fenworth'), '/rules/');
  await rules.getByRole('button', { name: /^Any number of them at a time .*rule 1/ }).press('Enter');
  await rules.getByRole('dialog', { name: 'How many at a time' }).waitFor();
  await rules.locator('input[type=radio]:focus').waitFor();
  await rules.keyboard.press('ArrowDown');
  await rules.getByRole('spinbutton', { name: 'People' }).waitFor();
  await rules.keyboard.press('Tab');
  await rules.keyboard.press('Control+A');
  await rules.keyboard.type('1');
  await rules.keyboard.press('Enter');
  await rules.getByText(/^1 attendee, Town: Full for this category/).waitFor();
  await rules.getByText('For example').waitFor();
  expect((await new AxeBuilder({ page: rules }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await picture(rules, 'rules', true);
  await rules.getByRole('textbox', { name: 'Why' }).fill('One at a time');
  await rules.keyboard.press('Enter');
  await rules.getByText(/^Version 3 is in force, by Ilse Fenworth/).waitFor();

  await scanWith(gate, await printedToken(office, 'R-2'));
  await alert.getByText('Refuse', { exact: true }).first().waitFor();
  await alert.getByText('Full for this category').waitFor();
  await alert.getByText('At most 1 may be inside at a time: Attendee, Official.').waitFor();
  await alert.getByText('Would change it: one person leaving Town (Attendee, Official)').waitFor();

  await desk.getByText('Ђурђа Мостовић').first().click();
  await desk.getByRole('combobox', { name: 'Why can they not enter?' }).selectOption('South Gate');
  await desk.getByText('Would change it: one person leaving Town (Attendee, Official)').waitFor();

  // Going back to what was is saving it again: then the next may come in.
  await rules.getByRole('link', { name: 'History' }).click();
  await rules.getByRole('button', { name: 'Go back to these' }).first().click();
  await rules.getByRole('button', { name: 'Save the rules' }).click();
  await rules.getByText(/^Version 4 is in force/).waitFor();
  await scanWith(gate, await printedToken(office, 'R-4'));
  await alert.getByText('Tamar Lomidze').waitFor();
  await alert.getByText('Admit', { exact: true }).first().waitFor();
});
