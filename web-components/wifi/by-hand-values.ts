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

/** One step, and what is compared in it: one of these must be the one that the device shows. */
export interface ByHandStep {
  readonly words: string;
  readonly fingerprints?: readonly string[];
}

/** What is done before the values are entered, and after. */
export function byHandSteps(
  kind: DeviceKind,
  wifi: WifiNetwork,
): { before: readonly string[]; after: readonly ByHandStep[] } {
  const { name } = wifi;
  return {
    before: [
      msg(str`Open the Wi-Fi settings, and choose “${name}”.`),
      msg('Enter these values. Leave what is not named here as it is.'),
    ],
    after: stepsAfter(kind, wifi),
  };
}

/** What imitates the network can have its name, and not its certificate. */
function stepsAfter(kind: DeviceKind, { name, serverName, serverCertificates }: WifiNetwork): readonly ByHandStep[] {
  if (kind === 'windows') {
    // Before FreeRADIUS was laid out there is nothing to compare, and nothing to join.
    if (serverCertificates.length === 0)
      return [{ words: msg(str`Connect. Windows asks whether you expect “${name}” here: in the venue you do.`) }];
    return [
      {
        words: msg(
          str`Connect. When Windows asks whether you expect “${name}” here, choose “Show certificate details”.`,
        ),
      },
      {
        words: msg('Compare the server thumbprint that it shows. It must be this one:'),
        fingerprints: serverCertificates.map(({ sha1 }) => sha1),
      },
      { words: sameOrNot() },
    ];
  }
  const named = msg(
    str`Connect. If you are asked whether to trust it, “${serverName}” must be named there: then say yes.`,
  );
  if (serverCertificates.length === 0 || !showsServer.includes(kind)) return [{ words: named }];
  return [
    { words: msg(str`Connect. You are asked whether to trust the network: “${serverName}” must be named there.`) },
    {
      words: msg('Where an SHA-256 fingerprint is shown too, compare it. It must be this one:'),
      fingerprints: serverCertificates.map(({ sha256 }) => sha256),
    },
    { words: sameOrNot() },
  ];
}

/** They show the certificate of the server itself, and ask. */
const showsServer: readonly DeviceKind[] = ['android', 'ios', 'mac'];

const sameOrNot = (): string =>
  msg('If it is the same, say yes. If not, cancel, and tell the staff: another network passes itself off as this one.');
