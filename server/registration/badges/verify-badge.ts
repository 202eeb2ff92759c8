import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { findConference, listPublicBadgeKeys } from '../registration.queries.ts';
import { isLikeBadgeNumber, parseBadgeNumber } from './badge-number.ts';
import { decodeToken } from './badge-token.ts';
import type { BadgeReading } from './badges.contract.ts';

/** Says what a text read at a lane is. */
export interface BadgeReader {
  /**
   * Makes sure that the keys which these texts name are loaded. Free when they are; a text that names an unknown key
   * makes the keys be read again, once a second at most. Call it before `read`.
   */
  prepare(texts: readonly string[]): Promise<void>;
  /** What the text is by its signature or check digit alone: no I/O, never throws. */
  read(text: string): BadgeReading;
}

/** Texts of badges found good, so that a repeat costs a look-up instead of a verification (about 100 µs). */
const rememberedReadings = 8192;
const reloadAfterMs = 1000;

/** A reader for one server process; it loads its keys at the first `prepare`. */
export function createBadgeReader({ database, clock }: Pick<Dependencies, 'database' | 'clock'>): BadgeReader {
  let mark: Buffer | undefined;
  let keys = new Map<number, KeyObject>();
  let loadedAt = Number.NEGATIVE_INFINITY;
  let loading: Promise<void> | undefined;
  const remembered = new Map<string, BadgeReading>();

  const load = async () => {
    const [{ badgeMark }, rows] = await Promise.all([
      findConference(database.drizzle),
      listPublicBadgeKeys(database.drizzle),
    ]);
    mark = badgeMark;
    keys = new Map(rows.map(({ id, publicKey }) => [id, publicKeyOf(publicKey)]));
    loadedAt = clock.now().getTime();
  };

  const namesUnknownKey = (text: string) => {
    if (remembered.has(text)) return false;
    const keyId = decodeToken(text)?.fields.keyId;
    return keyId !== undefined && !keys.has(keyId);
  };

  return {
    async prepare(texts) {
      if (mark && !texts.some(namesUnknownKey)) return;
      if (!loading && keys.size > 0 && clock.now().getTime() - loadedAt < reloadAfterMs) return;
      loading ??= load().finally(() => {
        loading = undefined;
      });
      await loading;
    },
    read(text) {
      const known = remembered.get(text);
      if (known) return known;
      const reading = readOnce(text, mark, keys);
      if (reading.kind === 'signed') remember(remembered, text, reading);
      return reading;
    },
  };
}

function readOnce(text: string, mark: Buffer | undefined, keys: ReadonlyMap<number, KeyObject>): BadgeReading {
  if (isLikeBadgeNumber(text)) {
    const serial = parseBadgeNumber(text);
    return serial === undefined ? { kind: 'mistyped' } : { kind: 'number', serial };
  }
  const token = decodeToken(text);
  if (!token) return { kind: 'unreadable' };
  const { mark: tokenMark, serial, category, medium, keyId, validFrom, validUntil } = token.fields;
  if (!mark?.equals(tokenMark)) return { kind: 'other_conference' };
  const key = keys.get(keyId);
  if (!key || !verify(null, token.signed, key, token.signature)) return { kind: 'forged' };
  return { kind: 'signed', serial, category, medium, validFrom, validUntil };
}

function remember(remembered: Map<string, BadgeReading>, text: string, reading: BadgeReading): void {
  if (remembered.size >= rememberedReadings) {
    const oldest = remembered.keys().next();
    if (!oldest.done) remembered.delete(oldest.value);
  }
  remembered.set(text, reading);
}

const publicKeyOf = (raw: Buffer): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' });
