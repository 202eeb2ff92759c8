import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  placeKinds,
  stepFreeWords,
  walkwayDirections,
  walkwayDoors,
  walkwayFeatures,
  walkwayKinds,
} from '../../../db/venue-vocabulary.ts';
import { readImdf } from '../../../server/wayfinding/import/imdf/read-imdf.ts';
import { writeArchive } from '../../../server/wayfinding/import/imdf/write-archive.ts';
import { writeImdf } from '../../../server/wayfinding/import/imdf/write-imdf.ts';
import { readArchive } from '../../../server/wayfinding/import/read-archive.ts';
import { gatherFindings } from '../../../server/wayfinding/venue/gather-findings.ts';
import { type VenuePlan, venuePlan } from '../../../server/wayfinding/venue/venue.contract.ts';
import { generateImdf, zipImdf } from '../../support/generated-imdf.ts';

const venue = { name: { en: 'Centre', zh: '中心' }, createdAt: '2026-01-01T00:00:00Z' };

const text = fc
  .string({ minLength: 1, maxLength: 20, unit: fc.constantFrom('a', 'Z', '9', ' ', '厅', 'ä', '"', '<', '\u200d') })
  .map((each) => `x${each}y`);
const localized = fc.record({ en: text, 'zh-CN': text }, { requiredKeys: ['en'] });
const point = fc
  .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: -99_999, max: 99_999 }))
  .map(([x, y]): [number, number] => [9.9 + x / 1e7, 53.5 + y / 1e7]);
const slug = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,8}$/);
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);
const hours = fc.array(
  fc.record({ days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), opens: time, closes: time }),
  { maxLength: 4 },
);
const metres = fc.integer({ min: 1, max: 90_000 }).map((each) => each / 100);

const idsOf = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => `${prefix}:${at}/"é`);
const optional = <T extends object>(required: (keyof T)[]) => ({ requiredKeys: required });

/** Plans of any content: what the contract allows, however little sense it makes. */
const plans: fc.Arbitrary<VenuePlan> = fc
  .record({
    levels: fc.integer({ min: 1, max: 4 }),
    nodes: fc.integer({ min: 1, max: 8 }),
    places: fc.nat(5),
    walkways: fc.nat(8),
  })
  .chain((counts) => {
    const levelId = fc.constantFrom(...idsOf('level', counts.levels));
    const nodeId = fc.constantFrom(...idsOf('node', counts.nodes), 'unknown');
    const place = fc.record(
      {
        name: localized,
        kind: fc.constantFrom(...placeKinds),
        levelId,
        point,
        doors: fc.array(nodeId, { maxLength: 3 }),
        zoneId: slug,
        aliases: fc.array(text, { maxLength: 2 }),
        address: localized,
        telephone: fc.constant('+49 40 1234'),
        hours,
        bookingUrl: fc.constant('https://example.org/book?a=1'),
        introduction: fc.record({ en: fc.constant('One.\n\nTwo.') }),
      },
      optional(['name', 'kind', 'levelId', 'point', 'doors']),
    );
    const walkway = fc.record(
      {
        from: nodeId,
        to: nodeId,
        kind: fc.constantFrom(...walkwayKinds),
        lengthM: metres,
        seconds: metres,
        headwayS: metres,
        line: fc.constant('line-1'),
        widthM: fc.constant(1.25),
        stairs: fc.integer({ min: -99, max: 99 }),
        slope: fc.constantFrom(-0.06, 0.08),
        door: fc.constantFrom(...walkwayDoors),
        direction: fc.constantFrom(...walkwayDirections),
        stepFree: fc.constantFrom(...stepFreeWords),
        zoneId: slug,
        gateId: slug,
        hours,
        name: localized,
        feature: fc.constantFrom(...walkwayFeatures),
        bends: fc.array(point, { maxLength: 3 }),
      },
      optional(['from', 'to', 'kind', 'lengthM', 'direction']),
    );
    const drawn = fc.record({
      type: fc.constant('Feature' as const),
      geometry: fc.record({ type: fc.constant('Point' as const), coordinates: point }),
      properties: fc.record(
        { kind: fc.constantFrom('label' as const, 'water' as const), name: localized },
        { requiredKeys: ['kind'] },
      ),
    });
    const each = <T>(ids: string[], one: fc.Arbitrary<T>, key: string) =>
      fc.tuple(...ids.map((id) => one.map((rest) => ({ [key]: id, ...rest }))));
    return fc.record(
      {
        levels: each(
          idsOf('level', counts.levels),
          fc.record(
            {
              ordinal: fc.integer({ min: -4, max: 20 }).map((half) => half / 2),
              name: localized,
              shortName: fc.constantFrom('G', '½'),
            },
            optional(['ordinal', 'name']),
          ),
          'id',
        ),
        places: each(idsOf('place', counts.places), place, 'key'),
        nodes: each(idsOf('node', counts.nodes), fc.record({ levelId, point }), 'id'),
        walkways: each(idsOf('walkway', counts.walkways), walkway, 'id'),
        drawing: fc.array(
          fc.record({
            level: fc.integer({ min: -2, max: 2 }),
            name: localized,
            drawing: fc.record({
              type: fc.constant('FeatureCollection' as const),
              features: fc.array(drawn, { maxLength: 3 }),
            }),
          }),
          { maxLength: 2 },
        ),
      },
      { requiredKeys: ['levels', 'places', 'nodes', 'walkways'] },
    );
  })
  .map((plan) => venuePlan.parse(plan));

it('any plan that is written and read again is the same', async () => {
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      const { plan: again, findings } = await readImdf(writeImdf(plan, venue));
      expect(findings).toEqual([]);
      expect(again).toEqual(plan);
    }),
    { numRuns: 150 },
  );
});

it('a plan that was made from a building of others is the same after it was written and read', async () => {
  const { plan } = await readImdf(zipImdf(generateImdf({ levels: 3, wings: 2, roomsOfWing: 10 })));
  const { plan: again } = await readImdf(writeImdf(plan!, venue));
  expect(again).toEqual(plan);
});

it('takes names, hours and telephones as somebody has changed them in the archive', async () => {
  const { plan } = await readImdf(zipImdf(generateImdf({ levels: 1, wings: 1, roomsOfWing: 2 })));
  const files = await readArchive(writeImdf(plan!, venue), () => true, gatherFindings());
  const occupants = JSON.parse(files.get('occupant.geojson')!.toString()) as {
    features: { properties: Record<string, unknown> }[];
  };
  Object.assign(occupants.features[0]!.properties, {
    name: { en: 'Great hall' },
    hours: 'Sa 10:00-12:00',
    phone: '110',
  });
  const changed = new Map([...files].map(([name, bytes]) => [name, bytes.toString()]));
  changed.set('occupant.geojson', JSON.stringify(occupants));

  const { plan: again } = await readImdf(writeArchive(changed));
  const before = plan!.places.find(({ kind }) => kind === 'room')!;
  expect(again?.places.find(({ key }) => key === before.key)).toEqual({
    ...before,
    name: { en: 'Great hall' },
    hours: [{ days: [6], opens: '10:00', closes: '12:00' }],
    telephone: '110',
  });
});

it('what is written says of its extension what was tampered with, by file and path', async () => {
  const { plan } = await readImdf(zipImdf(generateImdf({ levels: 1, wings: 1, roomsOfWing: 2 })));
  const files = await readArchive(writeImdf(plan!, venue), () => true, gatherFindings());

  const changed = new Map(
    [...files].map(([name, bytes]) => [name, bytes.toString().replace('"lengthM":', '"lengthM":-')]),
  );
  const { plan: none, findings } = await readImdf(writeArchive(changed));
  expect(none).toBeUndefined();
  expect(findings).toMatchObject([
    { code: 'wrong_form', at: { file: 'relationship.geojson', path: 'features.0.properties.causeway.lengthM' } },
  ]);
});
