import { eq } from 'drizzle-orm';
import pino from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { letters } from '../../../db/schema/index.ts';
import { inTransaction } from '../../../server/kernel/transaction.ts';
import { partsOf } from '../../../server/registration/letters/mail-parts.ts';
import { openMailServer } from '../../../server/registration/letters/mail-server.ts';
import type { MailSettings } from '../../../server/registration/letters/mail-settings.ts';
import { postBoardOf } from '../../../server/registration/letters/post-board.ts';
import { sendDueLetters } from '../../../server/registration/letters/send-due-letters.ts';
import { startPost } from '../../../server/registration/letters/start-post.ts';
import { writeLetter } from '../../../server/registration/letters/write-letter.ts';
import { useApp } from '../../support/app.ts';
import { register } from '../register.ts';
import { answerWith, catchMail, headerOf, type MailCatcher } from './mail-catcher.ts';
import { lettersOf, mailServerFor } from './written-letters.ts';

const app = useApp();
const minuteMs = 60_000;

beforeEach(async () => {
  await app.database.drizzle.update(letters).set({ sentAt: app.clock.now(), nextAttemptAt: null, givenUpAt: null });
  postBoardOf(app.live).takesLetters();
});

const { write, letterRow } = lettersOf(app);
const send = (settings: MailSettings) => sendDueLetters(app, mailServerFor(settings));

describe('a letter', () => {
  it('goes out with what it says, to whom it is, and to nobody twice', async () => {
    const mail = await catchMail();
    const id = await write({ content: { name: '沈望舒' }, locale: 'zh-CN' });
    expect(await send(mail.settings)).toBe(1);
    expect(await send(mail.settings)).toBe(0);
    expect(mail.caught).toHaveLength(1);
    const [{ from, to, source } = { from: '', to: [], source: '' }] = mail.caught;
    expect(to).toEqual(['shen@delegates.example']);
    expect(from).toBe(`bounces+${id.replaceAll('-', '')}@venue.example`);
    expect(headerOf(source, 'From')).toBe('Congress registration <registration@venue.example>');
    expect(headerOf(source, 'To')).toBe('沈望舒 <shen@delegates.example>');
    expect(headerOf(source, 'Message-ID')).toBe(`<${id}@venue.example>`);
    expect(headerOf(source, 'Auto-Submitted')).toBe('auto-generated');
    const [, , plain, rich] = [undefined, ...partsOf(source)];
    expect(plain?.body).toContain('沈望舒，您好：');
    expect(plain?.body).toMatch(/http:\/\/localhost:8420\/delegate\/#[\w-]{43}/);
    expect(rich?.type).toBe('text/html');
    expect(await letterRow(id)).toMatchObject({ attempts: 1, failure: null, nextAttemptAt: null });
  });

  it('is not on its way when what it tells of did not happen', async () => {
    const mail = await catchMail();
    const work = inTransaction(app.database, async (tx) => {
      const delegateId = await register(app.database);
      const letter = { kind: 'received', locale: 'en', toAddress: 'shen@delegates.example', content: {} } as const;
      await writeLetter(app, tx, { delegateId, ...letter });
      throw new Error('it did not');
    });
    await expect(work).rejects.toThrow('it did not');
    expect(await send(mail.settings)).toBe(0);
  });

  it('keeps its particulars sealed', async () => {
    const id = await write({ content: { name: 'Mira Okafor', because: 'the photograph is dark' } });
    const { sealedContent } = await letterRow(id);
    expect(sealedContent?.includes('Okafor')).toBe(false);
    expect(sealedContent?.includes('/delegate/#')).toBe(false);
  });

  it('cannot be given headers of somebody else by a name', async () => {
    const mail = await catchMail();
    const name = 'Mallory\r\nBcc: all@delegates.example\r\n\r\n<script>';
    await write({ content: { name, because: '<b>&"' }, kind: 'more_needed' });
    await send(mail.settings);
    const source = mail.caught[0]?.source ?? '';
    expect(source.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im);
    expect(mail.caught[0]?.to).toEqual(['shen@delegates.example']);
    const html = partsOf(source).find(({ type }) => type === 'text/html')?.body ?? '';
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;b&gt;&amp;&quot;');
  });

  it('that two senders look for at once goes out once', async () => {
    const mail = await catchMail();
    const ids = await Promise.all(Array.from({ length: 20 }, () => write()));
    const server = mailServerFor(mail.settings);
    await Promise.all(Array.from({ length: 4 }, () => sendDueLetters(app, server)));
    const messageIds = mail.caught.map(({ source }) => headerOf(source, 'Message-ID'));
    expect(messageIds.sort()).toEqual(ids.map((id) => `<${id}@venue.example>`).sort());
  });
});

describe('a mail server', () => {
  it('that refuses the recipient for good has the letter given up, with what it said', async () => {
    const mail = await catchMail({
      onRcptTo: (_address, _session, callback) => callback(answerWith(550, '5.1.1 No such mailbox here')),
    });
    const id = await write();
    await send(mail.settings);
    const row = await letterRow(id);
    expect(row).toMatchObject({ failure: '5.1.1 No such mailbox here', nextAttemptAt: null, sentAt: null });
    expect(row.givenUpAt).toEqual(app.clock.now());
    expect(postBoardOf(app.live).trouble).toBeUndefined();
  });

  it('that knows nobody called relay is not taken to be in trouble', async () => {
    const mail = await catchMail({
      onRcptTo: (_address, _session, callback) => callback(answerWith(550, '5.1.1 <relay@delegates.example>: unknown')),
    });
    const id = await write();
    await send(mail.settings);
    expect((await letterRow(id)).givenUpAt).not.toBeNull();
  });

  it('that asks to come back later is asked again, after longer and longer', async () => {
    let refusals = 0;
    const mail = await catchMail({
      onRcptTo(_address, _session, callback) {
        refusals += 1;
        callback(refusals > 3 ? null : answerWith(451, '4.7.1 Greylisted, try again in a minute'));
      },
    });
    const id = await write();
    for (const minutes of [1, 3, 9]) {
      await send(mail.settings);
      const { nextAttemptAt, failure } = await letterRow(id);
      expect(failure).toBe('4.7.1 Greylisted, try again in a minute');
      expect(nextAttemptAt?.getTime()).toBe(app.clock.now().getTime() + minutes * minuteMs);
      app.clock.advance(minutes * minuteMs - 1);
      expect(await send(mail.settings)).toBe(0);
      app.clock.advance(1);
    }
    await send(mail.settings);
    expect(mail.caught).toHaveLength(1);
    expect(await letterRow(id)).toMatchObject({ attempts: 4, failure: null, givenUpAt: null });
  });

  it('that asks so for three days is not asked any more', async () => {
    const mail = await catchMail({
      onRcptTo: (_address, _session, callback) => callback(answerWith(450, '4.2.1 Mailbox busy')),
    });
    const id = await write();
    const waits: number[] = [];
    for (let n = 0; n < 40; n += 1) {
      await send(mail.settings);
      const { nextAttemptAt, givenUpAt, writtenAt } = await letterRow(id);
      if (givenUpAt) {
        expect(givenUpAt.getTime() - writtenAt.getTime()).toBeGreaterThanOrEqual(72 * 60 * minuteMs);
        break;
      }
      waits.push((nextAttemptAt?.getTime() ?? 0) - app.clock.now().getTime());
      app.clock.advance(waits.at(-1) ?? 0);
    }
    expect((await letterRow(id)).givenUpAt).not.toBeNull();
    expect(Math.max(...waits)).toBe(6 * 60 * minuteMs);
  });

  it('that refuses the text has the letter given up', async () => {
    const mail = await catchMail({
      onData(stream, _session, callback) {
        stream.resume();
        stream.on('end', () => callback(answerWith(554, '5.7.1 Refused as spam')));
      },
    });
    const id = await write();
    await send(mail.settings);
    expect(await letterRow(id)).toMatchObject({ failure: '5.7.1 Refused as spam', nextAttemptAt: null });
  });

  it('that hangs up in the middle gets the letter again, under the same Message-ID', async () => {
    const seen: string[] = [];
    const mail: MailCatcher = await catchMail({
      onData(stream, _session, callback) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          seen.push(Buffer.concat(chunks).toString());
          if (seen.length === 1) mail.hangUp();
          else callback();
        });
      },
    });
    const id = await write();
    await send(mail.settings);
    expect((await letterRow(id)).sentAt).toBeNull();
    app.clock.advance(10 * minuteMs);
    await send(mail.settings);
    expect((await letterRow(id)).sentAt).not.toBeNull();
    const messageId = `<${id}@venue.example>`;
    expect(seen.map((source) => headerOf(source, 'Message-ID'))).toEqual([messageId, messageId]);
  });

  it('that is slow is waited for', async () => {
    const mail = await catchMail({
      onRcptTo: (_address, _session, callback) => void setTimeout(() => callback(), 300),
    });
    const id = await write();
    await send(mail.settings);
    expect((await letterRow(id)).sentAt).not.toBeNull();
  });
});

describe('the post', () => {
  it('works through all that is due, and stops when it is told', async () => {
    const mail = await catchMail();
    await Promise.all(Array.from({ length: 30 }, () => write()));
    const post = startPost(app, openMailServer(mail.settings));
    await expect.poll(() => mail.caught.length, { timeout: 20_000 }).toBe(30);
    await post.stop();
    await write();
    expect(mail.caught).toHaveLength(30);
  });

  it('forgets what letters said a week after they went out or were given up, and works on', async () => {
    const mail = await catchMail();
    const settled = { sent: await write(), givenUp: await write() };
    const at = app.clock.now();
    const settle = (id: string, how: object) =>
      app.database.drizzle
        .update(letters)
        .set({ nextAttemptAt: null, ...how })
        .where(eq(letters.id, id));
    await settle(settled.sent, { sentAt: at });
    await settle(settled.givenUp, { givenUpAt: at });
    app.clock.advance(8 * 24 * 60 * minuteMs);
    const recent = await write();
    const warnings: unknown[] = [];
    const log = pino({ level: 'warn' }, { write: (line) => void warnings.push(line) });
    const post = startPost({ ...app, log }, openMailServer(mail.settings));
    for (const id of Object.values(settled)) {
      await expect.poll(async () => (await letterRow(id)).sealedContent, { timeout: 20_000 }).toBeNull();
    }
    await post.stop();
    expect((await letterRow(recent)).sealedContent).not.toBeNull();
    expect(mail.caught).toHaveLength(1);
    expect(warnings).toEqual([]);
  });

  it('without a mail server leaves letters due, and says so', async () => {
    await write();
    const post = startPost(app, undefined);
    await post.stop();
    expect(postBoardOf(app.live).isConfigured).toBe(false);
    const due = await app.database.sql`select id from letters where next_attempt_at is not null`;
    expect(due).toHaveLength(1);
  });
});
