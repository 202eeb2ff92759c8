import type { PlaceKind } from '../../db/venue-vocabulary.ts';
import type { VenuePlan, Walkway } from '../../server/wayfinding/venue/venue.contract.ts';

const metre = 1 / 111_320;
export const at = (east: number, north: number): [number, number] => [120 + east * metre, north * metre];
const way = (id: string, from: string, to: string, lengthM: number, more: Partial<Walkway> = {}): Walkway => ({
  ...{ id, from, to, lengthM, kind: 'walkway', direction: 'both' },
  ...more,
});
const place = (key: string, kind: PlaceKind, en: string, zh: string, point: [number, number]) => ({
  ...{ key, kind, name: { en, 'zh-CN': zh }, levelId: key === 'balcony' ? 'upper' : 'ground', point, doors: [key] },
});

/** Gate — Silk Hall — canal — Lantern Hall: over the Old Bridge with its 18 steps, or around by the Flat Bridge. */
export const town: VenuePlan = {
  levels: [
    { id: 'ground', ordinal: 0, name: { en: 'Ground floor', 'zh-CN': '底层' }, shortName: 'G' },
    { id: 'upper', ordinal: 1, name: { en: 'Upper floor', 'zh-CN': '二层' }, shortName: '1' },
  ],
  places: [
    place('gate', 'entrance', 'South Gate', '南门', at(0, 0)),
    place('silk', 'hall', 'Silk Hall', '丝厅', at(100, 0)),
    place('toilet', 'toilet', 'Toilet by the canal', '河边洗手间', at(120, 40)),
    place('help', 'help', 'Help Desk', '问询处', at(90, 30)),
    place('lantern', 'hall', 'Lantern Hall', '灯厅', at(200, 0)),
    place('balcony', 'room', 'Balcony', '阳台', at(220, 0)),
    place('island', 'other', 'Island', '小岛', at(400, 0)),
    place('hotel', 'hotel', 'Heron Hotel', '苍鹭酒店', at(100, 900)),
  ],
  nodes: [
    ['gate', 0, 0],
    ['silk', 100, 0],
    ['toilet', 120, 40],
    ['help', 90, 30],
    ['around', 150, 150],
    ['lantern', 200, 0],
    ['balcony', 220, 0],
    ['island', 400, 0],
    ['hotel', 100, 900],
  ].map(([id, east, north]) => ({
    ...{ id: String(id), levelId: id === 'balcony' ? 'upper' : 'ground', point: at(Number(east), Number(north)) },
  })),
  walkways: [
    way('quay', 'gate', 'silk', 100, { name: { en: 'Warp Canal Quay', 'zh-CN': '经河岸' } }),
    way('to-toilet', 'silk', 'toilet', 45),
    way('to-help', 'silk', 'help', 32),
    way('old-bridge', 'silk', 'lantern', 100, {
      ...{ feature: 'bridge', stairs: 18, stepFree: 'no' },
      name: { en: 'Old Bridge', 'zh-CN': '老桥' },
    }),
    way('to-flat-bridge', 'silk', 'around', 150),
    way('flat-bridge', 'around', 'lantern', 150, { feature: 'bridge', name: { en: 'Flat Bridge', 'zh-CN': '平桥' } }),
    way('balcony-stairs', 'lantern', 'balcony', 6, { kind: 'stairs', stairs: 18 }),
    way('lane', 'silk', 'hotel', 900, { feature: 'street', name: { en: 'Long Lane', 'zh-CN': '长巷' } }),
  ],
};
