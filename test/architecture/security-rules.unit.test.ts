import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../db/package-root.ts';
import { sourceFile, sourceFiles } from './source-files.ts';

const server = [...sourceFiles('server', 'db'), ...sourceFiles('web-components')];
const ofServer = server.filter(({ path }) => !path.startsWith('web-components/'));

type Source = (typeof server)[number];
const pathsWhere = (files: readonly Source[], holds: (file: Source) => boolean) =>
  files.filter(holds).map(({ path }) => path);
const doesImport = ({ imports }: Source, pattern: RegExp) =>
  imports.some(({ target, isTypeOnly }) => !isTypeOnly && pattern.test(target));

const drawsElsewhere = ({ code }: Source) => /\bMath\s*\.\s*random\b|\bpseudoRandomBytes\b/.test(code);

it('nothing random comes from elsewhere than node:crypto', () => {
  expect(pathsWhere(ofServer, drawsElsewhere)).toEqual([]);
  // When a page tries again is no secret.
  const pages = server.filter(({ path }) => path.startsWith('web-components/'));
  expect(pathsWhere(pages, drawsElsewhere)).toEqual([
    'web-components/gate/scan-sender.ts',
    'web-components/live/live-client.ts',
  ]);
  expect(drawsElsewhere(sourceFile('a.ts', 'const code = Math.random()'))).toBe(true);
});

/** Packages and modules that bring cryptography with them. */
const cryptography =
  /^crypto$|crypto-js|^node-forge|^(@noble|@stablelib|@peculiar|@panva)\/|^(jose|jsonwebtoken|jws|tweetnacl|libsodium|sodium|elliptic|bcrypt|argon2|scrypt|md5|sha\.?js|sjcl|openpgp|otplib|uuid|nanoid)/;
/** Writes certificates down; Node's WebCrypto makes the keys and signs. */
const encodersOfCertificates = ['@peculiar/x509'];
/** Weak ones of Node's own. */
const weak = /createHash\(\s*['"](md5|md4|rmd160)|createCipheriv\(\s*['"](?!aes-256-gcm)|createCipher\(|-ecb\b|-cbc\b/i;

it('no cryptography is other than that of Node and of browsers', () => {
  const { dependencies } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  expect(Object.keys(dependencies).filter((name) => cryptography.test(name))).toEqual(encodersOfCertificates);
  expect(pathsWhere(server, (file) => doesImport(file, cryptography))).toEqual([
    // Reads requests of access points (PKCS #10).
    'server/network-access/authorities/certificate-request.ts',
    'server/network-access/authorities/certificates.ts',
  ]);
  expect(pathsWhere(ofServer, ({ code }) => weak.test(code))).toEqual([
    // pgcrypto, which opens it too, has no GCM; it is marked with HMAC-SHA-256, as one must with CBC.
    'server/network-access/access-points/secret-box.ts',
    // RFC 5176 knows no other; HMAC-MD5 and the secret of the access point stand behind it.
    'server/network-access/disconnects/radius-packet.ts',
    // PKCS #12 as every phone reads it (decision 37); its password is 100 random bits.
    'server/network-access/onboarding/pkcs12.ts',
  ]);
  for (const name of ['crypto-js', 'node-forge', '@noble/hashes', 'jose', 'bcryptjs'])
    expect(name).toMatch(cryptography);
});

/** What can open a connection to another machine. */
const caller =
  /^(node:)?(http|https|http2|tls|dgram|net|dns)$|^(node:)?dns\/|^(undici|axios|got|node-fetch|pg|postgres|nodemailer|graphile-worker)$/;
const calls = (file: Source) =>
  doesImport(file, caller) || /(?<![.\w])fetch\(|\bnew (WebSocket|EventSource)\(/.test(file.code);

it('the server calls nobody but the mail server, the database and access points', () => {
  expect(pathsWhere(ofServer, calls)).toEqual([
    // Whether an address is one, and of which network.
    'server/config.ts',
    'server/kernel/networks.ts',
    // The lock of the server, and jobs of retention: in the database.
    'server/kernel/server-lock.ts',
    // Addresses that staff or the operator name: each is checked, and asked where it was checked (decision 46).
    'server/kernel/fetching/allowed-addresses.ts',
    'server/kernel/fetching/fetch-address.ts',
    // Disconnect-Requests (RFC 5176), to addresses of the inventory alone.
    'server/network-access/disconnects/disconnect-socket.ts',
    // Who waits to be woken by the database; the command that gives FreeRADIUS its way into it.
    'server/network-access/disconnects/disconnects.queries.ts',
    'server/network-access/freeradius/database-login.queries.ts',
    'server/privacy/retention/start-retention.ts',
    'server/registration/letters/mail-server.ts',
    'db/client.ts',
    // A port that is free for the embedded database, and whether it answers there.
    'db/embedded.ts',
    'db/retention.ts',
    'db/rotation.ts',
    'db/embedded/launch-server.ts',
  ]);
  expect(calls(sourceFile('a.ts', 'const page = await fetch(address);'))).toBe(true);
  expect(calls(sourceFile('a.ts', "import { request } from 'node:https';"))).toBe(true);
});

it('it is said within how many days a weakness of a package is mended', () => {
  const said = readFileSync(join(packageRoot, 'SECURITY.md'), 'utf8');
  const days = [...said.matchAll(/^\| (critical|high|medium|low)\b.* \| (\d+) days \|$/gm)].map(([, , n]) => Number(n));
  expect(days).toHaveLength(4);
  expect(days).toEqual(days.toSorted((a, b) => a - b));
});
