import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { DelegateDetails } from '../../../server/registration/delegates/delegates.contract.ts';
import type { ImportOutcome } from '../../../server/registration/import/import.contract.ts';
import { openVenue, type Venue } from '../../admission/venue.ts';
import { useApp } from '../../support/app.ts';
import { type Cells, fileOf, headings } from './delegate-file.ts';

const app = useApp();
let desk: string;
let venue: Venue;
/** Approved and verified, with both badges, and known to the organiser by this number. */
let delegateId: string;
let reference: string;

beforeAll(async () => {
  desk = await app.signedInAs('desk');
  venue = await openVenue(app);
});
beforeEach(async () => {
  ({ delegateId } = await venue.invite());
  await app.ask('POST', `/api/delegates/${delegateId}/badges`, { cookie: desk, body: { medium: 'phone' } });
  ({ externalReference: reference } = await read());
});

const read = async (): Promise<DelegateDetails> =>
  (await app.ask('GET', `/api/delegates/${delegateId}`, { cookie: desk })).json();

async function importRow(cells: Cells, query = ''): Promise<ImportOutcome> {
  const path = `/api/delegates/imports?importId=${randomUUID()}&fileName=members.csv${query}`;
  const file = { body: fileOf([await rowOf(cells)], headings), headers: { 'content-type': 'text/csv' } };
  const answer = await app.ask('POST', path, { cookie: desk, ...file });
  expect(answer.status).toBe(200);
  return answer.json();
}

/** The person as they are registered, but for what is said. */
async function rowOf(cells: Cells): Promise<Cells> {
  const { name, nameLatin, country, category, affiliation, email } = await read();
  return { reference, name, name_latin: nameLatin, country, category, affiliation, email, ...cells };
}

async function change(what: object): Promise<void> {
  const { revision } = await read();
  const body = { change: what, revision, because: 'As the document says' };
  expect((await app.ask('POST', `/api/delegates/${delegateId}/changes`, { cookie: desk, body })).status).toBe(200);
}

const goodBadges = async () =>
  (await read()).badges.filter(({ revokedAt }) => !revokedAt).map(({ medium, number }) => ({ medium, number }));

it('that names somebody else takes the verification with it, and replaces the printed badge; as was foretold', async () => {
  const before = await goodBadges();
  const other = { name: 'Someone Else', name_latin: 'Someone Else' };
  const { preview } = await importRow(other, '&isDryRun=true');
  expect(preview).toMatchObject({ badgesReissued: 1, verificationsWithdrawn: 1 });
  expect(await goodBadges()).toEqual(before);
  expect((await read()).isVerified).toBe(true);

  await importRow(other);
  expect(await read()).toMatchObject({ name: 'Someone Else', isVerified: false });
  const [phone, printed] = (await goodBadges()).sort((a, b) => a.medium.localeCompare(b.medium));
  expect(phone).toEqual(before.find(({ medium }) => medium === 'phone'));
  expect(printed?.number).not.toBe(before.find(({ medium }) => medium === 'printed')?.number);
  const told = await app.database.sql`
    select action from ledger join ledger_subjects using (subject_id)
    where delegate_id = ${delegateId} and action = 'name_changed'`;
  expect(told).toHaveLength(1);
});

it('that moves somebody into another category replaces both badges, and leaves the verification', async () => {
  const before = await goodBadges();
  await importRow({ category: 'media' });
  const after = await goodBadges();
  expect(after).toHaveLength(2);
  expect(after.filter(({ number }) => before.some((old) => old.number === number))).toEqual([]);
  expect(await read()).toMatchObject({ category: 'media', isVerified: true });
});

it('that changes what no badge and no verification rests on leaves both alone', async () => {
  const before = await goodBadges();
  expect(await importRow({ affiliation: 'Canal Office' })).toMatchObject({ changed: 1 });
  expect(await goodBadges()).toEqual(before);
  expect((await read()).isVerified).toBe(true);
});

it('does not take back what the desk has changed since, and says so before', async () => {
  const old = await rowOf({});
  await change({ kind: 'name', name: '沈望书', nameLatin: 'Shen Wangshu', documentSeen: true });
  const { preview, changed } = await importRow({ ...old, affiliation: 'Canal Office' }, '&isDryRun=true');
  expect({ changed, keptCount: preview?.keptCount }).toEqual({ changed: 1, keptCount: 1 });
  expect(preview?.kept).toMatchObject([{ reference, changes: [{ field: 'name', from: '沈望书', to: old.name }] }]);
  await importRow({ ...old, affiliation: 'Canal Office' });
  expect(await read()).toMatchObject({ name: '沈望书', affiliation: 'Canal Office', isVerified: true });
});

it('does not make the person whose place was transferred the first one again', async () => {
  const old = await rowOf({});
  const person = { name: 'New Person', nameLatin: 'New Person', country: 'FR', email: 'new@delegates.example' };
  await change({ kind: 'transfer', ...person, affiliation: 'Quay Press' });
  expect(await importRow(old)).toMatchObject({ changed: 0, unchanged: 1 });
  expect(await read()).toMatchObject(person);
});

it('changes again what the file and the desk have come to agree on only by the desk', async () => {
  await change({ kind: 'category', category: 'media' });
  expect(await importRow({ category: 'media' })).toMatchObject({ changed: 0, unchanged: 1 });
  expect(await importRow({ category: 'speaker' })).toMatchObject({ changed: 0 });
  expect((await read()).category).toBe('media');
});
