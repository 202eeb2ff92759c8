import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { VettingOutcome } from '../../../db/vocabulary.ts';
import { guardAt, openVenue, type Person, type Venue } from '../../admission/venue.ts';
import { useApp } from '../../support/app.ts';

const app = useApp();
let venue: Venue;
let administrator: string;
let key: string;
let guard: ReturnType<typeof guardAt>;

beforeAll(async () => {
  venue = await openVenue(app);
  administrator = await app.signedInAs('administrator');
  guard = guardAt(app, venue, await app.signedInAs('gate'));
  key = await newKey('vetting');
  await ask('PUT', '/api/vetting/terms', { categories: ['media'] });
  app.clock.advance(5000);
});

async function newKey(purpose: string): Promise<string> {
  return (await (await ask('POST', '/api/collector-keys', { name: purpose, purpose })).json()).key;
}

async function ask(method: string, path: string, body?: unknown, cookie = administrator) {
  return app.ask(method, path, { cookie, ...(body !== undefined && { body }) });
}

const referenceOf = ({ delegateId }: Person) => `EXT-${delegateId}`;

async function report(outcomes: { reference: string; outcome: string }[], of = key) {
  const headers = { authorization: `Bearer ${of}` };
  const answer = await app.ask('POST', '/api/vetting', { headers, body: { outcomes } });
  return { status: answer.status, body: await answer.json() };
}

const tell = (person: Person, outcome: VettingOutcome) => report([{ reference: referenceOf(person), outcome }]);

async function upload(lines: string[], cookie = administrator) {
  const headers = { 'content-type': 'text/csv' };
  const answer = await app.ask('POST', '/api/vetting/files', { cookie, headers, body: lines.join('\r\n') });
  return { status: answer.status, body: await answer.json() };
}

const change = ({ delegateId }: Person, to: object) =>
  ask('POST', `/api/delegates/${delegateId}/changes`, { change: to, because: 'As they asked', revision: 0 });

const vettingOf = async ({ delegateId }: Person) =>
  (await app.database.sql`select vetting from delegates where id = ${delegateId}`)[0]!.vetting;
const entriesOf = async (action: string) =>
  (await app.database.sql`select count(*)::int as entries from ledger where action = ${action}`)[0]!.entries;

describe('A badge of a category that is vetted', () => {
  it('is issued before, opens no gate until its holder is cleared, and then does', async () => {
    const reporter = await venue.invite({ category: 'media' });
    expect(await guard.scan('south-1', reporter.token)).toMatchObject({ verdict: 'refuse', reason: 'vetting_pending' });
    expect((await tell(reporter, 'cleared')).body).toMatchObject({ lines: 1, changed: 1, faults: [] });
    expect(await guard.scan('south-1', reporter.token)).toMatchObject({ verdict: 'admit' });
  });

  it('says at the desk what would have its holder let in', async () => {
    const reporter = await venue.invite({ category: 'media' });
    const path = `/api/delegates/${reporter.delegateId}/admission?gateId=south`;
    const explained = await (await ask('GET', path)).json();
    expect(explained).toMatchObject({ reason: 'vetting_pending', change: [{ kind: 'be_cleared' }] });
  });

  it('is seen at the desk, in the list and beside all else, until its holder is cleared', async () => {
    const [reporter, desk] = [await venue.invite({ category: 'media' }), await app.signedInAs('desk')];
    const seen = async () => {
      const details = await (await ask('GET', `/api/delegates/${reporter.delegateId}`, undefined, desk)).json();
      const found = await ask('GET', `/api/delegates?search=${reporter.serial}-`, undefined, desk);
      return [details.vetting, found.status];
    };
    expect(await seen()).toEqual(['pending', 200]);
    await tell(reporter, 'rejected');
    expect(await seen()).toEqual(['rejected', 200]);
    const because = 'Another of that name';
    await ask('POST', `/api/delegates/${reporter.delegateId}/vetting/propose-lifting`, { because }, desk);
    const { lifting } = await (await ask('GET', `/api/delegates/${reporter.delegateId}`)).json();
    expect(lifting).toMatchObject({ because });
    const cleared = await venue.invite({ category: 'media' });
    await tell(cleared, 'cleared');
    const details = await (await ask('GET', `/api/delegates/${cleared.delegateId}`)).json();
    expect(details).not.toHaveProperty('vetting');
  });

  it('stands on no list that is ticked by hand before its holder is cleared', async () => {
    const [waiting, cleared] = [await venue.invite({ category: 'media' }), await venue.invite({ category: 'media' })];
    const rejected = await venue.invite({ category: 'speaker' });
    await tell(cleared, 'cleared');
    await tell(rejected, 'rejected');
    const list = await (await ask('POST', '/api/lists/gates/south')).json();
    const listed = list.people.map(({ delegateId }: Person) => delegateId);
    expect(listed).toContain(cleared.delegateId);
    for (const { delegateId } of [waiting, rejected]) expect(listed).not.toContain(delegateId);
  });
});

describe('Somebody who is rejected', () => {
  it('is refused at every gate by the next scan, and is let out', async () => {
    const speaker = await venue.invite();
    await guard.scan('south-1', speaker.token);
    await tell(speaker, 'rejected');
    const refused = { verdict: 'refuse', reason: 'vetting_rejected' };
    for (const lane of ['hall-1', 'west-1', 'jetty-1'])
      expect(await guard.scan(lane, speaker.token)).toMatchObject(refused);
    expect(await guard.scan('south-1', speaker.token, { direction: 'out' })).toMatchObject({ verdict: 'admit' });
  });

  it('counts as verified no longer, waits at no station, and stands in the ledger once', async () => {
    const speaker = await venue.invite();
    await venue.settle(speaker.delegateId, 'verified');
    await app.database.sql`insert into verifications (id, delegate_id, station_id, reason, requested_at)
      values (gen_random_uuid(), ${speaker.delegateId}, 'station-1', 'elsewhere', now())`;
    const before = await entriesOf('delegate_rejected');
    await tell(speaker, 'rejected');
    await tell(speaker, 'rejected');
    const rows = await app.database.sql`select outcome from verifications where delegate_id = ${speaker.delegateId}`;
    expect(new Set(rows.map(({ outcome }) => outcome))).toEqual(new Set(['expired']));
    expect(await entriesOf('delegate_rejected')).toBe(before + 1);
  });

  it('stays rejected whatever is said afterwards, and the answer says that lifting takes two', async () => {
    const speaker = await venue.invite();
    await tell(speaker, 'rejected');
    for (const outcome of ['cleared', 'pending'] as const) {
      const { body } = await tell(speaker, outcome);
      expect(body.faults).toEqual([{ line: 1, reference: referenceOf(speaker), code: 'lifting_takes_two' }]);
    }
    const { body } = await upload(['reference,outcome', `${referenceOf(speaker)},cleared`]);
    expect(body).toMatchObject({ changed: 0, faults: [{ line: 2, code: 'lifting_takes_two' }] });
    expect(await vettingOf(speaker)).toBe('rejected');
  });

  it('stays rejected where two registrations become one', async () => {
    const [stays, goes] = [await venue.invite(), await venue.invite()];
    await tell(goes, 'rejected');
    const merge = { kind: 'merge', otherId: goes.delegateId, otherRevision: 0, take: [] };
    const answer = await change(stays, merge);
    expect(answer.ok || (await answer.text())).toBe(true);
    expect(await vettingOf(stays)).toBe('rejected');
    // What is said of the registration that went up in another is said of the person.
    expect((await tell(goes, 'cleared')).body.faults).toMatchObject([{ code: 'lifting_takes_two' }]);
  });
});

describe('The place of somebody who is rejected', () => {
  const successor = { name: '陆知微', nameLatin: 'Lu Zhiwei', country: 'CN', email: 'lu@people.example' };
  const transfer = { kind: 'transfer', ...successor, affiliation: '', locale: 'en' };
  const documentOf = async ({ delegateId }: Person) =>
    (await app.database.sql`select name, document_hash from delegates where id = ${delegateId}`)[0];

  it('goes to nobody by one person’s word: what was said of them stays, and so does their document', async () => {
    const speaker = await venue.invite();
    await app.database.sql`update delegates set document_hash = ${randomBytes(32)}, document_last4 = '7738'
      where id = ${speaker.delegateId}`;
    await tell(speaker, 'rejected');
    const before = await documentOf(speaker);
    const answer = await change(speaker, transfer);
    expect([answer.status, (await answer.json()).code]).toEqual([409, 'registration.rejected_now']);
    expect(await vettingOf(speaker)).toBe('rejected');
    expect(await documentOf(speaker)).toEqual(before);
  });

  it('goes to another person once two have lifted it, who is not cleared by that', async () => {
    const [speaker, desk] = [await venue.invite(), await app.signedInAs('desk')];
    await tell(speaker, 'rejected');
    const path = `/api/delegates/${speaker.delegateId}/vetting/propose-lifting`;
    const { id } = await (await ask('POST', path, { because: 'Another of that name' }, desk)).json();
    await ask('POST', `/api/proposals/${id}/confirm`, undefined, await app.signedInAs('supervisor'));
    const answer = await change(speaker, transfer);
    expect(answer.ok || (await answer.text())).toBe(true);
    expect(await vettingOf(speaker)).toBeNull();
  });
});

describe('Lifting a rejection', () => {
  const propose = ({ delegateId }: Person, cookie: string) =>
    ask('POST', `/api/delegates/${delegateId}/vetting/propose-lifting`, { because: 'Another of that name' }, cookie);
  const confirm = (id: string, cookie: string) => ask('POST', `/api/proposals/${id}/confirm`, undefined, cookie);

  it('takes two persons, who both stand in the ledger; then a station looks again who it is', async () => {
    const [speaker, desk] = [await venue.invite(), await app.signedInAs('desk')];
    await tell(speaker, 'rejected');
    const { id } = await (await propose(speaker, desk)).json();
    expect(await guard.scan('south-1', speaker.token)).toMatchObject({ reason: 'vetting_rejected' });
    expect((await confirm(id, desk)).status).toBe(403);
    expect((await confirm(id, await app.signedInAs('supervisor'))).status).toBe(204);
    const actions = await app.database.sql`select action from ledger order by sequence desc limit 2`;
    expect(actions.map(({ action }) => action)).toEqual(['rejection_lifted', 'proposal_confirmed']);
    expect(await guard.scan('south-1', speaker.token)).toMatchObject({ reason: 'identity_not_verified' });
  });

  it('is refused to one person alone, in whatever roles', async () => {
    const [speaker, both] = [await venue.invite(), await app.signedInAs('supervisor', 'administrator')];
    await tell(speaker, 'rejected');
    const { id } = await (await propose(speaker, both)).json();
    expect((await (await confirm(id, both)).json()).code).toBe('proposals.own_proposal');
    expect(await vettingOf(speaker)).toBe('rejected');
  });

  it('is not proposed where nobody was rejected', async () => {
    const answer = await propose(await venue.invite(), await app.signedInAs('desk'));
    expect((await answer.json()).code).toBe('registration.not_rejected');
  });
});

describe('A file', () => {
  it('takes effect line by line, tells what is wrong with each other one, and again changes nothing', async () => {
    const [one, other] = [await venue.invite({ category: 'media' }), await venue.invite({ category: 'media' })];
    const lines = [
      'Outcome;name;Reference',
      `Cleared;Lin;${referenceOf(one)}`,
      `;;`,
      `maybe;Ana;${referenceOf(other)}`,
      'cleared;Nobody;R-none',
      `;Ana;${referenceOf(other)}`,
      `REJECTED;Ana;${referenceOf(other)}`,
    ];
    const { status, body } = await upload(lines);
    expect(status).toBe(200);
    expect(body).toMatchObject({ lines: 5, changed: 2, rejected: 1, unchanged: 0, faultCount: 3 });
    const faults = body.faults.toSorted((a: { line: number }, b: { line: number }) => a.line - b.line);
    expect(faults).toEqual([
      { line: 4, reference: referenceOf(other), code: 'outcome_unknown' },
      { line: 5, reference: 'R-none', code: 'reference_unknown' },
      { line: 6, reference: referenceOf(other), code: 'cell_empty' },
    ]);
    expect([await vettingOf(one), await vettingOf(other)]).toEqual(['cleared', 'rejected']);
    expect((await upload(lines)).body).toMatchObject({ changed: 0, rejected: 0, unchanged: 2 });
  });

  it('without the two headings is not taken, and one that breaks off says how far it counted', async () => {
    expect((await upload(['name,outcome', 'Lin,cleared'])).body.code).toBe('registration.vetting_headings');
    expect((await upload([])).status).toBeGreaterThanOrEqual(400);
    const person = await venue.invite();
    const broken = await upload(['reference,outcome', `${referenceOf(person)},cleared`, '"R-2,cleared']);
    expect(broken.body.code).toBe('registration.vetting_unreadable');
    expect(await vettingOf(person)).toBe('cleared');
  });

  it('of ten thousand lines is taken, and a rejection at its end too', async () => {
    const person = await venue.invite();
    const many = Array.from({ length: 10_000 }, (_, n) => `R-${n},cleared`);
    const { body } = await upload(['reference,outcome', ...many, `${referenceOf(person)},rejected`]);
    expect(body).toMatchObject({ lines: 10_001, changed: 1, rejected: 1, faultCount: 10_000 });
    expect(body.faults).toHaveLength(100);
    expect(await vettingOf(person)).toBe('rejected');
  });
});

describe('Who may say so', () => {
  it('is a program with a key for vetting, not one with another key, and of the staff an administrator', async () => {
    const outcomes = [{ reference: 'R-none', outcome: 'cleared' }];
    expect((await report(outcomes)).status).toBe(200);
    expect((await report(outcomes, await newKey('readings'))).body.code).toBe('request.key_of_other_purpose');
    expect((await upload(['reference,outcome'], await app.signedInAs('desk', 'supervisor'))).status).toBe(403);
    expect((await report([{ reference: 'R-none', outcome: 'maybe' }])).status).toBe(422);
  });

  it('an administrator says of which categories; gates know within five seconds', async () => {
    const speaker = await venue.invite();
    expect((await ask('PUT', '/api/vetting/terms', { categories: ['media', 'speaker', 'media'] })).status).toBe(200);
    expect(await (await ask('GET', '/api/vetting/terms')).json()).toEqual({ categories: ['media', 'speaker'] });
    app.clock.advance(5000);
    expect(await guard.scan('south-1', speaker.token)).toMatchObject({ reason: 'vetting_pending' });
    await ask('PUT', '/api/vetting/terms', { categories: ['media'] });
    app.clock.advance(5000);
    expect(await guard.scan('south-1', speaker.token)).toMatchObject({ verdict: 'admit' });
    const refused = await ask('PUT', '/api/vetting/terms', { categories: [] }, await app.signedInAs('supervisor'));
    expect(refused.status).toBe(403);
  });
});
