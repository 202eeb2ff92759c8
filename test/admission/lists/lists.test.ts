import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { delegates, groups } from '../../../db/schema/index.ts';
import { scanIdOf } from '../../../server/admission/admit-group.ts';
import type {
  AssemblyList,
  GateList,
  GroupAdmission,
  GroupToAdmit,
} from '../../../server/admission/lists/lists.contract.ts';
import { textOfGroup } from '../../../server/admission/scan-text.ts';
import { uuidv7 } from '../../../server/kernel/ids.ts';
import { register } from '../../registration/register.ts';
import { useApp } from '../../support/app.ts';
import { keyOfDevice } from '../../support/device-keys.ts';
import { guardAt, openVenue, type Person, type Venue, whereabouts } from '../venue.ts';

const app = useApp();
let desk: string;
let guard: string;
let venue: Venue;

beforeAll(async () => {
  desk = await app.signedInAs('desk');
  guard = await app.signedInAs('gate');
  venue = await openVenue(app);
});

/** A delegation of these people, of whom the first speaks for it. */
async function delegation(name: string, people: Person[]): Promise<string> {
  const [id, at] = [uuidv7(app.clock.now()), app.clock.now()];
  const db = app.database.drizzle;
  await db.insert(groups).values({ id, name, headId: people[0]!.delegateId, createdAt: at, changedAt: at });
  for (const { delegateId } of people)
    await db.update(delegates).set({ groupId: id }).where(eq(delegates.id, delegateId));
  return id;
}

let sequence = 10_000;
const request = (by: object, laneId = 'south-1') => {
  app.clock.advance(1000);
  sequence += 1;
  const deviceId = venue.deviceOf.get(laneId) ?? '';
  const made = {
    ...{ requestId: uuidv7(app.clock.now()), laneId, deviceId, sequence, direction: 'in' as const },
    ...{ deviceTime: app.clock.now().toISOString(), clockOffsetMs: 0, clockErrorMs: 50, by: by as GroupToAdmit['by'] },
  };
  return { ...made, signature: keyOfDevice(deviceId).sign(textOfGroup(made)) };
};

async function admit(body: object, cookie = guard) {
  const answer = await app.ask('POST', '/api/scans/groups', { cookie, body });
  return { status: answer.status, body: (await answer.json()) as GroupAdmission & { code: string } };
}

const inside = async () => (await whereabouts(app)).inside.town ?? 0;

describe('a group at a gate', () => {
  it('comes in by the badge of its head; who may not is named with why; again changes nothing', async () => {
    const people = [await venue.invite(), await venue.invite(), await venue.invite({ isVerified: false })];
    const badgeless = { delegateId: await register(app.database), serial: 0, token: '' };
    await delegation('Choir of the canals', [...people, badgeless]);
    const before = await inside();
    const body = request({ kind: 'head', token: people[0]!.token });
    const first = await admit(body);
    expect(first.body).toMatchObject({ group: { name: 'Choir of the canals' }, admitted: 2 });
    const why = first.body.members.map(({ verdict, reason }) => `${verdict} ${reason}`);
    expect(why.slice(0, 2).sort()).toEqual(['refer identity_not_verified', 'refuse badge_unknown']);
    expect(why.slice(2)).toEqual(['admit admitted', 'admit admitted']);
    expect(await inside()).toBe(before + 2);
    const again = await admit(body);
    expect(again.body.members.map(({ scanId }) => scanId).sort()).toEqual(
      first.body.members.map(({ scanId }) => scanId).sort(),
    );
    expect(again.body.members.filter(({ isRepeated }) => isRepeated)).toHaveLength(3);
    expect(await inside()).toBe(before + 2);
  });

  it('is offered to whoever reads its head at the way in, with how many wait and how many are verified', async () => {
    const people = [await venue.invite(), await venue.invite(), await venue.invite({ isVerified: false })];
    await delegation('Crew of the boats', people);
    const at = guardAt(app, venue, guard);
    const [head, member] = people;
    const offered = await at.scan('south-1', head!.token);
    expect(offered.group).toEqual({ name: 'Crew of the boats', waiting: 2, verified: 1 });
    expect((await at.scan('south-1', member!.token)).group).toBeUndefined();
    expect((await at.scan('south-1', head!.token, { direction: 'out' })).group).toBeUndefined();
    const again = await at.scan('south-1', head!.token);
    expect(again.group).toEqual({ name: 'Crew of the boats', waiting: 1, verified: 0 });
  });

  it('is not let in by the badge of a member, nor by a number that was typed', async () => {
    const people = [await venue.invite(), await venue.invite()];
    await delegation('Film crew', people);
    for (const token of [people[1]!.token, 'not a badge']) {
      expect((await admit(request({ kind: 'head', token }))).body.code).toBe('admission.not_a_head');
    }
  });

  it('fills a hall only as far as there is room, as scans one by one would', async () => {
    const people = await Promise.all(Array.from({ length: 5 }, () => venue.invite()));
    const groupId = await delegation('Five of them', people);
    expect((await admit(request({ kind: 'group', groupId }))).body.admitted).toBe(5);
    const { body } = await admit(request({ kind: 'group', groupId }, 'hall-1'));
    expect(body.admitted).toBe(3);
    expect(body.members.filter(({ reason }) => reason === 'zone_full')).toHaveLength(2);
  });

  it('comes by a list from the desk, and not by one from who has no business at a gate', async () => {
    const { delegateId } = await venue.invite({ category: 'official' });
    const body = request({ kind: 'list', delegateIds: [delegateId] });
    expect((await admit(body, await app.signedInAs('network'))).status).toBe(403);
    expect((await admit(body, desk)).body).toMatchObject({ admitted: 1, members: [{ delegateId, verdict: 'admit' }] });
  });

  it('is not taken from a device that stands elsewhere', async () => {
    const { delegateId } = await venue.invite();
    const deviceId = venue.deviceOf.get('south-1') ?? '';
    const { signature: _, ...made } = request({ kind: 'list', delegateIds: [delegateId] }, 'west-1');
    const carried = { ...made, deviceId };
    const body = { ...carried, signature: keyOfDevice(deviceId).sign(textOfGroup(carried)) };
    expect((await admit(body)).body.code).toBe('admission.device_elsewhere');
  });

  it('is not taken from a device with a key that has not signed it', async () => {
    const { signature, ...made } = request({ kind: 'list', delegateIds: [(await venue.invite()).delegateId] });
    expect((await admit(made)).body.code).toBe('admission.signature_needed');
    expect((await admit({ ...made, laneId: 'west-1', signature })).body.code).toBe('admission.signature_wrong');
  });

  it('cannot be feigned by a scan that says it is of a list', async () => {
    const { serial } = await venue.invite();
    const answer = await guardAt(app, venue, guard).scan('south-1', `listed:${serial}`);
    expect(answer).toMatchObject({ verdict: 'refuse', reason: 'badge_unreadable' });
  });

  it('has scans whose ids are of the right form, one for each member', () => {
    const requestId = uuidv7(app.clock.now());
    const ids = ['a', 'b'].map((letter) => scanIdOf(requestId, letter));
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe('a list for an evacuation', () => {
  it('names everybody inside once, by zone, group and name', async () => {
    const answer = await app.ask('POST', '/api/lists/assembly', { cookie: desk, body: {} });
    const list: AssemblyList = await answer.json();
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const { zoneOf } = await whereabouts(app);
    const people = list.zones.flatMap(({ id, groups: of }) =>
      of.flatMap((group) => group.people.map((each) => [each.delegateId, id])),
    );
    expect(new Map(people as [string, string][])).toEqual(new Map([...zoneOf].filter(([, zoneId]) => zoneId)));
    expect(list.zones.find(({ id }) => id === 'hall')?.groups).toMatchObject([{ name: 'Five of them' }]);
    const part = await app.ask('POST', '/api/lists/assembly', { cookie: desk, body: { zoneId: 'hall' } });
    expect(((await part.json()) as AssemblyList).zones.map(({ id }) => id)).toEqual(['hall']);
  });
});

describe('a list for a gate without devices', () => {
  it('names who may enter today, by Latin name, with the number of a badge that is good', async () => {
    const media = await venue.invite({ category: 'media', isVerified: false });
    const read = async (gateId: string): Promise<GateList> =>
      (await app.ask('POST', `/api/lists/gates/${gateId}`, { cookie: desk })).json();
    const south = await read('south');
    expect(south).toMatchObject({ day: app.clock.now().toISOString().slice(0, 10), zone: { id: 'town' } });
    expect(south.people.find(({ delegateId }) => delegateId === media.delegateId)).toMatchObject({
      badgeNumber: expect.stringMatching(/^\d+-\d$/),
      isVerified: false,
    });
    const hall = await read('hall-door');
    expect(hall.people.map(({ delegateId }) => delegateId)).not.toContain(media.delegateId);
    expect((await app.ask('POST', '/api/lists/gates/nowhere', { cookie: desk })).status).toBe(404);
  });
});
