import { msg, str } from '@lit/localize';
import type { WifiNetwork } from '../../server/network-access/network-access.contract.ts';
import type { SetUpKind } from '../../server/network-access/onboarding/onboarding.contract.ts';
import type { DeviceKind } from './device-kind.ts';

/** What is done with a file once it is there, in the words that the device itself shows. */
export function fileSteps(file: SetUpKind, system: DeviceKind, { name }: WifiNetwork): readonly string[] {
  const joins = msg(str`“${name}” is joined by itself from then on, wherever it is near.`);
  if (file === 'apple' && system === 'mac')
    return [
      msg('Open the file among your downloads.'),
      msg('Open System Settings › General › Device Management; before macOS 15, Privacy & Security › Profiles.'),
      msg('Double-click the profile, and click “Install”.'),
      joins,
    ];
  if (file === 'apple')
    return [
      msg('Tap “Allow”.'),
      msg('Open Settings, and tap “Profile Downloaded” near the top.'),
      msg('Tap “Install”, enter your passcode, and tap “Install” again.'),
      joins,
    ];
  if (file === 'windows')
    return [
      msg('Open the ZIP file among your downloads, and choose “Extract all”.'),
      msg('Open “set-up” in the folder. If Windows holds it back, choose “More info”, then “Run anyway”.'),
      msg('Say yes when you are asked whether to trust the certificate.'),
      joins,
    ];
  if (file === 'eap_config') return [msg('Open the file with the app, and confirm.'), joins];
  return [
    msg('Open the file, and enter its password. It holds the key and certificate of the device, and whom to trust.'),
    msg(str`Choose “${name}” in the Wi-Fi settings, with EAP method TLS and this certificate.`),
  ];
}
