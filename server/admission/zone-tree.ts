// shared with pages: pure
/** A zone with its place in the tree. */
export interface ZoneNode {
  readonly id: string;
  /** Ids from the outermost zone to this one. */
  readonly path: readonly string[];
  /** People; absent means no limit. */
  readonly capacity?: number;
}

export type ZoneTree = ReadonlyMap<string, ZoneNode>;

interface PlainZone {
  readonly id: string;
  readonly parentId?: string | undefined;
  readonly capacity?: number | undefined;
}

/** Gives each zone its path. A zone whose parent is unknown stands outermost; the zones must form no cycle. */
export function growZoneTree(zones: readonly PlainZone[]): ZoneTree {
  const plain = new Map(zones.map((zone) => [zone.id, zone]));
  const tree = new Map<string, ZoneNode>();
  const grow = (zone: PlainZone): ZoneNode => {
    const known = tree.get(zone.id);
    if (known) return known;
    const parent = zone.parentId === undefined ? undefined : plain.get(zone.parentId);
    const path = parent ? [...grow(parent).path, zone.id] : [zone.id];
    const node = { id: zone.id, path, ...(zone.capacity !== undefined && { capacity: zone.capacity }) };
    tree.set(zone.id, node);
    return node;
  };
  for (const zone of zones) grow(zone);
  return tree;
}

const nowhere: readonly string[] = [];

/** Ids from the outermost zone to this one; none for the world outside, and for a zone that is not in the tree. */
export function pathOf(tree: ZoneTree, zoneId: string | undefined): readonly string[] {
  return (zoneId !== undefined && tree.get(zoneId)?.path) || nowhere;
}

/** The zones, outermost first, that are on the path to one place and not on the path to another. */
export function zonesEntered(tree: ZoneTree, from: string | undefined, to: string | undefined): readonly string[] {
  const left = pathOf(tree, from);
  return pathOf(tree, to).filter((zoneId) => !left.includes(zoneId));
}
