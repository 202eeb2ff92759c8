import { expect, it } from 'vitest';
import { storedZip } from '../../../../server/kernel/stored-zip.ts';
import { readGtfs } from '../../../../server/wayfinding/import/gtfs/read-gtfs.ts';
import { venuePlan } from '../../../../server/wayfinding/venue/venue.contract.ts';

const feed = () => ({
  'stops.txt': [
    'stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station,level_id,platform_code',
    'S,Old Town,30.7436,120.4871,1,,,',
    'E1,North entrance,30.7440,120.4871,2,S,street,',
    'hall west,,,,3,S,mezz,',
    '"P1",Platform 1,30.7436,120.4880,0,S,tracks,1',
    'B1,,,,4,P1,tracks,',
    'lonely,Nobody comes here,30.7,120.4,0,,,',
  ],
  'pathways.txt': [
    'pathway_id,from_stop_id,to_stop_id,pathway_mode,is_bidirectional,length,traversal_time,stair_count,max_slope,min_width,signposted_as',
    'w,E1,hall west,1,1,44.5,,,-0.04,2.4,"To trains, and exit"',
    's,hall west,P1,2,1,,30,-40,,,',
    'e,P1,hall west,4,0,20,25,,,,',
    'l,hall west,P1,5,1,,45,,,,',
    'g,hall west,E1,7,0,,,,,,',
    'b,P1,B1,1,1,,,,,,',
  ],
  'levels.txt': ['level_id,level_index,level_name', 'street,0,Street', 'mezz,-0.5,', 'tracks,-1,Tracks'],
  'stop_times.txt': ['trip_id', '"never closed'],
});
type Feed = Record<string, readonly string[]>;

const archiveOf = (files: Feed) =>
  storedZip(new Map(Object.entries(files).map(([name, lines]) => [name, Buffer.from(lines.join('\r\n'))])));
const read = (files: Feed = feed()) => readGtfs(archiveOf(files));

it('makes pathways walkways of their kind, with what is told of them', async () => {
  const { plan, findings } = await read();
  expect(findings).toEqual([]);
  const { walkways, nodes, levels } = venuePlan.parse(plan);
  expect(walkways).toMatchObject([
    {
      id: 'w',
      from: 'E1',
      to: 'hall_west',
      kind: 'walkway',
      lengthM: 44.5,
      slope: -0.04,
      widthM: 2.4,
      direction: 'both',
    },
    { id: 's', kind: 'stairs', stairs: -40, direction: 'both' },
    { id: 'e', kind: 'escalator', direction: 'forward', lengthM: 20, seconds: 25 },
    { id: 'l', kind: 'lift', seconds: 45 },
    { id: 'g', kind: 'gate', direction: 'forward' },
    { id: 'b', kind: 'walkway', lengthM: 0 },
  ]);
  expect(walkways[0]?.name).toEqual({ en: 'To trains, and exit' });
  expect(walkways[1]?.seconds).toBeUndefined();
  expect(levels.map(({ id, ordinal, name }) => [id, ordinal, name.en])).toEqual([
    ['tracks', -1, 'Tracks'],
    ['mezz', -0.5, 'Level -0.5'],
    ['street', 0, 'Street'],
    ['level:0', 0, 'Level 0'],
  ]);
  // What tells no position stands where its station does, or its platform.
  expect(nodes.find(({ id }) => id === 'hall_west')?.point).toEqual([120.4871, 30.7436]);
  expect(nodes.find(({ id }) => id === 'B1')?.point).toEqual([120.488, 30.7436]);
});

it('makes platforms, stations and entrances places, where a pathway leads', async () => {
  const { plan } = await read();
  expect(plan?.places.map(({ key, kind, doors, aliases }) => [key, kind, doors, aliases])).toEqual([
    ['S', 'stop', ['E1'], undefined],
    ['E1', 'entrance', ['E1'], undefined],
    ['P1', 'stop', ['P1', 'B1'], ['1']],
  ]);
});

const changed = (file: 'stops.txt' | 'pathways.txt' | 'levels.txt', line: number, text: string): Feed => {
  const files: Feed = feed();
  return { ...files, [file]: files[file]!.map((old, at) => (at === line - 1 ? text : old)) };
};
const without = (file: string): Feed => Object.fromEntries(Object.entries(feed()).filter(([name]) => name !== file));

const cases: [string, Feed, object][] = [
  ['no stops', without('stops.txt'), { code: 'missing_file', at: { file: 'stops.txt' } }],
  ['no pathways', without('pathways.txt'), { code: 'missing_file', at: { file: 'pathways.txt' } }],
  [
    'a pathway to nowhere',
    changed('pathways.txt', 3, 's,hall west,P9,2,1'),
    { code: 'unknown_id', at: { line: 3 }, values: { id: 'P9' } },
  ],
  ['a pathway to a station', changed('pathways.txt', 3, 's,hall west,S,2,1'), { code: 'wrong_form', at: { line: 3 } }],
  ['a pathway of no mode', changed('pathways.txt', 3, 's,hall west,P1,8,1'), { code: 'wrong_form', at: { line: 3 } }],
  [
    'a pathway of no direction',
    changed('pathways.txt', 3, 's,hall west,P1,2,'),
    { code: 'wrong_form', at: { line: 3 } },
  ],
  ['a length below zero', changed('pathways.txt', 2, 'w,E1,hall west,1,1,-3'), { code: 'wrong_form', at: { line: 2 } }],
  ['a pathway twice', changed('pathways.txt', 3, 'w,hall west,P1,2,1'), { code: 'duplicate_id', values: { id: 'w' } }],
  [
    'a stop twice',
    changed('stops.txt', 4, 'E1,Again,30.7,120.4,2,S,street'),
    { code: 'duplicate_id', at: { line: 4 } },
  ],
  [
    'a stop in no station',
    changed('stops.txt', 3, 'E1,N,30.7,120.4,2,T,street'),
    { code: 'unknown_id', values: { id: 'T' } },
  ],
  [
    'a stop on no level',
    changed('stops.txt', 3, 'E1,N,30.7,120.4,2,S,roof'),
    { code: 'unknown_id', values: { id: 'roof' } },
  ],
  [
    'swapped coordinates',
    changed('stops.txt', 3, 'E1,N,120.4,30.7,2,S,street'),
    { code: 'swapped_coordinates', at: { line: 3 } },
  ],
  [
    'a position nowhere',
    changed('stops.txt', 3, 'E1,N,NaN,1e9,2,S,street'),
    { code: 'impossible_position', at: { line: 3 } },
  ],
  [
    'a level of no height',
    changed('levels.txt', 2, 'street,ground,Street'),
    { code: 'wrong_form', at: { file: 'levels.txt', line: 2 } },
  ],
  [
    'a column missing',
    changed('stops.txt', 1, 'id,stop_name'),
    { code: 'wrong_form', at: { file: 'stops.txt', line: 1 } },
  ],
  ['a quote that never closes', changed('stops.txt', 3, '"E1'), { code: 'wrong_form', at: { file: 'stops.txt' } }],
];
it.each(cases)('takes nothing of a feed with %s, and says where', async (_what, files, finding) => {
  const { plan, findings } = await read(files);
  expect(plan).toBeUndefined();
  expect(findings[0]).toMatchObject({ severity: 'error', ...finding });
});

it('ends at stations that stand in each other', async () => {
  const { plan, findings } = await read(changed('stops.txt', 2, 'S,Old Town,,,1,S,,'));
  expect([plan, findings[0]?.code]).toEqual([undefined, 'impossible_position']);
});

it('takes nothing of an archive that is cut off', async () => {
  const { plan, findings } = await readGtfs(archiveOf(feed()).subarray(0, 700));
  expect([plan, findings[0]?.code]).toEqual([undefined, 'unreadable_file']);
});
