import type { RawTransaction } from '../../db/client.ts';
import { WrittenMeanwhile } from './once-more.ts';
import type { Presence } from './presence.ts';
import { type BadgeRow, lockHolders } from './scans.queries.ts';

export interface LockedHolders {
  /** By serial; none for a serial that was never issued. */
  readonly badges: Map<number, BadgeRow>;
  /** By delegate id: locked until the transaction ends. */
  readonly presences: Map<string, Presence>;
}

/** The badges with these serials, and where their holders are. */
export async function lockAllHolders(sql: RawTransaction['sql'], serials: readonly number[]): Promise<LockedHolders> {
  const badges = new Map<number, BadgeRow>();
  const presences = new Map<string, Presence>();
  if (serials.length === 0) return { badges, presences };
  const rows = await lockHolders(sql, serials);
  const missing = rows.filter(({ presence }) => presence === undefined);
  // Another transaction made these presences at the same moment; they are there now.
  const again = missing.length > 0 ? await lockHolders(sql, serials) : rows;
  for (const { badge, presence } of again) {
    if (!presence) throw new WrittenMeanwhile();
    badges.set(badge.serial, badge);
    presences.set(badge.delegateId, presence);
  }
  return { badges, presences };
}
