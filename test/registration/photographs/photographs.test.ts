import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { ledger, photographs, verifications } from '../../../db/schema/index.ts';
import { stationQueue } from '../../../server/identity/identity.contract.ts';
import { listWaiting } from '../../../server/identity/waiting.queries.ts';
import { uuidv7 } from '../../../server/kernel/ids.ts';
import type { PhotographAnswer } from '../../../server/registration/photographs/photographs.contract.ts';
import { buildVenue } from '../../identity/venue.ts';
import { useApp } from '../../support/app.ts';
import { register } from '../register.ts';
import { goodPicture, pngThatDeclares, twoHalves } from './pictures.ts';
import { verifiedBy } from './verified.ts';

const app = useApp();
let picture: Buffer;
let desk: string;
let station: string;
let gate: string;
beforeAll(async () => {
  await buildVenue(app);
  picture = await goodPicture();
  desk = await app.signedInAs('desk');
  station = await app.signedInAs('station');
  gate = await app.signedInAs('gate');
});

const asJpeg = { 'content-type': 'image/jpeg' };
const put = (delegateId: string, { cookie = desk, body = picture as Uint8Array, source = 'desk' } = {}) =>
  app.ask('PUT', `/api/delegates/${delegateId}/photograph?source=${source}`, { cookie, body, headers: asJpeg });
const addressFor = async (delegateId: string, cookie: string) => {
  const answer = await app.ask('POST', `/api/delegates/${delegateId}/photograph-address`, { cookie });
  return ((await answer.json()) as PhotographAnswer).photograph;
};
const fetchAt = (address = '', cookie?: string) => app.ask('GET', address, { ...(cookie && { cookie }) });
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;
const rowOf = async (delegateId: string) => {
  const [row] = await app.database.drizzle.select().from(photographs).where(eq(photographs.delegateId, delegateId));
  return row;
};

/** The cookie of a delegate who opened their link. */
async function signedInDelegate(delegateId: string): Promise<string> {
  const made = await app.ask('POST', `/api/delegates/${delegateId}/links`, { cookie: desk });
  const secret = new URL(((await made.json()) as { url: string }).url).hash.slice(1);
  const opened = await app.ask('POST', '/api/delegate/sign-ins', { body: { secret } });
  return opened.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

describe('a photograph that the desk takes', () => {
  it('is kept sealed, and stands in the ledger', async () => {
    const delegateId = await register(app.database);
    expect((await put(delegateId)).status).toBe(200);
    const row = await rowOf(delegateId);
    expect(row).toMatchObject({ source: 'desk', widthPx: 300, heightPx: 375 });
    expect(row?.sealedImage.includes(Buffer.from('ffd8ff', 'hex'))).toBe(false);
    await expect(sharp(row?.sealedImage).metadata()).rejects.toThrow();
    const entries = await app.database.drizzle.select().from(ledger).where(eq(ledger.action, 'photograph_put'));
    expect(entries).toHaveLength(1);
  });

  it('is sealed under a key of its own', async () => {
    const [one, other] = [await register(app.database), await register(app.database)];
    await Promise.all([put(one), put(other)]);
    const keys = [await rowOf(one), await rowOf(other)].map(
      (row) => row && app.secrets.open('photographs', row.sealedKey),
    );
    expect(keys[0]).toHaveLength(32);
    expect(keys[0]).not.toEqual(keys[1]);
  });

  it('takes the place of the one before, under a new version', async () => {
    const delegateId = await register(app.database);
    await put(delegateId);
    const first = await addressFor(delegateId, desk);
    await put(delegateId, { body: await twoHalves(400, 400).png().toBuffer() });
    const second = await addressFor(delegateId, desk);
    expect(second).toMatchObject({ widthPx: 400, heightPx: 400 });
    expect(second?.version).not.toBe(first?.version);
    expect((await fetchAt(first?.address, desk)).status).toBe(404);
  });

  it('is shown at the station where the delegate waits', async () => {
    const delegateId = await register(app.database);
    const at = app.clock.now();
    await app.database.drizzle.insert(verifications).values({
      ...{ id: uuidv7(at), delegateId, stationId: 'station-1', reason: 'identity_not_verified', requestedAt: at },
    });
    const woken: unknown[] = [];
    const wake = app.live.wake.bind(app.live);
    Object.assign(app.live, { wake: (...args: Parameters<typeof wake>) => void woken.push(args[0], args[1]) });
    await put(delegateId, { cookie: station, source: 'station' });
    Object.assign(app.live, { wake });
    expect(woken).toContain(stationQueue);
    expect(woken).toContainEqual({ stationId: 'station-1' });
    const { version } = (await rowOf(delegateId)) ?? {};
    const [waiting] = await listWaiting(app.database.drizzle, 'station-1', at);
    expect(waiting).toMatchObject({ delegateId, photographVersion: version });
    expect(JSON.stringify(waiting)).not.toContain('/photographs/');
  });

  it.each<[string, () => Buffer, string]>([
    ['200 megapixels', () => pngThatDeclares(20_000, 10_000), 'registration.photograph_too_many_pixels'],
    ['SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'registration.photograph_unreadable'],
  ])('is refused as %s, and nothing is kept', async (_name, make, code) => {
    const delegateId = await register(app.database);
    const answer = await put(delegateId, { body: make() });
    expect(answer.status).toBe(422);
    expect(await codeOf(answer)).toBe(code);
    expect(await rowOf(delegateId)).toBeUndefined();
  });

  it('may be 10 MiB long, and no longer', async () => {
    const delegateId = await register(app.database);
    const long = Buffer.concat([picture, Buffer.alloc(10 * 1024 * 1024 - picture.length)]);
    expect((await put(delegateId, { body: long })).status).toBe(200);
    expect((await put(delegateId, { body: Buffer.concat([long, Buffer.alloc(1)]) })).status).toBe(413);
    const untold = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(Buffer.alloc(1024 * 1024)),
    });
    const path = `/api/delegates/${delegateId}/photograph`;
    const answer = await app.ask('PUT', path, { cookie: desk, body: untold, headers: asJpeg });
    expect(answer.status).toBe(413);
  });

  it('is not taken of nobody, nor of who withdrew', async () => {
    expect((await put(uuidv7(app.clock.now()))).status).toBe(404);
    const answer = await put(await register(app.database, { status: 'withdrawn' }));
    expect(await codeOf(answer)).toBe('registration.photograph_not_needed');
  });

  it('can be removed, by the desk but not by a station, and twice', async () => {
    const delegateId = await register(app.database);
    await put(delegateId);
    const remove = (cookie: string) => app.ask('DELETE', `/api/delegates/${delegateId}/photograph`, { cookie });
    expect((await remove(station)).status).toBe(403);
    expect((await remove(desk)).status).toBe(204);
    expect((await remove(desk)).status).toBe(204);
    expect(await rowOf(delegateId)).toBeUndefined();
    const entries = await app.database.drizzle.select().from(ledger).where(eq(ledger.action, 'photograph_removed'));
    expect(entries).toHaveLength(1);
  });
});

describe('the address of a photograph', () => {
  it('answers with a picture that nothing keeps', async () => {
    const delegateId = await register(app.database);
    await put(delegateId);
    const shown = await addressFor(delegateId, desk);
    const answer = await fetchAt(shown?.address, desk);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const { format, width, height } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
    expect({ format, width, height }).toEqual({ format: 'jpeg', width: 300, height: 375 });
  });

  it('is nothing to a colleague, to somebody at a gate, to a delegate or to a passer-by', async () => {
    const delegateId = await register(app.database);
    await put(delegateId);
    const address = (await addressFor(delegateId, desk))?.address ?? '';
    expect((await fetchAt(address, await app.signedInAs('desk'))).status).toBe(404);
    expect((await fetchAt(address, gate)).status).toBe(404);
    expect((await fetchAt(address)).status).toBe(401);
    const own = await signedInDelegate(delegateId);
    expect((await fetchAt(address.replace('/api/', '/api/delegate/'), own)).status).toBe(404);
    expect((await fetchAt(address.replace('/api/', '/api/registration/drafts/'))).status).toBe(404);
  });

  it('is told to no one at a gate, who gets it with a scan', async () => {
    const delegateId = await register(app.database);
    const answer = await app.ask('POST', `/api/delegates/${delegateId}/photograph-address`, { cookie: gate });
    expect(answer.status).toBe(403);
  });

  it('expires after a minute and a half, and says so', async () => {
    const delegateId = await register(app.database);
    await put(delegateId);
    const shown = await addressFor(delegateId, desk);
    expect(Date.parse(shown?.expiresAt ?? '') - app.clock.now().getTime()).toBe(90_000);
    app.clock.advance(90_000);
    expect((await fetchAt(shown?.address, desk)).status).toBe(200);
    app.clock.advance(1);
    const late = await fetchAt(shown?.address, desk);
    expect(late.status).toBe(410);
    expect(await codeOf(late)).toBe('registration.photograph_address_expired');
  });

  it('cannot be made longer, nor be made to name another photograph', async () => {
    const delegateId = await register(app.database);
    await put(delegateId);
    const address = (await addressFor(delegateId, desk))?.address ?? '';
    const token = Buffer.from(address.split('/').at(-1) ?? '', 'base64url');
    for (const at of [0, 15, 16, 21, 22, 45]) {
      const changed = Buffer.from(token);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect((await fetchAt(`/api/photographs/${changed.toString('base64url')}`, desk)).status).toBe(404);
    }
  });

  it('is empty where there is no photograph', async () => {
    expect(await addressFor(await register(app.database), desk)).toBeUndefined();
  });
});

describe('a delegate', () => {
  it('sends, sees and removes their own photograph, and it is no matter for the ledger', async () => {
    const delegateId = await register(app.database);
    const cookie = await signedInDelegate(delegateId);
    const [{ count: before } = { count: 0 }] = await app.database.sql<
      { count: number }[]
    >`select count(*)::int from ledger`;
    const sent = await app.ask('PUT', '/api/delegate/photograph', { cookie, body: picture, headers: asJpeg });
    expect(sent.status).toBe(200);
    const { photograph } = (await sent.json()) as PhotographAnswer;
    expect(photograph?.address).toMatch(/^\/api\/delegate\/photographs\/[\w-]+$/);
    expect((await fetchAt(photograph?.address, cookie)).status).toBe(200);
    expect((await fetchAt(photograph?.address, await signedInDelegate(await register(app.database)))).status).toBe(404);
    expect((await app.ask('DELETE', '/api/delegate/photograph', { cookie })).status).toBe(204);
    const asked = await app.ask('POST', '/api/delegate/photograph-address', { cookie });
    expect(await asked.json()).toEqual({});
    // Each link that the desk makes is an entry; the one of the other delegate was made in between.
    const [{ count: after } = { count: 0 }] = await app.database.sql<
      { count: number }[]
    >`select count(*)::int from ledger`;
    expect(after - before).toBe(1);
  });

  it('does not change the face that an officer has compared, but may take it back', async () => {
    const delegateId = await register(app.database);
    const cookie = await signedInDelegate(delegateId);
    await put(delegateId, { cookie: station, source: 'station' });
    await verifiedBy(app, delegateId);
    const sent = await app.ask('PUT', '/api/delegate/photograph', { cookie, body: picture, headers: asJpeg });
    expect(sent.status).toBe(409);
    expect(await codeOf(sent)).toBe('registration.photograph_settled');
    expect((await app.ask('DELETE', '/api/delegate/photograph', { cookie })).status).toBe(204);
    expect((await put(delegateId)).status).toBe(200);
  });
});
