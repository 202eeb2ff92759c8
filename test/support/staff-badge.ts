import type { Role } from '../../db/vocabulary.ts';
import type { MadeStaffBadge } from '../../server/identity/staff-badges/staff-badges.contract.ts';
import type { TestApp } from './app.ts';

/** Guessed by nobody, as far as the rules for PINs go. */
export const testPin = '840627';

/** Somebody with these roles, who has a badge with `testPin`; `cookie` is of a sign-in on a device of their own. */
export async function staffWithBadge(app: TestApp, ...roles: Role[]) {
  const administrator = await app.signedInAs('administrator');
  const cookie = await app.signedInAs(...roles);
  const { staff } = await (await app.ask('GET', '/api/sign-ins/current', { cookie })).json();
  const staffId = String(staff.id);
  const made = await app.ask('POST', `/api/staff/${staffId}/badge`, { cookie: administrator });
  const { text: badge }: MadeStaffBadge = await made.json();
  const put = await app.ask('PUT', '/api/staff-badges/own/pin', { cookie, body: { pin: testPin } });
  if (!put.ok) throw new Error(`no PIN: ${put.status} ${await put.text()}`);
  return { staffId, name: String(staff.name), cookie, badge };
}
