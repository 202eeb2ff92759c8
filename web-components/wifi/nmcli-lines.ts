import type { MadeCredential, WifiNetwork } from '../../server/network-access/network-access.contract.ts';
import { outerName } from './by-hand-values.ts';

/** As a shell takes it for one word, whatever stands in it. */
const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

/**
 * What is pasted into a terminal where NetworkManager is: writes the authorities into a file, and makes the connection.
 * Names come from the conference: none of them is ever more than a word to the shell.
 */
export function nmcliLines({ name, serverName }: WifiNetwork, made: MadeCredential): string {
  const { credential, secret = '', authorities } = made;
  const file = `"$HOME/.config/${serverName.replaceAll(/[^\w.-]/g, '_')}.pem"`;
  const settings = [
    ...['type wifi', `con-name ${quoted(name)}`, `ssid ${quoted(name)}`, 'wifi-sec.key-mgmt wpa-eap'],
    ...['802-1x.eap peap', '802-1x.phase2-auth mschapv2', `802-1x.ca-cert ${file}`],
    ...[`802-1x.domain-match ${quoted(serverName)}`, `802-1x.anonymous-identity ${outerName}`],
    ...[`802-1x.identity ${quoted(credential.userName)}`, `802-1x.password ${quoted(secret)}`],
  ];
  return [
    'mkdir -p ~/.config',
    `cat > ${file} <<'END'`,
    ...authorities.map(({ certificate }) => certificate.trim()),
    'END',
    `nmcli connection add ${settings.join(' \\\n  ')}`,
  ].join('\n');
}
