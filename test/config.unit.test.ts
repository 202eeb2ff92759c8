import { expect, it } from 'vitest';
import { readConfig } from '../server/config.ts';

const secret = 'A'.repeat(43);
const databaseUrl = 'postgres://venue:secret@db.venue.example/causeway';

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

it.each([
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
  ['a secret that is too short', { SECRET_KEY: 'abc' }, /^SECRET_KEY must be 32 bytes/],
  ['a level of logging that is none', { LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be one of fatal, /],
  ['a host that is none', { HOST: 'venue' }, /^HOST must be an address of this machine/],
])('explains %s in one sentence', (_name, environment, sentence) => {
  expect(() => readConfig(environment)).toThrow(sentence);
});

it('names everything that is wrong at once, and no secret', () => {
  const environment = { PORT: 'x', SECRET_KEY: 'my-secret', DATABASE_URL: 'postgres:secret-word' };
  const read = () => readConfig(environment);
  expect(read).toThrow(/DATABASE_URL[\s\S]*PORT[\s\S]*SECRET_KEY/);
  expect(read).not.toThrow(/my-secret|secret-word/);
});
