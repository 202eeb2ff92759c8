import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { StartFault } from '../../db/start-fault.ts';
import type { AppleWallet, GoogleWallet, Wallets } from '../registration/wallet/wallets.ts';

/** Paths of key files, as the settings name them. */
export interface WalletSettings {
  readonly apple?: { certificate: string; key: string; authority: string } | undefined;
  readonly google?: { key: string; issuerId: string } | undefined;
}

/** Reads the keys of the wallets that are set up. Throws a StartFault with a sentence for a file that is not right. */
export function openWallets({ apple, google }: WalletSettings): Wallets {
  return { apple: apple && openApple(apple), google: google && openGoogle(google) };
}

function openApple(paths: NonNullable<WalletSettings['apple']>): AppleWallet {
  const certificate = read('APPLE_PASS_CERTIFICATE', paths.certificate, (bytes) => new X509Certificate(bytes));
  const authority = read('APPLE_PASS_AUTHORITY', paths.authority, (bytes) => new X509Certificate(bytes));
  const key = read('APPLE_PASS_KEY', paths.key, rsaKeyOf);
  if (!certificate.checkPrivateKey(key))
    throw new StartFault('APPLE_PASS_KEY is not the key of APPLE_PASS_CERTIFICATE.');
  if (!certificate.verify(authority.publicKey)) {
    throw new StartFault(
      'APPLE_PASS_AUTHORITY did not issue APPLE_PASS_CERTIFICATE: take the one that Apple names for it.',
    );
  }
  const [passType, team] = ['UID', 'OU'].map((field) => subjectField(certificate, field));
  if (!passType || !team) throw new StartFault('APPLE_PASS_CERTIFICATE is no certificate of a pass type.');
  return { certificate, chain: [authority], key, passType, team };
}

const serviceAccount = z.object({ client_email: z.email(), private_key: z.string().min(1) });

function openGoogle({ key: path, issuerId }: NonNullable<WalletSettings['google']>): GoogleWallet {
  return read('GOOGLE_WALLET_KEY', path, (bytes) => {
    const account = serviceAccount.parse(JSON.parse(bytes.toString()));
    return { issuerId, account: account.client_email, key: rsaKeyOf(Buffer.from(account.private_key)) };
  });
}

function rsaKeyOf(pem: Buffer): KeyObject {
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== 'rsa') throw new Error('not an RSA key');
  return key;
}

/** One line for each part of a subject, such as UID=pass.example.venue. */
const subjectField = ({ subject }: X509Certificate, field: string): string | undefined =>
  subject
    .split('\n')
    .find((line) => line.startsWith(`${field}=`))
    ?.slice(field.length + 1);

function read<T>(name: string, path: string, open: (bytes: Buffer) => T): T {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    throw new StartFault(`${name} names a file that cannot be read: ${path}`);
  }
  try {
    return open(bytes);
  } catch {
    throw new StartFault(
      `${name} names a file that is not what it should be, PEM or JSON as its maker gave it: ${path}`,
    );
  }
}
