import type { NetworkCredential } from '../../server/network-access/network-access.contract.ts';

const keptAs = 'causeway.secret-in-sight';

/** That a password stands in this window, which is not shown a second time; the password itself is kept nowhere. */
export const rememberShown = (credentialId: string): void => sessionStorage.setItem(keptAs, credentialId);

export const forgetShown = (): void => sessionStorage.removeItem(keptAs);

/** Whose password stood here when the window was opened anew, if that device is still there. */
export const lostSecretOf = (credentials: readonly NetworkCredential[]): NetworkCredential | undefined =>
  credentials.find(({ id }) => id === sessionStorage.getItem(keptAs));
