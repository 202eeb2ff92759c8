import { type Account, madeLink, type SignedIn, signIn, staffMember } from '../client/account.ts';
import type { Venue } from '../venue/venue.ts';

export const roles = ['gate', 'supervisor', 'station', 'desk', 'network', 'medical', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** The members of staff whom the visitor plays, one for each role. */
export const visitorStaff: Record<Role, string> = {
  gate: 'Shen Qiaolan',
  supervisor: 'Rahel Tesfaye',
  station: 'Ilinca Podariu',
  desk: 'Tomás Ribeño',
  network: 'Yusuf Denizli',
  medical: 'Noor Castellane',
  administrator: 'Orla Fenworth',
};

export const addressOf = (who: string): string => `${who}@demo.example`;

export interface Simulated {
  /** Renews the others' sign-ins. */
  administrator: SignedIn;
  gate: SignedIn;
  supervisor: SignedIn;
  desk: SignedIn;
  relief: SignedIn[];
  officers: Record<string, SignedIn[]>;
}

/** Adds the visitor's staff, and signs in those whom the simulator plays. Returns the visitors' ids by role. */
export async function addStaff(
  administrator: Account,
  venue: Pick<Venue, 'officers'>,
): Promise<{ visitors: Record<Role, string>; simulated: Simulated }> {
  const add = async (who: string, name: string, ...held: Role[]): Promise<string> => {
    const json = { name, email: addressOf(who), roles: held };
    return (await administrator.read(staffMember, '/api/staff', { json })).id;
  };
  const visitors: Record<string, string> = {};
  for (const role of roles) {
    // One visitor can open every page, so that one link is enough to look around.
    const held = role === 'administrator' ? roles : [role];
    visitors[role] = await add(`visitor-${role}`, visitorStaff[role], ...held);
  }

  const play = async (who: string, name: string, role: Role): Promise<SignedIn> => {
    const link = await makeLink(administrator, await add(who, name, role));
    return signIn(administrator.address, addressOf(who), link);
  };
  const officers: Record<string, SignedIn[]> = {};
  for (const [stationId, count] of venue.officers) {
    const [number = ''] = stationId.match(/\d+$/) ?? [];
    const names = Array.from(
      { length: count },
      (_, i) => [`officer-${number}-${i + 1}`, `Officer ${number}-${i + 1}`] as const,
    );
    officers[stationId] = await Promise.all(names.map(([who, name]) => play(who, name, 'station')));
  }
  const simulated = {
    administrator: await play('keeper', 'Keeper of sign-ins', 'administrator'),
    gate: await play('readers', 'Lane readers', 'gate'),
    supervisor: await play('supervisor-2', 'Supervisor 2', 'supervisor'),
    desk: await play('desk-2', 'Desk 2', 'desk'),
    relief: await Promise.all([1, 2, 3, 4].map((n) => play(`relief-${n}`, `Relief ${n}`, 'station'))),
    officers,
  };
  return { visitors: visitors as Record<Role, string>, simulated };
}

export async function makeLink(administrator: Account, staffId: string): Promise<string> {
  return (await administrator.read(madeLink, `/api/staff/${staffId}/sign-in-links`, { method: 'POST' })).url;
}
