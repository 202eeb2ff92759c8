import { randomUUID } from 'node:crypto';
import { fingerprintOf } from '../authorities/certificates.ts';
import { pkcs12 } from './pkcs12.ts';
import { type Properties, propertyList } from './property-list.ts';
import { nameIn, outerName, type SetUp } from './set-up.ts';

/**
 * A configuration profile for iPhone, iPad and Mac: key and certificate of this device, the authorities, and the network, which
 * takes these and no others.
 */
export function appleProfile(setUp: SetUp): string {
  const { conference, language, validUntil, wifi } = setUp;
  const identity = identifiedBy(setUp);
  const authorities = authorityPayloads(setUp);
  const certificate = certificatePayload(setUp);
  const eap = eapTerms(
    setUp,
    authorities.map(({ PayloadUUID }) => PayloadUUID),
  );
  const networks = [
    networkPayload(setUp, certificate.PayloadUUID, eap),
    ...(wifi.passpoint ? [passpointPayload(setUp, certificate.PayloadUUID, eap)] : []),
  ];
  return propertyList({
    ...payload('Configuration', identity, `${wifi.name} – ${nameIn(conference, language)}`),
    PayloadOrganization: nameIn(conference, language),
    PayloadRemovalDisallowed: false,
    // By then nothing in it is good any more, and the device clears it away by itself.
    RemovalDate: validUntil,
    PayloadContent: [...networks, certificate, ...authorities],
  });
}

/** A host of the venue the other way round, as Apple names things: one profile for each venue. */
const identifiedBy = ({ hostname }: SetUp): string => `${hostname.split('.').reverse().join('.')}.causeway.wifi`;

const payload = (type: string, identifier: string, name: string) => ({
  PayloadType: type,
  PayloadVersion: 1,
  PayloadIdentifier: identifier,
  PayloadUUID: randomUUID().toUpperCase(),
  PayloadDisplayName: name,
});

const authorityPayloads = (setUp: SetUp) =>
  setUp.authorities.map((authority) => {
    const mark = fingerprintOf(authority).slice(0, 16);
    return {
      ...payload('com.apple.security.root', `${identifiedBy(setUp)}.authority.${mark}`, `${setUp.wifi.name} – ${mark}`),
      PayloadCertificateFileName: `authority-${mark}.cer`,
      PayloadContent: authority,
    };
  });

const certificatePayload = (setUp: SetUp) => ({
  ...payload('com.apple.security.pkcs12', `${identifiedBy(setUp)}.certificate`, setUp.wifi.name),
  PayloadCertificateFileName: 'device.p12',
  PayloadContent: pkcs12({ ...setUp, authorities: [], name: setUp.wifi.name }, setUp.password),
  Password: setUp.password,
});

/** EAP-TLS, and no other method: of a password that is asked for, the network of somebody else makes use. */
const eapTerms = ({ serverName }: SetUp, anchors: readonly string[]) => ({
  AcceptEAPTypes: [13],
  UserName: outerName,
  TLSTrustedServerNames: [serverName],
  PayloadCertificateAnchorUUID: anchors,
  TLSMinimumVersion: '1.2',
});

/** WPA2 or better; the device calls itself by another address on each network, as it is used to. */
const joining = (certificate: string, eap: Properties) => ({
  EncryptionType: 'WPA2',
  AutoJoin: true,
  HIDDEN_NETWORK: false,
  ProxyType: 'None',
  EAPClientConfiguration: eap,
  PayloadCertificateUUID: certificate,
});

const networkPayload = (setUp: SetUp, certificate: string, eap: Properties) => ({
  ...payload('com.apple.wifi.managed', `${identifiedBy(setUp)}.network`, setUp.wifi.name),
  ...joining(certificate, eap),
  SSID_STR: setUp.wifi.name,
});

function passpointPayload(setUp: SetUp, certificate: string, eap: Properties) {
  const { wifi, conference, language } = setUp;
  return {
    ...payload('com.apple.wifi.managed', `${identifiedBy(setUp)}.passpoint`, `${wifi.name} – Passpoint`),
    ...joining(certificate, eap),
    IsHotspot: true,
    ServiceProviderRoamingEnabled: true,
    DisplayedOperatorName: nameIn(conference, language),
    DomainName: wifi.passpoint?.domain ?? '',
    RoamingConsortiumOIs: wifi.passpoint?.consortiums ?? [],
  };
}
