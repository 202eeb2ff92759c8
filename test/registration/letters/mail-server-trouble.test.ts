import { beforeEach, describe, expect, it } from 'vitest';
import { letters } from '../../../db/schema/index.ts';
import type { MailSettings } from '../../../server/registration/letters/mail-settings.ts';
import { postBoardOf } from '../../../server/registration/letters/post-board.ts';
import { sendDueLetters } from '../../../server/registration/letters/send-due-letters.ts';
import { useApp } from '../../support/app.ts';
import { freePort } from '../../support/real-server.ts';
import { answerWith, catchMail, settingsFor } from './mail-catcher.ts';
import { lettersOf, mailServerFor } from './written-letters.ts';

const app = useApp();
const minuteMs = 60_000;
const { write, letterRow } = lettersOf(app);
const send = (settings: MailSettings) => sendDueLetters(app, mailServerFor(settings));

beforeEach(async () => {
  await app.database.drizzle.update(letters).set({ sentAt: app.clock.now(), nextAttemptAt: null, givenUpAt: null });
  postBoardOf(app.live).takesLetters();
});

describe('our own mail server', () => {
  it('that is away keeps no letter from being sent when it is back, and the office is told', async () => {
    const port = await freePort();
    const ids = await Promise.all([write(), write()]);
    await send(settingsFor(port));
    expect(postBoardOf(app.live).trouble).toMatchObject({ since: app.clock.now() });
    app.clock.advance(4 * 24 * 60 * minuteMs);
    await send(settingsFor(port));
    for (const id of ids) expect(await letterRow(id)).toMatchObject({ givenUpAt: null, sentAt: null });
    const mail = await catchMail();
    app.clock.advance(5 * minuteMs);
    await send(mail.settings);
    expect(postBoardOf(app.live).trouble).toBeUndefined();
    await send(mail.settings);
    expect(mail.caught).toHaveLength(2);
  });

  it.each([
    [421, '4.3.2 Shutting down'],
    [452, '4.3.1 No room left'],
    [530, '5.7.0 Authentication required'],
    [554, '5.7.1 Relay access denied'],
    [550, '5.7.54 Unable to relay recipient'],
  ])('that answers %i %s to a recipient is in trouble itself', async (code, words) => {
    let isWell = false;
    const mail = await catchMail({
      onRcptTo: (_address, _session, callback) => callback(isWell ? null : answerWith(code, words)),
    });
    const id = await write();
    for (let days = 0; days < 10; days += 1) {
      await send(mail.settings);
      app.clock.advance(24 * 60 * minuteMs);
    }
    expect(await letterRow(id)).toMatchObject({ attempts: 0, givenUpAt: null, failure: words });
    expect(postBoardOf(app.live).trouble?.what).toBe(words);
    isWell = true;
    await send(mail.settings);
    expect(mail.caught).toHaveLength(1);
    expect(postBoardOf(app.live).trouble).toBeUndefined();
  });

  it('that was away for days, and then puts a letter off, leaves it its three days', async () => {
    const id = await write();
    const port = await freePort();
    for (let days = 0; days < 5; days += 1) {
      await send(settingsFor(port));
      app.clock.advance(24 * 60 * minuteMs);
    }
    const mail = await catchMail({
      onRcptTo: (_address, _session, callback) => callback(answerWith(451, '4.7.1 Greylisted')),
    });
    await send(mail.settings);
    expect(await letterRow(id)).toMatchObject({ attempts: 1, givenUpAt: null });
    expect((await letterRow(id)).nextAttemptAt?.getTime()).toBe(app.clock.now().getTime() + minuteMs);
  });

  it('that does not take our password is in trouble itself: no letter is given up', async () => {
    const mail = await catchMail({
      authOptional: false,
      onAuth: (_auth, _session, callback) => callback(answerWith(535, '5.7.8 Bad credentials')),
    });
    const id = await write();
    await send({ ...mail.settings, server: { ...mail.settings.server, auth: { user: 'venue', pass: 'wrong' } } });
    expect(await letterRow(id)).toMatchObject({ givenUpAt: null, failure: '5.7.8 Bad credentials' });
    expect(postBoardOf(app.live).trouble?.what).toBe('5.7.8 Bad credentials');
  });
});
