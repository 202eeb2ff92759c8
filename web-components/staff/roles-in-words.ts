import { msg, str } from '@lit/localize';
import { type Role, roles } from '../../db/vocabulary.ts';
import type { StaffMember } from '../../server/identity/identity.contract.ts';
import { roleName } from '../start/pages.ts';
import { formatList, formatNumber, inPageLanguage } from '../styles/format.ts';
import type { StaffGround } from './staff-server.ts';

/** A place where a role can hold, by its name. */
export interface PlaceName {
  readonly id: string;
  readonly name: string;
}

export const gateNames = ({ gates }: StaffGround): PlaceName[] =>
  gates.map(({ id, name }) => ({ id, name: inPageLanguage(name) }));

export const stationNames = ({ stations }: StaffGround): PlaceName[] =>
  stations.map(({ id, number }) => ({ id, name: msg(str`Station ${formatNumber(number)}`) }));

/** Each role with where it holds, always in the same order: `gate, at Gate 3 only`. */
export const rolesInWords = (member: StaffMember, ground: StaffGround): string[] =>
  roles.filter((role) => member.roles.includes(role)).map((role) => roleInWords(role, member, ground));

function roleInWords(role: Role, { gateIds, stationIds }: StaffMember, ground: StaffGround): string {
  const name = roleName(role);
  if (role === 'gate') return withPlaces(name, gateIds, gateNames(ground), msg('at every gate'), msg('at no gate'));
  if (role !== 'station') return name;
  return withPlaces(name, stationIds, stationNames(ground), msg('at every station'), msg('at no station'));
}

/** Places that are not there any more are left out: where none is left, the role holds nowhere. */
function withPlaces(
  role: string,
  ids: readonly string[] | undefined,
  places: readonly PlaceName[],
  everywhere: string,
  nowhere: string,
): string {
  const names = places.filter(({ id }) => ids?.includes(id)).map(({ name }) => name);
  const where = !ids ? everywhere : names.length === 0 ? nowhere : msg(str`at ${formatList(names)} only`);
  return msg(str`${role}, ${where}`);
}
