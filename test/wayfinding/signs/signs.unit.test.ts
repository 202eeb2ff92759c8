import { expect, test } from 'vitest';
import { compileGraph } from '../../../server/wayfinding/router/compile-graph.ts';
import { makeConditions } from '../../../server/wayfinding/router/conditions.ts';
import { makeRouter } from '../../../server/wayfinding/router/router.ts';
import { layOutSign, signPaper } from '../../../server/wayfinding/signs/lay-out-sign.ts';
import { nearestHalls, type SignGround } from '../../../server/wayfinding/signs/nearest-halls.ts';
import { paintSigns } from '../../../server/wayfinding/signs/paint-signs.ts';
import type { Sign } from '../../../server/wayfinding/signs/sign.ts';
import type { VenuePlan } from '../../../server/wayfinding/venue/venue.contract.ts';
import { at } from '../canal-town.ts';
import { addressesOn } from './printed-signs.ts';

const sign: Sign = {
  ...{ name: { en: 'Stone Bridge Landing', 'zh-CN': '石桥码头' }, code: 'K7M4', level: 'ground' },
  ...{ address: 'https://venue.example/p/K7M4', version: 14, date: '2026-11-22', helpTelephone: '0573 555 0120' },
  destinations: [
    { name: { en: 'Lantern Hall', 'zh-CN': '灯厅' }, minutes: 4, stepFreeMinutes: 6, setOut: 'left' },
    { name: { en: 'Silk Hall', 'zh-CN': '丝厅' }, minutes: 7, stepFreeMinutes: 7, setOut: 'ahead' },
    { name: { en: 'Tide Theatre', 'zh-CN': '潮剧场' }, minutes: 11, stepFreeMinutes: undefined, setOut: undefined },
  ],
};

async function printed(signs: Sign[]): Promise<string[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of paintSigns(signs, new Date('2026-11-22T09:00:00Z'))) chunks.push(chunk as Buffer);
  return addressesOn(Buffer.concat(chunks));
}

test('a phone that is pointed at a printed sign reads the address of its place', async () => {
  const addresses = ['https://venue.example/p/K7M4', 'https://venue.example/p/0001'];
  expect(await printed(addresses.map((address) => ({ ...sign, address })))).toEqual(addresses);
});

/** Points of what is drawn that lie less than this from the edge of the paper: printers leave it white. */
function beyondMargin(drawn: Sign, marginMm = 12): unknown[] {
  const isOut = (x: number, y: number) =>
    x < marginMm || y < marginMm || x > signPaper.widthMm - marginMm || y > signPaper.heightMm - marginMm;
  return layOutSign(drawn).items.filter((item) => {
    if (item.kind === 'polygons') return item.polygons.some((corners) => corners.some(([x, y]) => isOut(x, y)));
    if (item.kind !== 'glyphs') return false;
    const last = item.glyphs.at(-1);
    return isOut(item.x, item.y) || isOut(item.x + (last?.x ?? 0) * item.sizeMm, item.y);
  });
}

test.each([
  ['in Chinese', sign.name],
  ['in Arabic', { en: 'South Gate', ar: 'البوابة الجنوبية' }],
  ['in English alone, and long', { en: 'Press House floor two, entrance by the courtyard of the old dye works' }],
  ['as long as a name may be', { en: 'Hall '.repeat(40).trim(), 'zh-CN': '大厅'.repeat(100) }],
])('a name %s stays on the sheet', (_, name) => {
  expect(beyondMargin({ ...sign, name })).toEqual([]);
});

/** Halls one after the other, each a hundred metres farther from the gate. */
function floorsAndHalls(halls: readonly [key: string, en: string, levelId: string][]): SignGround {
  const nodes = halls.map(([id, , levelId], i) => ({ id, levelId, point: at(i, 0) }));
  const plan: VenuePlan = {
    levels: [0, 1, 2].map((ordinal) => ({ id: `level-${ordinal}`, ordinal, name: { en: `Level ${ordinal}` } })),
    places: [['gate', 'South Gate', 'level-0'] as const, ...halls].map(([key, en, levelId]) => ({
      ...{ key, kind: key === 'gate' ? 'gate' : 'hall', name: { en }, levelId, point: at(0, 0), doors: [key] },
    })),
    nodes: [{ id: 'gate', levelId: 'level-0', point: at(0, 0) }, ...nodes],
    walkways: halls.map(([to], i) => ({
      ...{ id: `to-${to}`, from: i === 0 ? 'gate' : (halls[i - 1]?.[0] ?? ''), to, lengthM: 100 },
      ...{ kind: 'walkway', direction: 'both' },
    })),
  };
  const graph = compileGraph(plan);
  const conditions = makeConditions(graph, { timeZone: 'UTC', fromMs: 0, untilMs: 0 });
  return { router: makeRouter(graph, conditions), zones: new Set(), departAtMs: 0 };
}

const namesFrom = (ground: SignGround) => {
  const [gate] = ground.router.graph.places;
  return gate ? nearestHalls(ground, gate, undefined).map(({ name }) => name.en) : [];
};

test('the floors of one building are one of the three nearest halls, unless there are no others', () => {
  const lake = (floor: number): [string, string, string] => [
    `lake-${floor}`,
    `Lake Hall, floor ${floor}`,
    `level-${floor - 1}`,
  ];
  const silk: [string, string, string] = ['silk', 'Silk Hall', 'level-0'];
  const barn: [string, string, string] = ['barn', 'Barn A', 'level-0'];
  expect(namesFrom(floorsAndHalls([['lake-1', 'Lake Hall', 'level-0'], lake(2), lake(3), silk, barn]))).toEqual([
    'Lake Hall',
    'Silk Hall',
    'Barn A',
  ]);
  expect(namesFrom(floorsAndHalls([['lake-1', 'Lake Hall', 'level-0'], lake(2), lake(3), silk]))).toEqual([
    'Lake Hall',
    'Lake Hall, floor 2',
    'Silk Hall',
  ]);
  // Beside each other on one level they are two halls, whatever their names have in common.
  const wings = ['east', 'west', 'north'].map((wing): [string, string, string] => [
    wing,
    `Level 0, ${wing}`,
    'level-0',
  ]);
  expect(namesFrom(floorsAndHalls([...wings, silk]))).toEqual(['Level 0, east', 'Level 0, west', 'Level 0, north']);
});

const glyphsOf = (drawn: Sign) => layOutSign(drawn).items.filter(({ kind }) => kind === 'glyphs').length;
const marksOf = (drawn: Sign) => layOutSign(drawn).items.filter(({ kind }) => kind === 'polygons').length;

test('where nobody knows how the sign hangs, it has no arrows; where no way is step-free, it says so beside a wheelchair struck through', () => {
  const [first, second, third] = sign.destinations;
  if (!first || !second || !third) throw new Error('the sign has three');
  const bare = { ...sign, destinations: [{ ...third, stepFreeMinutes: undefined }] };
  const withArrow = { ...sign, destinations: [{ ...third, setOut: 'back' as const }] };
  const withWheelchair = { ...sign, destinations: [{ ...third, stepFreeMinutes: 12 }] };
  expect(marksOf(withArrow)).toBe(marksOf(bare) + 1);
  // The bar.
  expect(marksOf(bare)).toBe(marksOf(withWheelchair) + 1);
  // More words than a number and its unit.
  expect(glyphsOf(bare)).toBeGreaterThan(glyphsOf(withWheelchair));
});

test('a venue whose names are in English alone says each thing once', () => {
  const english = (one: Sign): Sign => ({
    ...{ ...one, name: { en: one.name.en } },
    destinations: one.destinations.map((to) => ({ ...to, name: { en: to.name.en } })),
  });
  expect(glyphsOf(english(sign))).toBeLessThan(glyphsOf(sign));
});
