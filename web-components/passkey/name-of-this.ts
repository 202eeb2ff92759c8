import { clientOf } from '../../server/identity/client-of.contract.ts';

/** What somebody would call a passkey that they make here, as in "Chrome, Android"; they may call it something else. */
export const nameOfThis = (): string => clientOf(navigator.userAgent) ?? '';
