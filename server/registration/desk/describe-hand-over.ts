import type { HandOver } from './desk.contract.ts';
import type { NamedHandOver } from './desk.queries.ts';

/** A hand-over as colleagues see it. */
export function describeHandOver({ handOver, name, nameLatin, byName, toName, takerName }: NamedHandOver): HandOver {
  const { id, delegateId, note, handedAt, handedBy, handedTo, takenBy } = handOver;
  return {
    ...{ id, delegateId, name, nameLatin, note, handedAt: handedAt.toISOString() },
    handedBy: { id: handedBy, name: byName },
    ...(handedTo && toName && { handedTo: { id: handedTo, name: toName } }),
    ...(takenBy && takerName && { takenBy: { id: takenBy, name: takerName } }),
  };
}
