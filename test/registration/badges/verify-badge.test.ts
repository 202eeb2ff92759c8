import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { expect, it } from 'vitest';
import { Secrets } from '../../../server/kernel/secrets.ts';
import { formatBadgeNumber } from '../../../server/registration/badges/badge-number.ts';
import {
  type BadgeFields,
  decodeToken,
  encodeFields,
  encodeToken,
} from '../../../server/registration/badges/badge-token.ts';
import { loadBadgeSigner } from '../../../server/registration/badges/sign-badge.ts';
import { createBadgeReader } from '../../../server/registration/badges/verify-badge.ts';
import { useDatabase } from '../../support/database.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const database = useDatabase();
const clock = new FakeClock();
const deps = { database, clock, secrets: new Secrets(randomBytes(32)) };
const badge = {
  serial: 10_001,
  category: 'speaker',
  medium: 'phone',
  holderKey: null,
  validFrom: new Date('2026-11-19T00:00:00Z'),
  validUntil: new Date('2026-11-28T00:00:00Z'),
} as const;

async function signToken(): Promise<string> {
  const signer = await loadBadgeSigner(database.drizzle, deps);
  return signer.tokenOf({ ...badge, keyId: signer.keyId });
}

function forge(change: Partial<BadgeFields>, token: string): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  const signed = encodeFields({ ...decodeToken(token)!.fields, ...change });
  return encodeToken(signed, sign(null, signed, privateKey));
}

async function readingOf(text: string) {
  const reader = createBadgeReader(deps);
  await reader.prepare([text]);
  return reader.read(text);
}

it('makes one key even when many sign for the first time at once', async () => {
  const tokens = await Promise.all(Array.from({ length: 8 }, signToken));
  expect(new Set(tokens).size).toBe(1);
});

it('reads a badge of ours, the first time and again', async () => {
  const token = await signToken();
  const reader = createBadgeReader(deps);
  await reader.prepare([token]);
  const { holderKey: _, ...fields } = badge;
  expect(reader.read(token)).toEqual({ kind: 'signed', ...fields });
  expect(reader.read(token)).toEqual({ kind: 'signed', ...fields });
});

it('tells a forged badge, one of another conference, and one that is cut off', async () => {
  const token = await signToken();
  expect(await readingOf(forge({}, token))).toEqual({ kind: 'forged' });
  expect(await readingOf(forge({ keyId: 999 }, token))).toEqual({ kind: 'forged' });
  expect(await readingOf(forge({ mark: randomBytes(8) }, token))).toEqual({ kind: 'other_conference' });
  expect(await readingOf(token.slice(0, 140))).toEqual({ kind: 'unreadable' });
  expect(await readingOf('https://example.org/menu')).toEqual({ kind: 'unreadable' });
});

it('reads a number typed by hand, and says when it was mistyped', async () => {
  const number = formatBadgeNumber(10_001);
  expect(await readingOf(number)).toEqual({ kind: 'number', serial: 10_001 });
  expect(await readingOf(number.replace('100', '101'))).toEqual({ kind: 'mistyped' });
});

it('learns a key that was made after it began to read', async () => {
  const reader = createBadgeReader(deps);
  await reader.prepare(['10001-4']);
  await database.sql`update badge_keys set retired_at = now()`;
  const token = await signToken();
  clock.advance(1001);
  await reader.prepare([token]);
  expect(reader.read(token).kind).toBe('signed');
});

it('asks for an unknown key once a second at most', async () => {
  const token = await signToken();
  const reader = createBadgeReader(deps);
  await reader.prepare([token]);
  await database.sql`update badge_keys set retired_at = now()`;
  const newer = await signToken();
  await reader.prepare([newer]);
  expect(reader.read(newer).kind).toBe('forged');
  clock.advance(1001);
  await reader.prepare([newer]);
  expect(reader.read(newer).kind).toBe('signed');
});

it('says so when the keys were sealed under another secret', async () => {
  await signToken();
  const stranger = { ...deps, secrets: new Secrets(randomBytes(32)) };
  await expect(loadBadgeSigner(database.drizzle, stranger)).rejects.toThrow('registration.badge_keys_sealed');
});
