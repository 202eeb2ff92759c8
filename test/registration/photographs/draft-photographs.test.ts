import { eq } from 'drizzle-orm';
import postgres from 'postgres';
import { beforeAll, describe, expect, it } from 'vitest';
import { draftPhotographs, photographs, registrationDrafts } from '../../../db/schema/index.ts';
import { uuidv7 } from '../../../server/kernel/ids.ts';
import { hashOf, newToken } from '../../../server/kernel/secrets.ts';
import { inTransaction } from '../../../server/kernel/transaction.ts';
import { keepDraftPhotograph } from '../../../server/registration/photographs/keep-draft-photograph.ts';
import type { PhotographAnswer } from '../../../server/registration/photographs/photographs.contract.ts';
import { buildVenue } from '../../identity/venue.ts';
import { useApp } from '../../support/app.ts';
import { register } from '../register.ts';
import { goodPicture } from './pictures.ts';
import { verifiedBy } from './verified.ts';

const app = useApp();
let picture: Buffer;
let desk: string;
beforeAll(async () => {
  await buildVenue(app);
  picture = await goodPicture();
  desk = await app.signedInAs('desk');
});

const asJpeg = { 'content-type': 'image/jpeg' };
const putAtDesk = (delegateId: string) =>
  app.ask('PUT', `/api/delegates/${delegateId}/photograph`, { cookie: desk, body: picture, headers: asJpeg });
const fetchAt = (address = '', cookie?: string) => app.ask('GET', address, { ...(cookie && { cookie }) });
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;
const rowOf = async (delegateId: string) => {
  const [row] = await app.database.drizzle.select().from(photographs).where(eq(photographs.delegateId, delegateId));
  return row;
};

describe('a form that is being filled in', () => {
  async function begin(changes: { expiresAt?: Date; submittedAt?: Date; delegateId?: string } = {}) {
    const secret = newToken();
    const at = app.clock.now();
    const id = uuidv7(at);
    await app.database.drizzle.insert(registrationDrafts).values({
      ...{ id, secretHash: hashOf(secret), email: 'somebody@delegates.example', locale: 'en' },
      ...{ startedAt: at, changedAt: at, expiresAt: new Date(at.getTime() + 3_600_000), ...changes },
    });
    return { id, secret };
  }
  const send = (secret: string, body: Uint8Array = picture) =>
    app.ask('PUT', '/api/registration/drafts/photograph', {
      body,
      headers: { ...asJpeg, 'x-draft-secret': secret, 'x-forwarded-for': '192.0.2.1' },
    });
  const draftRow = async (id: string) =>
    (await app.database.drizzle.select().from(draftPhotographs).where(eq(draftPhotographs.draftId, id)))[0];

  it('keeps a photograph sealed, shows it by address, and lets it be removed', async () => {
    const { id, secret } = await begin();
    const sent = await send(secret);
    expect(sent.status).toBe(200);
    expect((await draftRow(id))?.sealedImage.includes(Buffer.from('ffd8ff', 'hex'))).toBe(false);
    const { photograph } = (await sent.json()) as PhotographAnswer;
    expect(photograph?.address).not.toContain(secret);
    expect((await fetchAt(photograph?.address)).status).toBe(200);
    const headers = { 'x-draft-secret': secret };
    const asked = await app.ask('POST', '/api/registration/drafts/photograph-address', { headers });
    expect(((await asked.json()) as PhotographAnswer).photograph?.version).toBe(photograph?.version);
    expect((await app.ask('DELETE', '/api/registration/drafts/photograph', { headers })).status).toBe(204);
    expect(await draftRow(id)).toBeUndefined();
    expect((await fetchAt(photograph?.address)).status).toBe(404);
  });

  it('hands it over to the delegate when it is sent', async () => {
    const { id, secret } = await begin();
    await send(secret);
    const before = await draftRow(id);
    const delegateId = await register(app.database);
    await inTransaction(app.database, (tx) => keepDraftPhotograph(tx, { draftId: id, delegateId }));
    expect(await rowOf(delegateId)).toMatchObject({ version: before?.version, source: 'form', takenBy: null });
    expect(await draftRow(id)).toBeUndefined();
    const asked = await app.ask('POST', `/api/delegates/${delegateId}/photograph-address`, { cookie: desk });
    const { photograph } = (await asked.json()) as PhotographAnswer;
    expect((await fetchAt(photograph?.address, desk)).status).toBe(200);
  });

  it('shows the photograph that its delegate has already, until another is sent or it is removed', async () => {
    const delegateId = await register(app.database);
    await putAtDesk(delegateId);
    const { secret } = await begin({ delegateId });
    const headers = { 'x-draft-secret': secret };
    const seen = async () => {
      const asked = await app.ask('POST', '/api/registration/drafts/photograph-address', { headers });
      return ((await asked.json()) as PhotographAnswer).photograph;
    };
    const remove = async () => (await app.ask('DELETE', '/api/registration/drafts/photograph', { headers })).status;
    const had = await seen();
    expect(had).toMatchObject({ source: 'desk' });
    expect((await fetchAt(had?.address)).headers.get('content-type')).toBe('image/jpeg');
    await send(secret);
    expect(await seen()).toMatchObject({ source: 'form' });
    expect(await remove()).toBe(204);
    expect((await seen())?.version).toBe(had?.version);
    expect(await remove()).toBe(204);
    expect(await seen()).toBeUndefined();
    expect(await rowOf(delegateId)).toBeUndefined();
  });

  it('does not remove the face by which its delegate was verified', async () => {
    const delegateId = await register(app.database);
    await putAtDesk(delegateId);
    await verifiedBy(app, delegateId);
    const headers = { 'x-draft-secret': (await begin({ delegateId })).secret };
    const answer = await app.ask('DELETE', '/api/registration/drafts/photograph', { headers });
    expect(await codeOf(answer)).toBe('registration.photograph_settled');
    expect(await rowOf(delegateId)).toBeDefined();
  });

  it('leaves a verified delegate the face that was compared', async () => {
    const delegateId = await register(app.database);
    await putAtDesk(delegateId);
    await verifiedBy(app, delegateId);
    const { id, secret } = await begin({ delegateId });
    await send(secret);
    await inTransaction(app.database, (tx) => keepDraftPhotograph(tx, { draftId: id, delegateId }));
    expect(await rowOf(delegateId)).toMatchObject({ source: 'desk' });
    expect(await draftRow(id)).toBeUndefined();
  });

  it('takes nothing once it was sent, has ended, or never was', async () => {
    const at = app.clock.now();
    const sent = await begin({ submittedAt: at, delegateId: await register(app.database) });
    const ended = await begin({ expiresAt: at });
    for (const secret of [sent.secret, ended.secret, newToken()]) {
      const answer = await send(secret);
      expect(answer.status).toBe(404);
      expect(await codeOf(answer)).toBe('registration.photograph_draft_unknown');
    }
  });

  it('is not found by guessing: after three hundred wrong ones an address waits', async () => {
    app.clock.advance(120_000);
    const guess = () =>
      app.ask('POST', '/api/registration/drafts/photograph-address', { headers: { 'x-draft-secret': newToken() } });
    const answers = await Promise.all(Array.from({ length: 310 }, guess));
    const held = answers.filter(({ status }) => status === 429);
    expect(held).toHaveLength(10);
    expect(Number(held[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    app.clock.advance(120_000);
    expect((await guess()).status).toBe(404);
  });

  it('takes its photograph along when it is erased', async () => {
    const { id, secret } = await begin();
    app.clock.advance(120_000);
    expect((await send(secret)).status).toBe(200);
    const retention = postgres(app.database.url, { max: 1, connection: { role: 'causeway_retention' } });
    await retention`delete from registration_drafts where id = ${id}`;
    await retention.end();
    expect(await draftRow(id)).toBeUndefined();
  });
});
