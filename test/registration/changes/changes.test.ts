import { beforeAll, describe, expect, it } from 'vitest';
import { photographs } from '../../../db/schema/index.ts';
import { uuidv7 } from '../../../server/kernel/ids.ts';
import type { ChangeMade, ChangePreview, Consequence } from '../../../server/registration/changes/changes.contract.ts';
import type { DelegateDetails } from '../../../server/registration/delegates/delegates.contract.ts';
import { guardAt, openVenue, type Venue, whereabouts } from '../../admission/venue.ts';
import { useApp } from '../../support/app.ts';
import { register } from '../register.ts';

const app = useApp();
let desk: string;
let guard: string;
let venue: Venue;

beforeAll(async () => {
  desk = await app.signedInAs('desk');
  guard = await app.signedInAs('gate');
  venue = await openVenue(app);
});

const read = async (id: string): Promise<DelegateDetails> =>
  (await app.ask('GET', `/api/delegates/${id}`, { cookie: desk })).json();

async function change(id: string, what: object, more: { revision?: number; cookie?: string } = {}) {
  const { revision = (await read(id)).revision, cookie = desk } = more;
  const body = { change: what, revision, because: 'As the document says' };
  const answer = await app.ask('POST', `/api/delegates/${id}/changes`, { cookie, body });
  return { status: answer.status, body: (await answer.json()) as ChangeMade & { code: string } };
}

async function preview(id: string, what: object): Promise<ChangePreview> {
  const answer = await app.ask('POST', `/api/delegates/${id}/changes/preview`, {
    cookie: desk,
    body: { change: what },
  });
  expect(answer.status).toBe(200);
  return answer.json();
}

const kinds = (consequences: Consequence[]) =>
  consequences.map((each) => ('medium' in each ? `${each.kind} ${each.medium}` : each.kind));

/** Somebody approved and verified with both badges, and a companion. */
async function settled() {
  const { delegateId } = await venue.invite();
  await app.ask('POST', `/api/delegates/${delegateId}/badges`, { cookie: desk, body: { medium: 'phone' } });
  return delegateId;
}

describe('a name that is mended', () => {
  const name = { kind: 'name', name: '沈望书', nameLatin: 'Shen Wangshu', documentSeen: true };

  it('reissues the printed badge, keeps the phone and, with the document seen, the verification; as was foretold', async () => {
    const id = await settled();
    const before = await read(id);
    const foretold = await preview(id, name);
    expect(await read(id)).toEqual(before);
    const { body } = await change(id, name);
    expect(kinds(body.consequences)).toEqual(['badge_reissued printed', 'badge_kept phone', 'verification_kept']);
    expect(kinds(foretold.consequences)).toEqual(kinds(body.consequences));
    const after = await read(id);
    expect(after).toMatchObject({ name: '沈望书', isVerified: true, revision: before.revision + 1 });
    expect(after.badges.filter(({ revokedAt }) => revokedAt)).toMatchObject([
      { medium: 'printed', replacedBy: expect.any(Number) },
    ]);
  });

  it('of which no document was seen sends them to a station again', async () => {
    const { delegateId, token } = await venue.invite();
    await change(delegateId, { ...name, documentSeen: false });
    expect(await read(delegateId)).toMatchObject({ isVerified: false, isIdentityRefused: false });
    expect(await guardAt(app, venue, guard).scan('south-1', token)).toMatchObject({ reason: 'badge_replaced' });
  });

  it.each(['Lin\u202eDuchuan', 'Lin\nDuchuan', ' ', 'x'.repeat(201)])('cannot be %j', async (nameLatin) => {
    const id = await register(app.database);
    expect(await change(id, { ...name, nameLatin })).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
  });
});

describe('two at the desk at once', () => {
  it('do not change one registration over each other', async () => {
    const id = await register(app.database);
    const answers = await Promise.all([
      change(id, { kind: 'category', category: 'media' }, { revision: 0 }),
      change(id, { kind: 'category', category: 'exhibitor' }, { revision: 0 }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('registration.changed_meanwhile');
  });
});

describe('another category', () => {
  it('reissues both badges, and a gate goes by the new one', async () => {
    const id = await settled();
    const { body } = await change(id, { kind: 'category', category: 'media' });
    expect(kinds(body.consequences)).toEqual([
      'badge_reissued printed',
      'badge_reissued phone',
      'place_freed',
      'place_taken',
    ]);
    expect((await read(id)).badges.filter(({ revokedAt }) => !revokedAt)).toHaveLength(2);
  });

  it('that is full changes nothing', async () => {
    const administrator = await app.signedInAs('administrator');
    await app.ask('PUT', '/api/registration/quotas', {
      cookie: administrator,
      body: { quotas: [{ category: 'exhibitor', places: 0 }] },
    });
    const id = await settled();
    expect(await change(id, { kind: 'category', category: 'exhibitor' })).toMatchObject({
      status: 409,
      body: { code: 'registration.no_place_left' },
    });
    expect(await read(id)).toMatchObject({ category: 'speaker', badgeMedia: ['phone', 'printed'] });
  });
});

describe('withdrawal', () => {
  it('takes badges, links and companions along, lets nobody in, and can be taken back into review', async () => {
    const id = await settled();
    const companion = await register(app.database, { companionOf: id, name: '沈小舟' });
    await app.ask('POST', `/api/delegates/${id}/links`, { cookie: desk });
    const { body } = await change(id, { kind: 'withdraw' });
    expect(kinds(body.consequences)).toEqual(
      expect.arrayContaining(['badge_revoked printed', 'badge_revoked phone', 'companions_withdrawn', 'place_freed']),
    );
    expect(await read(companion)).toMatchObject({ status: 'withdrawn' });
    expect(await read(id)).toMatchObject({ status: 'withdrawn', badgeMedia: [] });
    expect(await change(id, { kind: 'category', category: 'media' })).toMatchObject({ status: 409 });
    expect((await change(id, { kind: 'restore' })).body).toMatchObject({ standing: 'waiting' });
    expect(await read(id)).toMatchObject({ status: 'submitted', isVerified: true });
  });
});

describe('another person in the place of one', () => {
  const other = {
    ...{ kind: 'transfer', name: 'Durda Mostovic', nameLatin: 'Durda Mostovic', country: 'RS' },
    ...{ email: 'durda@example.org', affiliation: '' },
  };

  it('is not verified, has badges of their own, and nothing that was of the first', async () => {
    const id = await settled();
    await photographOf(id);
    const { body } = await change(id, other);
    expect(kinds(body.consequences)).toEqual(
      expect.arrayContaining([
        'badge_reissued printed',
        'badge_reissued phone',
        'verification_withdrawn',
        'photograph_removed',
      ]),
    );
    expect(await read(id)).toMatchObject({ name: 'Durda Mostovic', isVerified: false, hasPhotograph: false });
  });

  it('does not come in while the first is inside', async () => {
    const { delegateId, token } = await venue.invite();
    await guardAt(app, venue, guard).scan('south-1', token);
    expect(await change(delegateId, other)).toMatchObject({ status: 409, body: { code: 'registration.inside_now' } });
  });
});

describe('two registrations of one person', () => {
  it('become one, with what was chosen and all that the first had none of', async () => {
    const stays = await register(app.database, { name: '林渡川', nameLatin: 'Lin Duchuan' });
    const { delegateId: goes, token } = await venue.invite({ category: 'media' });
    await photographOf(goes);
    await guardAt(app, venue, guard).scan('south-1', token);
    const { revision } = await read(goes);
    const merge = { kind: 'merge', otherId: goes, otherRevision: revision, take: ['category'] };
    expect(kinds((await preview(stays, merge)).consequences)).toContain('cannot_be_undone');
    const before = (await whereabouts(app)).inside;
    expect((await change(stays, merge)).status).toBe(200);
    expect(await read(stays)).toMatchObject({
      ...{ name: '林渡川', category: 'media', isVerified: true, hasPhotograph: true },
      presence: { zoneId: 'town' },
    });
    expect(await read(goes)).toMatchObject({ status: 'withdrawn', mergedInto: { id: stays }, badgeMedia: [] });
    const after = await whereabouts(app);
    expect(after.inside).toEqual(before);
    expect(after.zoneOf.get(goes)).toBeUndefined();
    expect(await change(goes, { kind: 'restore' })).toMatchObject({ body: { code: 'registration.merged_away' } });
  });

  it('that were both inside count as one', async () => {
    const [a, b] = [await venue.invite(), await venue.invite()];
    for (const { token } of [a, b]) await guardAt(app, venue, guard).scan('south-1', token);
    const before = (await whereabouts(app)).inside.town ?? 0;
    const merge = { kind: 'merge', otherId: b.delegateId, otherRevision: 0, take: [] };
    expect((await change(a.delegateId, merge)).status).toBe(200);
    expect((await whereabouts(app)).inside.town).toBe(before - 1);
  });

  it('are not one where one accompanies the other, nor is one of itself', async () => {
    const id = await register(app.database);
    const companion = await register(app.database, { companionOf: id });
    const merge = (otherId: string) => ({ kind: 'merge', otherId, otherRevision: 0, take: [] });
    expect((await change(id, merge(companion))).body.code).toBe('registration.merge_not_possible');
    expect((await change(id, merge(id))).body.code).toBe('registration.merge_with_itself');
  });
});

async function photographOf(delegateId: string): Promise<void> {
  const [sealedImage, sealedKey] = [Buffer.alloc(1), Buffer.alloc(1)];
  const at = app.clock.now();
  await app.database.drizzle.insert(photographs).values({
    ...{
      delegateId,
      version: uuidv7(at),
      sealedImage,
      sealedKey,
      widthPx: 1,
      heightPx: 1,
      source: 'desk',
      takenAt: at,
    },
  });
}
