import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WifiPrograms } from '../../ops/debian-packages/find-programs.ts';

/** What a phone brings along. */
export type Phone = {
  /** PEM; what the phone trusts. */
  readonly authorities: string;
  readonly serverName: string;
  /** Twelve hex digits with what the access point puts between them; a random one, unless told. */
  readonly address?: string;
  /** What it calls itself outside the tunnel, where that is not anonymous. */
  readonly outerName?: string;
  /** As wpa_supplicant calls it: what it proves itself by inside, or asks for in place of its method, where it was set up wrong. */
  readonly inside?: string;
  readonly asks?: string;
} & (
  | { readonly method: 'peap' | 'ttls'; readonly userName: string; readonly secret: string }
  | { readonly method: 'tls'; readonly certificate: string; readonly key: string }
  /** PKCS #12, which it reads by itself. */
  | { readonly method: 'tls by file'; readonly keyFile: Uint8Array; readonly password: string }
  /** Who calls themselves by a name, and proves it with whatever certificate, inside the tunnel. */
  | { readonly method: 'peap'; readonly userName: string; readonly certificate: string; readonly key: string }
);

export interface Joining {
  readonly port: number;
  /** Of the access point that the phone is at. */
  readonly accessPointSecret: string;
  readonly hotspot?: string;
  /** Where the access point is, unless it is where FreeRADIUS is. */
  readonly from?: string;
  /** Seconds until it is given up that an answer comes. */
  readonly patience?: number;
}

export interface Joined {
  /** `refused_without_a_word`: by RADIUS, but not by EAP, so that the phone does not know. */
  readonly outcome: 'accepted' | 'refused' | 'refused_without_a_word' | 'unanswered' | 'server_not_trusted';
  /** RADIUS attributes of the Access-Accept by number, in hex. */
  readonly attributes: ReadonlyMap<number, string>;
  readonly text: string;
}

/** A phone joins, as wpa_supplicant's own test program does it: the real supplicant, and RADIUS as an access point speaks it. */
export async function joinWith(programs: WifiPrograms, phone: Phone, joining: Joining): Promise<Joined> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-phone-'));
  try {
    const path = await writePhone(folder, phone);
    return readOutcome(await runEapolTest(programs, path, phone, joining));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writePhone(folder: string, phone: Phone): Promise<string> {
  const file = async (name: string, content: string | Uint8Array) => {
    await writeFile(join(folder, name), content, { mode: 0o600 });
    return join(folder, name);
  };
  const lines = [
    'ssid="venue"',
    'key_mgmt=WPA-EAP',
    `eap=${phone.asks ?? phone.method.split(' ', 1).join().toUpperCase()}`,
    `ca_cert="${await file('authorities.pem', phone.authorities)}"`,
    `domain_match="${phone.serverName}"`,
  ];
  if (phone.method === 'tls by file') {
    lines.push('identity="anonymous"', `private_key="${await file('own.p12', phone.keyFile)}"`);
    lines.push(`private_key_passwd="${phone.password}"`);
  } else if (phone.method === 'tls') {
    lines.push('identity="anonymous"');
    lines.push(`client_cert="${await file('own.pem', phone.certificate)}"`);
    lines.push(`private_key="${await file('own.key', phone.key)}"`);
  } else if ('certificate' in phone) {
    lines.push('anonymous_identity="anonymous"', `identity=${hex(phone.userName)}`, 'phase2="auth=TLS"');
    lines.push(`client_cert2="${await file('own.pem', phone.certificate)}"`);
    lines.push(
      `private_key2="${await file('own.key', phone.key)}"`,
      `ca_cert2="${await file('inner.pem', phone.authorities)}"`,
    );
  } else {
    lines.push(`anonymous_identity=${hex(phone.outerName ?? 'anonymous')}`);
    lines.push(`identity=${hex(phone.userName)}`, `password="${phone.secret}"`);
    lines.push(`phase2="${phone.inside ?? (phone.method === 'peap' ? 'auth=MSCHAPV2' : 'auth=PAP')}"`);
  }
  return file('phone.conf', `network={\n${lines.join('\n')}\n}\n`);
}

/** Whatever stands in it: a quotation mark too. */
const hex = (text: string) => Buffer.from(text).toString('hex');

const randomAddress = () =>
  randomBytes(6)
    .toString('hex')
    .replace(/^../, '02')
    .replace(/..(?!$)/g, '$&:');

function runEapolTest(
  { eapolTest, environment }: WifiPrograms,
  path: string,
  phone: Phone,
  { port, accessPointSecret, hotspot, from, patience = 8 }: Joining,
) {
  const address = phone.address ?? randomAddress();
  const args = ['-c', path, '-a', '127.0.0.1', '-p', String(port), '-s', accessPointSecret, '-t', String(patience)];
  // With what Calling-Station-Id says in its place, for eapol_test takes well-formed addresses only.
  const isPlain = /^([0-9a-f]{2}:){5}[0-9a-f]{2}$/i.test(address);
  args.push('-M', isPlain ? address : randomAddress(), ...(isPlain ? [] : [`-N31:s:${address}`]));
  args.push('-N30:s:02-00-00-00-00-01:venue', `-N32:s:${hotspot ?? 'unknown'}`, '-N44:s:accounting-1');
  if (from) args.push('-A', from);
  return new Promise<string>((resolve) => {
    const options = { env: { ...process.env, ...environment }, maxBuffer: 8_000_000 };
    execFile(eapolTest, args, options, (_error, stdout, stderr) => resolve(stdout + stderr));
  });
}

function readOutcome(text: string): Joined {
  const [, accept] = text.split('(Access-Accept)');
  const attributes = new Map<number, string>();
  for (const [, number, value] of (accept ?? '').matchAll(/Attribute (\d+) \([^)]*\) length=\d+\n\s+Value: (\S+)/g))
    attributes.set(Number(number), value ?? '');
  return { outcome: outcomeOf(text), attributes, text };
}

function outcomeOf(text: string): Joined['outcome'] {
  if (/^SUCCESS$/m.test(text)) return 'accepted';
  if (/TLS: Certificate verification failed|domain_match.*mismatch|CTRL-EVENT-EAP-TLS-CERT-ERROR/.test(text))
    return 'server_not_trusted';
  if (!text.includes('(Access-Reject)')) return 'unanswered';
  return text.includes('from RADIUS server: EAP Failure') ? 'refused' : 'refused_without_a_word';
}
