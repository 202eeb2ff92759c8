import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { linkFor, openConference, picture, standAtGate } from './desk-venue.ts';
import { giveAuthenticator, openWindow, scanWith } from './journey.ts';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const signedInAs = (page: Page, name: string) => button(page, `Signed in as ${name}`).waitFor();
const askedForBadge = (page: Page) => page.getByRole('heading', { name: /show your staff badge$/i }).waitFor();
const made = z.object({ text: z.string() });
const staffList = z.object({ staff: z.array(z.object({ id: z.string(), name: z.string() })) });
const deviceList = z.object({ devices: z.array(z.object({ id: z.string(), name: z.string() })) });

/** Milliseconds until something shows. */
async function msUntil(shows: Promise<unknown>): Promise<number> {
  const began = performance.now();
  await shows;
  return performance.now() - began;
}

test('a tablet goes from hand to hand by badge and PIN within five seconds, and keeps nobody’s passkey', {
  timeout: 240_000,
}, async () => {
  const conference = await openConference();
  const { office, browser } = conference;
  const gate = await standAtGate(conference);
  await signedInAs(gate, 'The guard');

  /** Somebody for the gates, with a badge, who chooses a PIN on a device of their own. */
  const withBadge = async (name: string, pin: string) => {
    const own = await openWindow(browser, await linkFor(office, 'gate', name), '/account/');
    const { staff } = await office.read(staffList, '/api/staff');
    const id = staff.find((member) => member.name === name)?.id ?? '';
    const { text } = await office.read(made, `/api/staff/${id}/badge`, { method: 'POST' });
    await own.reload();
    await button(own, 'Choose a PIN').click();
    await own.getByLabel('PIN', { exact: true }).fill(pin);
    await own.getByLabel('The same again').fill(pin);
    await picture(own, 'account-pin', true);
    await button(own, 'Set the PIN').click();
    await own.getByText(/PIN chosen/).waitFor();
    await picture(own, 'account-badge', true);
    await own.context().close();
    return { id, name, text, pin };
  };
  const mei = await withBadge('Mei Tanaka', '840627');
  const kai = await withBadge('Kai Lindqvist', '402918');

  await picture(gate, 'gate-before', true);
  await button(gate, 'Hand over').click();
  await askedForBadge(gate);
  await picture(gate, 'hand-over-badge', true);
  await scanWith(gate, mei.text);
  await gate.getByRole('heading', { name: 'Enter your PIN' }).waitFor();
  await picture(gate, 'hand-over-pin', true);
  await button(gate, /^Stay with/).click();
  await scanWith(gate, mei.text);
  await gate.getByRole('heading', { name: 'Enter your PIN' }).waitFor();
  await gate.keyboard.type(mei.pin);
  await signedInAs(gate, mei.name);
  const [took] = await gate.evaluate(() => performance.getEntriesByName('hand-over').map(({ duration }) => duration));
  console.info(`a handover, from the badge to the next person's page: ${Math.round(took ?? Number.NaN)} ms`);
  expect(took).toBeLessThan(5000);

  const ended = msUntil(askedForBadge(gate));
  await office.ask(`/api/staff/${mei.id}/badge`, { method: 'DELETE' });
  console.info(`a badge was revoked: its tablet asked for another after ${Math.round(await ended)} ms`);
  await scanWith(gate, kai.text);
  await gate.getByRole('heading', { name: 'Enter your PIN' }).waitFor();
  for (const digit of kai.pin) await button(gate, digit).click();
  await signedInAs(gate, kai.name);

  await gate.goto(new URL('/account/', conference.origin).href);
  const remove = await giveAuthenticator(gate, 'internal');
  const askForOne = async () => {
    await button(gate, 'Make a passkey').click();
    await gate.locator('cw-dialog').getByRole('button', { name: 'Make a passkey', exact: true }).click();
  };
  await askForOne();
  await gate.getByText(/^This takes your passkey/).waitFor();

  await gate.goto(await linkFor(office, 'gate', 'Ravi Menon'));
  await button(gate, /^Sign in as/).click();
  await gate.waitForURL(/\/gate\//);
  await gate.goto(new URL('/account/', conference.origin).href);
  await askForOne();
  await gate.getByText(/^This tablet is shared, so no passkey is kept on it/).waitFor();
  await remove();
  await giveAuthenticator(gate, 'usb');
  await askForOne();
  await gate.getByText(/^Made .*\./).waitFor();

  await gate.goto(new URL('/gate/', conference.origin).href);
  await signedInAs(gate, 'Ravi Menon');
  const { devices } = await office.read(deviceList, '/api/devices');
  const tablet = devices.find(({ name }) => name === 'Tablet 1')?.id ?? '';
  const enrolment = msUntil(gate.getByRole('heading', { name: 'Enrol this device' }).waitFor());
  await office.ask(`/api/devices/${tablet}`, { method: 'DELETE' });
  console.info(`a tablet was revoked: it asked to be enrolled after ${Math.round(await enrolment)} ms`);
  expect(await enrolment).toBeLessThan(5000);
});
