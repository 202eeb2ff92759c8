import { expect } from 'vitest';
import { delegates, letters, registrationDrafts } from '../../db/schema/index.ts';
import { hashOfDocument } from '../../server/identity/documents/hash-document.ts';
import { userHandleOfDelegate } from '../../server/identity/passkeys/make-delegate-passkey.ts';
import { hashOf } from '../../server/kernel/secrets.ts';
import { listOwnKeys } from '../../server/ledger-checks/ledger-keys.ts';
import { signCheckpoint } from '../../server/ledger-checks/sign-checkpoint.ts';
import { verifyStored } from '../../server/ledger-checks/verify-stored.ts';
import { secretOfDraft } from '../../server/registration/forms/draft-content.ts';
import { buildVenue } from '../identity/venue.ts';
import {
  Applicant,
  dateConference,
  openTerms,
  putTerms,
  signInDelegate,
  somebody,
} from '../registration/forms/applicant.ts';
import { goodPicture } from '../registration/photographs/pictures.ts';
import type { TestApp } from '../support/app.ts';
import { Authenticator } from '../support/authenticator.ts';
import { enrolDevice, signInDevice } from '../support/enrol.ts';
import { staffWithBadge, testPin } from '../support/staff-badge.ts';

const asJpeg = { 'content-type': 'image/jpeg' };
const document = { country: 'CN', number: 'E12345678' };

/** A venue in which something lies under each key of the server. */
export async function sealSomethingOfEach(app: TestApp) {
  await buildVenue(app);
  await dateConference(app);
  const desk = await app.signedInAs('desk', 'administrator', 'supervisor');
  await putTerms(app, desk, { ...openTerms, asksForDocument: true });
  const applicant = new Applicant(app);
  await applicant.begin();
  await applicant.save(somebody({ documentCountry: document.country, documentNumber: document.number }));
  const sent = new Applicant(app);
  await sent.apply(somebody({ documentCountry: document.country, documentNumber: document.number }));
  const [known] = await app.database.drizzle.select().from(delegates);
  const delegateId = String(known?.id);
  const body = await goodPicture();
  await app.ask('PUT', `/api/delegates/${delegateId}/photograph?source=desk`, { cookie: desk, body, headers: asJpeg });
  await app.ask('POST', '/api/badges/issue-missing', { cookie: desk, body: { medium: 'printed' } });
  const guard = await staffWithBadge(app, 'gate');
  const device = await enrolDevice(app, desk, { kind: 'lane', name: 'Tablet', laneId: 'south-3' });
  await makePasskey(app, await signInDelegate(app, delegateId));
  await signCheckpoint(app);
  return {
    ...{ desk, applicant, delegateId, guard, device },
    handle: userHandleOfDelegate(app.secrets, delegateId),
    tokens: await tokensOf(app, desk),
  };
}
export type SealedWorld = Awaited<ReturnType<typeof sealSomethingOfEach>>;

async function makePasskey(app: TestApp, cookie: string): Promise<void> {
  const { challenge } = await (await app.ask('POST', '/api/delegate/passkeys/offers', { cookie })).json();
  const body = { name: 'Phone', credential: new Authenticator().make(challenge) };
  expect((await app.ask('POST', '/api/delegate/passkeys', { cookie, body })).status).toBe(201);
}

const tokensOf = async (app: TestApp, cookie: string): Promise<string[]> =>
  (await (await app.ask('GET', '/api/badges', { cookie })).json()).badges.map(({ token }: { token: string }) => token);

/** That a server with these secrets opens, verifies and knows again all of it. */
export async function expectAllHolds(app: TestApp, world: SealedWorld): Promise<void> {
  const { desk, delegateId, guard, device } = world;
  const { drizzle } = app.database;
  expect((await app.ask('GET', '/api/sign-ins/current', { cookie: desk })).status).toBe(200);

  const asked = await app.ask('POST', `/api/delegates/${delegateId}/photograph-address`, { cookie: desk });
  const { photograph } = await asked.json();
  expect((await app.ask('GET', photograph.address, { cookie: desk })).headers.get('content-type')).toBe('image/jpeg');

  expect(await tokensOf(app, desk)).toEqual(world.tokens);
  expect(world.tokens).not.toEqual([]);

  const [{ documentHash } = { documentHash: null }] = await drizzle.select().from(delegates);
  expect(hashOfDocument(app.secrets, document.country, document.number).hash).toEqual(documentHash);

  const tablet = await signInDevice(app, device);
  const shown = { badge: guard.badge, pin: testPin };
  expect((await app.ask('POST', '/api/devices/own/staff-sign-ins', { cookie: tablet, body: shown })).status).toBe(201);

  await expectFormsAndLetters(app, world.applicant.secret);
  expect(userHandleOfDelegate(app.secrets, delegateId)).toEqual(world.handle);

  expect(await listOwnKeys(drizzle, app.secrets)).toHaveLength(1);
  const checked = await verifyStored(app.database, app.secrets, { checkpoints: [] });
  expect(checked).toMatchObject({ outcome: 'whole' });
}

async function expectFormsAndLetters(app: TestApp, secret: string): Promise<void> {
  const opened = await app.ask('POST', '/api/registration/drafts/open', { body: { secret } });
  expect((await opened.json()).content.documentNumber).toBe(document.number);
  const drafts = await app.database.drizzle.select().from(registrationDrafts);
  // A letter that is written now names the link that the first one did.
  for (const { id, secretHash } of drafts) expect(hashOf(secretOfDraft(app.secrets, id))).toEqual(secretHash);
  const written = await app.database.drizzle.select().from(letters);
  expect(written.length).toBeGreaterThan(0);
  for (const { sealedContent } of written)
    expect(JSON.parse(String(sealedContent && app.secrets.open('letters', sealedContent)))).toBeTypeOf('object');
}
