import type { Gate } from '../venue/venue.ts';

/** A gate on the way, and how one goes through it. */
export interface Passage {
  readonly gateId: string;
  readonly direction: 'in' | 'out';
  readonly toZoneId: string | undefined;
}

/** The gates between two zones, fewest first; `undefined` is the world outside. None when there is no way. */
export function wayBetween(
  gates: readonly Gate[],
  from: string | undefined,
  to: string | undefined,
): Passage[] | undefined {
  const reached = new Map<string | undefined, Passage[]>([[from, []]]);
  for (const [zoneId, way] of reached) {
    if (zoneId === to) return way;
    for (const { id, outerZoneId, innerZoneId } of gates) {
      const passage: Passage | undefined =
        outerZoneId === zoneId
          ? { gateId: id, direction: 'in', toZoneId: innerZoneId }
          : innerZoneId === zoneId
            ? { gateId: id, direction: 'out', toZoneId: outerZoneId }
            : undefined;
      if (passage && !reached.has(passage.toZoneId)) reached.set(passage.toZoneId, [...way, passage]);
    }
  }
  return undefined;
}
