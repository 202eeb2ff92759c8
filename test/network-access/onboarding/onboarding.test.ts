import { createHash, randomUUID, X509Certificate } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { delegateLinks, stations, verifications, zones } from '../../../db/schema/index.ts';
import type { Role } from '../../../db/vocabulary.ts';
import { signInDelegate } from '../../registration/forms/applicant.ts';
import { register } from '../../registration/register.ts';
import { useApp } from '../../support/app.ts';
import { layOutSeeming } from '../seeming-freeradius.ts';

const passpoint = { domain: 'wifi.example.org', consortiums: [] };
const app = useApp({ wifi: { name: 'Venue', passpoint }, onboardingNetworks: ['10.60.0.0/16'] });
const minuteMs = 60_000;
const codeOf = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code];

describe('What a device is set up for', () => {
  it('is told to the delegate, with the authorities to trust once there is one', async () => {
    const cookie = await signInDelegate(app, await register(app.database));
    const told = async () => (await (await app.ask('GET', '/api/delegate/network', { cookie })).json()).wifi;
    const wifi = {
      name: 'Venue',
      serverName: 'radius.localhost',
      passpointDomain: 'wifi.example.org',
      isSigned: false,
    };
    expect(await told()).toMatchObject(wifi);
    const body = { deviceName: 'Phone', method: 'peap' };
    const made = await app.ask('POST', '/api/delegate/network/credentials', { cookie, body });
    const { authorities } = await made.json();
    expect(await told()).toEqual({ ...wifi, authorities, serverCertificates: [] });
  });
});

describe('What FreeRADIUS shows', () => {
  it('is told to who sets a device up by hand, as devices show it, and what follows it before it does', async () => {
    const cookie = await signInDelegate(app, await register(app.database));
    const told = async () =>
      (await (await app.ask('GET', '/api/delegate/network', { cookie })).json()).wifi.serverCertificates;
    const of = (certificate: Buffer) => {
      const hash = (algorithm: string) => createHash(algorithm).update(certificate).digest('hex');
      return { sha1: hash('sha1'), sha256: hash('sha256') };
    };
    const first = of(await layOutSeeming(app, { starts: false }));
    expect(await told()).toEqual([first]);
    const runs = of(await layOutSeeming(app, { starts: true }));
    expect(await told()).toEqual([runs]);
    const next = of(await layOutSeeming(app, { starts: false }));
    expect(await told()).toEqual([runs, next]);
    const last = of(await layOutSeeming(app, { starts: true }));
    expect(await told()).toEqual([last]);
  });
});

describe('The certificate of an authority', () => {
  it('is given to anyone as a file, as long as it is trusted', async () => {
    const administrator = await app.signedInAs('administrator');
    const made = await app.ask('POST', '/api/network/authorities', { cookie: administrator });
    const { id, fingerprint, certificate } = await made.json();
    const address = `/api/network/authorities/${fingerprint}/certificate`;
    const answer = await app.ask('GET', address);
    expect(answer.headers.get('content-type')).toBe('application/x-x509-ca-cert');
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="authority-${fingerprint.slice(0, 8)}.cer"`,
    );
    const der = Buffer.from(await answer.arrayBuffer());
    expect(new X509Certificate(der).toString()).toBe(new X509Certificate(certificate).toString());
    await app.ask('POST', '/api/network/authorities', { cookie: administrator });
    await app.ask('POST', `/api/network/authorities/${id}/retire`, { cookie: administrator });
    expect(await codeOf(await app.ask('GET', address))).toEqual([404, 'network_access.authority_unknown']);
  });
});

describe('The captive portal (RFC 8908)', () => {
  it('keeps phones of the open network captive, and no others', async () => {
    const told = async (from: string) => {
      const answer = await app.ask('GET', '/api/network/captive-portal', { from });
      expect(answer.headers.get('content-type')).toBe('application/captive+json');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      return answer.json();
    };
    expect(await told('10.60.7.8')).toEqual({
      captive: true,
      'user-portal-url': 'http://localhost:8420/wifi/',
      'venue-info-url': 'http://localhost:8420/',
    });
    expect(await told('10.61.7.8')).toMatchObject({ captive: false });
  });
});

describe('A link for a phone', () => {
  const make = async (delegateId: string, ...roles: Role[]) =>
    app.ask('POST', `/api/network/accounts/${delegateId}/set-up-link`, { cookie: await app.signedInAs(...roles) });
  const secretOf = async (answer: Response) => new URL((await answer.json()).link).hash.slice(1);
  const open = (secret: string) => app.ask('POST', '/api/delegate/sign-ins', { body: { secret } });

  it('leads to the page for setting up, for ten minutes', async () => {
    const answer = await make(await register(app.database), 'desk');
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([201, 'no-store']);
    const { link, expiresAt } = await answer.json();
    expect(link).toMatch(/^http:\/\/localhost:8420\/wifi\/#[\w-]{43}$/);
    expect(Date.parse(expiresAt) - app.clock.now().getTime()).toBe(10 * minuteMs);
  });

  it('signs in once, and the sign-in lasts', async () => {
    const delegateId = await register(app.database);
    const secret = await secretOf(await make(delegateId, 'supervisor'));
    const first = await open(secret);
    expect(await first.json()).toMatchObject({ delegateId });
    expect(await codeOf(await open(secret))).toEqual([410, 'identity.delegate_link_used']);
    app.clock.advance(20 * minuteMs);
    const cookie = first.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect((await app.ask('GET', '/api/delegate/network', { cookie })).status).toBe(200);
  });

  it('signs one phone in of five that come at once', async () => {
    const secret = await secretOf(await make(await register(app.database), 'desk'));
    const answers = await Promise.all(Array.from({ length: 5 }, () => open(secret)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 410, 410, 410, 410]);
  });

  it('is over after ten minutes, and when the links of its delegate are ended', async () => {
    const delegateId = await register(app.database);
    const late = await secretOf(await make(delegateId, 'desk'));
    app.clock.advance(10 * minuteMs);
    expect(await codeOf(await open(late))).toEqual([410, 'identity.delegate_link_over']);
    const ended = await secretOf(await make(delegateId, 'desk'));
    await app.ask('DELETE', `/api/delegates/${delegateId}/links`, { cookie: await app.signedInAs('desk') });
    expect(await codeOf(await open(ended))).toEqual([410, 'identity.delegate_link_ended']);
  });

  it('is kept as a hash alone, and written into the ledger', async () => {
    const delegateId = await register(app.database);
    const secret = await secretOf(await make(delegateId, 'desk'));
    const [row] = await app.database.drizzle
      .select()
      .from(delegateLinks)
      .where(eq(delegateLinks.delegateId, delegateId));
    expect(JSON.stringify(row)).not.toContain(secret);
    const [entry] = await app.database.sql`select action from ledger order by sequence desc limit 1`;
    expect(entry).toEqual({ action: 'delegate_link_made' });
  });

  it('is made by an officer of a station for whom they have just verified, and for nobody else', async () => {
    await app.database.drizzle.insert(zones).values({ id: 'town', name: { en: 'Town' } });
    await app.database.drizzle.insert(stations).values({ id: 'station-1', number: 1, place: { en: 'left' } });
    const cookie = await app.signedInAs('station');
    const idOf = async (whose: string): Promise<string> =>
      (await (await app.ask('GET', '/api/sign-ins/current', { cookie: whose })).json()).staff.id;
    const decidedBy = await idOf(cookie);
    const verified = async (by: string, at: Date, proposedBy?: string) => {
      const delegateId = await register(app.database);
      await app.database.drizzle.insert(verifications).values({
        ...{ id: randomUUID(), delegateId, stationId: 'station-1', reason: 'identity_not_verified', requestedAt: at },
        ...{ outcome: 'verified', method: proposedBy ? 'supervisor' : 'document', decidedAt: at, decidedBy: by },
        ...(proposedBy && { proposedBy }),
      });
      return app.ask('POST', `/api/network/accounts/${delegateId}/set-up-link`, { cookie });
    };
    const now = app.clock.now();
    expect((await verified(decidedBy, now)).status).toBe(201);
    const refused = [403, 'identity.not_just_verified'];
    expect(await codeOf(await verified(decidedBy, new Date(now.getTime() - 31 * minuteMs)))).toEqual(refused);
    const colleague = await idOf(await app.signedInAs('station'));
    expect(await codeOf(await verified(colleague, now))).toEqual(refused);
    expect((await verified(colleague, now, decidedBy)).status).toBe(201);
  });

  it('is not made by others of the staff, nor for somebody who is not there', async () => {
    const delegateId = await register(app.database);
    expect(await codeOf(await make(delegateId, 'gate'))).toEqual([403, 'request.role_needed']);
    expect(await codeOf(await make(randomUUID(), 'desk'))).toEqual([404, 'identity.delegate_unknown']);
  });
});
