import { type Anchor, toEarth } from '../../projection.ts';
import { distance, type Point } from '../../shapes.ts';
import type { WalkNode, Walkway } from '../../venue.ts';

export interface Standing {
  readonly id: string;
  readonly levelId: string;
  readonly at: Point;
}

export type WalkwayTraits = Omit<Walkway, 'id' | 'from' | 'to' | 'lengthM' | 'direction' | 'kind'> &
  Partial<Pick<Walkway, 'kind' | 'direction' | 'lengthM'>>;

/** The walking graph as it grows, in metres of the venue's plane. */
export class Network {
  readonly standings: Standing[] = [];
  readonly walkways: Walkway[] = [];
  readonly #ids = new Set<string>();

  stand(id: string, at: Point, levelId = 'ground'): Standing {
    if (this.#ids.has(id)) throw new Error(`Two nodes are called ${id}.`);
    this.#ids.add(id);
    const standing = { id, at, levelId };
    this.standings.push(standing);
    return standing;
  }

  join(from: Standing, to: Standing, traits: WalkwayTraits = {}): Walkway {
    const { kind = 'walkway', direction = 'both', lengthM = distance(from.at, to.at), ...others } = traits;
    const id = `${from.id}_${to.id}`;
    const walkway = {
      id,
      from: from.id,
      to: to.id,
      kind,
      direction,
      lengthM: Math.round(lengthM * 10) / 10,
      ...others,
    };
    this.walkways.push(walkway);
    return walkway;
  }

  nodes(anchor: Anchor): WalkNode[] {
    return this.standings.map(({ id, at, levelId }) => ({ id, levelId, point: toEarth(anchor, at) }));
  }
}

/** Which nodes hang together (union by the older root). */
export class Joined {
  readonly #above = new Map<string, string>();

  rootOf(id: string): string {
    let root = id;
    for (let above = this.#above.get(root); above !== undefined; above = this.#above.get(root)) root = above;
    if (root !== id) this.#above.set(id, root);
    return root;
  }

  /** Whether they were apart until now. */
  join(a: string, b: string): boolean {
    const [rootA, rootB] = [this.rootOf(a), this.rootOf(b)];
    if (rootA !== rootB) this.#above.set(rootB, rootA);
    return rootA !== rootB;
  }
}

export function nearestOf<S extends { readonly at: Point }>(standings: readonly S[], at: Point): S {
  const [first, ...others] = standings;
  if (!first) throw new Error('There is nowhere to stand.');
  return others.reduce((best, one) => (distance(one.at, at) < distance(best.at, at) ? one : best), first);
}
