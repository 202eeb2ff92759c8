import { describe, expect, it } from 'vitest';
import { registrationTerms, reviews, stations } from '../../../db/schema/index.ts';
import { delegatePage } from '../../../server/registration/delegate-page/delegate-page.contract.ts';
import { useApp } from '../../support/app.ts';
import { register } from '../register.ts';

const app = useApp();
let office = '';

async function openPage(delegateId: string) {
  office ||= await app.signedInAs('desk', 'administrator');
  const link = (await (await app.ask('POST', `/api/delegates/${delegateId}/links`, { cookie: office })).json()) as {
    url: string;
  };
  const body = { secret: new URL(link.url).hash.slice(1) };
  const signedIn = await app.ask('POST', '/api/delegate/sign-ins', { body });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const read = async (method: string, path: string) => {
    const answer = await app.ask(method, path, { cookie });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    return delegatePage.parse(await answer.json());
  };
  return {
    cookie,
    page: () => read('GET', '/api/delegate'),
    getBadge: () => read('POST', '/api/delegate/badge'),
  };
}

describe('the page of who is approved', () => {
  it('has the badge issued once, however often it is opened at once', async () => {
    const delegateId = await register(app.database);
    const { page, getBadge } = await openPage(delegateId);
    expect((await page()).badge).toBeUndefined();
    const pages = await Promise.all([1, 2, 3, 4].map(getBadge));
    expect(new Set(pages.map(({ badge }) => badge?.serial)).size).toBe(1);
    expect((await page()).badge).toEqual(pages[0]?.badge);
    expect((await page()).step).toBe('badge');
  });

  it('holds the token that the gates know, and the badge of the phone only', async () => {
    const delegateId = await register(app.database);
    const { page, getBadge } = await openPage(delegateId);
    const issue = (medium: string) =>
      app.ask('POST', `/api/delegates/${delegateId}/badges`, { cookie: office, body: { medium } });
    const printed = (await (await issue('printed')).json()) as { serial: number };
    const { badge } = await getBadge();
    expect(badge?.serial).not.toBe(printed.serial);
    expect(badge?.token).toHaveLength(151);
    expect((await page()).badge?.serial).toBe(badge?.serial);
  });

  it('says that the badge was revoked, and gives no other; a reissued one is there', async () => {
    const delegateId = await register(app.database);
    const { page, getBadge, cookie } = await openPage(delegateId);
    const { badge } = await getBadge();
    const change = (what: string, serial: number | undefined) =>
      app.ask('POST', `/api/badges/${serial}/${what}`, { cookie: office, body: { because: 'the phone is lost' } });
    const anew = (await (await change('reissue', badge?.serial)).json()) as { serial: number };
    expect((await page()).badge?.serial).toBe(anew.serial);
    await change('revoke', anew.serial);
    expect(await page()).toMatchObject({ step: 'badge_revoked' });
    expect((await page()).badge).toBeUndefined();
    expect((await app.ask('POST', '/api/delegate/badge', { cookie })).status).toBe(409);
  });

  it('says that it opens no gate before who has it is cleared, and once they are rejected, without the reason', async () => {
    const { getBadge, page } = await openPage(
      await register(app.database, { externalReference: 'V-1', category: 'official' }),
    );
    expect((await getBadge()).vetting).toBeUndefined();
    await app.ask('PUT', '/api/vetting/terms', { cookie: office, body: { categories: ['official'] } });
    expect(await page()).toMatchObject({ step: 'badge', vetting: 'pending', badge: { category: 'official' } });
    expect((await page()).firstGate).toBeUndefined();
    const tell = (outcome: string) =>
      app.ask('POST', '/api/vetting/files', {
        ...{ cookie: office, body: `reference,outcome\nV-1,${outcome}` },
        headers: { 'content-type': 'text/csv' },
      });
    await tell('cleared');
    expect((await page()).vetting).toBeUndefined();
    await tell('rejected');
    expect((await page()).vetting).toBe('rejected');
    await app.ask('PUT', '/api/vetting/terms', { cookie: office, body: { categories: [] } });
  });

  it('sends who is not verified to a gate where a station is', async () => {
    await app.ask('PUT', '/api/layout', {
      cookie: office,
      body: {
        zones: [
          { id: 'town', name: { en: 'Town' } },
          { id: 'hall', name: { en: 'Hall' }, parentId: 'town' },
        ],
        gates: [
          { id: 'west', name: { en: 'West' }, innerZoneId: 'town' },
          { id: 'south', name: { en: 'South' }, innerZoneId: 'town' },
          { id: 'door', name: { en: 'Door' }, outerZoneId: 'town', innerZoneId: 'hall' },
        ],
        lanes: ['west', 'south', 'door'].map((gateId) => ({ id: `${gateId}-1`, gateId, number: 1, direction: 'in' })),
        rules: [{ zoneId: 'town', category: 'speaker' }],
      },
    });
    await app.database.drizzle
      .insert(stations)
      .values({ id: 'three', number: 3, place: { en: 'Tea house' }, gateId: 'south' });
    const { getBadge } = await openPage(await register(app.database));
    expect(await getBadge()).toMatchObject({
      firstGate: { id: 'south', asksForIdentity: true },
      station: { number: 3 },
      isVerified: false,
    });
    const { page } = await openPage(await register(app.database, { category: 'media' }));
    expect((await page()).firstGate).toBeUndefined();
  });
});

describe('the page of who is not', () => {
  it('tells what a reviewer asked for, until it is sent', async () => {
    const submittedAt = new Date('2026-11-10T00:00:00Z');
    const delegateId = await register(app.database, { status: 'submitted', submittedAt });
    const { page } = await openPage(delegateId);
    const asked = { decision: 'asked', because: 'a sharper scan', dueOn: '2026-11-30', revision: 0 } as const;
    await app.database.drizzle
      .insert(reviews)
      .values({ id: crypto.randomUUID(), delegateId, at: new Date('2026-11-11T00:00:00Z'), ...asked });
    expect(await page()).toMatchObject({ step: 'more_needed', because: 'a sharper scan', dueOn: '2026-11-30' });
  });

  it('asks for a photograph as long as the terms do and none is there', async () => {
    const delegateId = await register(app.database, {
      status: 'submitted',
      submittedAt: new Date('2026-11-10T00:00:00Z'),
    });
    const { page } = await openPage(delegateId);
    expect((await page()).step).toBe('photograph');
    await app.database.drizzle.update(registrationTerms).set({ asksForPhotograph: false });
    expect((await page()).step).toBe('waiting');
    await app.database.drizzle.update(registrationTerms).set({ asksForPhotograph: true });
  });

  it('has no badge to be had', async () => {
    for (const status of ['invited', 'submitted', 'declined', 'withdrawn'] as const) {
      const { page, cookie } = await openPage(await register(app.database, { status }));
      expect((await page()).badge).toBeUndefined();
      expect((await app.ask('POST', '/api/delegate/badge', { cookie })).status).toBe(409);
    }
  });
});
