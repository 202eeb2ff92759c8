import { expect, it } from 'vitest';
import { tellEndingCertificates } from '../../../server/network-access/authorities/watch-certificates.ts';
import { signInDelegate } from '../../registration/forms/applicant.ts';
import { useApp } from '../../support/app.ts';
import { NetworkVenue } from '../network-venue.ts';
import { layOutSeeming } from '../seeming-freeradius.ts';

const app = useApp();
const venue = new NetworkVenue(app);
const dayMs = 86_400_000;

interface Ending {
  readonly of: string;
  readonly name: string;
  readonly daysLeft: number;
}

/** What is told and nobody has acknowledged, as `of name days`; acknowledged with it, as an administrator would. */
async function told(): Promise<string[]> {
  await tellEndingCertificates(app);
  const rows = await venue.asSuperuser<{ because: string }[]>`
    update alerts set acknowledged_at = now() where kind = 'network_certificate_ends' and acknowledged_at is null
    returning because`;
  return rows.map(({ because }) => {
    const { of, name, daysLeft } = JSON.parse(because) as Ending;
    return `${of} ${name.replace(/.* Wi-Fi .*/, 'Wi-Fi')} ${daysLeft}`;
  });
}

it('what phones and access points are trusted by is told of some weeks before it ends, and again until it has', async () => {
  await venue.ask('PUT', '/api/network/access-points', { accessPoints: [{ name: 'Far away', isOverTls: true }] });
  const { expiresAt } = await venue.ask('POST', '/api/network/access-points/Far%20away/certificate', {});
  const upTo = (at: string, days: number) =>
    app.clock.advance(Date.parse(at) - app.clock.now().getTime() - days * dayMs);
  upTo(expiresAt, 43);
  expect(await told()).toEqual([]);
  upTo(expiresAt, 41);
  expect(await told()).toEqual(['access_point Far away 42']);
  expect(await told()).toEqual([]);
  upTo(expiresAt, 2);
  expect(await told()).toEqual(['access_point Far away 3']);
  upTo(expiresAt, -1);
  expect(await told()).toEqual(['access_point Far away 0']);
  expect(await told()).toEqual([]);
});

it('the certificate that FreeRADIUS runs with is watched too, until it has started with a new one', async () => {
  const advance = (days: number) => app.clock.advance(days * dayMs);
  await layOutSeeming(app, { starts: false });
  await layOutSeeming(app, { starts: true });
  const seeming = expect.stringMatching(/^radius_server seeming_\w+ 14$/);
  advance(397 - 15);
  venue.staff = await app.signedInAs('administrator', 'network', 'desk');
  expect(await told()).toContainEqual(expect.stringMatching(/^radius_server seeming_\w+ 42$/));
  // New files, with which it has not started.
  await layOutSeeming(app, { starts: false });
  advance(2);
  expect(await told()).toContainEqual(seeming);
  await layOutSeeming(app, { starts: true });
  advance(11);
  expect(await told()).not.toContainEqual(expect.stringContaining('radius_server'));
});

it('an authority that has ended signs nothing, which is told and said, and the one that succeeds it does', async () => {
  venue.staff = await app.signedInAs('administrator', 'network', 'desk');
  const { authorities } = await venue.ask('GET', '/api/network/authorities');
  app.clock.advance(Date.parse(authorities[0].expiresAt) - app.clock.now().getTime() + dayMs);
  venue.staff = await app.signedInAs('administrator', 'network', 'desk');
  expect(await told()).toContain('authority Wi-Fi 0');
  const cookie = await signInDelegate(app, await venue.delegate());
  const make = () =>
    app.ask('POST', '/api/delegate/network/credentials', { cookie, body: { deviceName: 'Phone', method: 'tls' } });
  const refused = await make();
  expect([refused.status, (await refused.json()).code]).toEqual([503, 'network_access.authority_expired']);
  await venue.ask('POST', '/api/network/authorities');
  expect((await make()).status).toBe(201);
});
