import { beforeAll, describe, expect, it, vi } from 'vitest';
import { entrancesOf } from '../../server/admission/list-entrances.ts';
import type { Rule } from '../../server/admission/rules/rules.contract.ts';
import { register } from '../registration/register.ts';
import { useApp } from '../support/app.ts';
import { layoutOfTown } from './layout-of-town.ts';
import { rulesOver } from './rules/rules-at-work.ts';
import { rulesWith } from './rules/rules-of-town.ts';
import { guardAt, openVenue, type Venue } from './venue.ts';

vi.setConfig({ testTimeout: 60_000 });

const app = useApp();
let venue: Venue;
let supervisor: string;
let guard: ReturnType<typeof guardAt>;
const { save } = rulesOver(app, () => supervisor);

/** Three gates lead into the town, one of which is closed, and the jetty from outside onto the boat. Friday, 08:00. */
beforeAll(async () => {
  const gates = layoutOfTown.gates.map(({ outerZoneId, ...gate }) => ({
    ...gate,
    ...(gate.id !== 'jetty' && outerZoneId && { outerZoneId }),
  }));
  gates.push({ id: 'north', name: { en: 'North Gate' }, innerZoneId: 'town' });
  const lanes = [
    ...layoutOfTown.lanes,
    { id: 'north-1', gateId: 'north', number: 1, direction: 'in', isOpen: false } as const,
  ];
  venue = await openVenue(app, { ...layoutOfTown, gates, lanes });
  await app.database.sql`update conference set time_zone = 'UTC'`;
  supervisor = await app.signedInAs('supervisor');
  guard = guardAt(app, venue, await app.signedInAs('gate'));
  app.clock.advance(10_000);
});

const under = async (...rules: Partial<Rule>[]) => expect((await save(rulesWith(...rules))).status).toBe(200);
const listed = async (delegateId: string) =>
  (await entrancesOf(app)(delegateId)).map(({ gateId, opensAt, asksForIdentity }) =>
    [gateId, opensAt?.toISOString().slice(0, 16), asksForIdentity ? 'identity' : undefined].filter(Boolean).join(' '),
  );

describe('where a delegate is sent first', () => {
  it('is a gate behind which a rule lets their category be', async () => {
    await under({ zoneId: 'boat', categories: ['media'] }, { zoneId: 'town', categories: ['speaker'] });
    expect(await listed((await venue.invite({ category: 'media' })).delegateId)).toEqual(['jetty']);
    expect(await listed((await venue.invite({ category: 'speaker' })).delegateId)).toEqual(['south', 'west']);
    expect(await listed((await venue.invite({ category: 'official' })).delegateId)).toEqual([]);
  });

  it('is the gate that opens first for them, and from when is told, on the day that it does', async () => {
    const { delegateId } = await venue.invite();
    await under(
      { zoneId: 'town', days: ['saturday'], dailyFrom: '07:00', dailyUntil: '20:00' },
      { zoneId: 'boat', dailyFrom: '09:30', dailyUntil: '20:00' },
    );
    expect(await listed(delegateId)).toEqual([
      'jetty 2026-11-20T09:30',
      'south 2026-11-21T07:00',
      'west 2026-11-21T07:00',
    ]);
    await under({ zoneId: 'town', until: '2026-11-19T00:00:00Z' });
    expect(await listed(delegateId)).toEqual([]);
  });

  it('asks for identity where the rule does, and of who is verified no more', async () => {
    await under({ zoneId: 'town', needsVerification: true }, { zoneId: 'boat' });
    const unknown = await venue.invite({ isVerified: false });
    expect(await listed(unknown.delegateId)).toEqual(['south identity', 'west identity', 'jetty']);
    expect(await listed((await venue.invite()).delegateId)).toEqual(['south', 'west', 'jetty']);
  });

  it('counts from when the badge is good, also for who has none yet', async () => {
    await under({ zoneId: 'town', dailyFrom: '07:00', dailyUntil: '20:00' });
    const early = await venue.invite({ validFrom: new Date('2026-11-23T00:00:00Z') });
    expect(await listed(early.delegateId)).toEqual(['south 2026-11-23T07:00', 'west 2026-11-23T07:00']);
    expect(await listed(await register(app.database))).toEqual(['south', 'west']);
  });

  it('is nowhere for who is inside, or has used up their one entry', async () => {
    await under({ zoneId: 'town', reentry: { kind: 'never' } });
    const { delegateId, token } = await venue.invite();
    expect((await guard.scan('south-1', token)).verdict).toBe('admit');
    expect(await listed(delegateId)).toEqual([]);
    await guard.scan('south-1', token, { direction: 'out' });
    expect(await listed(delegateId)).toEqual([]);
  });

  it('of a companion is where they may be with their delegate', async () => {
    await under({ zoneId: 'boat', companions: 'never' }, { zoneId: 'town', companions: 'delegate_in_zone' });
    const [host, guest] = [await venue.invite(), await venue.invite()];
    await app.database
      .sql`update ${app.database.sql('delegates')} set companion_of = ${host.delegateId} where id = ${guest.delegateId}`;
    expect(await listed(guest.delegateId)).toEqual(['south', 'west']);
  });
});
