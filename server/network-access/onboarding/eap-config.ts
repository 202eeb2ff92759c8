import { delegateLocales } from '../../../db/vocabulary.ts';
import { pkcs12 } from './pkcs12.ts';
import { nameIn, outerName, type SetUp } from './set-up.ts';
import { element, field, type Markup, xmlFile } from './xml.ts';

/** EAP metadata (draft-winter-opsawg-eap-metadata), as geteduroam and other programs take it, on Android above all. */
export const eapConfig = (setUp: SetUp): string =>
  xmlFile(
    element(
      'EAPIdentityProviderList',
      {
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
        'xsi:noNamespaceSchemaLocation': 'eap-metadata.xsd',
      },
      element(
        'EAPIdentityProvider',
        { version: '1', ID: setUp.wifi.passpoint?.domain ?? setUp.hostname, namespace: 'urn:RFC4282:realm' },
        field('ValidUntil', setUp.validUntil.toISOString()),
        element('AuthenticationMethods', {}, tlsMethod(setUp)),
        element('CredentialApplicability', {}, ...networks(setUp)),
        element('ProviderInfo', {}, ...displayNames(setUp)),
      ),
    ),
  );

const inBase64 = (name: string, format: string, bytes: Buffer): Markup =>
  element(name, { format, encoding: 'base64' }, bytes.toString('base64'));

/** EAP-TLS alone, which is 13. */
function tlsMethod({ authorities, serverName, password, wifi, key, certificate }: SetUp): Markup {
  const file = pkcs12({ key, certificate, authorities: [], name: wifi.name }, password);
  return element(
    'AuthenticationMethod',
    {},
    element('EAPMethod', {}, field('Type', '13')),
    element(
      'ServerSideCredential',
      {},
      ...authorities.map((authority) => inBase64('CA', 'X.509', authority)),
      field('ServerID', serverName),
    ),
    element(
      'ClientSideCredential',
      {},
      field('OuterIdentity', outerName),
      inBase64('ClientCertificate', 'PKCS12', file),
      field('Passphrase', password),
    ),
  );
}

function networks({ wifi }: SetUp): Markup[] {
  const consortiums = wifi.passpoint?.consortiums ?? [];
  return [
    element('IEEE80211', {}, field('SSID', wifi.name), field('MinRSNProto', 'CCMP')),
    ...consortiums.map((one) => element('IEEE80211', {}, field('ConsortiumOID', one))),
  ];
}

const displayNames = ({ conference }: SetUp): Markup[] =>
  delegateLocales.map((locale) => element('DisplayName', { lang: locale }, nameIn(conference, locale)));
