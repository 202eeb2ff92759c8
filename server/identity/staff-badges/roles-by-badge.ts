import type { DeviceKind, Role } from '../../../db/vocabulary.ts';

/**
 * What somebody who came by their badge and PIN may do at a shared device: what people do who stand there. All else, and
 * administering before all, takes their passkey.
 */
const rolesAt: Readonly<Record<DeviceKind, readonly Role[]>> = {
  lane: ['gate', 'supervisor'],
  station: ['station', 'supervisor'],
  board: [],
};

/** Of the roles that somebody has, those that hold at a device of this kind when they came by their badge. */
export const rolesByBadge = (roles: readonly Role[], kind: DeviceKind): Role[] =>
  roles.filter((role) => rolesAt[kind].includes(role));
