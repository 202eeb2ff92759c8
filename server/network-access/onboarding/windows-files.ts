import { createHash } from 'node:crypto';
import { storedZip } from '../../kernel/stored-zip.ts';
import { pkcs12 } from './pkcs12.ts';
import type { SetUp } from './set-up.ts';
import { element, field, type Markup, xmlFile } from './xml.ts';

/**
 * What sets Windows up: the network, which takes the venue's certificate and no other, the certificates, and what puts each in
 * its place. Windows has no one file that holds all of these (ops/decisions/0037).
 */
export function windowsFiles(setUp: SetUp): Buffer {
  const { authorities, key, certificate, wifi, password } = setUp;
  const names = authorities.map((_, nth) => `authority-${nth + 1}.cer`);
  const files = new Map<string, Uint8Array>([
    ['set-up.cmd', Buffer.from(script(names, password))],
    ['network.xml', Buffer.from(xmlFile(networkProfile(setUp)))],
    ['device.p12', pkcs12({ key, certificate, authorities: [], name: wifi.name }, password)],
  ]);
  for (const [nth, name] of names.entries()) files.set(name, authorities[nth] ?? Buffer.alloc(0));
  return storedZip(files);
}

/** For the one who is signed in to Windows alone, so that nobody need be its administrator. */
function script(authorities: readonly string[], password: string): string {
  const steps = [
    ...authorities.map((name) => `certutil -user -addstore Root ${name} >nul`),
    `certutil -user -f -p ${password} -importpfx My device.p12 NoExport >nul`,
    'netsh wlan add profile filename=network.xml user=current',
  ];
  const lines = [
    '@echo off',
    'cd /d "%~dp0"',
    'if not exist network.xml (',
    '  echo Windows shows this file from inside the ZIP archive. Choose "Extract all" first, then open set-up again.',
    '  pause',
    '  exit /b 1',
    ')',
    ...steps.map((step) => `${step} || goto failed`),
    'del device.p12',
    'echo The Wi-Fi is set up. Choose it among the networks; you can delete this folder.',
    'pause',
    'exit /b 0',
    ':failed',
    'echo The Wi-Fi was not set up. Use the steps by hand on the page instead.',
    'pause',
    'exit /b 1',
  ];
  return lines.map((line) => `${line}\r\n`).join('');
}

const wlan = 'http://www.microsoft.com/networking/WLAN/profile/v1';
const oneX = 'http://www.microsoft.com/networking/OneX/v1';
const hostConfig = 'http://www.microsoft.com/provisioning/EapHostConfig';
const eapCommon = 'http://www.microsoft.com/provisioning/EapCommon';
const baseEap = 'http://www.microsoft.com/provisioning/BaseEapConnectionPropertiesV1';
const tls = (version: 1 | 2 | 3) => `http://www.microsoft.com/provisioning/EapTlsConnectionPropertiesV${version}`;

/** By what Windows knows a certificate: SHA-1, in pairs. It only picks one among those that it holds. */
const thumbprint = (certificate: Buffer): string =>
  createHash('sha1')
    .update(certificate)
    .digest('hex')
    .replace(/..(?!$)/g, '$& ');

const networkProfile = (setUp: SetUp): Markup =>
  element(
    'WLANProfile',
    { xmlns: wlan },
    field('name', setUp.wifi.name),
    element(
      'SSIDConfig',
      {},
      element('SSID', {}, field('hex', Buffer.from(setUp.wifi.name).toString('hex').toUpperCase())),
    ),
    field('connectionType', 'ESS'),
    field('connectionMode', 'auto'),
    element('MSM', {}, element('security', {}, authentication, oneXTerms(setUp))),
  );

const authentication = element(
  'authEncryption',
  {},
  field('authentication', 'WPA2'),
  field('encryption', 'AES'),
  field('useOneX', 'true'),
);

const oneXTerms = (setUp: SetUp): Markup =>
  element(
    'OneX',
    { xmlns: oneX },
    field('cacheUserData', 'true'),
    field('authMode', 'user'),
    element('EAPConfig', {}, element('EapHostConfig', { xmlns: hostConfig }, tlsMethod, tlsConfig(setUp))),
  );

/** EAP-TLS, which is 13, as Windows does it by itself. */
const tlsMethod = element(
  'EapMethod',
  {},
  element('Type', { xmlns: eapCommon }, '13'),
  element('VendorId', { xmlns: eapCommon }, '0'),
  element('VendorType', { xmlns: eapCommon }, '0'),
  element('AuthorId', { xmlns: eapCommon }, '0'),
);

const tlsConfig = ({ serverName, authorities }: SetUp): Markup =>
  element(
    'Config',
    { xmlns: hostConfig },
    element(
      'Eap',
      { xmlns: baseEap },
      field('Type', '13'),
      element(
        'EapType',
        { xmlns: tls(1) },
        element('CredentialsSource', {}, element('CertificateStore', {}, field('SimpleCertSelection', 'true'))),
        serverValidation(serverName, authorities),
        field('DifferentUsername', 'false'),
        element('PerformServerValidation', { xmlns: tls(2) }, 'true'),
        element('AcceptServerName', { xmlns: tls(2) }, 'true'),
        element('TLSExtensions', { xmlns: tls(2) }, ownCertificate(authorities)),
      ),
    ),
  );

/** Nobody is asked whether another certificate would do as well. */
const serverValidation = (serverName: string, authorities: readonly Buffer[]): Markup =>
  element(
    'ServerValidation',
    {},
    field('DisableUserPromptForServerValidation', 'true'),
    field('ServerNames', serverName),
    ...authorities.map((authority) => field('TrustedRootCA', thumbprint(authority))),
  );

/** A laptop from work has certificates of its own: only one that the venue has made is shown. */
const ownCertificate = (authorities: readonly Buffer[]): Markup =>
  element(
    'FilteringInfo',
    { xmlns: tls(3) },
    element('CAHashList', { Enabled: 'true' }, ...authorities.map((one) => field('IssuerHash', thumbprint(one)))),
  );
