import type { Problem } from '../kernel/problem.contract.ts';
import type { LayoutToPut as Layout } from './admission.contract.ts';
import { growZoneTree, pathOf } from './zone-tree.ts';

type Faults = NonNullable<Problem['faults']>;

/** Where a layout does not fit together, by path, and how. None when it does. */
export function checkLayout(layout: Layout): Faults {
  const faults = [
    ...repeatedIds('zones', layout.zones),
    ...repeatedIds('gates', layout.gates),
    ...repeatedIds('lanes', layout.lanes),
    ...checkZones(layout.zones),
  ];
  // Paths through the zones mean something only when these form a tree.
  if (faults.length > 0) return faults;
  return [...checkGates(layout), ...checkLanes(layout), ...checkRules(layout)];
}

function repeatedIds(list: string, entries: readonly { id: string }[]): Faults {
  const seen = new Set<string>();
  return entries.flatMap(({ id }, index) => {
    if (seen.has(id)) return [{ path: `${list}.${index}.id`, message: `${id} is there twice` }];
    seen.add(id);
    return [];
  });
}

function checkZones(zones: Layout['zones']): Faults {
  const parents = new Map(zones.map(({ id, parentId }) => [id, parentId]));
  const endless = zonesInCycles(parents);
  return zones.flatMap(({ id, parentId }, index) => {
    const path = `zones.${index}.parentId`;
    if (parentId !== undefined && !parents.has(parentId)) return [{ path, message: `there is no zone ${parentId}` }];
    return endless.has(id) ? [{ path, message: `${id} would lie within itself` }] : [];
  });
}

/** Zones from which going outward never ends. Each is gone through once. */
function zonesInCycles(parents: ReadonlyMap<string, string | undefined>): Set<string> {
  const ends = new Map<string, boolean>();
  for (const start of parents.keys()) {
    const walked = new Set<string>();
    let at: string | undefined = start;
    while (at !== undefined && !ends.has(at) && !walked.has(at)) {
      walked.add(at);
      at = parents.get(at);
    }
    const isEnding = at === undefined || (ends.get(at) ?? false);
    for (const zone of walked) ends.set(zone, isEnding);
  }
  return new Set([...ends].filter(([, isEnding]) => !isEnding).map(([zone]) => zone));
}

function checkGates({ zones, gates }: Layout): Faults {
  const tree = growZoneTree(zones);
  return gates.flatMap(({ innerZoneId, outerZoneId }, index) => {
    const inner = { path: `gates.${index}.innerZoneId` };
    const outer = { path: `gates.${index}.outerZoneId` };
    if (!tree.has(innerZoneId)) return [{ ...inner, message: `there is no zone ${innerZoneId}` }];
    if (outerZoneId === undefined) return [];
    if (!tree.has(outerZoneId)) return [{ ...outer, message: `there is no zone ${outerZoneId}` }];
    if (!pathOf(tree, outerZoneId).includes(innerZoneId)) return [];
    return [{ ...inner, message: `${innerZoneId} must lie below ${outerZoneId} or beside it` }];
  });
}

function checkLanes({ gates, lanes }: Layout): Faults {
  const gateIds = new Set(gates.map(({ id }) => id));
  const numbers = new Set<string>();
  return lanes.flatMap(({ gateId, number }, index) => {
    if (!gateIds.has(gateId)) return [{ path: `lanes.${index}.gateId`, message: `there is no gate ${gateId}` }];
    const key = `${gateId} ${number}`;
    if (numbers.has(key)) return [{ path: `lanes.${index}.number`, message: `${gateId} has two lanes ${number}` }];
    numbers.add(key);
    return [];
  });
}

function checkRules({ zones, rules = [] }: Layout): Faults {
  const zoneIds = new Set(zones.map(({ id }) => id));
  return rules.flatMap(({ zoneId, from, until }, index) => {
    if (!zoneIds.has(zoneId)) return [{ path: `rules.${index}.zoneId`, message: `there is no zone ${zoneId}` }];
    const isBackward = from !== undefined && until !== undefined && Date.parse(until) <= Date.parse(from);
    return isBackward ? [{ path: `rules.${index}.until`, message: 'after from' }] : [];
  });
}
