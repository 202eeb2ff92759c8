import { inject } from 'vitest';
import type { WifiPrograms } from '../../ops/debian-packages/find-programs.ts';

/** Real FreeRADIUS, hostapd and supplicant; throws where they are not to be had. */
export function wifiPrograms(): WifiPrograms {
  const found = inject('wifiPrograms');
  if (typeof found === 'string') throw new Error(found);
  return found;
}
