// shared with pages: pure
import { fromBase32, toBase32 } from '../../kernel/crockford.ts';

/** One text of several values, none of which can pass for another: a JSON list, the first value saying what it is. */
const listed = (...values: readonly (string | number)[]): string => JSON.stringify(values);

/** What a device signs to be enrolled: that it holds the key, and for which venue and code. */
export const textOfEnrolment = ({ origin, code, publicKey }: { origin: string; code: string; publicKey: string }) =>
  listed('causeway enrolment 1', origin, code, publicKey);

interface Challenged {
  readonly origin: string;
  readonly deviceId: string;
  readonly challenge: string;
}

/** What a device signs to sign in. */
export const textOfDeviceSignIn = ({ origin, deviceId, challenge }: Challenged): string =>
  listed('causeway device sign-in 1', origin, deviceId, challenge);

/** What a device signs to open its socket. */
export const textOfDeviceSocket = ({ origin, deviceId, challenge }: Challenged): string =>
  listed('causeway device socket 1', origin, deviceId, challenge);

/** A code as it is signed and kept, however it was typed; none for what is no code. */
export function plainCode(typed: string): string | undefined {
  const bytes = fromBase32(typed);
  return bytes?.length === codeBytes ? toBase32(bytes) : undefined;
}

/** Eight symbols. */
export const codeBytes = 5;

/** In two groups, to be read out and typed. */
export const groupedCode = (plain: string): string => `${plain.slice(0, 4)}-${plain.slice(4)}`;
