import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../db/package-root.ts';
import { StartFault } from '../db/start-fault.ts';
import { isNetwork } from './kernel/networks.ts';
import { isLoopback } from './kernel/origin.ts';
import { loopbackNetworks } from './kernel/requester-address.ts';
import { passpoint, wifiName } from './network-access/onboarding/wifi-settings.ts';
import { type KeptHours, keptHours } from './privacy/retention/kept-hours.contract.ts';
import { readKeptHours } from './privacy/retention/read-kept-hours.ts';
import { type MailSettings, mailServerIn, senderIn } from './registration/letters/mail-settings.ts';
import type { WalletSettings } from './start-up/open-wallets.ts';
import type { WifiSettings } from './start-up/open-wifi.ts';
import type { FeedSettings } from './wayfinding/departures/departures-feed.ts';

export interface Config {
  /** Absent: an embedded PostgreSQL in the data folder. */
  readonly databaseUrl: string | undefined;
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  readonly publicOrigin: string;
  /** 32 bytes; absent only with the embedded database, where it lies in the data folder. */
  readonly secretKey: Buffer | undefined;
  /** Those before it, the newest first, while what they have sealed is sealed anew. */
  readonly formerSecretKeys: readonly Buffer[];
  readonly logLevel: z.infer<typeof logLevel>;
  /** How letters leave; absent: they wait. */
  readonly mail: MailSettings | undefined;
  /** Key files of the wallets that badges can be put into. */
  readonly wallets: WalletSettings;
  /** Staff may do their work on a sign-in link alone, without a passkey: for trying Causeway out. */
  readonly linksSuffice: boolean;
  /** Networks of proxies that are believed about whom they speak for, as 10.0.0.0/8. */
  readonly trustedProxies: readonly string[];
  /** Networks of the venue, behind whose addresses thousands of people may be. */
  readonly venueNetworks: readonly string[];
  /** The conference's own Wi-Fi; absent: it has none. */
  readonly wifi: WifiSettings | undefined;
  /** Networks of phones that are not set up for it yet. */
  readonly onboardingNetworks: readonly string[];
  /** Networks that programmes may be fetched from beside the open web. */
  readonly programmeNetworks: readonly string[];
  /** Where departures of shuttles and boats are told; absent: they go by their headway. */
  readonly departuresFeed: FeedSettings | undefined;
  /** Hours for which what is of persons is kept. */
  readonly keptHours: KeptHours;
  /** What Prometheus shows at `/metrics`; absent: only people who are signed in read it. */
  readonly metricsKey: string | undefined;
}

const secretKey = z.string().regex(/^[A-Za-z0-9_-]{43}=?$/, {
  message: 'must be 32 bytes in base64url (43 characters), as made by: openssl rand -base64 32 | tr +/ -_',
});

const logLevel = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']);

/** Networks with commas between them. */
const networks = z
  .string()
  .transform((text) => text.split(',').map((network) => network.trim()))
  .refine(
    (all) => all.every(isNetwork),
    'must be networks with commas between them, as in 10.20.0.0/16, 2001:db8::/48',
  );

function keptHoursIn(text: string, context: z.RefinementCtx): KeptHours {
  const read = readKeptHours(text);
  if ('hours' in read) return read.hours;
  context.addIssue({ code: 'custom', message: read.fault });
  return z.NEVER;
}

const variables = z.object({
  DATABASE_URL: z
    .string()
    .refine((text) => /^postgres(ql)?:\/\/[^/]+\/./.test(text) && URL.canParse(text), {
      message: 'must be the address of a PostgreSQL database, as in postgres://user:password@host:5432/causeway',
    })
    .optional(),
  DATABASE_PLAIN: z.enum(['yes', 'no'], 'must be yes or no').default('no'),
  DATA_FOLDER: z.string().default(join(packageRoot, '.causeway')),
  HOST: z
    .string()
    .refine((text) => text === 'localhost' || isIP(text) > 0, 'must be an address of this machine, as in 127.0.0.1')
    .default('127.0.0.1'),
  PORT: z
    .string()
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, 'must be a number from 0 to 65535')
    .default('8420'),
  PUBLIC_ORIGIN: z.string().optional(),
  SECRET_KEY: secretKey.optional(),
  SECRET_KEY_PREVIOUS: z
    .string()
    .transform((text) => text.split(',').map((key) => key.trim()))
    .refine(
      (keys) => keys.every((key) => secretKey.safeParse(key).success),
      'must be former values of SECRET_KEY, the newest first, with commas between them',
    )
    .optional(),
  LOG_LEVEL: logLevel.default('info'),
  METRICS_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{32,}$/, 'must be 32 characters or more without spaces, as made by: openssl rand -hex 24')
    .optional(),
  TRUSTED_PROXIES: networks.optional(),
  VENUE_NETWORKS: networks.optional(),
  WIFI_NAME: wifiName.optional(),
  WIFI_PASSPOINT: passpoint.optional(),
  WIFI_ONBOARDING_NETWORKS: networks.optional(),
  PROGRAMME_NETWORKS: networks.optional(),
  DEPARTURES_FEED: z.url({ protocol: /^https?$/, error: 'must be an address of the web' }).optional(),
  DEPARTURES_NETWORKS: networks.optional(),
  PROFILE_SIGNING_CERTIFICATE: z.string().optional(),
  PROFILE_SIGNING_KEY: z.string().optional(),
  RETENTION: z.string().transform(keptHoursIn).optional(),
  STAFF_SIGN_IN: z.enum(['passkey', 'link'], 'must be passkey or link').default('passkey'),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().optional(),
  MAIL_RETURN_TO: z.string().optional(),
  APPLE_PASS_CERTIFICATE: z.string().optional(),
  APPLE_PASS_KEY: z.string().optional(),
  APPLE_PASS_AUTHORITY: z.string().optional(),
  GOOGLE_WALLET_KEY: z.string().optional(),
  GOOGLE_WALLET_ISSUER: z
    .string()
    .regex(/^\d{1,30}$/, 'must be the number that Google gave the issuer')
    .optional(),
});

/**
 * Reads the settings from the environment; empty counts as absent. The only place that does.
 * Throws a StartFault with one sentence for each variable that is wrong.
 */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const read = variables.safeParse(given);
  if (!read.success) throw new StartFault(read.error.issues.map(sentenceOf).join('\n'));
  const { DATABASE_URL, DATA_FOLDER, HOST, PORT, PUBLIC_ORIGIN, SECRET_KEY, SECRET_KEY_PREVIOUS, LOG_LEVEL } =
    read.data;
  if (DATABASE_URL && !SECRET_KEY) {
    throw new StartFault(
      'SECRET_KEY is needed with DATABASE_URL, and must stay the same: 32 bytes in base64url, as made by: openssl rand -base64 32 | tr +/ -_',
    );
  }
  if (SECRET_KEY_PREVIOUS && !SECRET_KEY) {
    throw new StartFault(
      'SECRET_KEY_PREVIOUS goes with SECRET_KEY; in the data folder former secrets are further lines.',
    );
  }
  if (DATABASE_URL && read.data.DATABASE_PLAIN === 'no') assertSealedOnTheWay(new URL(DATABASE_URL));
  const publicOrigin = secureOrigin(PUBLIC_ORIGIN ?? `http://localhost:${PORT}`);
  // Also where links suffice for staff: delegates make passkeys all the same.
  assertNamed(publicOrigin);
  return {
    databaseUrl: DATABASE_URL,
    dataFolder: resolve(DATA_FOLDER),
    host: HOST,
    port: Number(PORT),
    publicOrigin,
    secretKey: SECRET_KEY ? Buffer.from(SECRET_KEY, 'base64url') : undefined,
    formerSecretKeys: (SECRET_KEY_PREVIOUS ?? []).map((key) => Buffer.from(key, 'base64url')),
    logLevel: LOG_LEVEL,
    mail: mailIn(read.data),
    wallets: walletsIn(read.data),
    linksSuffice: read.data.STAFF_SIGN_IN === 'link',
    trustedProxies: read.data.TRUSTED_PROXIES ?? loopbackNetworks,
    venueNetworks: read.data.VENUE_NETWORKS ?? [],
    wifi: wifiIn(read.data),
    onboardingNetworks: read.data.WIFI_ONBOARDING_NETWORKS ?? [],
    programmeNetworks: read.data.PROGRAMME_NETWORKS ?? [],
    departuresFeed: feedIn(read.data),
    keptHours: read.data.RETENTION ?? keptHours,
    metricsKey: read.data.METRICS_KEY,
  };
}

function feedIn(given: Pick<z.infer<typeof variables>, 'DEPARTURES_FEED' | 'DEPARTURES_NETWORKS'>) {
  const { DEPARTURES_FEED: address, DEPARTURES_NETWORKS: networks = [] } = given;
  return address ? { address, networks } : undefined;
}

type WalletVariables = Pick<
  z.infer<typeof variables>,
  'APPLE_PASS_CERTIFICATE' | 'APPLE_PASS_KEY' | 'APPLE_PASS_AUTHORITY' | 'GOOGLE_WALLET_KEY' | 'GOOGLE_WALLET_ISSUER'
>;

/** Each wallet is set up whole or not at all. */
function walletsIn(given: WalletVariables): WalletSettings {
  const { APPLE_PASS_CERTIFICATE: certificate, APPLE_PASS_KEY: key, APPLE_PASS_AUTHORITY: authority } = given;
  const { GOOGLE_WALLET_KEY, GOOGLE_WALLET_ISSUER: issuerId } = given;
  const apple = certificate && key && authority ? { certificate, key, authority } : undefined;
  if (!apple && (certificate || key || authority)) {
    throw new StartFault(
      'APPLE_PASS_CERTIFICATE, APPLE_PASS_KEY and APPLE_PASS_AUTHORITY belong together: paths of PEM files.',
    );
  }
  const google = GOOGLE_WALLET_KEY && issuerId ? { key: GOOGLE_WALLET_KEY, issuerId } : undefined;
  if (!google && (GOOGLE_WALLET_KEY || issuerId)) {
    throw new StartFault(
      "GOOGLE_WALLET_KEY, the path of a service account's JSON, and GOOGLE_WALLET_ISSUER belong together.",
    );
  }
  return { apple, google };
}

type WifiVariables = Pick<
  z.infer<typeof variables>,
  'WIFI_NAME' | 'WIFI_PASSPOINT' | 'PROFILE_SIGNING_CERTIFICATE' | 'PROFILE_SIGNING_KEY'
>;

function wifiIn(given: WifiVariables): WifiSettings | undefined {
  const { WIFI_NAME: name, WIFI_PASSPOINT, PROFILE_SIGNING_CERTIFICATE: certificate, PROFILE_SIGNING_KEY: key } = given;
  if (!certificate !== !key) {
    throw new StartFault('PROFILE_SIGNING_CERTIFICATE and PROFILE_SIGNING_KEY belong together: paths of PEM files.');
  }
  if (name) return { name, passpoint: WIFI_PASSPOINT, signing: certificate && key ? { certificate, key } : undefined };
  if (WIFI_PASSPOINT || certificate) {
    throw new StartFault('WIFI_PASSPOINT and PROFILE_SIGNING_CERTIFICATE go with WIFI_NAME, the name of the network.');
  }
  return undefined;
}

type MailVariables = Pick<z.infer<typeof variables>, 'SMTP_URL' | 'MAIL_FROM' | 'MAIL_RETURN_TO'>;

/** Without SMTP_URL no letter leaves; a sender alone is no mistake. */
function mailIn({ SMTP_URL, MAIL_FROM, MAIL_RETURN_TO }: MailVariables): MailSettings | undefined {
  if (!SMTP_URL) return undefined;
  const server = mailServerIn(SMTP_URL);
  if (!server) {
    throw new StartFault(
      'SMTP_URL must be the address of a mail server, as in smtp://user:password@mail.example:587 or smtps://…; tls=off is not for passwords.',
    );
  }
  const from = MAIL_FROM && senderIn(MAIL_FROM);
  if (!from) {
    throw new StartFault(
      'MAIL_FROM is needed with SMTP_URL: who letters come from, as in Congress registration <registration@venue.example>.',
    );
  }
  const returnTo = MAIL_RETURN_TO ? senderIn(MAIL_RETURN_TO) : from;
  if (!returnTo) throw new StartFault('MAIL_RETURN_TO must be an e-mail address, as in bounces@venue.example.');
  return { server, from, returnTo: returnTo.address };
}

/** What crosses a network to the database is encrypted, for the server that it was meant for; a socket crosses none. */
function assertSealedOnTheWay({ hostname, searchParams }: URL): void {
  const mode = searchParams.get('sslmode') ?? searchParams.get('ssl');
  const isHere = isLoopback(hostname) || hostname.toLowerCase().startsWith('%2f');
  if (isHere || mode === 'verify-full') return;
  throw new StartFault(
    `DATABASE_URL leads to ${hostname} without TLS that is verified: add ?sslmode=verify-full (NODE_EXTRA_CA_CERTS names an authority of your own), or say DATABASE_PLAIN=yes where nobody else is on that network.`,
  );
}

/** Camera, service worker, WebCrypto and passkeys work on https only, and on localhost. */
function secureOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`) {
    throw new StartFault('PUBLIC_ORIGIN must be a scheme and a host without a path, as in https://venue.example.');
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw new StartFault(
      `PUBLIC_ORIGIN must be https, for browsers give camera and passkeys to no other: ${url.origin} is plain http (only localhost may be).`,
    );
  }
  return url.origin;
}

/** A passkey is made for a name, never for an address of the network (WebAuthn Level 3 §5.1.3). */
function assertNamed(publicOrigin: string): void {
  const { hostname, protocol, port } = new URL(publicOrigin);
  if (!isIP(hostname.replace(/^\[|\]$/g, ''))) return;
  const instead = isLoopback(hostname) ? ` Open ${protocol}//localhost${port && `:${port}`} instead.` : '';
  throw new StartFault(
    `PUBLIC_ORIGIN must have a name, for browsers make passkeys for names only: ${hostname} is an address.${instead}`,
  );
}

function sentenceOf({ path, message }: z.core.$ZodIssue): string {
  const name = String(path[0]);
  const said = name === 'LOG_LEVEL' ? `must be one of ${logLevel.options.join(', ')}` : message;
  return `${name} ${said}.`;
}
