import { msg, str } from '@lit/localize';
import type { MadeCredential, WifiNetwork } from '../../server/network-access/network-access.contract.ts';
import type { DeviceKind } from './device-kind.ts';

/** What a device calls itself outside, where everybody hears it. */
export const outerName = 'anonymous';

/** One entry of the Wi-Fi settings, by the word that stands there. */
export interface ByHandValue {
  readonly label: string;
  readonly value: string;
  /** It is typed or pasted, not chosen. */
  readonly isTyped: boolean;
}

const typed = (label: string, value: string): ByHandValue => ({ label, value, isTyped: true });
const chosen = (label: string, value: string): ByHandValue => ({ label, value, isTyped: false });

/** They ask for name and password, and find out the rest. */
const asksForTwo: readonly DeviceKind[] = ['ios', 'mac', 'windows'];

/** What is entered by hand for this device, in the order of its settings. */
export function byHandValues(kind: DeviceKind, wifi: WifiNetwork, made: MadeCredential): readonly ByHandValue[] {
  const { credential, secret = '' } = made;
  const password = typed(msg('Password'), secret);
  if (asksForTwo.includes(kind)) return [typed(msg('User name'), credential.userName), password];
  const names = [typed(msg('Identity'), credential.userName), typed(msg('Anonymous identity'), outerName), password];
  const isOther = kind !== 'android' && kind !== 'chromeos';
  return [
    ...(isOther ? [typed(msg('Network name'), wifi.name), chosen(msg('Security'), 'WPA2-Enterprise')] : []),
    chosen(msg('EAP method'), credential.method === 'ttls' ? 'TTLS' : 'PEAP'),
    chosen(msg('Phase 2 authentication'), credential.method === 'ttls' ? 'PAP' : 'MSCHAPv2'),
    chosen(
      msg('CA certificate'),
      kind === 'android' ? msg('Trust on first use') : msg('the venue’s, downloaded below'),
    ),
    typed(msg('Domain'), wifi.serverName),
    ...names,
  ];
}

/** What is done before the values are entered, and after. */
export function byHandSteps(
  kind: DeviceKind,
  { name, serverName }: WifiNetwork,
): { before: readonly string[]; after: string } {
  return {
    before: [
      msg(str`Open the Wi-Fi settings, and choose “${name}”.`),
      msg('Enter these values. Leave what is not named here as it is.'),
    ],
    // Windows names nothing by which it could be told from another.
    after:
      kind === 'windows'
        ? msg(str`Connect. Windows asks whether you expect “${name}” here: in the venue you do.`)
        : msg(str`Connect. If you are asked whether to trust it, “${serverName}” must be named there: then say yes.`),
  };
}
