import { beforeAll, describe, expect, it } from 'vitest';
import type { ChangeMade, ChangePreview } from '../../../server/registration/changes/changes.contract.ts';
import type { DelegateDetails } from '../../../server/registration/delegates/delegates.contract.ts';
import { rulesOver } from '../../admission/rules/rules-at-work.ts';
import { rulesWith } from '../../admission/rules/rules-of-town.ts';
import { guardAt, openVenue, type Person, type Venue, whereabouts } from '../../admission/venue.ts';
import { useApp } from '../../support/app.ts';

const app = useApp();
let desk: string;
let supervisor: string;
let venue: Venue;
let guard: ReturnType<typeof guardAt>;
const { save } = rulesOver(app, () => supervisor);

beforeAll(async () => {
  desk = await app.signedInAs('desk');
  supervisor = await app.signedInAs('supervisor');
  venue = await openVenue(app);
  guard = guardAt(app, venue, await app.signedInAs('gate'));
  await save(rulesWith({ zoneId: 'town', categories: ['speaker'], reentry: { kind: 'times', entries: 3 } }));
});

const read = async ({ delegateId }: Person): Promise<DelegateDetails> =>
  (await app.ask('GET', `/api/delegates/${delegateId}`, { cookie: desk })).json();

const merging = async (goes: Person) => ({
  ...{ kind: 'merge', otherId: goes.delegateId, otherRevision: (await read(goes)).revision, take: [] },
});

async function foresee(stays: Person, goes: Person): Promise<ChangePreview> {
  const body = { change: await merging(goes) };
  return (await app.ask('POST', `/api/delegates/${stays.delegateId}/changes/preview`, { cookie: desk, body })).json();
}

async function merge(stays: Person, goes: Person): Promise<ChangeMade> {
  const { revision } = await read(stays);
  const body = { change: await merging(goes), revision, because: 'Registered twice' };
  const answer = await app.ask('POST', `/api/delegates/${stays.delegateId}/changes`, { cookie: desk, body });
  expect(answer.status).toBe(200);
  return answer.json();
}

/** In and out again, so many times. */
async function visit({ token }: Person, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    expect(await guard.scan('south-1', token)).toMatchObject({ verdict: 'admit' });
    expect(await guard.scan('south-1', token, { direction: 'out' })).toMatchObject({ verdict: 'admit' });
  }
}

const inside = async () => (await whereabouts(app)).inside.town ?? 0;

describe('visits of two registrations that become one', () => {
  it('sum, whichever was seen last: what a rule allows is used up by both', async () => {
    for (const lastSeen of ['stays', 'goes']) {
      const [stays, goes] = [await venue.invite(), await venue.invite()];
      if (lastSeen === 'stays') await visit(goes, 2);
      await visit(stays, 1);
      if (lastSeen === 'goes') await visit(goes, 2);
      await merge(stays, goes);
      expect((await read(stays)).entries).toBe(3);
      expect(await guard.scan('south-1', stays.token)).toMatchObject({ verdict: 'refuse', reason: 'entries_used_up' });
    }
  });

  it('leave the person where either was seen last, and count them there once', async () => {
    const [stays, goes] = [await venue.invite(), await venue.invite()];
    const before = await inside();
    await guard.scan('south-1', stays.token);
    await guard.scan('south-1', goes.token);
    await guard.scan('south-1', goes.token, { direction: 'out' });
    expect((await foresee(stays, goes)).consequences).toContainEqual({ kind: 'presence_taken' });
    await merge(stays, goes);
    expect((await read(stays)).presence).toBeUndefined();
    expect(await inside()).toBe(before);
  });
});

describe('a badge of the registration that went up in another', () => {
  it('is refused with its holder named as who stays, and stands among their badges', async () => {
    const [stays, goes] = [await venue.invite(), await venue.invite()];
    const other = await read(goes);
    await merge(stays, goes);
    const person = await read(stays);
    expect(await guard.scan('south-1', goes.token)).toMatchObject({
      ...{ verdict: 'refuse', reason: 'badge_revoked' },
      holder: { delegateId: stays.delegateId, name: person.name },
    });
    expect(person.badges.map(({ number }) => number)).toContain(other.badges[0]?.number);
  });

  it('has its late scans of before counted for who stays, between the scans of both', async () => {
    const [stays, goes] = [await venue.invite(), await venue.invite()];
    const before = await inside();
    await guard.scan('south-1', goes.token);
    app.clock.advance(60_000);
    // Shown by a device that had no network, and sent after the merge: out with one badge, in again with the other.
    const shown = { shownVerdict: 'admit' as const, shownAt: app.clock.now().toISOString() };
    const out = venue.record('west-1', goes.token, { direction: 'out', ...shown });
    app.clock.advance(60_000);
    await merge(stays, goes);
    expect((await read(stays)).presence).toMatchObject({ zoneId: 'town' });
    expect((await guard.send(out)).status).toBe(200);
    expect((await read(stays)).presence).toBeUndefined();
    expect((await whereabouts(app)).zoneOf.get(goes.delegateId)).toBeUndefined();
    expect(await inside()).toBe(before);
    expect((await read(stays)).entries).toBe(1);
  });

  it('has a late first entry counted for who stays, though they came in by it only', async () => {
    const [stays, goes] = [await venue.invite(), await venue.invite()];
    const before = await inside();
    await visit(stays, 1);
    app.clock.advance(60_000);
    const shown = { shownVerdict: 'admit' as const, shownAt: app.clock.now().toISOString() };
    const late = venue.record('west-1', goes.token, shown);
    app.clock.advance(60_000);
    await merge(stays, goes);
    await guard.send(late);
    expect(await read(stays)).toMatchObject({ entries: 2, presence: { zoneId: 'town' } });
    expect(await inside()).toBe(before + 1);
  });

  it('follows when that one goes up in a third', async () => {
    const [first, second, third] = [await venue.invite(), await venue.invite(), await venue.invite()];
    await visit(first, 1);
    await merge(second, first);
    await merge(third, second);
    expect(await read(first)).toMatchObject({ mergedInto: { id: third.delegateId } });
    expect((await read(third)).entries).toBe(1);
    expect(await guard.scan('south-1', first.token)).toMatchObject({ holder: { delegateId: third.delegateId } });
  });
});
