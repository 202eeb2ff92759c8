import { byBadge, type ShownBadge } from '../../identity/staff-badges/by-badge.ts';
import type { DeviceActor, ProvenStaff } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { rolesMay } from '../../kernel/permission.contract.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { overridesFaults } from './overrides.errors.ts';

/**
 * Who shows their badge and PIN at a lane to override, for this one act: whoever is signed in there stays signed in. Throws
 * what `byBadge` does, and `admission.not_a_supervisor`.
 */
export async function proveSupervisor(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  device: DeviceActor,
  shown: ShownBadge,
): Promise<ProvenStaff> {
  const member = await byBadge(deps, device, shown, async (_, { id, name, roles, gateIds }) => ({
    ...{ id, name, roles, gateIds },
  }));
  if (!rolesMay(permissions.overrideVerdicts, member.roles)) throw new DomainError(overridesFaults.not_a_supervisor);
  return { kind: 'staff', ...member };
}
