import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { DelegateActor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { type Signer, signAttached } from '../../kernel/sign-content.ts';
import { makeCredential } from '../credentials/make-credential.ts';
import { newSecret } from '../credentials/random-names.ts';
import { radiusServerName } from '../freeradius/server-name.ts';
import type { MadeCredential } from '../network-access.contract.ts';
import { networkAccessFaults } from '../network-access.errors.ts';
import { appleProfile } from './apple-profile.ts';
import { eapConfig } from './eap-config.ts';
import type { SetUpKind, SetUpRequest } from './onboarding.contract.ts';
import { findNames } from './onboarding.queries.ts';
import { pkcs12 } from './pkcs12.ts';
import type { SetUp } from './set-up.ts';
import type { Wifi } from './wifi.ts';
import { windowsFiles } from './windows-files.ts';

export type SetUpDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'publicOrigin'> & {
  readonly wifi?: Wifi | undefined;
};

/** A file to be kept by whoever asked for it, and by nobody else. */
export interface SetUpFile {
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly fileName: string;
}

/**
 * Makes a certificate for one more device of a delegate, and the file that sets it up; its key is kept nowhere. Throws
 * `network_access.no_wifi`, and what `makeCredential` throws.
 */
export async function setUpDevice(
  deps: SetUpDependencies,
  actor: DelegateActor,
  { deviceName, kind, password = newSecret() }: SetUpRequest,
): Promise<SetUpFile> {
  const { wifi, publicOrigin } = deps;
  const names = await findNames(deps.database.drizzle, actor.id);
  if (!wifi || !names) throw new DomainError(networkAccessFaults.no_wifi);
  // Before anything is made: whatever fails is not to cost one of the places for devices.
  const signer = kind === 'apple' ? wifi.findSigner?.() : undefined;
  const made = await makeCredential(deps, actor, { deviceName, method: 'tls' });
  const { hostname } = new URL(publicOrigin);
  const setUp = { wifi, ...names, hostname, serverName: radiusServerName(publicOrigin), password, ...inDer(made) };
  const { write, ...file } = kinds[kind];
  return { ...file, bytes: write(setUp, signer, deps.clock) };
}

interface Kind extends Omit<SetUpFile, 'bytes'> {
  readonly write: (setUp: SetUp, signer: Signer | undefined, clock: Clock) => Buffer;
}

const kinds: Readonly<Record<SetUpKind, Kind>> = {
  apple: {
    mediaType: 'application/x-apple-aspen-config',
    fileName: 'wifi.mobileconfig',
    write: (setUp, signer, clock) => {
      const profile = Buffer.from(appleProfile(setUp));
      return signer ? signAttached(profile, signer, clock.now()) : profile;
    },
  },
  eap_config: {
    mediaType: 'application/eap-config',
    fileName: 'wifi.eap-config',
    write: (setUp) => Buffer.from(eapConfig(setUp)),
  },
  windows: { mediaType: 'application/zip', fileName: 'wifi-windows.zip', write: windowsFiles },
  pkcs12: {
    mediaType: 'application/x-pkcs12',
    fileName: 'wifi.p12',
    write: (setUp) => pkcs12({ ...setUp, name: setUp.wifi.name }, setUp.password),
  },
};

function inDer({ credential, certificate, authorities }: MadeCredential) {
  if (!certificate) throw new Error('a certificate was asked for, and not made');
  return {
    key: createPrivateKey(certificate.privateKey).export({ format: 'der', type: 'pkcs8' }),
    certificate: derOf(certificate.certificate),
    validUntil: new Date(credential.validUntil),
    authorities: authorities.map((authority) => derOf(authority.certificate)),
  };
}

const derOf = (pem: string): Buffer => new X509Certificate(pem).raw;
