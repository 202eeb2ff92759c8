import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { validatePlan } from '../../../server/wayfinding/venue/validate-plan.ts';
import type { VenuePlace, VenuePlan, Walkway } from '../../../server/wayfinding/venue/venue.contract.ts';

const metre = 1 / 111_195;
const at = (x: number, y = 0): [number, number] => [x * metre, y * metre];
const walk = (from: string, to: string, more: Partial<Walkway> = {}): Walkway => ({
  id: `${from}-${to}`,
  from,
  to,
  kind: 'walkway',
  lengthM: 10,
  direction: 'both',
  ...more,
});
const place = (key: string, levelId: string, door: string, more: Partial<VenuePlace> = {}): VenuePlace => ({
  key,
  name: { en: key },
  kind: 'room',
  levelId,
  point: at(0),
  doors: [door],
  ...more,
});

/** Two floors, joined by stairs and a lift; a hall in a zone behind a gate. */
let plan: VenuePlan;
beforeEach(() => {
  plan = {
    levels: [
      { id: 'ground', ordinal: 0, name: { en: 'Ground' } },
      { id: 'upper', ordinal: 1, name: { en: 'Upper' } },
    ],
    nodes: ['a', 'b', 'c', 'd'].map((id, index) => ({ id, levelId: 'ground', point: at(index * 10) })),
    walkways: [
      walk('a', 'b'),
      walk('b', 'c', { kind: 'gate', gateId: 'east-gate' }),
      walk('c', 'd', { zoneId: 'east' }),
      walk('b', 'up', { kind: 'stairs', stairs: 20 }),
      walk('b', 'up', { id: 'lift', kind: 'lift' }),
      walk('up', 'end'),
    ],
    places: [
      place('door', 'ground', 'a', { kind: 'entrance' }),
      place('hall', 'ground', 'd', { kind: 'hall', zoneId: 'east' }),
      place('room', 'upper', 'end'),
    ],
  };
  plan.nodes.push({ id: 'up', levelId: 'upper', point: at(10) }, { id: 'end', levelId: 'upper', point: at(20) });
});

const surroundings = { zoneIds: ['east'], gateIds: ['east-gate'] };
const told = () => validatePlan(plan, surroundings).findings;
const walkwayOf = (id: string) => plan.walkways.find((each) => each.id === id)!;

it('finds nothing in a plan that is right', () => {
  expect(validatePlan(plan, surroundings)).toEqual({ findings: [], counts: [] });
});

describe('an error, which stops publishing', () => {
  it('a zone that leaks: walkways of two zones meet where no gate stands between', () => {
    const gate = walkwayOf('b-c');
    delete gate.gateId;
    expect(told()).toEqual([
      {
        code: 'leaking_zone',
        severity: 'error',
        subject: { kind: 'node', id: 'c' },
        values: { zone: '-', otherZone: 'east', walkway: 'c-d' },
      },
    ]);
  });

  it('a way round the gate', () => {
    plan.walkways.push(walk('a', 'd', { lengthM: 40 }));
    expect(told()).toMatchObject([{ code: 'leaking_zone', subject: { kind: 'node', id: 'd' } }]);
  });

  it('an id that stands twice, of each kind', () => {
    plan.levels.push(plan.levels[0]!);
    plan.nodes.push(plan.nodes[0]!);
    plan.places.push(plan.places[0]!);
    plan.walkways.push(walkwayOf('a-b'));
    expect(told().map(({ code, severity, subject }) => [code, severity, subject?.kind, subject?.id])).toEqual([
      ['duplicate_key', 'error', 'level', 'ground'],
      ['duplicate_key', 'error', 'node', 'a'],
      ['duplicate_key', 'error', 'place', 'door'],
      ['duplicate_key', 'error', 'walkway', 'a-b'],
    ]);
  });

  it('a node, level, zone or gate that nothing is', () => {
    plan.walkways.push(walk('a', 'nowhere'));
    plan.nodes[3]!.levelId = 'cellar';
    walkwayOf('b-c').gateId = 'west-gate';
    plan.places[2]!.doors.push('gone');
    walkwayOf('up-end').zoneId = 'west';
    const errors = told().filter(({ severity }) => severity === 'error');
    const named = errors.map(({ code, subject, values }) =>
      [code, subject?.id, Object.values(values ?? {})[0]].join(' '),
    );
    expect(named.sort()).toEqual([
      'leaking_zone up -',
      'unknown_gate b-c west-gate',
      'unknown_level d cellar',
      'unknown_node a-nowhere nowhere',
      'unknown_node room gone',
      'unknown_zone up-end west',
    ]);
  });

  it('a walkway that ends where it began, and a plan without any', () => {
    plan.walkways.push(walk('a', 'a'));
    expect(told()).toMatchObject([{ code: 'self_loop', severity: 'error', subject: { id: 'a-a' } }]);
    plan.walkways = [];
    expect(told().map(({ code }) => code)).toEqual(['nothing_to_walk']);
  });
});

describe('a warning, for somebody to look at', () => {
  it('a place that no way leads to', () => {
    plan.walkways = plan.walkways.filter(({ id }) => id !== 'up-end');
    plan.walkways.push(walk('end', 'up', { direction: 'forward' }));
    expect(told()).toEqual([
      {
        code: 'unreachable_place',
        severity: 'warning',
        subject: { kind: 'place', id: 'room' },
        values: { name: 'room' },
      },
    ]);
  });

  it('a place without a step-free way: by stairs, by a steep slope, or through a revolving door', () => {
    plan.walkways = plan.walkways.filter(({ id }) => id !== 'lift');
    const expected = [{ code: 'no_step_free_way', severity: 'warning', subject: { kind: 'place', id: 'room' } }];
    expect(told()).toMatchObject(expected);
    plan.walkways.push(walk('b', 'up', { id: 'ramp', slope: 0.12, feature: 'ramp' }));
    expect(told()).toMatchObject(expected);
    walkwayOf('ramp').slope = 0.06;
    expect(told()).toEqual([]);
    walkwayOf('up-end').door = 'revolving';
    expect(told()).toMatchObject(expected);
  });

  it('an opening or a door that leads nowhere', () => {
    plan.nodes.push(
      { id: 'alone', levelId: 'ground', point: at(5) },
      { id: 'outside', levelId: 'ground', point: at(6) },
    );
    plan.walkways.push(walk('a', 'outside', { door: 'manual' }));
    expect(told()).toMatchObject([
      { code: 'dangling_opening', subject: { kind: 'node', id: 'alone' } },
      { code: 'dangling_opening', subject: { kind: 'walkway', id: 'a-outside' }, values: { node: 'outside' } },
    ]);
  });

  it('levels that nothing joins', () => {
    plan.walkways = plan.walkways.filter(({ kind }) => kind !== 'stairs' && kind !== 'lift');
    expect(told().map(({ code, subject }) => [code, subject?.id])).toEqual([
      ['level_joined_by_nothing', 'ground'],
      ['level_joined_by_nothing', 'upper'],
      ['unreachable_place', 'room'],
    ]);
  });

  it('a level that is changed by walking, a walkway shorter than it can be, a name that is there twice', () => {
    plan.walkways.push(walk('d', 'end', { zoneId: 'east', gateId: 'east-gate', lengthM: 12 }));
    walkwayOf('a-b').lengthM = 4;
    plan.places.push(place('room-2', 'upper', 'end', { name: { en: 'room' } }));
    expect(told().map(({ code, subject }) => [code, subject?.id])).toEqual([
      ['too_short', 'a-b'],
      ['same_name', 'room-2'],
      ['level_changed_by_walking', 'd-end'],
    ]);
  });

  it('a session in a room that is no place, by id, name in any language, alias, or as somebody has settled it', () => {
    plan.places[2]!.name = { en: 'Great Room', zh: '大厅' };
    plan.places[2]!.aliases = ['GR-1'];
    const room = (id: string, name: string, placeKey?: string) => ({
      id,
      name,
      sessions: 3,
      ...(placeKey && { placeKey }),
    });
    const rooms = [
      room('1', ' great  ROOM'),
      room('2', '大厅'),
      room('3', 'gr-1'),
      room('hall', 'anything'),
      room('4', 'settled', 'room'),
      room('5', 'Great Room', 'gone'),
      room('6', 'Saal 2'),
      { ...room('7', 'empty'), sessions: 0 },
    ];
    const { findings } = validatePlan(plan, { ...surroundings, rooms });
    expect(findings.map(({ code, subject, values }) => [code, subject?.id, values?.sessions])).toEqual([
      ['room_without_place', '5', 3],
      ['room_without_place', '6', 3],
    ]);
  });

  it.each([0, 0.5])(
    'a hotspot on a level that there is not, or far from all that is walked on it, %d floors up',
    (half) => {
      const spot = (code: string, level: number, [longitude, latitude]: [number, number]) => ({
        code,
        level,
        longitude,
        latitude,
      });
      const hotspots = [
        spot('in', 0, at(25, 20)),
        spot('far', 0, at(500)),
        spot('cellar', -1, at(10)),
        spot('up', 1, at(12)),
      ];
      const levels = plan.levels.map((level) => ({ ...level, ordinal: level.ordinal + half }));
      const { findings } = validatePlan({ ...plan, levels }, { ...surroundings, hotspots });
      expect(findings.map(({ code, subject }) => [code, subject?.id])).toEqual([
        ['hotspot_outside_levels', 'far'],
        ['hotspot_outside_levels', 'cellar'],
      ]);
    },
  );
});

it('tells fifty of one kind, and counts all', () => {
  plan.nodes.push(
    ...Array.from({ length: 2000 }, (_, index) => ({ id: `n${index}`, levelId: 'ground', point: at(index) })),
  );
  const { findings, counts } = validatePlan(plan, surroundings);
  expect(findings).toHaveLength(50);
  expect(counts).toEqual([{ code: 'dangling_opening', severity: 'warning', count: 2000 }]);
});

it('finds a leak wherever a zone is joined to another without a gate, and only then', () => {
  const zone = fc.constantFrom(undefined, 'east', 'west');
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(5), fc.nat(5), zone, fc.boolean()), { maxLength: 12 }), (edges) => {
      const walkways = edges.map(([from, to, zoneId, isGate], index) =>
        walk(`n${from}`, `n${to}`, { id: `w${index}`, ...(zoneId && { zoneId }), ...(isGate && { gateId: 'g' }) }),
      );
      const nodes = [0, 1, 2, 3, 4, 5].map((id) => ({ id: `n${id}`, levelId: 'ground', point: at(0) }));
      const { findings } = validatePlan({ levels: plan.levels, nodes, walkways, places: [] });
      const leaks = findings.filter(({ code }) => code === 'leaking_zone').map(({ subject }) => subject?.id);
      const expected = nodes.filter(({ id }) => {
        const open = edges.filter(([from, to, , isGate]) => !isGate && (`n${from}` === id || `n${to}` === id));
        return open.some(([, , one]) => open.some(([, , other]) => one !== other));
      });
      expect(leaks).toEqual(expected.map(({ id }) => id));
    }),
  );
});
