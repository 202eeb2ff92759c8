import { randomInt } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import {
  conference,
  delegates,
  ledger,
  ledgerDetails,
  ledgerSubjects,
  verifications,
} from '../../../db/schema/index.ts';
import type { DelegateCategory } from '../../../db/vocabulary.ts';
import { hashOfDocument } from '../../../server/identity/documents/hash-document.ts';
import type { verifyDecision } from '../../../server/identity/identity.contract.ts';
import { takePerson } from '../../../server/identity/take-person.ts';
import { verifyIdentity } from '../../../server/identity/verify-identity.ts';
import type { StaffActor } from '../../../server/kernel/actor.ts';
import { uuidv7 } from '../../../server/kernel/ids.ts';
import { openDetails } from '../../../server/kernel/ledger.ts';
import { useDatabase } from '../../support/database.ts';
import { buildVenue, registerDelegate, signInAs, worldOf } from '../venue.ts';
import { type Bearer, td3 } from './make-zone.ts';

type Decision = z.infer<typeof verifyDecision>;
type Registered = Partial<Pick<typeof delegates.$inferInsert, 'nameLatin' | 'birthDate'>> & {
  number?: string;
  country?: string;
};

const database = useDatabase();
const world = worldOf(database);
let officer: StaffActor;

beforeAll(async () => {
  await buildVenue(world);
  officer = await signInAs(world, 'station');
});

const bearer: Bearer = {
  ...{ issuer: 'POL', number: 'EK4821773', surname: 'WIERZBOWSKI RADZISZEWSKI', givenNames: 'TOMASZ' },
  ...{ birthDate: '850417', expiry: '290311', sex: 'M' },
};
const registered = { nameLatin: 'Tomasz Wierzbowski-Radziszewski', birthDate: '1985-04-17', number: 'EK4821773' };
const checks = { face: true, document: true, nameAndCountry: true } as const;
const byZone = (lines: string[], more: Partial<Extract<Decision, { method: 'document' }>> = {}): Decision => ({
  ...{ method: 'document', checks, document: { reading: 'typed', lines } },
  ...more,
});
const fault = (code: string) =>
  expect.objectContaining({ fault: expect.objectContaining({ code: `identity.${code}` }) });

/** Somebody who stands before the officer, registered like this. */
async function stand({
  number,
  country = 'PL',
  ...fields
}: Registered = registered): Promise<{ id: string; delegateId: string }> {
  const delegateId = await registerDelegate(world, { documentLast4: '' });
  const document = number ? hashOfDocument(world.secrets, country, number) : undefined;
  await database.drizzle
    .update(delegates)
    .set({
      ...fields,
      ...(document && { documentCountry: country || null, documentHash: document.hash, documentLast4: document.last4 }),
    })
    .where(eq(delegates.id, delegateId));
  const at = world.clock.now();
  const id = uuidv7(at);
  const reason = 'identity_not_verified';
  await database.drizzle
    .insert(verifications)
    .values({ id, delegateId, stationId: 'station-3', reason, requestedAt: at });
  await takePerson(world, officer, id);
  return { id, delegateId };
}
const rowOf = async (id: string) =>
  (await database.drizzle.select().from(verifications).where(eq(verifications.id, id)))[0]!;
const decide = (id: string, decision: Decision) => verifyIdentity(world, officer, id, decision);

describe('the lines of a document', () => {
  it('that agree with what is registered verify, and the record says how they were read', async () => {
    for (const reading of ['camera', 'reader', 'typed'] as const) {
      const { id } = await stand();
      await decide(id, byZone([], { document: { reading, lines: td3(bearer) } }));
      expect(await rowOf(id)).toMatchObject({
        outcome: 'verified',
        method: 'document',
        documentReading: reading,
        note: '',
      });
    }
  });

  it('that were misread say which check digits are wrong, and nothing of what stands there', async () => {
    const { id } = await stand();
    const [upper = '', lower = ''] = td3(bearer);
    const misread = byZone([upper, lower.replace('850417', '850477')]);
    const error = await decide(id, misread).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      fault: { code: 'identity.zone_unreadable' },
      faults: [{ code: 'birth_date' }, { code: 'whole' }],
    });
    expect(JSON.stringify(error)).not.toMatch(/EK48|850417|850477|WIERZ/);
    expect((await rowOf(id)).outcome).toBeNull();
  });

  it.each<[string, string, Registered, Partial<Bearer>]>([
    ['of another number', 'document_differs', registered, { number: 'EK4821774' }],
    ['of another country', 'document_differs', registered, { issuer: 'CZE' }],
    ['with another birth date', 'birth_date_differs', registered, { birthDate: '850418' }],
    ['of a document that is over', 'document_expired', registered, { expiry: '200311' }],
    ['with another name', 'name_differs', registered, { surname: 'KOWALSKI' }],
  ])('%s do not verify: %s', async (_, code, who, other) => {
    const { id } = await stand(who);
    await expect(decide(id, byZone(td3({ ...bearer, ...other })))).rejects.toEqual(fault(code));
    expect((await rowOf(id)).outcome).toBeNull();
  });

  it('are compared by the number where a code stands for no country', async () => {
    for (const issuer of ['UNO', 'XXA', 'RKS']) {
      const { id } = await stand({ ...registered, country: 'CH' });
      await decide(id, byZone(td3({ ...bearer, issuer })));
    }
    const { id } = await stand({ ...registered, country: 'DE' });
    await decide(id, byZone(td3({ ...bearer, issuer: 'D' })));
  });

  it('are compared by the number where no country was registered with it', async () => {
    const { id } = await stand({ ...registered, country: '' });
    await expect(decide(id, byZone(td3({ ...bearer, number: 'EK4821774' })))).rejects.toEqual(
      fault('document_differs'),
    );
    await decide(id, byZone(td3(bearer)));
  });

  it('never verify on a mismatch, whatever the officer has ticked', async () => {
    const seed = randomInt(2 ** 31);
    console.info(`seed ${seed}`);
    const { id } = await stand();
    for (let round = 0; round < 40; round += 1) {
      const number = `EK48${String((seed + round * 7919) % 100_000).padStart(5, '0')}`;
      if (number === bearer.number) continue;
      const lines = td3({ ...bearer, number });
      await expect(decide(id, byZone(lines, { nameBecause: 'It is him.' }))).rejects.toEqual(fault('document_differs'));
    }
    expect((await rowOf(id)).outcome).toBeNull();
  });
});

it('a document is over only after its last day in the conference’s time zone', async () => {
  const now = world.clock.now();
  const day = now.toISOString().slice(2, 10).replaceAll('-', '');
  const { id } = await stand();
  await decide(id, byZone(td3({ ...bearer, expiry: day })));
  expect((await rowOf(id)).outcome).toBe('verified');
});

it('a name that is only spelled otherwise is confirmed with a reason, which the record keeps', async () => {
  const { id } = await stand({ ...registered, nameLatin: 'Tomek Wierzbowski-Radziszewski' });
  await expect(decide(id, byZone(td3(bearer)))).rejects.toEqual(fault('name_differs'));
  await decide(id, byZone(td3(bearer), { nameBecause: 'Tomek is short for Tomasz' }));
  expect((await rowOf(id)).note).toBe('Tomek is short for Tomasz');
});

it('a reason for a name that agrees is not needed, and not kept', async () => {
  const { id } = await stand();
  await decide(id, byZone(td3(bearer), { nameBecause: 'no matter' }));
  expect((await rowOf(id)).note).toBe('');
});

it('the whole number serves as well as the lines, where the officer has looked at the last day', async () => {
  const { id } = await stand();
  const byNumber = (number: string, country = 'PL', isInDate = true): Decision => ({
    ...{ method: 'document', checks, document: { reading: 'number', country, number, isInDate } },
  });
  await expect(decide(id, byNumber('EK4821774'))).rejects.toEqual(fault('document_differs'));
  await expect(decide(id, byNumber('EK4821773', 'CZ'))).rejects.toEqual(fault('document_differs'));
  await expect(decide(id, byNumber('EK4821773', 'PL', false))).rejects.toEqual(fault('document_expired'));
  expect((await rowOf(id)).outcome).toBeNull();
  await decide(id, byNumber('EK4821773'));
  expect(await rowOf(id)).toMatchObject({ outcome: 'verified', documentReading: 'number' });
});

describe('four characters', () => {
  const byFour = byZone([], { document: { reading: 'last_four', last4: '1773' } });
  const showEachTime = (...documentCategories: DelegateCategory[]) =>
    database.drizzle.update(conference).set({ documentCategories });

  it('verify where nothing more can be read', async () => {
    const { id } = await stand();
    await decide(id, byFour);
    expect(await rowOf(id)).toMatchObject({ outcome: 'verified', documentReading: 'last_four' });
  });

  it('are not enough for who shows a document each time: the lines are, and the whole number', async () => {
    await showEachTime('speaker');
    const document = { reading: 'number', country: 'PL', number: 'EK4821773', isInDate: true } as const;
    for (const enough of [byZone(td3(bearer)), byZone([], { document })]) {
      const { id } = await stand();
      await expect(decide(id, byFour)).rejects.toEqual(fault('whole_document_needed'));
      expect((await rowOf(id)).outcome).toBeNull();
      await decide(id, enough);
    }
    await showEachTime('media');
    const { id } = await stand();
    await decide(id, byFour);
    await showEachTime();
  });
});

describe('where no document was registered', () => {
  const nobody: Registered = { nameLatin: registered.nameLatin, birthDate: registered.birthDate };
  const other = { ...bearer, number: 'ZZ1234567' };

  it('four characters say nothing: the whole document is asked for', async () => {
    const { id } = await stand(nobody);
    const document = { reading: 'last_four', last4: '1773' } as const;
    await expect(decide(id, byZone([], { document }))).rejects.toEqual(fault('document_needed'));
  });

  it('the one that was seen is kept as registered ones are, and no other serves from then on', async () => {
    const { id, delegateId } = await stand(nobody);
    await decide(id, byZone(td3(other)));
    const [row] = await database.drizzle.select().from(delegates).where(eq(delegates.id, delegateId));
    const { hash, last4 } = hashOfDocument(world.secrets, 'PL', 'ZZ1234567');
    expect(row).toMatchObject({ documentCountry: 'PL', documentHash: hash, documentLast4: last4, revision: 1 });
    expect(row?.settledHere).toEqual(expect.arrayContaining(['document_country', 'document_number']));
  });

  it('a document that somebody else is registered with verifies nobody', async () => {
    await stand({ ...registered, number: 'QQ1111111' });
    const { id } = await stand(nobody);
    await expect(decide(id, byZone(td3({ ...bearer, number: 'QQ1111111' })))).rejects.toEqual(
      fault('document_of_another'),
    );
  });

  it('of two who show the same one at once, one is verified', async () => {
    const again = { ...bearer, number: 'RR2222222' };
    const [one, two] = [await stand(nobody), await stand(nobody)];
    const colleague = await signInAs(world, 'station');
    await takePerson(world, officer, one.id);
    await takePerson(world, colleague, two.id);
    const tries = await Promise.allSettled([
      verifyIdentity(world, officer, one.id, byZone(td3(again))),
      verifyIdentity(world, colleague, two.id, byZone(td3(again))),
    ]);
    expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});

it('the ledger says how the document was read, and nothing of what stands in it', async () => {
  const { id, delegateId } = await stand({ nameLatin: registered.nameLatin });
  await decide(id, byZone(td3({ ...bearer, number: 'SS3333333' })));
  const [entry] = await database.drizzle
    .select({ action: ledger.action, sealed: ledgerDetails.sealed, key: ledgerSubjects.sealedKey })
    .from(ledger)
    .innerJoin(ledgerDetails, eq(ledgerDetails.sequence, ledger.sequence))
    .innerJoin(ledgerSubjects, eq(ledgerSubjects.subjectId, ledger.subjectId))
    .where(eq(ledgerSubjects.delegateId, delegateId))
    .orderBy(desc(ledger.sequence))
    .limit(1);
  const details = openDetails(world.secrets.open('ledger', entry!.key), entry!.sealed);
  expect(details).toEqual({
    ...{ verificationId: id, stationId: 'station-3', method: 'document', documentReading: 'typed', note: '' },
    isDocumentNew: true,
  });
});
