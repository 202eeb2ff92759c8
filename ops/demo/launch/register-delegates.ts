import { Account } from '../client/account.ts';
import type { Delegate } from '../people/delegates.ts';
import { passportOf } from '../people/passports.ts';
import { importDelegates } from '../set-up/delegates.ts';
import type { Simulated } from '../set-up/staff.ts';
import { readBadges } from '../simulator/meet-people.ts';
import type { World } from '../world.ts';
import type { VisitorsBadge } from './greeting.ts';

export interface Registered {
  /** Of those who are left to the visitor. */
  readonly badges: VisitorsBadge[];
  /** The ids of all others. */
  readonly others: readonly string[];
}

export async function registerDelegates(
  address: string,
  { desk }: Simulated,
  { delegates }: World,
  own: readonly Delegate[],
): Promise<Registered> {
  const account = new Account(address, desk);
  await importDelegates(account, delegates);
  const issued = await readBadges(account);
  const badges = own.flatMap((one) => {
    const badge = issued.get(one.reference);
    if (!badge) return [];
    const { delegateId, number, token } = badge;
    return [{ name: one.name, delegateId, number, token, passport: passportOf(one, new Date().getFullYear()) }];
  });
  const ids = new Set(badges.map(({ delegateId }) => delegateId));
  return { badges, others: [...issued.values()].map(({ delegateId }) => delegateId).filter((id) => !ids.has(id)) };
}
