import { isPassable } from '../router/pace.ts';
import type { FindingGatherer } from './gather-findings.ts';
import { joinedNodes, type NodeWays, reachedFrom } from './joined-nodes.ts';
import type { VenuePlan, Walkway } from './venue.contract.ts';

/** What leads nowhere, what cannot be reached, and what cannot be reached without steps: as the router will find it. */
export function checkWays(plan: VenuePlan, found: FindingGatherer): void {
  if (plan.walkways.length === 0) {
    found.error('nothing_to_walk');
    return;
  }
  const ways = joinedNodes(plan, () => true);
  checkEnds(plan, ways, found);
  checkLevels(plan, found);
  const stepFreeWays = joinedNodes(plan, (walkway, isForward) => isPassable(walkway, isForward, 'step_free'));
  const main = ways.largestPart();
  const entrances = plan.places
    .filter(({ kind }) => kind === 'entrance')
    .flatMap(({ doors }) => doors)
    .filter((door) => main.has(door));
  const reached = reachedFrom(ways, entrances.length > 0 ? entrances : main);
  const stepFree = reachedFrom(stepFreeWays, entrances.length > 0 ? entrances : stepFreeWays.largestPart());
  for (const { key, name, doors } of plan.places) {
    const subject = { kind: 'place', id: key } as const;
    if (doors.length === 0) continue;
    if (!doors.some((door) => reached.has(door)))
      found.warning('unreachable_place', { subject, values: { name: name.en } });
    else if (!doors.some((door) => stepFree.has(door)))
      found.warning('no_step_free_way', { subject, values: { name: name.en } });
  }
}

/** A node that nothing leads to, and a door or gate behind which there is nothing. */
function checkEnds({ nodes, places, walkways }: VenuePlan, ways: NodeWays, found: FindingGatherer): void {
  const doorsOfPlaces = new Set(places.flatMap(({ doors }) => doors));
  for (const { id } of nodes)
    if (ways.countAt(id) === 0) found.warning('dangling_opening', { subject: { kind: 'node', id } });
  for (const { id, from, to, door, gateId } of walkways) {
    if (door === undefined && gateId === undefined) continue;
    const end = [from, to].find((node) => ways.countAt(node) === 1 && !doorsOfPlaces.has(node));
    if (end !== undefined)
      found.warning('dangling_opening', { subject: { kind: 'walkway', id }, values: { node: end } });
  }
}

const staysOnFloor = new Set<Walkway['kind']>(['walkway', 'gate', 'moving_walkway']);

function checkLevels({ levels, nodes, walkways }: VenuePlan, found: FindingGatherer): void {
  const ordinalOf = new Map(levels.map(({ id, ordinal }) => [id, ordinal]));
  const levelOf = new Map(nodes.map(({ id, levelId }) => [id, levelId]));
  const joined = new Set<string>();
  for (const { id, from, to, kind, stairs, slope, feature } of walkways) {
    const [one, other] = [levelOf.get(from), levelOf.get(to)];
    if (one === undefined || other === undefined || one === other) continue;
    joined.add(one).add(other);
    const isClimb = stairs !== undefined || slope !== undefined || feature === 'ramp';
    if (!staysOnFloor.has(kind) || isClimb || ordinalOf.get(one) === ordinalOf.get(other)) continue;
    found.warning('level_changed_by_walking', {
      subject: { kind: 'walkway', id },
      values: { level: one, otherLevel: other },
    });
  }
  const walked = new Set(levelOf.values());
  if (walked.size < 2) return;
  for (const { id, name } of levels)
    if (walked.has(id) && !joined.has(id))
      found.warning('level_joined_by_nothing', { subject: { kind: 'level', id }, values: { name: name.en } });
}
