import { expect, it } from 'vitest';
import { readConfig } from '../server/config.ts';

const secret = 'A'.repeat(43);
const databaseUrl = 'postgres://venue:secret@db.venue.example/causeway?sslmode=verify-full';

it('needs nothing on one machine', () => {
  expect(readConfig({})).toMatchObject({ host: '127.0.0.1', port: 8420, publicOrigin: 'http://localhost:8420' });
});

it('takes an empty variable for an absent one', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 8420, databaseUrl: undefined });
});

it('derives the public origin from the port, unless it is told', () => {
  expect(readConfig({ PORT: '9000' }).publicOrigin).toBe('http://localhost:9000');
  expect(readConfig({ PUBLIC_ORIGIN: 'https://venue.example/' }).publicOrigin).toBe('https://venue.example');
});

it('takes a key for whoever reads the figures, and has none unless told', () => {
  expect(readConfig({}).metricsKey).toBeUndefined();
  expect(readConfig({ METRICS_KEY: 'k'.repeat(32) }).metricsKey).toBe('k'.repeat(32));
});

it('believes proxies on this machine, knows no venue, and takes networks for both', () => {
  expect(readConfig({})).toMatchObject({ trustedProxies: ['127.0.0.0/8', '::1'], venueNetworks: [] });
  const told = readConfig({ TRUSTED_PROXIES: '10.0.0.5', VENUE_NETWORKS: '10.20.0.0/16, 2001:db8::/48' });
  expect(told).toMatchObject({ trustedProxies: ['10.0.0.5'], venueNetworks: ['10.20.0.0/16', '2001:db8::/48'] });
  for (const wrong of ['0.0.0.0/0', '10.0.0.0/33', 'hall', '10.0.0.0/8,', '10.0.0.0/8 10.1.0.0/16'])
    expect(() => readConfig({ TRUSTED_PROXIES: wrong })).toThrow(/^TRUSTED_PROXIES must be networks/);
});

it('follows no feed of departures unless told where it is, and in which network it may be', () => {
  expect(readConfig({ DEPARTURES_NETWORKS: '10.30.0.0/24' }).departuresFeed).toBeUndefined();
  const address = 'https://rides.example/updates.pb';
  expect(readConfig({ DEPARTURES_FEED: address }).departuresFeed).toEqual({ address, networks: [] });
  const told = readConfig({ DEPARTURES_FEED: address, DEPARTURES_NETWORKS: '10.30.0.0/24' });
  expect(told.departuresFeed).toEqual({ address, networks: ['10.30.0.0/24'] });
  for (const wrong of ['file:///updates.pb', 'updates.pb'])
    expect(() => readConfig({ DEPARTURES_FEED: wrong })).toThrow(/^DEPARTURES_FEED must be an address of the web/);
});

it('knows of no Wi-Fi unless told, then of its name, Passpoint, and who signs', () => {
  expect(readConfig({})).toMatchObject({ wifi: undefined, onboardingNetworks: [] });
  expect(readConfig({ WIFI_NAME: '会场 Wi-Fi' }).wifi).toMatchObject({ name: '会场 Wi-Fi' });
  const told = readConfig({
    ...{ WIFI_NAME: 'Venue', WIFI_PASSPOINT: ' WiFi.example.org  5a03ba0000 004096 ' },
    ...{
      PROFILE_SIGNING_CERTIFICATE: '/a.pem',
      PROFILE_SIGNING_KEY: '/a.key',
      WIFI_ONBOARDING_NETWORKS: '10.60.0.0/16',
    },
  });
  expect(told.onboardingNetworks).toEqual(['10.60.0.0/16']);
  expect(told.wifi).toEqual({
    name: 'Venue',
    passpoint: { domain: 'wifi.example.org', consortiums: ['5A03BA0000', '004096'] },
    signing: { certificate: '/a.pem', key: '/a.key' },
  });
});

it.each([
  ['a name that is too long in the air', { WIFI_NAME: '会'.repeat(11) }, /^WIFI_NAME must be/],
  ['a name with a line break', { WIFI_NAME: 'a\nb' }, /^WIFI_NAME must be/],
  ['a domain that is none', { WIFI_NAME: 'a', WIFI_PASSPOINT: 'venue' }, /^WIFI_PASSPOINT must be/],
  ['a consortium that is none', { WIFI_NAME: 'a', WIFI_PASSPOINT: 'a.example 5A03' }, /^WIFI_PASSPOINT must be/],
  ['Passpoint without a network', { WIFI_PASSPOINT: 'a.example' }, /go with WIFI_NAME/],
  ['a certificate without its key', { WIFI_NAME: 'a', PROFILE_SIGNING_CERTIFICATE: '/a.pem' }, /belong together/],
])('refuses %s, in a sentence', (_what, environment, sentence) => {
  expect(() => readConfig(environment)).toThrow(sentence);
});

it('lets letters wait until a mail server is set', () => {
  expect(readConfig({ MAIL_FROM: 'office@venue.example' }).mail).toBeUndefined();
});

it('takes a mail server, who letters come from, and where they come back to', () => {
  const SMTP_URL = 'smtp://venue%40host:p%3Ass@mail.example';
  const from = { name: 'Congress registration', address: 'office@venue.example' };
  expect(readConfig({ SMTP_URL, MAIL_FROM: '"Congress registration" <office@venue.example>' }).mail).toEqual({
    server: {
      ...{ host: 'mail.example', port: 587, secure: false, requireTLS: true, ignoreTLS: false },
      auth: { user: 'venue@host', pass: 'p:ss' },
    },
    from,
    returnTo: 'office@venue.example',
  });
  const more = { MAIL_FROM: 'office@venue.example', MAIL_RETURN_TO: 'bounces@venue.example' };
  expect(readConfig({ SMTP_URL: 'smtps://[::1]:4465/?tls=off', ...more }).mail).toMatchObject({
    server: { host: '::1', port: 4465, secure: true, requireTLS: false, ignoreTLS: true },
    from: { name: '', address: 'office@venue.example' },
    returnTo: 'bounces@venue.example',
  });
});

const mailFrom = 'office@venue.example';

it.each([
  ['a mail server that is none', { SMTP_URL: 'https://mail.example', MAIL_FROM: mailFrom }, /^SMTP_URL must be/],
  ['a password without TLS', { SMTP_URL: 'smtp://u:p@mail.example?tls=off', MAIL_FROM: mailFrom }, /^SMTP_URL must be/],
  ['letters from nobody', { SMTP_URL: 'smtp://mail.example' }, /^MAIL_FROM is needed with SMTP_URL/],
  [
    'a sender with another header',
    { SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'Office\r\nBcc: x <office@venue.example>' },
    /^MAIL_FROM is needed/,
  ],
  [
    'a return address that is none',
    { SMTP_URL: 'smtp://mail.example', MAIL_FROM: mailFrom, MAIL_RETURN_TO: 'nowhere' },
    /^MAIL_RETURN_TO must be/,
  ],
  ['a key for figures that could be guessed', { METRICS_KEY: 'k'.repeat(31) }, /^METRICS_KEY must be 32 characters/],
  ['a key for figures with a space', { METRICS_KEY: `${'k'.repeat(32)} k` }, /^METRICS_KEY must be 32 characters/],
  ['a port that is none', { PORT: '70000' }, /^PORT must be a number from 0 to 65535\.$/],
  [
    'plain http elsewhere than on localhost',
    { PUBLIC_ORIGIN: 'http://venue.example' },
    /^PUBLIC_ORIGIN must be https, .*\.$/,
  ],
  [
    'an origin with a path',
    { PUBLIC_ORIGIN: 'https://venue.example/app' },
    /^PUBLIC_ORIGIN must be a scheme and a host/,
  ],
  ['an origin that is none', { PUBLIC_ORIGIN: 'venue.example' }, /^PUBLIC_ORIGIN must be a scheme and a host/],
  [
    'an address that is no database',
    { DATABASE_URL: 'mysql://x', SECRET_KEY: secret },
    /^DATABASE_URL must be the address/,
  ],
  ['a database of its own without a secret', { DATABASE_URL: databaseUrl }, /^SECRET_KEY is needed with DATABASE_URL/],
  [
    'a former secret that is too short',
    { SECRET_KEY: secret, SECRET_KEY_PREVIOUS: `${secret},abc` },
    /^SECRET_KEY_PREVIOUS must be former values/,
  ],
  ['a former secret alone', { SECRET_KEY_PREVIOUS: secret }, /^SECRET_KEY_PREVIOUS goes with SECRET_KEY/],
  ['a secret that is too short', { SECRET_KEY: 'abc' }, /^SECRET_KEY must be 32 bytes/],
  ['a level of logging that is none', { LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be one of fatal, /],
  ['a host that is none', { HOST: 'venue' }, /^HOST must be an address of this machine/],
])('explains %s in one sentence', (_name, environment, sentence) => {
  expect(() => readConfig(environment)).toThrow(sentence);
});

it.each(['passkey', 'link'])('has a host with a name, which passkeys are made for, where staff sign in by %s', (by) => {
  const at = (PUBLIC_ORIGIN: string) => () => readConfig({ PUBLIC_ORIGIN, STAFF_SIGN_IN: by });
  for (const address of ['https://192.0.2.7', 'https://192.0.2.7:8443', 'https://[2001:db8::7]'])
    expect(at(address)).toThrow(/^PUBLIC_ORIGIN must have a name, .* is an address\.$/);
  for (const here of ['http://127.0.0.1:8420', 'http://[::1]:8420'])
    expect(at(here)).toThrow(/^PUBLIC_ORIGIN must have a name, .* Open http:\/\/localhost:8420 instead\.$/);
  for (const named of ['https://venue.example', 'http://localhost:5173']) expect(at(named)().publicOrigin).toBe(named);
});

const onTheWay = (DATABASE_URL: string, more = {}) => readConfig({ DATABASE_URL, SECRET_KEY: secret, ...more });

it.each([
  'postgres://venue:secret@db.venue.example/causeway',
  'postgres://venue:secret@db.venue.example/causeway?sslmode=require',
  'postgres://venue:secret@10.0.0.5/causeway?sslmode=verify-ca',
])('does not send what people have entrusted over a network as %s would', (url) => {
  expect(() => onTheWay(url)).toThrow(/^DATABASE_URL leads to \S+ without TLS that is verified/);
  expect(() => onTheWay(url)).not.toThrow(/secret/);
  expect(onTheWay(url, { DATABASE_PLAIN: 'yes' }).databaseUrl).toBe(url);
});

it.each([
  'postgres://venue@localhost/causeway',
  'postgres://venue@127.0.0.1:5433/causeway',
  'postgres://venue@[::1]/causeway',
  'postgres://venue@%2Fvar%2Frun%2Fpostgresql/causeway',
  databaseUrl,
])('takes a database on this machine, or one whose TLS is verified: %s', (url) => {
  expect(onTheWay(url).databaseUrl).toBe(url);
});

it('names everything that is wrong at once, and no secret', () => {
  const environment = { PORT: 'x', SECRET_KEY: 'my-secret', DATABASE_URL: 'postgres:secret-word' };
  const read = () => readConfig(environment);
  expect(read).toThrow(/DATABASE_URL[\s\S]*PORT[\s\S]*SECRET_KEY/);
  expect(read).not.toThrow(/my-secret|secret-word/);
});
