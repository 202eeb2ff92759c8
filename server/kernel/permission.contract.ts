import { type Role, roles } from '../../db/vocabulary.ts';

/**
 * Who may be named in the table of permissions: somebody of the staff by role, or any of them; an enrolled device by its
 * kind, or any of them; a delegate, for what is their own; a program by what its key is for; the monitor that reads the
 * metrics; anyone at all.
 */
export type Asker =
  | Role
  | 'any staff'
  | 'any device'
  | 'lane device'
  | 'station device'
  | 'board device'
  | 'delegate'
  | 'reading collector'
  | 'mail collector'
  | 'vetting collector'
  | 'monitor'
  | 'anyone';

/** The kind of place that a permission can be limited to: the gate or the station that it is used at. */
export type Within = 'gate' | 'station';

/** Where something is done: at a gate, or at a station. */
export interface Place {
  readonly gateId?: string | undefined;
  readonly stationId?: string | undefined;
}

/** What a member of staff holds, and the gates and stations where `gate` and `station` hold: absent is everywhere. */
export interface HeldRoles {
  readonly roles: readonly Role[];
  readonly gateIds?: readonly string[] | undefined;
  readonly stationIds?: readonly string[] | undefined;
}

export interface PermissionTerms {
  /** Each of these may; nobody else. */
  readonly who: readonly [Asker, ...Asker[]];
  /** Those whose role is limited to some places may at these only. */
  readonly within?: Within;
  /** Roles that hold at their holder's places only, as the role of the place does; they hold everywhere otherwise. */
  readonly placed?: readonly Role[];
}

/** One line of the table: routes and topics each name one. */
export interface Permission extends PermissionTerms {
  readonly name: string;
}

/** A table of permissions; each line gets its key as its name. */
export function definePermissions<const Table extends Record<string, PermissionTerms>>(
  table: Table,
): { readonly [Name in keyof Table]: Permission } {
  const named = Object.entries(table).map(([name, terms]) => [name, { name, ...terms }]);
  return Object.fromEntries(named) as { readonly [Name in keyof Table]: Permission };
}

/** The roles that may, somewhere at least. */
export const rolesThatMay = (permission: Permission): Role[] => roles.filter((role) => rolesMay(permission, [role]));

/** Whether staff with these roles may, somewhere at least. */
export const rolesMay = ({ who }: Permission, roles: readonly Role[]): boolean =>
  who.some((asker) => asker === 'anyone' || asker === 'any staff' || roles.some((role) => role === asker));

/** The role that is limited to some places of a kind; other roles hold everywhere, unless a permission says `placed`. */
const roleLimitedTo = { gate: 'gate', station: 'station' } as const satisfies Record<Within, Role>;

/** Whether staff who hold these roles may in this place. Where the permission is not limited by place, this is `rolesMay`. */
export function rolesMayAt(permission: Permission, held: HeldRoles, place: Place): boolean {
  const { within, placed = [] } = permission;
  if (!within || holdsAt(within, held, place)) return rolesMay(permission, held.roles);
  return rolesMay(
    permission,
    held.roles.filter((role) => role !== roleLimitedTo[within] && !placed.includes(role)),
  );
}

function holdsAt(within: Within, { gateIds, stationIds }: HeldRoles, { gateId, stationId }: Place): boolean {
  const [allowed, id] = within === 'gate' ? [gateIds, gateId] : [stationIds, stationId];
  return allowed === undefined || (id !== undefined && allowed.includes(id));
}
