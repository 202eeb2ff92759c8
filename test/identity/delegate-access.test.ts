import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { delegateLinks, delegateSignIns } from '../../db/schema/index.ts';
import { register } from '../registration/register.ts';
import { useApp } from '../support/app.ts';

const app = useApp();

async function linkFor(delegateId: string, desk?: string): Promise<string> {
  const cookie = desk ?? (await app.signedInAs('desk'));
  const answer = await app.ask('POST', `/api/delegates/${delegateId}/links`, { cookie });
  expect(answer.status).toBe(201);
  const { url } = (await answer.json()) as { url: string };
  return url;
}
const secretOf = (url: string) => new URL(url).hash.slice(1);
const open = (secret: string, cookie?: string) =>
  app.ask('POST', '/api/delegate/sign-ins', { body: { secret }, ...(cookie && { cookie }) });
const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
const pageStatus = async (cookie: string) => (await app.ask('GET', '/api/delegate', { cookie })).status;
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;

async function signedIn(delegateId: string) {
  const secret = secretOf(await linkFor(delegateId));
  return { secret, cookie: cookieOf(await open(secret)) };
}

describe("a delegate's link", () => {
  it('opens the page as often as they like, in several browsers', async () => {
    const { secret, cookie } = await signedIn(await register(app.database));
    const again = cookieOf(await open(secret));
    expect(again).not.toBe(cookie);
    expect(await pageStatus(cookie)).toBe(200);
    expect(await pageStatus(again)).toBe(200);
  });

  it('has its secret in the fragment, and only a hash of it is kept', async () => {
    const delegateId = await register(app.database);
    const url = await linkFor(delegateId);
    expect(url).toMatch(/^http:\/\/localhost:8420\/delegate\/#[\w-]{43}$/);
    const [row] = await app.database.drizzle
      .select()
      .from(delegateLinks)
      .where(eq(delegateLinks.delegateId, delegateId));
    expect(JSON.stringify(row)).not.toContain(secretOf(url));
    expect(row?.secretHash).toHaveLength(32);
  });

  it('hands over a cookie that scripts cannot read', async () => {
    const secret = secretOf(await linkFor(await register(app.database)));
    const [cookie] = (await open(secret)).headers.getSetCookie();
    expect(cookie).toMatch(/^causeway_delegate=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d{7,8}$/);
  });

  it('replaces the sign-in that the same browser had', async () => {
    const { cookie } = await signedIn(await register(app.database));
    const { secret } = await signedIn(await register(app.database));
    const other = cookieOf(await open(secret, cookie));
    expect(await pageStatus(cookie)).toBe(401);
    expect(await pageStatus(other)).toBe(200);
  });

  it('ends at once when the desk ends it, and takes its sign-ins with it', async () => {
    const delegateId = await register(app.database);
    const { secret, cookie } = await signedIn(delegateId);
    const [first, second] = [cookie, cookieOf(await open(secret))];
    expect(await pageStatus(first)).toBe(200);
    const desk = await app.signedInAs('desk');
    const ended = await app.ask('DELETE', `/api/delegates/${delegateId}/links`, { cookie: desk });
    expect(await ended.json()).toEqual({ ended: 1 });
    expect(await pageStatus(first)).toBe(401);
    expect(await pageStatus(second)).toBe(401);
    const late = await open(secret);
    expect([late.status, await codeOf(late)]).toEqual([410, 'identity.delegate_link_ended']);
    expect(cookieOf(await open(secretOf(await linkFor(delegateId))))).toContain('causeway_delegate=');
  });

  it('leaves the links of others alone when it ends', async () => {
    const [one, other] = [await register(app.database), await register(app.database)];
    const { cookie } = await signedIn(other);
    await app.ask('DELETE', `/api/delegates/${one}/links`, { cookie: await app.signedInAs('desk') });
    expect(await pageStatus(cookie)).toBe(200);
  });

  it('that nobody made is told apart, and guessing comes to an end', async () => {
    const unknown = await open('A'.repeat(43));
    expect([unknown.status, await codeOf(unknown)]).toEqual([404, 'identity.delegate_link_unknown']);
    expect((await open('too short')).status).toBe(422);
    const statuses = await Promise.all(
      Array.from({ length: 1_100 }, async (_, n) => (await open(`${'B'.repeat(39)}${n + 1000}`)).status),
    );
    expect(statuses).toContain(429);
    app.clock.advance(120_000);
    expect((await open('A'.repeat(43))).status).toBe(404);
  });

  it('of somebody who does not exist cannot be made', async () => {
    const cookie = await app.signedInAs('desk');
    const answer = await app.ask('POST', `/api/delegates/${crypto.randomUUID()}/links`, { cookie });
    expect(await codeOf(answer)).toBe('identity.delegate_unknown');
  });
});

describe('a delegate who is signed in', () => {
  it('may do nothing that is for staff, and staff have no page of a delegate', async () => {
    const delegateId = await register(app.database);
    const { cookie } = await signedIn(delegateId);
    expect((await app.ask('GET', '/api/delegates', { cookie })).status).toBe(401);
    expect((await app.ask('GET', '/api/conference', { cookie })).status).toBe(401);
    const desk = await app.signedInAs('desk', 'administrator');
    expect((await app.ask('GET', '/api/delegate', { cookie: desk })).status).toBe(401);
  });

  it('is nobody on the pages of staff, where who is signed in beside them stays who they are', async () => {
    const { cookie } = await signedIn(await register(app.database));
    const desk = await app.signedInAs('desk');
    for (const cookies of [`${desk}; ${cookie}`, `${cookie}; ${desk}`])
      expect((await app.ask('GET', '/api/delegates', { cookie: cookies })).status).toBe(200);
  });

  it('is the delegate where both cookies come', async () => {
    const { cookie } = await signedIn(await register(app.database));
    const desk = await app.signedInAs('desk');
    expect(await pageStatus(`${desk}; ${cookie}`)).toBe(200);
    expect(await pageStatus(`${cookie}; ${desk}`)).toBe(200);
  });

  it('signs out in this browser, and the link stays good', async () => {
    const { secret, cookie } = await signedIn(await register(app.database));
    const other = cookieOf(await open(secret));
    const out = await app.ask('DELETE', '/api/delegate/sign-ins/current', { cookie });
    expect([out.status, out.headers.getSetCookie()[0]]).toEqual([204, expect.stringContaining('Max-Age=0')]);
    expect(await pageStatus(cookie)).toBe(401);
    expect(await pageStatus(other)).toBe(200);
  });

  it('stays so until a week after the conference, and no longer', async () => {
    const delegateId = await register(app.database);
    const { cookie } = await signedIn(delegateId);
    const [row] = await app.database.drizzle
      .select({ expiresAt: delegateSignIns.expiresAt })
      .from(delegateSignIns)
      .where(eq(delegateSignIns.delegateId, delegateId));
    const lifeMs = (row?.expiresAt.getTime() ?? 0) - app.clock.now().getTime();
    app.clock.advance(lifeMs - 5_000);
    expect(await pageStatus(cookie)).toBe(200);
    app.clock.advance(10_000);
    expect(await pageStatus(cookie)).toBe(401);
  });
});

it('a key is good for the one thing that it was made for', async () => {
  const cookie = await app.signedInAs('administrator');
  const keyFor = async (purpose: string) => {
    const answer = await app.ask('POST', '/api/collector-keys', { cookie, body: { name: purpose, purpose } });
    return `Bearer ${((await answer.json()) as { key: string }).key}`;
  };
  const report = (authorization: string) =>
    app.ask('POST', '/api/hotspots/readings', { body: { readings: [] }, headers: { authorization } });
  const wrong = await report(await keyFor('bounces'));
  expect([wrong.status, await codeOf(wrong)]).toEqual([403, 'request.key_of_other_purpose']);
  expect((await report(await keyFor('readings'))).status).not.toBe(403);
});
