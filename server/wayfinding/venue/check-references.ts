import { metresAlong } from '../import/ground.ts';
import type { FindingSubject } from './findings.contract.ts';
import type { FindingGatherer } from './gather-findings.ts';
import type { PlanSurroundings } from './validate-plan.ts';
import type { VenuePlace, VenuePlan, WalkNode, Walkway } from './venue.contract.ts';

/** Of what a file measured itself so much may be wrong. */
const toleratedM = 1;
const toleratedShare = 0.05;

/** Ids that stand twice, and ids that nothing has. */
export function checkReferences(plan: VenuePlan, surroundings: PlanSurroundings, found: FindingGatherer): void {
  const levels = idsOnce(
    'level',
    plan.levels.map(({ id }) => id),
    found,
  );
  const nodes = new Map(plan.nodes.map((node) => [node.id, node]));
  idsOnce(
    'node',
    plan.nodes.map(({ id }) => id),
    found,
  );
  idsOnce(
    'place',
    plan.places.map(({ key }) => key),
    found,
  );
  idsOnce(
    'walkway',
    plan.walkways.map(({ id }) => id),
    found,
  );
  const zones = surroundings.zoneIds && new Set(surroundings.zoneIds);
  const gates = surroundings.gateIds && new Set(surroundings.gateIds);
  const checkZone = (kind: 'place' | 'walkway', id: string, zoneId: string | undefined) => {
    if (zoneId !== undefined && zones && !zones.has(zoneId))
      found.error('unknown_zone', { subject: { kind, id }, values: { zone: zoneId } });
  };
  for (const { id, levelId } of plan.nodes)
    if (!levels.has(levelId))
      found.error('unknown_level', { subject: { kind: 'node', id }, values: { level: levelId } });
  for (const place of plan.places) {
    checkPlace(place, levels, nodes, found);
    checkZone('place', place.key, place.zoneId);
  }
  for (const walkway of plan.walkways) {
    const { id, zoneId, gateId } = walkway;
    checkWalkway(walkway, nodes, found);
    checkZone('walkway', id, zoneId);
    if (gateId !== undefined && gates && !gates.has(gateId))
      found.error('unknown_gate', { subject: { kind: 'walkway', id }, values: { gate: gateId } });
  }
  checkNames(plan, found);
}

function idsOnce(kind: FindingSubject, ids: readonly string[], found: FindingGatherer): Set<string> {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) found.error('duplicate_key', { subject: { kind, id } });
    seen.add(id);
  }
  return seen;
}

function checkPlace(
  { key, levelId, doors }: VenuePlace,
  levels: ReadonlySet<string>,
  nodes: ReadonlyMap<string, WalkNode>,
  found: FindingGatherer,
): void {
  const subject = { kind: 'place', id: key } as const;
  if (!levels.has(levelId)) found.error('unknown_level', { subject, values: { level: levelId } });
  if (doors.length === 0) found.warning('place_without_door', { subject });
  for (const door of doors) if (!nodes.has(door)) found.error('unknown_node', { subject, values: { node: door } });
}

function checkWalkway(
  { id, from, to, lengthM, bends, kind }: Walkway,
  nodes: ReadonlyMap<string, WalkNode>,
  found: FindingGatherer,
): void {
  const subject = { kind: 'walkway', id } as const;
  const ends = [from, to].map((end) => ({ end, node: nodes.get(end) }));
  for (const { end, node } of ends) if (!node) found.error('unknown_node', { subject, values: { node: end } });
  if (from === to) found.error('self_loop', { subject, values: { node: from } });
  const [first, last] = ends;
  if (!first?.node || !last?.node || from === to || kind === 'lift') return;
  const straightM = metresAlong([first.node.point, ...(bends ?? []), last.node.point]);
  if (lengthM < straightM * (1 - toleratedShare) - toleratedM)
    found.warning('too_short', { subject, values: { metres: Math.round(lengthM), straightM: Math.round(straightM) } });
}

/** Two places of one name on one floor are one too many for whoever is told to go there; toilets are not told apart. */
function checkNames({ places }: VenuePlan, found: FindingGatherer): void {
  const seen = new Map<string, string>();
  for (const { key, name, levelId, kind } of places) {
    if (kind === 'toilet' || kind === 'accessible_toilet' || kind === 'entrance') continue;
    const called = `${levelId} ${kind} ${name.en}`;
    const first = seen.get(called);
    if (first === undefined) seen.set(called, key);
    else found.warning('same_name', { subject: { kind: 'place', id: key }, values: { name: name.en, first } });
  }
}
