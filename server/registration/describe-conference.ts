import type { Dependencies } from '../kernel/dependencies.ts';
import type { ConferenceDetails } from './registration.contract.ts';
import { type ConferenceRow, findConference } from './registration.queries.ts';

/** The conference that this server runs. */
export async function describeConference({ database }: Pick<Dependencies, 'database'>): Promise<ConferenceDetails> {
  return detailsOf(await findConference(database.drizzle));
}

export const detailsOf = ({ name, timeZone, startsAt, endsAt }: ConferenceRow): ConferenceDetails => ({
  name,
  timeZone,
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
});
