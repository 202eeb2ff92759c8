import { secretKeys } from '../../../db/schema/index.ts';
import { textOfGroup } from '../../../server/admission/scan-text.ts';
import { uuidv7 } from '../../../server/kernel/ids.ts';
import { rotateKeys } from '../../../server/key-rotation/rotate-keys.ts';
import { settleSecret } from '../../../server/key-rotation/settle-secret.ts';
import { keptHours } from '../../../server/privacy/retention/kept-hours.contract.ts';
import { recordKeptHours } from '../../../server/privacy/retention/record-kept-hours.ts';
import { layoutOfTown } from '../../admission/layout-of-town.ts';
import { keyOfDevice } from '../../support/device-keys.ts';
import { signInDevice } from '../../support/enrol.ts';
import { staffWithBadge, testPin } from '../../support/staff-badge.ts';
import type { Deed, Ways } from './act.ts';
import type { Ground } from './ground.ts';

/** A guard's device let somebody in whom the server would not. */
async function disputed(g: Ground): Promise<Deed> {
  const { token } = await g.venue.invite({ isVerified: false });
  const shown = { shownVerdict: 'admit' as const, shownAt: g.app.clock.now().toISOString() };
  return g.post('/api/scans', g.venue.record('south-1', token, shown));
}

/** Told of a scan that is stored already. */
async function disputedLater(g: Ground): Promise<Deed> {
  const { token } = await g.venue.invite({ isVerified: false });
  const record = g.venue.record('south-1', token);
  await g.ask('POST', '/api/scans', { body: record });
  const shown = { shownVerdict: 'admit' as const, shownAt: g.app.clock.now().toISOString() };
  return g.post('/api/scans', g.venue.record('south-1', token, { ...record, ...shown }));
}

/** Somebody refused at a gate that their category does not pass. */
async function refused(g: Ground): Promise<string> {
  const { token } = await g.venue.invite({ category: 'attendee' });
  const { id, verdict } = await g.ask('POST', '/api/scans', { body: g.venue.record('south-1', token) });
  if (verdict !== 'refuse') throw new Error(`not refused: ${verdict}`);
  return `/api/scans/${id}/override`;
}

const overridden = async (g: Ground): Promise<Deed> => g.post(await refused(g), { because: 'emergency' });

async function overriddenByBadge(g: Ground): Promise<Deed> {
  const path = await refused(g);
  const { badge } = await staffWithBadge(g.app, 'supervisor');
  const id = g.venue.deviceOf.get('south-1') ?? '';
  const tablet = await signInDevice(g.app, { id, key: keyOfDevice(id) });
  return g.post(`${path}/by-badge`, { because: 'emergency', badge, pin: testPin }, `${tablet}; ${g.everybody}`);
}

async function group(g: Ground): Promise<Deed> {
  const people = [await g.invited(), await g.invited()];
  const { id: groupId } = await g.ask('POST', '/api/groups', { body: { name: g.fresh('Crew') } });
  const add = people.map(({ delegateId }) => delegateId);
  await g.ask('PUT', `/api/groups/${groupId}/members`, { body: { add } });
  const deviceId = g.venue.deviceOf.get('south-1') ?? '';
  const made = {
    ...{ requestId: uuidv7(g.app.clock.now()), laneId: 'south-1', deviceId, sequence: Date.now() },
    ...{ direction: 'in' as const, deviceTime: g.app.clock.now().toISOString(), clockOffsetMs: 0, clockErrorMs: 50 },
    by: { kind: 'group' as const, groupId: String(groupId) },
  };
  return g.post('/api/scans/groups', { ...made, signature: keyOfDevice(deviceId).sign(textOfGroup(made)) });
}

async function rules(g: Ground): Promise<Deed> {
  const { version, rules } = await g.ask('GET', '/api/rules');
  return g.put('/api/rules', { rules, seen: version, note: 'As it was' });
}

const hotspots = (g: Ground) =>
  [
    'code,name,carrier,bands,level,latitude,longitude,capacity_clients',
    `LH-${g.fresh('').trim()},Lantern Hall,Qinghe,5,0,30.74,120.49,50`,
  ].join('\n');

const level = { level: 0, name: { en: 'Ground' }, drawing: { type: 'FeatureCollection', features: [] } };

/** All is sealed under the server's secret already: what is left to decide is that no secret before it counts. */
async function rotated({ app, rotation }: Ground): Promise<Deed> {
  const { database, clock } = app;
  const secrets = await settleSecret({ database, url: database.url, clock }, app.secrets);
  await rotation.drizzle.update(secretKeys).set({ rotatedAt: null });
  return () => rotateKeys({ rotation, secrets, clock }).then(() => undefined);
}

export const venueActs = {
  conference_changed: {
    'by an administrator': async (g) => {
      const conference = await g.ask('GET', '/api/conference');
      return g.put('/api/conference', { ...conference, name: { en: g.fresh('Town') } });
    },
  },
  layout_changed: {
    'by an administrator': (g) => {
      const zones = [...layoutOfTown.zones, { id: g.fresh('barn').replace(' ', '-'), name: { en: 'Barn' } }];
      return g.put('/api/layout', { zones, gates: layoutOfTown.gates, lanes: layoutOfTown.lanes });
    },
  },
  rules_changed: { 'by a supervisor': rules },
  group_admitted: { 'at a gate': group },
  verdict_disputed: { 'by a scan': disputed, 'by a scan that was recorded': disputedLater },
  verdict_overridden: { 'by a supervisor': overridden, 'by badge at a tablet': overriddenByBadge },
  list_printed: {
    'of who is inside': (g) => g.post('/api/lists/assembly', {}),
    'of who may enter': (g) => g.post('/api/lists/gates/south'),
  },
  stations_changed: {
    'by an administrator': async (g) => {
      const { stations } = await g.ask('GET', '/api/stations');
      const number = 100 + Number(g.fresh('').trim());
      const added = { id: `station-${number}`, number, place: { en: 'in the tea house' } };
      return g.put('/api/stations', { stations: [...stations, added] });
    },
  },
  hotspots_imported: {
    'by a file': (g) =>
      g.deed('POST', '/api/hotspots/inventory', { body: hotspots(g), headers: { 'content-type': 'text/csv' } }),
  },
  retention_changed: {
    'at the start': (g) => () =>
      recordKeptHours(g.app, { ...keptHours, letter_settled: 24 * 60 }).then(() => undefined),
  },
  secret_key_rotated: { 'by its command': rotated },
  map_drawn: { 'by an administrator': (g) => g.put('/api/map', { levels: [level] }) },
} satisfies Record<string, Ways>;
