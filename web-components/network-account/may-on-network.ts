import { rolesMay } from '../../server/kernel/permission.contract.ts';
import { permissions } from '../../server/kernel/permissions.contract.ts';
import { signIn } from '../api/sign-in.ts';

export interface MayOnNetwork {
  readonly find: boolean;
  readonly revoke: boolean;
  readonly setUp: boolean;
}

export const nothingMay: MayOnNetwork = { find: false, revoke: false, setUp: false };

/** What whoever is signed in here may do with the Wi-Fi of others; nothing where that cannot be asked. */
export async function mayOnNetwork(): Promise<MayOnNetwork> {
  try {
    const { roles } = (await signIn()).staff;
    return {
      find: rolesMay(permissions.findNetworkAccounts, roles),
      revoke: rolesMay(permissions.revokeNetworkAccounts, roles),
      setUp: rolesMay(permissions.setUpPhones, roles),
    };
  } catch {
    return nothingMay;
  }
}
