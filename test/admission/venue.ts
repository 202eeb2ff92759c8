import { badges, devices, staff, verifications } from '../../db/schema/index.ts';
import type { DelegateCategory, RegistrationStatus, VerdictReason } from '../../db/vocabulary.ts';
import {
  type LayoutToPut,
  type ScanAnswer,
  type ScanRecord,
  scanAnswer,
  scanRecord,
} from '../../server/admission/admission.contract.ts';
import { putLayout } from '../../server/admission/put-layout.ts';
import { addStaff } from '../../server/identity/add-staff.ts';
import { type StaffActor, theSystem } from '../../server/kernel/actor.ts';
import { uuidv7 } from '../../server/kernel/ids.ts';
import { loadBadgeSigner } from '../../server/registration/badges/sign-badge.ts';
import { register } from '../registration/register.ts';
import type { TestApp } from '../support/app.ts';
import { keyOfDevice, signedAnew } from '../support/device-keys.ts';
import { layoutOfTown } from './layout-of-town.ts';

export interface Person {
  delegateId: string;
  serial: number;
  token: string;
}

let names = 0;

/** A conference of a week around the clock's time, with a layout, and a guard's device at each lane. */
export async function openVenue(app: TestApp, layout: LayoutToPut = layoutOfTown) {
  const administrator = await staffActor(app, 'administrator');
  const guard = await staffActor(app, 'gate');
  await putLayout(app, administrator, layout);
  const deviceOf = new Map(layout.lanes.map(({ id }) => [id, uuidv7(app.clock.now())]));
  await app.database.drizzle.insert(devices).values(
    [...deviceOf].map(([laneId, id]) => ({
      ...{ id, laneId, kind: 'lane' as const, name: laneId, publicKey: keyOfDevice(id).point },
      registeredAt: app.clock.now(),
      registeredBy: guard.id,
    })),
  );
  return { administrator, guard, deviceOf, ...peopleAt(app), ...lanesAt(app, deviceOf) };
}

export type Venue = Awaited<ReturnType<typeof openVenue>>;

async function staffActor(app: TestApp, role: StaffActor['roles'][number]): Promise<StaffActor> {
  names += 1;
  const member = await addStaff(app, theSystem, {
    name: `Staff ${names}`,
    email: `${role}-${names}@venue.example`,
    roles: [role],
  });
  return { kind: 'staff', id: member.id, name: member.name, roles: [role], signInId: uuidv7(app.clock.now()) };
}

function peopleAt(app: TestApp) {
  const db = app.database.drizzle;
  /** A delegate who holds a badge; verified unless told otherwise. */
  const invite = async ({
    category = 'speaker' as DelegateCategory,
    status = 'approved' as RegistrationStatus,
    isVerified = true,
    validFrom = new Date('2026-11-13T00:00:00Z'),
    validUntil = new Date('2026-11-27T00:00:00Z'),
  } = {}): Promise<Person> => {
    const delegateId = await register(app.database, { category, status });
    const signer = await loadBadgeSigner(db, app);
    const [badge] = await db
      .insert(badges)
      .values({
        ...{ delegateId, category, medium: 'printed', keyId: signer.keyId, validFrom, validUntil },
        issuedAt: app.clock.now(),
      })
      .returning();
    if (isVerified) await settle(delegateId, 'verified');
    return { delegateId, serial: badge!.serial, token: signer.tokenOf(badge!) };
  };
  /** A station has decided about someone, as of now. */
  const settle = async (
    delegateId: string,
    outcome: 'verified' | 'refused',
    reason: VerdictReason = 'identity_not_verified',
  ) => {
    const [officer] = await db.select().from(staff).limit(1);
    await db.execute(
      `insert into stations (id, number, place) values ('station-1', 1, '{"en": "left of the bridge"}') on conflict do nothing`,
    );
    await db.insert(verifications).values({
      ...{ id: uuidv7(app.clock.now()), delegateId, stationId: 'station-1', reason, outcome },
      ...{ requestedAt: app.clock.now(), decidedAt: app.clock.now(), decidedBy: officer!.id, method: 'document' },
    });
  };
  return { invite, settle };
}

function lanesAt(app: TestApp, deviceOf: ReadonlyMap<string, string>) {
  let sequence = 0;
  /** A record as the lane's device would make it now. */
  const record = (laneId: string, token: string, changes: Partial<ScanRecord> = {}): ScanRecord => {
    sequence += 1;
    return signedAnew({
      id: uuidv7(app.clock.now()),
      ...{ laneId, token, sequence },
      deviceId: deviceOf.get(laneId) ?? uuidv7(app.clock.now()),
      direction: 'in',
      deviceTime: app.clock.now().toISOString(),
      ...{ clockOffsetMs: 0, clockErrorMs: 50 },
      ...changes,
    });
  };
  return { record };
}

/** As the device sends it: each record that it made is signed; what is no record is sent as it is. */
function withSignatures(body: unknown): unknown {
  const { scans } = Object(body);
  if (Array.isArray(scans)) return { ...Object(body), scans: scans.map(withSignatures) };
  const record = scanRecord.safeParse(body);
  return record.success ? signedAnew(body as ScanRecord) : body;
}

/** Posts one record as a guard's device does. */
export async function post(
  app: TestApp,
  cookie: string,
  body: unknown,
): Promise<{
  status: number;
  body: ScanAnswer & { code: string; results: (ScanAnswer & { problem: { code: string } })[] };
}> {
  const answer = await app.ask('POST', '/api/scans', { cookie, body: withSignatures(body) });
  return { status: answer.status, body: (await answer.json()) as never };
}

/** A guard with this cookie: sends what a device sends, or one scan a second after the last. */
export const guardAt = (app: TestApp, venue: Venue, cookie: string) => ({
  send: (body: unknown) => post(app, cookie, body),
  scan: async (laneId: string, token: string, changes: Partial<ScanRecord> = {}) => {
    app.clock.advance(1000);
    const { status, body } = await post(app, cookie, venue.record(laneId, token, changes));
    if (status === 200) scanAnswer.parse(body);
    return { ...body, status };
  },
});

/** The presence and the counters as they stand in the database. */
export async function whereabouts({ database }: TestApp) {
  const presences = await database.sql<{ delegateId: string; zoneId: string | null; entries: number }[]>`
    select delegate_id as "delegateId", zone_id as "zoneId", entries from presences`;
  const counters = await database.sql<{ zoneId: string; inside: number }[]>`
    select zone_id as "zoneId", inside from zone_counters where inside <> 0`;
  return {
    zoneOf: new Map(presences.map(({ delegateId, zoneId }) => [delegateId, zoneId ?? undefined])),
    entriesOf: new Map(presences.map(({ delegateId, entries }) => [delegateId, entries])),
    inside: Object.fromEntries(counters.map(({ zoneId, inside }) => [zoneId, inside])),
  };
}
