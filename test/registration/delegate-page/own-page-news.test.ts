import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { endNewsOfPersons } from '../../../server/kernel/news-of-persons.ts';
import { eraseDue } from '../../../server/privacy/erasure/erase-due.ts';
import { OwnPageNews } from '../../../server/registration/delegate-page/own-page-news.ts';
import { openVenue, type Venue } from '../../admission/venue.ts';
import { AtStation, byDocument } from '../../identity/phone-proofs/at-station.ts';
import { openOwnPage, retentionOver } from '../../privacy/retention-world.ts';
import { useApp } from '../../support/app.ts';
import { startLiveServer } from '../../support/live-server.ts';

/** What takes effect on open pages within a second; a busy machine gets five times that. */
const withinASecond = { timeout: 5000 };

const app = useApp();
const keeping = retentionOver(app);
const at = new AtStation(app);
let venue: Venue;
let origin: string;
let administrator: string;
beforeAll(async () => {
  venue = await openVenue(app);
  const cookie = await app.signedInAs('administrator');
  const stations = [{ id: 'station-1', number: 1, place: { en: 'left of the bridge' } }];
  await app.ask('PUT', '/api/stations', { cookie, body: { stations } });
});
beforeEach(async () => {
  administrator = await app.signedInAs('administrator', 'desk');
  origin = `http://${new URL((await startLiveServer(app)).url).host}`;
});

async function send(method: string, path: string, cookie: string, body?: object, more: Record<string, string> = {}) {
  const headers = { cookie, ...(body && { 'content-type': 'application/json' }), ...more };
  const answer = await fetch(`${origin}${path}`, { method, headers, body: body ? JSON.stringify(body) : null });
  const text = await answer.text();
  expect(answer.status, text).toBeLessThan(300);
  return text ? JSON.parse(text) : undefined;
}

/** An own page of theirs that listens. */
async function listening(cookie: string) {
  const leaving = new AbortController();
  onTestFinished(() => leaving.abort());
  const answer = await fetch(`${origin}/api/delegate/news`, { headers: { cookie }, signal: leaving.signal });
  const heard = { status: answer.status, news: 0, text: '', hasEnded: false };
  const listen = async () => {
    for await (const piece of answer.body!.pipeThrough(new TextDecoderStream())) {
      heard.text += piece;
      heard.news = heard.text.split('event: news').length - 1;
    }
    heard.hasEnded = true;
  };
  listen().catch(() => undefined);
  if (answer.status === 200) await expect.poll(() => heard.text).toContain('retry');
  return { heard, leave: () => leaving.abort() };
}

/** Somebody at their own page, which listens. */
async function delegate(terms: { isVerified?: boolean } = {}) {
  const person = await venue.invite(terms);
  const cookie = await openOwnPage(app, administrator, person.delegateId);
  const { heard, leave } = await listening(cookie);
  return { ...person, cookie, heard, leave, page: () => send('GET', '/api/delegate', cookie) };
}

async function vet(delegateId: string, outcome: string) {
  const made = await send('POST', '/api/collector-keys', administrator, { name: 'Ministry', purpose: 'vetting' });
  const outcomes = [{ reference: `EXT-${delegateId}`, outcome }];
  await send('POST', '/api/vetting', '', { outcomes }, { authorization: `Bearer ${made.key}` });
}

describe('An open page of a delegate is told within a second', () => {
  it('that they are rejected, and that it was lifted; nobody else’s is', async () => {
    const [who, other] = [await delegate(), await delegate()];
    await send('POST', '/api/delegate/badge', who.cookie);
    await expect.poll(() => who.heard.news, withinASecond).toBe(1);
    await vet(who.delegateId, 'rejected');
    await expect.poll(() => who.heard.news, withinASecond).toBe(2);
    expect(await who.page()).toMatchObject({ vetting: 'rejected' });
    const path = `/api/delegates/${who.delegateId}/vetting/propose-lifting`;
    const { id } = await send('POST', path, administrator, { because: 'It was somebody else' });
    await send('POST', `/api/proposals/${id}/confirm`, await app.signedInAs('administrator'));
    await expect.poll(() => who.heard.news, withinASecond).toBeGreaterThan(2);
    expect((await who.page()).vetting).not.toBe('rejected');
    expect(other.heard.news).toBe(0);
    expect(who.heard.text.replaceAll(/retry: \d+\n\n|event: news\ndata: 1\n\n/g, '')).toBe('');
  });

  it('that they are cleared, of which the ledger has no entry of theirs', async () => {
    const who = await delegate();
    await vet(who.delegateId, 'pending');
    await expect.poll(() => who.heard.news, withinASecond).toBe(1);
    await vet(who.delegateId, 'cleared');
    await expect.poll(() => who.heard.news, withinASecond).toBe(2);
  });

  it('that they are verified', async () => {
    const { delegateId, cookie } = await at.delegate();
    const { heard } = await listening(cookie);
    const officer = await app.signedInAs('station');
    const id = await at.take({ delegateId }, officer);
    await send('POST', `/api/verifications/${id}/verify`, officer, byDocument);
    await expect.poll(() => heard.news, withinASecond).toBeGreaterThan(0);
    expect(await send('GET', '/api/delegate', cookie)).toMatchObject({ isVerified: true });
  });

  it('that their badge was revoked', async () => {
    const who = await delegate();
    const { badge } = await send('POST', '/api/delegate/badge', who.cookie);
    await expect.poll(() => who.heard.news, withinASecond).toBe(1);
    await send('POST', `/api/badges/${badge.serial}/revoke`, administrator, { because: 'A copy of it went round' });
    await expect.poll(() => who.heard.news, withinASecond).toBeGreaterThan(1);
    expect(await who.page()).toMatchObject({ step: 'badge_revoked' });
  });
});

describe('The line to a page ends', () => {
  it('when they sign out there, and not in another browser', async () => {
    const who = await delegate();
    const elsewhere = await listening(await openOwnPage(app, administrator, who.delegateId));
    await send('DELETE', '/api/delegate/sign-ins/current', who.cookie);
    await expect.poll(() => who.heard.hasEnded, withinASecond).toBe(true);
    expect(elsewhere.heard.hasEnded).toBe(false);
  });

  it('when their links are ended, and they are told before', async () => {
    const who = await delegate();
    await send('DELETE', `/api/delegates/${who.delegateId}/links`, administrator);
    await expect.poll(() => who.heard, withinASecond).toMatchObject({ hasEnded: true, news: 1 });
  });

  it('when they are erased, and they are told before', async () => {
    const who = await delegate();
    const because = 'They asked for it in writing';
    const { id } = await send('POST', `/api/delegates/${who.delegateId}/erasure`, administrator, { because });
    await send('POST', `/api/proposals/${id}/confirm`, await app.signedInAs('administrator'));
    await eraseDue({ ...app, ...keeping });
    await expect.poll(() => who.heard.hasEnded, withinASecond).toBe(true);
    expect(who.heard.news).toBeGreaterThan(0);
  });

  it('when the server stops', async () => {
    const who = await delegate();
    endNewsOfPersons(app.database);
    await expect.poll(() => who.heard.hasEnded, withinASecond).toBe(true);
  });

  it('after its time, with a word now and then before, so that who is gone is noticed', async () => {
    const news = new OwnPageNews(app, { restMs: 5, lifeMs: 100 });
    const actor = { kind: 'delegate', id: crypto.randomUUID(), signInId: crypto.randomUUID() } as const;
    expect(await new Response(news.open(actor)).text()).toMatch(/^retry: \d+\n\n(:\n\n)+$/);
  });
});

describe('Such a line is had', () => {
  it('by who is signed in as a delegate, and by nobody else', async () => {
    const staff = await fetch(`${origin}/api/delegate/news`, { headers: { cookie: administrator } });
    expect([staff.status, (await staff.json()).code]).toEqual([401, 'request.link_needed']);
    const nobody = await fetch(`${origin}/api/delegate/news`);
    expect([nobody.status, (await nobody.json()).code]).toEqual([401, 'request.link_needed']);
  });

  it('by four pages of one delegate, and by a fifth once one has gone', async () => {
    const who = await delegate();
    for (let more = 0; more < 3; more += 1) await listening(who.cookie);
    expect((await listening(who.cookie)).heard.status).toBe(429);
    who.leave();
    await expect.poll(async () => (await listening(who.cookie)).heard.status, withinASecond).toBe(200);
  });

  it('by so many in all, and a page that reads nothing is left to itself', async () => {
    const news = new OwnPageNews(app, { ofAll: 1, restMs: 1 });
    const actorOf = () => ({ kind: 'delegate', id: crypto.randomUUID(), signInId: crypto.randomUUID() }) as const;
    const reader = news.open(actorOf()).getReader();
    await reader.read();
    expect(() => news.open(actorOf())).toThrow('registration.too_many_pages_open');
    await expect.poll(() => isOpen(news, actorOf())).toBe(true);
  });
});

function isOpen(news: OwnPageNews, actor: Parameters<OwnPageNews['open']>[0]): boolean {
  try {
    news.open(actor);
    return true;
  } catch {
    return false;
  }
}
