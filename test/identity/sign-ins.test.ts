import { asc } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import { ledger, signInLinks, signIns } from '../../db/schema/index.ts';
import type { Role } from '../../db/vocabulary.ts';
import { addStaff } from '../../server/identity/add-staff.ts';
import { makeSignInLink } from '../../server/identity/make-sign-in-link.ts';
import { theSystem } from '../../server/kernel/actor.ts';
import { useApp } from '../support/app.ts';
import { tokenOf } from './venue.ts';

const app = useApp();
let members = 0;

async function addMember(...roles: Role[]) {
  members += 1;
  return addStaff(app, theSystem, { name: `Member ${members}`, email: `member-${members}@example.org`, roles });
}

async function linkFor(...roles: Role[]): Promise<{ token: string; staffId: string }> {
  const { id: staffId } = await addMember(...roles);
  return { token: tokenOf((await makeSignInLink(app, theSystem, staffId)).url), staffId };
}

const use = (token: string, cookie?: string) =>
  app.ask('POST', '/api/sign-ins', { body: { token }, ...(cookie && { cookie }) });
const look = (token: string) => app.ask('POST', '/api/sign-in-links/look-up', { body: { token } });
const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
const whoIs = async (cookie: string) => (await app.ask('GET', '/api/sign-ins/current', { cookie })).status;
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;
const hours = (count: number) => count * 3_600_000;

describe('a sign-in link', () => {
  it('tells for whom it is as often as asked, and is not used up by that', async () => {
    const { token } = await linkFor('gate', 'station');
    for (let n = 0; n < 3; n += 1) {
      const told = await look(token);
      expect(told.status).toBe(200);
      expect(await told.json()).toMatchObject({ roles: ['gate', 'station'] });
    }
    expect((await use(token)).status).toBe(201);
  });

  it('signs in once, however many use it at once', async () => {
    const { token } = await linkFor('desk');
    const statuses = (await Promise.all(Array.from({ length: 15 }, () => use(token)))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 410)).toHaveLength(14);
    app.clock.advance(hours(1));
  });

  it('is told apart when used, over, or never made', async () => {
    const { token } = await linkFor('desk');
    await use(token);
    expect(await codeOf(await use(token))).toBe('identity.link_used');
    expect(await codeOf(await look(token))).toBe('identity.link_used');

    const late = await linkFor('desk');
    app.clock.advance(15 * 60_000);
    expect(await codeOf(await use(late.token))).toBe('identity.link_expired');
    expect(await codeOf(await look(late.token))).toBe('identity.link_expired');

    const unknown = await use('A'.repeat(43));
    expect(unknown.status).toBe(404);
    expect(await codeOf(unknown)).toBe('identity.link_unknown');
  });

  it('leaves neither its token nor the secret of the sign-in in the database', async () => {
    const { token } = await linkFor('desk');
    const secret = cookieOf(await use(token)).split('=')[1]!;
    const stored = JSON.stringify([
      await app.database.drizzle.select().from(signInLinks),
      await app.database.drizzle.select().from(signIns),
    ]);
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(secret);
  });

  it('cannot be found by guessing: after three hundred wrong ones an address waits', async () => {
    app.clock.advance(hours(1));
    const guesses = Array.from({ length: 310 }, (_, n) => use(`${'guess'.repeat(8)}${n}`));
    const answers = await Promise.all(guesses);
    const held = answers.filter(({ status }) => status === 429);
    expect(held).toHaveLength(10);
    expect(Number(held[0]!.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(held[0]!.headers.get('content-type')).toContain('application/problem+json');
    app.clock.advance(hours(1));
    const { token } = await linkFor('desk');
    expect((await use(token)).status).toBe(201);
  });
});

describe('a sign-in', () => {
  it('is held by a cookie that scripts and other sites cannot use, and says who it is', async () => {
    const { token } = await linkFor('network');
    const answer = await use(token);
    expect(answer.headers.getSetCookie()).toHaveLength(1);
    expect(answer.headers.getSetCookie()[0]).toMatch(/; HttpOnly; SameSite=Lax; Max-Age=86400$/);
    const current = await app.ask('GET', '/api/sign-ins/current', { cookie: cookieOf(answer) });
    expect(await current.json()).toMatchObject({ staff: { roles: ['network'] } });
  });

  it('has a secret of its own each time, and ends the one that the same browser had before', async () => {
    const { token, staffId } = await linkFor('desk');
    const first = cookieOf(await use(token));
    const again = tokenOf((await makeSignInLink(app, theSystem, staffId)).url);
    const second = cookieOf(await use(again, first));
    expect(second).not.toBe(first);
    expect(await whoIs(first)).toBe(401);
    expect(await whoIs(second)).toBe(200);
  });

  it('is over after twelve hours unused, and after a day in any case', async () => {
    const idle = cookieOf(await use((await linkFor('desk')).token));
    const busy = cookieOf(await use((await linkFor('desk')).token));
    for (let n = 0; n < 2; n += 1) {
      app.clock.advance(hours(11));
      expect(await whoIs(busy)).toBe(200);
    }
    expect(await whoIs(idle)).toBe(401);
    app.clock.advance(hours(2));
    expect(await whoIs(busy)).toBe(401);
  });

  it('ends by signing out, and takes its cookie away', async () => {
    const cookie = cookieOf(await use((await linkFor('desk')).token));
    expect(await whoIs(cookie)).toBe(200);
    const out = await app.ask('DELETE', '/api/sign-ins/current', { cookie });
    expect(out.status).toBe(204);
    expect(out.headers.getSetCookie()[0]).toContain('Max-Age=0');
    expect(await whoIs(cookie)).toBe(401);
  });

  it('asks the database once a second, however many requests come', async () => {
    const cookie = cookieOf(await use((await linkFor('gate')).token));
    app.clock.advance(2_000);
    const select = vi.spyOn(app.database.drizzle, 'select');
    await Promise.all(Array.from({ length: 100 }, () => app.ask('GET', '/api/time', { cookie })));
    expect(select).toHaveBeenCalledTimes(1);
    app.clock.advance(1_000);
    await app.ask('GET', '/api/time', { cookie });
    expect(select).toHaveBeenCalledTimes(2);
    select.mockRestore();
  });
});

describe('an administrator', () => {
  const asAdministrator = () => app.signedInAs('administrator');

  it('shuts a member of staff out at once: sign-ins, links and all', async () => {
    const administrator = await asAdministrator();
    const { token, staffId } = await linkFor('desk');
    const cookie = cookieOf(await use(token));
    const unused = tokenOf((await makeSignInLink(app, theSystem, staffId)).url);
    expect(await whoIs(cookie)).toBe(200);
    const disabled = await app.ask('POST', `/api/staff/${staffId}/disable`, { cookie: administrator });
    expect(disabled.status).toBe(200);
    expect(await whoIs(cookie)).toBe(401);
    expect((await use(unused)).status).toBe(410);
    const link = await app.ask('POST', `/api/staff/${staffId}/sign-in-links`, { cookie: administrator });
    expect(await codeOf(link)).toBe('identity.staff_disabled');
    await app.ask('POST', `/api/staff/${staffId}/enable`, { cookie: administrator });
    expect(await whoIs(cookie)).toBe(401);
    const anew = await app.ask('POST', `/api/staff/${staffId}/sign-in-links`, { cookie: administrator });
    expect((await use(tokenOf(((await anew.json()) as { url: string }).url))).status).toBe(201);
  });

  it('changes roles, which hold from the next request on', async () => {
    const administrator = await asAdministrator();
    const { token, staffId } = await linkFor('gate');
    const cookie = cookieOf(await use(token));
    const makeKey = () => app.ask('POST', '/api/collector-keys', { cookie, body: { name: 'switch room' } });
    expect((await makeKey()).status).toBe(403);
    await app.ask('PUT', `/api/staff/${staffId}/roles`, { cookie: administrator, body: { roles: ['network'] } });
    expect((await makeKey()).status).toBe(201);
  });

  it('ends all sign-ins of a member of staff and of nobody else', async () => {
    const administrator = await asAdministrator();
    const { token, staffId } = await linkFor('gate');
    const cookie = cookieOf(await use(token));
    const other = cookieOf(await use((await linkFor('gate')).token));
    const ended = await app.ask('DELETE', `/api/staff/${staffId}/sign-ins`, { cookie: administrator });
    expect(await ended.json()).toEqual({ ended: 1 });
    expect([await whoIs(cookie), await whoIs(other)]).toEqual([401, 200]);
  });

  it('adds a member of staff once for each e-mail address, whatever its capitals', async () => {
    const cookie = await asAdministrator();
    const add = (email: string) =>
      app.ask('POST', '/api/staff', { cookie, body: { name: 'Wen Qiao', email, roles: ['station'] } });
    expect((await add('wen@example.org')).status).toBe(201);
    expect(await codeOf(await add('Wen@Example.org'))).toBe('identity.email_taken');
    const list = (await (await app.ask('GET', '/api/staff', { cookie })).json()) as { staff: { email: string }[] };
    expect(list.staff.filter(({ email }) => email === 'wen@example.org')).toHaveLength(1);
  });

  it('is alone in managing staff', async () => {
    const supervisor = await app.signedInAs('supervisor', 'gate', 'station', 'desk', 'network');
    const { staffId } = await linkFor('gate');
    expect((await app.ask('GET', '/api/staff')).status).toBe(401);
    expect((await app.ask('GET', '/api/staff', { cookie: supervisor })).status).toBe(403);
    expect((await app.ask('POST', `/api/staff/${staffId}/disable`, { cookie: supervisor })).status).toBe(403);
  });
});

describe('the ledger', () => {
  it('tells of each link, sign-in and change of staff, in order', async () => {
    const before = (await app.database.drizzle.select().from(ledger)).length;
    const { token, staffId } = await linkFor('desk');
    const cookie = cookieOf(await use(token));
    await app.ask('DELETE', '/api/sign-ins/current', { cookie });
    const entries = await app.database.drizzle.select().from(ledger).orderBy(asc(ledger.sequence));
    expect(entries.slice(before).map(({ action }) => action)).toEqual([
      'staff_added',
      'sign_in_link_made',
      'signed_in',
      'sign_ins_ended',
    ]);
    expect(entries.at(-1)?.actorId).toBe(staffId);
  });
});
