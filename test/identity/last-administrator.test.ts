import { expect, it } from 'vitest';
import { addStaff } from '../../server/identity/add-staff.ts';
import { disableStaff } from '../../server/identity/disable-staff.ts';
import { ensureStaff } from '../../server/identity/ensure-staff.ts';
import { giveRoles } from '../../server/identity/give-roles.ts';
import { theSystem } from '../../server/kernel/actor.ts';
import { useDatabase } from '../support/database.ts';
import { worldOf } from './venue.ts';

const world = worldOf(useDatabase());
const administrator = (name: string) => ({
  name,
  email: `${name}@example.org`,
  roles: ['administrator' as const],
});

it('two administrators who shut each other out at once do not leave the venue without one', async () => {
  const first = await addStaff(world, theSystem, administrator('first'));
  const second = await addStaff(world, theSystem, administrator('second'));
  const outcomes = await Promise.allSettled([
    disableStaff(world, theSystem, first.id),
    giveRoles(world, theSystem, { staffId: second.id, roles: ['desk'] }),
  ]);
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { fault: { code: 'identity.last_administrator' } },
  });
});

it('the operator gets whom they name: added, then found again with the roles that were missing', async () => {
  const wanted = { name: 'Operator', email: 'operator@example.org', roles: ['gate' as const] };
  const added = await ensureStaff(world, theSystem, wanted);
  const found = await ensureStaff(world, theSystem, { ...wanted, email: 'OPERATOR@example.org', roles: ['desk'] });
  expect(found).toMatchObject({ id: added.id, roles: ['gate', 'desk'] });
});
