import type { Walkway } from '../../venue.ts';
import type { Network } from './network.ts';

/** How far it is on foot between nodes that are not far apart. */
export class NearWalks {
  readonly #from = new Map<string, { to: string; lengthM: number }[]>();

  constructor({ walkways }: Pick<Network, 'walkways'>) {
    for (const walkway of walkways) this.add(walkway);
  }

  add({ from, to, lengthM }: Walkway): void {
    for (const [start, end] of [
      [from, to],
      [to, from],
    ] as const) {
      const known = this.#from.get(start);
      if (known) known.push({ to: end, lengthM });
      else this.#from.set(start, [{ to: end, lengthM }]);
    }
  }

  /** Whether one node is no further from the other than this; nothing beyond is looked at. */
  isWithin(from: string, to: string, atMostM: number): boolean {
    const reached = new Map([[from, 0]]);
    const open = [from];
    for (let node = open.shift(); node !== undefined; node = open.shift()) {
      const soFar = reached.get(node) ?? 0;
      for (const { to: next, lengthM } of this.#from.get(node) ?? []) {
        const far = soFar + lengthM;
        if (far > atMostM || far >= (reached.get(next) ?? Number.POSITIVE_INFINITY)) continue;
        if (next === to) return true;
        reached.set(next, far);
        open.push(next);
      }
    }
    return false;
  }
}
