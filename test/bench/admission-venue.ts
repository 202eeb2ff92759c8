import { randomBytes } from 'node:crypto';
import { type Database, openDatabase } from '../../db/client.ts';
import { badges, delegates, devices, presences, stations, verifications } from '../../db/schema/index.ts';
import type { LayoutToPut } from '../../server/admission/admission.contract.ts';
import { recountZones, replaceLayout } from '../../server/admission/layout.queries.ts';
import { firstRules } from '../../server/admission/rules/first-rules.ts';
import { insertRuleVersion } from '../../server/admission/rules/rules.queries.ts';
import { textOfScan } from '../../server/admission/scan-text.ts';
import { growZoneTree } from '../../server/admission/zone-tree.ts';
import { addStaff } from '../../server/identity/add-staff.ts';
import { makeSignInLink } from '../../server/identity/make-sign-in-link.ts';
import { theSystem } from '../../server/kernel/actor.ts';
import { systemClock as clock } from '../../server/kernel/clock.ts';
import { uuidv7 } from '../../server/kernel/ids.ts';
import { Secrets } from '../../server/kernel/secrets.ts';
import { loadBadgeSigner } from '../../server/registration/badges/sign-badge.ts';
import { publicPointOf, signAt } from './lane-keys.ts';

export const laneCount = 24;
export const laneIdOf = (lane: number): string => `lane-${lane}`;
export const deviceIdOf = (lane: number): string => `00000000-0000-4000-8000-${String(lane).padStart(12, '0')}`;

/** A delegate's badge read at a lane, signed by the lane's device. */
export function scanAt(lane: number, read: { token: string; sequence: number; direction: 'in' | 'out' }) {
  const now = new Date();
  const scan = {
    ...{ id: uuidv7(now), laneId: laneIdOf(lane), deviceId: deviceIdOf(lane), ...read },
    ...{ deviceTime: now.toISOString(), clockOffsetMs: 0, clockErrorMs: 20 },
  };
  return { ...scan, signature: signAt(lane, textOfScan(scan)) };
}

export interface BenchVenue {
  readonly tokens: readonly string[];
  readonly serials: { readonly first: number; readonly last: number };
  /** Of a link that signs a supervisor in, who may also scan. */
  readonly signInToken: string;
  readonly secretKey: string;
}

const layout: LayoutToPut = {
  zones: [{ id: 'town', name: { en: 'Town' }, capacity: 100_000 }],
  gates: Array.from({ length: 8 }, (_, n) => ({ id: `gate-${n}`, name: { en: `Gate ${n}` }, innerZoneId: 'town' })),
  lanes: Array.from({ length: laneCount }, (_, n) => ({
    ...{ id: laneIdOf(n + 1), gateId: `gate-${n % 8}`, number: Math.floor(n / 8) + 1 },
    ...{ direction: 'both' as const, isOpen: true },
  })),
  rules: [{ zoneId: 'town', category: 'attendee' }],
};

/** A town of eight gates, 24 lanes, and verified delegates with a badge each, all of them outside. */
export async function seedVenue(url: string, people: number): Promise<BenchVenue> {
  const secret = randomBytes(32);
  const database = openDatabase({ url, poolSize: 2 });
  const deps = { database, clock, secrets: new Secrets(secret), publicOrigin: 'http://localhost' };
  try {
    const roles = ['gate', 'supervisor'] as const;
    const guard = await addStaff(deps, theSystem, { name: 'Guard', email: 'guard@venue.example', roles: [...roles] });
    await replaceLayout(database.drizzle, layout);
    const savedBy = guard.id;
    const rules = { version: 2, savedAt: clock.now().getTime(), rules: firstRules(layout), savedBy, note: '' };
    await insertRuleVersion(database.drizzle, rules);
    await recountZones(database.drizzle, growZoneTree(layout.zones));
    const link = await makeSignInLink(deps, theSystem, guard.id);
    const lanes = Array.from({ length: laneCount }, (_, n) => n + 1);
    const registered = { registeredAt: clock.now(), registeredBy: guard.id };
    await database.drizzle.insert(devices).values(
      lanes.map((lane) => ({
        ...{ id: deviceIdOf(lane), kind: 'lane' as const, name: `Lane ${lane}`, laneId: laneIdOf(lane) },
        publicKey: publicPointOf(lane),
        ...registered,
      })),
    );
    const tokens = await seedPeople(deps, guard.id, people);
    const first = Math.min(...tokens.keys());
    const secretKey = secret.toString('base64url');
    const signInToken = new URL(link.url).hash.slice(1);
    return { tokens: [...tokens.values()], serials: { first, last: first + people - 1 }, signInToken, secretKey };
  } finally {
    await database.close();
  }
}

async function seedPeople(deps: { database: Database; secrets: Secrets }, officer: string, people: number) {
  const db = deps.database.drizzle;
  const at = clock.now();
  const rows = Array.from({ length: people }, (_, n) => ({ id: uuidv7(at), n }));
  const decided = { outcome: 'verified' as const, method: 'document' as const, decidedAt: at, decidedBy: officer };
  const signer = await loadBadgeSigner(db, { ...deps, clock });
  const tokens = new Map<number, string>();
  await db.insert(stations).values({ id: 'station-1', number: 1, place: { en: 'left of the bridge' } });
  for (let from = 0; from < people; from += 500) {
    const some = rows.slice(from, from + 500);
    await db.insert(delegates).values(
      some.map(({ id, n }) => ({
        ...{ id, externalReference: `R-${n}`, name: `代表 ${n}`, nameLatin: `Delegate ${n}`, country: 'CN' },
        ...{ category: 'attendee' as const, email: `delegate-${n}@example.org`, status: 'approved' as const },
        ...{ createdAt: at, changedAt: at },
      })),
    );
    await db.insert(presences).values(some.map(({ id }) => ({ delegateId: id })));
    await db.insert(verifications).values(
      some.map(({ id }) => ({
        ...{ id: uuidv7(at), delegateId: id, stationId: 'station-1', reason: 'identity_not_verified' as const },
        ...{ requestedAt: at, ...decided },
      })),
    );
    const week = { validFrom: new Date(at.getTime() - 864e5), validUntil: new Date(at.getTime() + 6 * 864e5) };
    const issued = await db
      .insert(badges)
      .values(
        some.map(({ id }) => ({
          ...{ delegateId: id, category: 'attendee' as const, medium: 'printed' as const, keyId: signer.keyId },
          ...{ ...week, issuedAt: at },
        })),
      )
      .returning();
    for (const badge of issued) tokens.set(badge.serial, signer.tokenOf(badge));
  }
  await db.execute('analyze');
  return tokens;
}
