import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { Account, signIn } from '../../ops/demo/client/account.ts';
import { type Conference, linkFor, openConference, picture, readPerson } from './desk-venue.ts';
import { giveAuthenticator } from './journey.ts';

const link = z.object({ url: z.string() });
const taken = z.object({ person: z.object({ verificationId: z.string() }) });
const shown = z.object({ proofId: z.string(), code: z.string(), url: z.string() });
const picked = z.object({ isMatch: z.boolean() });

/** A telephone whose authenticator keeps passkeys, and finds its user's finger on the reader each time. */
async function openPhone({ browser }: Conference): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'en', hasTouch: true });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await giveAuthenticator(page);
  return page;
}

/** An officer who has signed in at a station. */
async function officerOf({ office, origin }: Conference, name: string): Promise<Account> {
  return new Account(origin, await signIn(origin, name, await linkFor(office, 'station', name)));
}

/** Takes the person whom the desk sent, and has their phone answer: the number that it shows is picked. */
async function recognise(phone: Page, officer: Account, { station, name }: { station: string; name: string }) {
  const { person } = await officer.read(taken, `/api/stations/${station}/take-next`, { method: 'POST' });
  const path = `/api/verifications/${person.verificationId}`;
  const { proofId, url } = await officer.read(shown, `${path}/phone-proofs`, { method: 'POST' });
  await phone.goto(url);
  await phone.getByRole('heading', { name: 'A station asks who you are' }).waitFor();
  await phone.getByText(name, { exact: true }).waitFor();
  await picture(phone, `prove-asked-${name}`, true);
  await phone.getByRole('button', { name: 'Answer with this phone' }).click();
  await phone.getByRole('heading', { name: 'Show this number to the officer' }).waitFor();
  await picture(phone, `prove-number-${name}`, true);
  const json = { number: Number(await phone.locator('.number').textContent()) };
  expect((await officer.read(picked, `${path}/phone-proofs/${proofId}/number`, { json })).isMatch).toBe(true);
  return { path, phoneProofId: proofId };
}

/** Somebody outside the venue rejects the first delegate by mistake, and two persons lift it: a station looks again. */
async function endVerification({ office, origin }: Conference, id: string): Promise<void> {
  const json = { name: 'Vetting', purpose: 'vetting' };
  const { key } = await office.read(z.object({ key: z.string() }), '/api/collector-keys', { json });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  const body = JSON.stringify({ outcomes: [{ reference: 'R-1', outcome: 'rejected' }] });
  expect((await fetch(new URL('/api/vetting', origin), { method: 'POST', headers, body })).status).toBeLessThan(300);
  const link = await linkFor(office, 'supervisor', 'The supervisor');
  const supervisor = new Account(origin, await signIn(origin, 'supervisor', link));
  const lifting = { json: { because: 'Another person of the same name was meant' } };
  const made = z.object({ id: z.string() });
  const proposal = await supervisor.read(made, `/api/delegates/${id}/vetting/propose-lifting`, lifting);
  await office.ask(`/api/proposals/${proposal.id}/confirm`, { method: 'POST' });
}

test('a delegate makes a passkey, shows it with the document once, and is verified by phone and face from then on', {
  timeout: 240_000,
}, async () => {
  const conference = await openConference();
  const { office, origin } = conference;
  const desk = new Account(origin, await signIn(origin, 'desk', await linkFor(office, 'desk', 'The desk')));
  const { id } = await readPerson(office, 'lin@');
  const phone = await openPhone(conference);

  await phone.goto((await desk.read(link, `/api/delegates/${id}/links`, { method: 'POST' })).url);
  await phone.getByText('Next time, prove who you are with your phone').click();
  await phone.getByRole('button', { name: 'Make a passkey on this phone' }).click();
  await phone.getByText(/together with your document: it counts from then on/).waitFor();
  await picture(phone, 'own-phone', true);
  const body = new Uint8Array(await phone.screenshot({ type: 'jpeg' }));
  const headers = { 'content-type': 'image/jpeg', cookie: desk.cookie };
  const put = await fetch(new URL(`/api/delegates/${id}/photograph`, origin), { method: 'PUT', headers, body });
  expect(put.status, await put.text()).toBeLessThan(300);

  const send = () => desk.ask(`/api/desk/delegates/${id}/station`, { method: 'POST' });
  await send();
  const wen = await officerOf(conference, 'Wen');
  const first = await recognise(phone, wen, { station: 'station-1', name: 'Wen' });
  const byPhone = { method: 'passkey', checks: { face: true } };
  const alone = wen.ask(`${first.path}/verify`, { json: { ...byPhone, phoneProofId: first.phoneProofId } });
  await expect(alone).rejects.toThrow(/document/);
  const document = { reading: 'number', country: 'CN', number: 'E12345678', isInDate: true };
  const checks = { face: true, document: true, nameAndCountry: true };
  const json = { method: 'document', checks, document, phoneProofId: first.phoneProofId };
  await wen.ask(`${first.path}/verify`, { json });
  await phone.goto(`${origin}/delegate/`);
  await phone.getByText('Next time, prove who you are with your phone').click();
  await phone.getByText('Counts at stations.').waitFor();

  await endVerification(conference, id);
  await send();
  const arun = await officerOf(conference, 'Arun');
  const second = await recognise(phone, arun, { station: 'station-1', name: 'Arun' });
  await arun.ask(`${second.path}/verify`, { json: { ...byPhone, phoneProofId: second.phoneProofId } });
  expect(await readPerson(office, 'lin@')).toMatchObject({ isVerified: true });
});
