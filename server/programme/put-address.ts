import type { Actor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { AllowedAddresses } from '../kernel/fetching/allowed-addresses.ts';
import { fetchAddress } from '../kernel/fetching/fetch-address.ts';
import { previewSchedule } from './preview-schedule.ts';
import { type AddressBody, type ImportOutcome, maxScheduleBytes, type SchedulePreview } from './programme.contract.ts';
import { putSchedule } from './put-schedule.ts';
import { readForVenue } from './read-for-venue.ts';

export interface FetchDependencies {
  /** Networks that programmes may be fetched from beside the open web. */
  readonly programmeNetworks?: readonly string[] | undefined;
}

const patienceMs = 20_000;
const accept = 'application/xml, application/json, text/calendar;q=0.9, */*;q=0.1';

/** What is at an address, and what it was called by there. */
export async function fetchFrom({ programmeNetworks }: FetchDependencies, address: string, etag?: string) {
  const allowed = new AllowedAddresses(programmeNetworks);
  return fetchAddress(address, { allowed, accept, mostBytes: maxScheduleBytes, patienceMs, etag });
}

/** As `previewSchedule`, of what is at an address. */
export async function previewAddress(
  deps: Pick<Dependencies, 'database' | 'clock'> & FetchDependencies,
  { name, address }: AddressBody,
): Promise<SchedulePreview> {
  const fetched = await fetchFrom(deps, address);
  return previewSchedule(deps, name, fetched.isSame ? new Uint8Array() : fetched.bytes);
}

/** As `putSchedule`, of what is at an address; from then on it is followed, where that was asked for. */
export async function putAddress(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'> & FetchDependencies,
  actor: Actor,
  { name, address, hash, isFollowed }: AddressBody,
): Promise<ImportOutcome> {
  const fetched = await fetchFrom(deps, address);
  const { bytes, etag } = fetched.isSame ? { bytes: new Uint8Array(), etag: undefined } : fetched;
  const good = await readForVenue(deps, bytes, hash);
  return putSchedule(deps, actor, good, { name, address, isFollowed, etag });
}
