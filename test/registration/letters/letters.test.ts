import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { delegates, ledger, letters } from '../../../db/schema/index.ts';
import { readPost } from '../../../server/registration/letters/read-post.ts';
import { contentOf } from '../../../server/registration/letters/send-due-letters.ts';
import { useApp } from '../../support/app.ts';
import { register } from '../register.ts';
import { returnedMail } from './returned-mail.ts';

const app = useApp();
let desk = '';
let office = '';

beforeEach(async () => {
  await app.database.drizzle
    .update(letters)
    .set({ sentAt: app.clock.now(), nextAttemptAt: null, givenUpAt: null, bouncedAt: null });
  await app.database.drizzle.update(delegates).set({ status: 'withdrawn' });
  desk ||= await app.signedInAs('desk');
  office ||= await app.signedInAs('administrator');
});

interface Letter {
  id: string;
  kind: string;
  state: string;
  toAddress: string;
  failure?: string;
}
const ask = async (cookie: string, method: string, path: string, body?: unknown) => {
  const answer = await app.ask(method, path, { cookie, ...(body !== undefined && { body }) });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};
const lettersOf = async (delegateId: string) =>
  (await ask(desk, 'GET', `/api/delegates/${delegateId}/letters`)).body.letters as Letter[];
const inTrouble = async () =>
  (await ask(desk, 'GET', '/api/letters/trouble')).body.letters as (Letter & {
    delegate: { id: string; revision: number; email: string };
  })[];

async function sent(letterId: string): Promise<void> {
  await app.database.drizzle
    .update(letters)
    .set({ sentAt: app.clock.now(), nextAttemptAt: null })
    .where(eq(letters.id, letterId));
}
async function linkIn(letterId: string): Promise<string> {
  const [row] = await app.database.drizzle.select().from(letters).where(eq(letters.id, letterId));
  return (row && contentOf(app, row)?.link) ?? '';
}
const opens = async (link: string) =>
  (await app.ask('POST', '/api/delegate/sign-ins', { body: { secret: link.split('#')[1] } })).status;

async function handIn(mail: string): Promise<{ status: number; body: unknown }> {
  const made = await ask(office, 'POST', '/api/collector-keys', { name: 'postmaster', purpose: 'bounces' });
  const headers = { authorization: `Bearer ${made.body.key}`, 'content-type': 'message/rfc822' };
  const answer = await app.ask('POST', '/api/letters/bounces', { body: mail, headers });
  return { status: answer.status, body: await answer.json() };
}

describe('invitations', () => {
  it('go to all who were chosen and have none, once', async () => {
    const invited = await Promise.all(
      Array.from({ length: 4 }, (_, n) =>
        register(app.database, { status: 'invited', category: n < 3 ? 'media' : 'speaker' }),
      ),
    );
    await register(app.database, { status: 'declined' });
    const choice = { statuses: ['invited'], categories: ['media'] };
    expect((await ask(office, 'POST', '/api/invitations/counts', choice)).body).toEqual({
      chosen: 3,
      alreadyInvited: 0,
    });
    expect((await ask(office, 'POST', '/api/invitations', choice)).body).toEqual({ written: 3 });
    expect((await ask(office, 'POST', '/api/invitations', choice)).body).toEqual({ written: 0 });
    expect((await ask(office, 'POST', '/api/invitations/counts', choice)).body).toEqual({
      chosen: 3,
      alreadyInvited: 3,
    });
    expect(await lettersOf(invited[3] ?? '')).toEqual([]);
    const [letter] = await lettersOf(invited[0] ?? '');
    expect(letter).toMatchObject({ kind: 'invitation', state: 'due', toAddress: 'shen@delegates.example' });
    expect(await opens(await linkIn(letter?.id ?? ''))).toBe(201);
  });

  it('that two offices send at once reach each delegate once', async () => {
    const invited = await Promise.all(Array.from({ length: 30 }, () => register(app.database, { status: 'invited' })));
    const answers = await Promise.all([1, 2, 3].map(() => ask(office, 'POST', '/api/invitations', {})));
    const written = answers.map(({ body }) => body.written as number);
    expect(written.reduce((sum, count) => sum + count, 0)).toBe(30);
    for (const id of invited) expect(await lettersOf(id)).toHaveLength(1);
  });

  it('to who is approved lead to the badge', async () => {
    const id = await register(app.database, { status: 'approved' });
    expect((await ask(office, 'POST', '/api/invitations', { statuses: ['approved'] })).body).toEqual({ written: 1 });
    expect((await lettersOf(id))[0]?.kind).toBe('approved');
  });

  it('can be looked at before, in each language', async () => {
    const { body } = await ask(office, 'GET', '/api/letters/preview?kind=invitation&locale=es');
    expect(body.subject).toContain('Su invitación a');
    expect((await ask(desk, 'GET', '/api/letters/preview')).status).toBe(403);
  });

  it('are in the ledger, with who sent them', async () => {
    await register(app.database, { status: 'invited' });
    await ask(office, 'POST', '/api/invitations', {});
    const entries = await app.database.drizzle.select().from(ledger).where(eq(ledger.action, 'invitations_sent'));
    expect(entries.at(-1)?.actorKind).toBe('staff');
  });
});

describe('a new link', () => {
  it('ends the ones that the delegate had', async () => {
    const id = await register(app.database);
    const first = (await ask(desk, 'POST', `/api/delegates/${id}/letters`, { kind: 'invitation' }))
      .body as unknown as Letter;
    const old = await linkIn(first.id);
    expect(await opens(old)).toBe(201);
    const second = await ask(desk, 'POST', `/api/delegates/${id}/letters`, { kind: 'new_link' });
    expect(second).toMatchObject({ status: 201, body: { kind: 'new_link', state: 'due' } });
    expect(await opens(old)).toBe(410);
    expect(await opens(await linkIn(second.body.id as string))).toBe(201);
  });

  it('is not for who does not exist, and an invitation not for who withdrew', async () => {
    const gone = await register(app.database, { status: 'withdrawn' });
    const refused = await ask(desk, 'POST', `/api/delegates/${gone}/letters`, { kind: 'invitation' });
    expect([refused.status, refused.body.code]).toEqual([409, 'registration.letter_not_fitting']);
    expect(
      (await ask(desk, 'POST', `/api/delegates/${crypto.randomUUID()}/letters`, { kind: 'new_link' })).status,
    ).toBe(404);
  });
});

describe('returned mail', () => {
  async function sentInvitation(change = {}) {
    const id = await register(app.database, { status: 'invited', ...change });
    const { body } = await ask(desk, 'POST', `/api/delegates/${id}/letters`, { kind: 'invitation' });
    await sent(body.id as string);
    return { delegateId: id, letterId: body.id as string };
  }

  it('shows whose letter did not arrive, and why', async () => {
    const { delegateId, letterId } = await sentInvitation();
    expect(await handIn(returnedMail({ letterId }))).toEqual({ status: 200, body: { outcome: 'recorded', letterId } });
    expect(await inTrouble()).toMatchObject([
      {
        id: letterId,
        state: 'returned',
        failure: '5.1.1 <shen@delegates.example>: No such mailbox',
        delegate: { id: delegateId },
      },
    ]);
    expect(await readPost(app)).toMatchObject({ inTrouble: 1, due: 0 });
  });

  it('handed in twice is one, and keeps what it said first', async () => {
    const { letterId } = await sentInvitation();
    await handIn(returnedMail({ letterId }));
    await handIn(returnedMail({ letterId, diagnostic: 'smtp; 550 5.7.1 Something else' }));
    expect((await inTrouble())[0]?.failure).toContain('No such mailbox');
  });

  it('that is no failure, no report or about nothing of ours changes nothing', async () => {
    const { letterId } = await sentInvitation();
    expect((await handIn(returnedMail({ letterId, action: 'delayed' }))).body).toEqual({ outcome: 'not_a_failure' });
    expect((await handIn('Subject: hello\r\n\r\nhello')).body).toEqual({ outcome: 'not_a_report' });
    const other = returnedMail({ letterId: '019a9f00-1234-7abc-8def-0123456789ab' });
    expect((await handIn(other)).body).toEqual({ outcome: 'letter_unknown' });
    expect(await inTrouble()).toEqual([]);
  });

  it('is taken of 256 KiB, from who has a key for it', async () => {
    expect((await handIn('x'.repeat(257 * 1024))).status).toBe(413);
    const headers = { 'content-type': 'message/rfc822' };
    expect((await app.ask('POST', '/api/letters/bounces', { body: 'x: y\n\n', headers })).status).toBe(401);
    expect((await app.ask('POST', '/api/letters/bounces', { body: 'x: y\n\n', headers, cookie: office })).status).toBe(
      401,
    );
    const { body } = await ask(office, 'POST', '/api/collector-keys', { name: 'telemetry' });
    const wrong = { ...headers, authorization: `Bearer ${body.key}` };
    expect((await app.ask('POST', '/api/letters/bounces', { body: 'x: y\n\n', headers: wrong })).status).toBe(403);
  });

  it('is mended by another address, to which the letter goes anew with another link', async () => {
    const { delegateId, letterId } = await sentInvitation();
    await handIn(returnedMail({ letterId }));
    const [trouble] = await inTrouble();
    app.clock.advance(1_000);
    const mend = { toAddress: 'mira@delegates.example', revision: trouble?.delegate.revision };
    const again = await ask(desk, 'POST', `/api/letters/${letterId}/again`, mend);
    expect(again).toMatchObject({
      status: 201,
      body: { kind: 'invitation', state: 'due', toAddress: 'mira@delegates.example' },
    });
    const [row] = await app.database.drizzle.select().from(delegates).where(eq(delegates.id, delegateId));
    expect(row).toMatchObject({ email: 'mira@delegates.example', revision: 1 });
    expect(await inTrouble()).toEqual([]);
    expect(await opens(await linkIn(again.body.id as string))).toBe(201);
    const late = await ask(desk, 'POST', `/api/letters/${letterId}/again`, {
      toAddress: 'x@delegates.example',
      revision: 0,
    });
    expect([late.status, late.body.code]).toEqual([409, 'registration.changed_meanwhile']);
    expect(await lettersOf(delegateId)).toHaveLength(2);
  });

  it('tells again why, when a letter that told why is sent again', async () => {
    const { delegateId, letterId } = await sentInvitation();
    const content = app.secrets.seal(
      'letters',
      Buffer.from(JSON.stringify({ because: 'the scan is dark', dueOn: '2026-11-20' })),
    );
    await app.database.drizzle
      .update(letters)
      .set({ kind: 'more_needed', sealedContent: content })
      .where(eq(letters.id, letterId));
    const { body } = await ask(desk, 'POST', `/api/letters/${letterId}/again`, {});
    const [row] = await app.database.drizzle
      .select()
      .from(letters)
      .where(eq(letters.id, body.id as string));
    expect(row && contentOf(app, row)).toMatchObject({
      because: 'the scan is dark',
      dueOn: '2026-11-20',
      link: expect.any(String),
    });
    expect(await lettersOf(delegateId)).toHaveLength(2);
  });

  it.each(['x@y', 'a b@c.example', 'a@b.example\r\nBcc: all@c.example', '"a"@b.example', 'a@b.example,c@d.example'])(
    'is not mended by %j',
    async (toAddress) => {
      const { letterId } = await sentInvitation();
      const { status } = await ask(desk, 'POST', `/api/letters/${letterId}/again`, { toAddress, revision: 0 });
      expect(status).toBe(422);
    },
  );
});

it('letters in trouble come in pages, newest first', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 5; n += 1) {
    app.clock.advance(1_000);
    const id = await register(app.database);
    const { body } = await ask(desk, 'POST', `/api/delegates/${id}/letters`, { kind: 'invitation' });
    await sent(body.id as string);
    await handIn(returnedMail({ letterId: body.id as string }));
    ids.unshift(body.id as string);
  }
  const first = (await ask(desk, 'GET', '/api/letters/trouble?limit=3')).body as { letters: Letter[]; next?: string };
  const second = (await ask(desk, 'GET', `/api/letters/trouble?limit=3&after=${first.next}`)).body as typeof first;
  expect([...first.letters, ...second.letters].map(({ id }) => id)).toEqual(ids);
  expect(second.next).toBeUndefined();
});
