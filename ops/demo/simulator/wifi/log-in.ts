import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WifiOrders } from './wifi-orders.ts';

/** What a delegate's page told, once. */
export interface Credential {
  readonly userName: string;
  readonly secret: string;
  /** PEM: what the phone trusts. */
  readonly authorities: string;
}

export interface LogIn {
  readonly credential: Credential;
  /** Of the phone, and of the hotspot that it hears, in the air: twelve hex digits. */
  readonly device: string;
  readonly bssid: string;
  /** As the access point calls the connection. */
  readonly accountingId: string;
}

/** `class`: what names the connection in accounting, when it was let in. */
export type Answer = { readonly class: Buffer } | 'refused' | 'unanswered';

const patienceS = 8;
const dashed = (address: string): string => address.toUpperCase().match(/../g)?.join('-') ?? '';
const coloned = (address: string): string => address.match(/../g)?.join(':') ?? '';

/** A phone proves itself over EAP-TTLS, with its secret inside, at an access point that asks FreeRADIUS. */
export async function logIn(
  { eapolTest, environment, authenticationPort }: Omit<WifiOrders, 'accessPoints'>,
  { address, secret, name }: WifiOrders['accessPoints'][number],
  { credential, device, bssid, accountingId }: LogIn,
): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-phone-'));
  try {
    const asked = ['-a', '127.0.0.1', '-A', address, '-p', String(authenticationPort), '-s', secret];
    const phone = ['-c', await describePhone(folder, credential), '-t', String(patienceS), '-M', coloned(device)];
    const place = [`-N30:s:${dashed(bssid)}:venue`, `-N32:s:${name}`, `-N44:s:${accountingId}`];
    const said = await new Promise<string>((resolve) => {
      const options = { env: { ...process.env, ...environment }, maxBuffer: 8_000_000 };
      execFile(eapolTest, [...asked, ...phone, ...place], options, (_error, stdout) => resolve(stdout));
    });
    return readAnswer(said);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function describePhone(folder: string, { userName, secret, authorities }: Credential): Promise<string> {
  const [trusted, phone] = [join(folder, 'authorities.pem'), join(folder, 'phone.conf')];
  await writeFile(trusted, authorities, { mode: 0o600 });
  const lines = [
    ...['ssid="venue"', 'key_mgmt=WPA-EAP', 'eap=TTLS', 'phase2="auth=PAP"', `ca_cert="${trusted}"`],
    ...['anonymous_identity="anonymous"', `identity="${userName}"`, `password="${secret}"`],
  ];
  await writeFile(phone, `network={\n${lines.join('\n')}\n}\n`, { mode: 0o600 });
  return phone;
}

/** As eapol_test tells what it heard. */
export function readAnswer(said: string): Answer {
  const [, accept = ''] = said.split('(Access-Accept)');
  const [, hex] = accept.match(/Attribute 25 \([^)]*\) length=\d+\n\s+Value: ([0-9a-f]+)/) ?? [];
  if (/^SUCCESS$/m.test(said) && hex) return { class: Buffer.from(hex, 'hex') };
  return said.includes('(Access-Reject)') ? 'refused' : 'unanswered';
}
