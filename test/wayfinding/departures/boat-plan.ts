import type { VenuePlan, Walkway } from '../../../server/wayfinding/venue/venue.contract.ts';

const nodes = ['west', 'middle', 'east', 'gate'] as const;
const ride = (id: string, from: string, to: string, more: Partial<Walkway>): Walkway => ({
  ...{ id, from, to, kind: 'boat', lengthM: 500, seconds: 120, headwayS: 600, line: 'boat', direction: 'both' },
  ...more,
});

/** Three piers along a canal and a bus stop at the first, each a place; on foot nothing is joined. */
export const boatPlan: VenuePlan = {
  levels: [{ id: 'ground', ordinal: 0, name: { en: 'Ground' } }],
  places: [
    ['pier', 'west', 'West Pier'] as const,
    ['middle-pier', 'middle', 'Middle Pier'] as const,
    ['east-pier', 'east', 'East Pier'] as const,
    ['gate', 'gate', 'Gate'] as const,
  ].map(([key, door, en], i) => ({
    ...{ key, kind: 'pier' as const, name: { en }, levelId: 'ground', point: [120 + i / 200, 0], doors: [door] },
    ...(key === 'middle-pier' && { aliases: ['S-17'] }),
  })),
  nodes: nodes.map((id, i) => ({ id, levelId: 'ground', point: [120 + i / 200, 0] })),
  walkways: [
    ride('west-middle', 'west', 'middle', { name: { en: 'Canal boat' } }),
    ride('middle-east', 'middle', 'east', {}),
    ride('west-east', 'west', 'east', { direction: 'forward' }),
    ride('west-bus', 'west', 'gate', { kind: 'shuttle', line: 'bus', direction: 'forward', headwayS: 480 }),
  ],
};
