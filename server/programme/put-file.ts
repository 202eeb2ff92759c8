import type { Actor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import type { ImportOutcome } from './programme.contract.ts';
import { putSchedule } from './put-schedule.ts';
import { readForVenue } from './read-for-venue.ts';

/** Puts the programme of this name from a file. Throws as `readForVenue` and `putSchedule`. */
export async function putFile(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: Actor,
  { name, hash }: { name: string; hash?: string | undefined },
  bytes: Uint8Array,
): Promise<ImportOutcome> {
  return putSchedule(deps, actor, await readForVenue(deps, bytes, hash), { name });
}
