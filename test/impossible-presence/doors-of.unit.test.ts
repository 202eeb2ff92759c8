import { expect, it } from 'vitest';
import { growZoneTree } from '../../server/admission/zone-tree.ts';
import { doorsOf } from '../../server/impossible-presence/doors-of.ts';

const zones = growZoneTree([
  { id: 'site' },
  { id: 'hall', parentId: 'site' },
  { id: 'tea-room', parentId: 'hall' },
  { id: 'garden' },
]);
const gate = (id: string, innerZoneId: string, outerZoneId?: string, latitude?: number) => ({
  ...{ id, name: { en: id }, innerZoneId },
  ...(outerZoneId !== undefined && { outerZoneId }),
  ...(latitude !== undefined && { latitude, longitude: 120 }),
});
const gates = [gate('door', 'hall', 'site', 30), gate('tea-door', 'tea-room', 'hall', 30.01)];
const doors = doorsOf({ gates }, zones, new Map([['hall', 42]]));
const at = (zoneId: string | null, latitude: number) => doors({ zoneId, latitude, longitude: 120 });

it('a hotspot stands behind the outermost door that leads to it', () => {
  expect(at('hall', 30.005)).toEqual({ inside: 42 });
  expect(at('tea-room', 30.005)).toEqual({ inside: 42 });
});

it('no door leads to the open, or to a zone without a gate', () => {
  for (const zone of ['site', 'garden', null, 'gone']) expect(at(zone, 30.005)).toBeUndefined();
});

it('beside a door that leads in from the open it is heard outside; beside one that leads further in it is not', () => {
  expect(at('hall', 30.0005)).toBeUndefined();
  expect(at('tea-room', 30.01)).toEqual({ inside: 42 });
});
