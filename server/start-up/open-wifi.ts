import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { StartFault } from '../../db/start-fault.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import type { Signer } from '../kernel/sign-content.ts';
import type { Passpoint, Wifi } from '../network-access/onboarding/wifi.ts';

export interface WifiSettings {
  readonly name: string;
  readonly passpoint?: Passpoint | undefined;
  /** Paths of PEM files: the chain of the site's certificate, and its key. */
  readonly signing?: SigningFiles | undefined;
}

interface SigningFiles {
  readonly certificate: string;
  readonly key: string;
}

type OpenDependencies = Pick<Dependencies, 'clock' | 'log'>;

/** The conference's Wi-Fi, where it has one. Throws a StartFault with a sentence for a file that is not right. */
export function openWifi(settings: WifiSettings | undefined, deps: OpenDependencies): Wifi | undefined {
  if (!settings) return undefined;
  const { name, passpoint, signing } = settings;
  return { name, passpoint, findSigner: signing && signersOf(signing, deps) };
}

/** A certificate of the site is renewed every few weeks, so that its files are read each time that something is signed. */
function signersOf(files: SigningFiles, { clock, log }: OpenDependencies): () => Signer | undefined {
  let last = readSigner(files, clock.now());
  return () => {
    try {
      last = readSigner(files, clock.now());
    } catch (error) {
      if (!(error instanceof StartFault)) throw error;
      log.warn({ reason: error.message }, 'profiles are not signed by the certificate as it is now');
    }
    return isOver(last.certificate, clock.now()) ? undefined : last;
  };
}

const blocks = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

function readSigner(files: SigningFiles, now: Date): Signer {
  const [certificate, ...chain] = read('PROFILE_SIGNING_CERTIFICATE', files.certificate, (pem) =>
    Array.from(pem.match(blocks) ?? [], (block) => new X509Certificate(block)),
  );
  const key = read('PROFILE_SIGNING_KEY', files.key, (pem) => createPrivateKey(pem));
  if (!certificate)
    throw new StartFault(`PROFILE_SIGNING_CERTIFICATE names a file without certificates: ${files.certificate}`);
  if (!['rsa', 'ec'].includes(key.asymmetricKeyType ?? '')) {
    throw new StartFault(
      'PROFILE_SIGNING_KEY is a key that phones do not know: take one of RSA or of an elliptic curve.',
    );
  }
  if (!certificate.checkPrivateKey(key)) {
    throw new StartFault(
      'PROFILE_SIGNING_KEY is not the key of PROFILE_SIGNING_CERTIFICATE, whose own certificate comes first in its file.',
    );
  }
  if (isOver(certificate, now)) {
    throw new StartFault(`PROFILE_SIGNING_CERTIFICATE was good until ${certificate.validTo}: renew it.`);
  }
  return { key, certificate, chain };
}

const isOver = ({ validTo }: X509Certificate, now: Date): boolean => new Date(validTo) <= now;

function read<T>(name: string, path: string, open: (pem: string) => T): T {
  let pem: string;
  try {
    pem = readFileSync(path, 'utf8');
  } catch {
    throw new StartFault(`${name} names a file that cannot be read: ${path}`);
  }
  try {
    return open(pem);
  } catch {
    throw new StartFault(`${name} names a file that is not PEM: ${path}`);
  }
}
