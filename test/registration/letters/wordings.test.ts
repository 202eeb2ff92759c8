import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ledger, letters } from '../../../db/schema/index.ts';
import { partsOf } from '../../../server/registration/letters/mail-parts.ts';
import { sendDueLetters } from '../../../server/registration/letters/send-due-letters.ts';
import { useApp } from '../../support/app.ts';
import { openTerms } from '../forms/applicant.ts';
import { catchMail, headerOf } from './mail-catcher.ts';
import { lettersOf, mailServerFor } from './written-letters.ts';

const app = useApp();
const { write } = lettersOf(app);
let office = '';
beforeAll(async () => {
  office = await app.signedInAs('administrator');
});
beforeEach(async () => {
  await app.database.drizzle.update(letters).set({ sentAt: app.clock.now(), nextAttemptAt: null, givenUpAt: null });
});

interface Wording {
  kind: string;
  locale: string;
  subject?: string;
  words?: string;
  revision: number;
}
const ask = async (method: string, path: string, body?: unknown, cookie = office) => {
  const answer = await app.ask(method, path, { cookie, ...(body !== undefined && { body }) });
  return { status: answer.status, body: await answer.json() };
};
const put = (wording: Partial<Wording>) =>
  ask('PUT', '/api/letters/wordings', { kind: 'invitation', locale: 'en', revision: 0, ...wording });

async function caughtMail() {
  const mail = await catchMail();
  await sendDueLetters(app, mailServerFor(mail.settings));
  const [{ source } = { source: '' }] = mail.caught;
  const parts = partsOf(source);
  const bodyOf = (type: string) => parts.find((part) => part.type === type)?.body ?? '';
  return { source, text: bodyOf('text/plain'), html: bodyOf('text/html') };
}

describe('own words for a letter', () => {
  it('go out in the place of ours, with the link that is always there, until they are taken back', async () => {
    const own = { kind: 'invitation', locale: 'fr' };
    const words = 'Chère {name},\r\n\r\nvenez à {conference} :\n{days}.';
    const stored = await put({ ...own, subject: 'Venez à {conference} !', words });
    expect(stored).toMatchObject({ status: 200, body: { revision: 1, words: words.replaceAll('\r', '') } });
    await write({ kind: 'invitation', locale: 'fr', content: { name: 'Ilse Brandt' } });
    const mail = await caughtMail();
    expect(headerOf(mail.source, 'Subject')).toMatch(/^Venez à .+ !$/);
    expect(mail.text).toContain('Chère Ilse Brandt,\n\nvenez à ');
    expect(mail.text).not.toContain('Ouvrez votre page et complétez');
    expect(mail.text).toMatch(/Compléter votre inscription:\nhttp:\/\/localhost:8420\/delegate\/#[\w-]{43}/);
    expect((await put({ ...own, revision: 1 })).body).toEqual({ ...own, revision: 2 });
    await write({ kind: 'invitation', locale: 'fr', content: { name: 'Ilse Brandt' } });
    expect((await caughtMail()).text).toContain('Ouvrez votre page et complétez');
  });

  it('leave what must be told, and who wrote in another language gets ours', async () => {
    await put({ kind: 'declined', words: 'Thank you for your interest.' });
    await write({ kind: 'declined', content: { because: 'The scan is dark.' } });
    const { text } = await caughtMail();
    expect(text).toMatch(
      /Thank you for your interest\.\n\nYour registration was not approved\. The reason is:\n\n> The scan is dark\./,
    );
    await write({ kind: 'declined', locale: 'es', content: { because: 'x' } });
    expect((await caughtMail()).text).toContain('Lo sentimos');
  });

  it('are text: HTML in them is shown as it was written, and what is put in is not looked at again', async () => {
    await put({ kind: 'received', words: '<b>{name}</b> & <script>alert(1)</script>', subject: '{name}' });
    await write({ kind: 'received', content: { name: '{conference}<img>' } });
    const mail = await caughtMail();
    expect(mail.html).toContain('&lt;b&gt;{conference}&lt;img&gt;&lt;/b&gt; &amp; &lt;script&gt;');
    expect(mail.html).not.toMatch(/<script|<img|<b>/);
    expect(headerOf(mail.source, 'Subject')).toBe('{conference}<img>');
  });

  it('cannot be given headers by the name that is put into the subject', async () => {
    await put({ kind: 'waitlisted', subject: 'Dear {name}' });
    await write({ kind: 'waitlisted', content: { name: 'Mallory\r\nBcc: all@delegates.example' } });
    const { source } = await caughtMail();
    expect(source.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im);
    expect(headerOf(source, 'Subject')).toBe('Dear Mallory Bcc: all@delegates.example');
  });

  it('are not saved over those of somebody else', async () => {
    const one = { kind: 'new_link', subject: 'One' };
    expect((await Promise.all([put(one), put(one), put(one)])).map(({ status }) => status).sort()).toEqual([
      200, 409, 409,
    ]);
    const late = await put({ ...one, revision: 7 });
    expect([late.status, late.body.code]).toEqual([409, 'registration.changed_meanwhile']);
    expect((await put({ ...one, subject: 'Two', revision: 1 })).status).toBe(200);
    const { body } = await ask('GET', '/api/letters/wordings');
    expect(body.wordings).toContainEqual({ kind: 'new_link', locale: 'en', subject: 'Two', revision: 2 });
  });

  it.each([
    { words: 'Dear {nmae}' },
    { words: 'Dear {name' },
    { words: 'Dear name}' },
    { kind: 'form_link', words: 'Dear {name}' },
    { subject: '{category}', kind: 'withdrawn' },
    { subject: 'Two\r\nBcc: all@x.example' },
    { subject: 'Turned \u202eround' },
    { words: 'Turned \u2067round' },
    { words: 'A \u0000' },
    { words: 'A \u0007 bell' },
    { words: 'x'.repeat(4_001) },
    { subject: 'x'.repeat(201) },
    { words: ' \n ' },
    { kind: 'nothing', words: 'x' },
    { locale: 'de', words: 'x' },
  ])('are refused where they cannot be sent: %j', async (wording) => {
    expect((await put({ kind: 'more_needed', ...wording })).status).toBe(422);
  });

  it('are for the organiser alone', async () => {
    const desk = await app.signedInAs('desk');
    expect((await ask('GET', '/api/letters/wordings', undefined, desk)).status).toBe(403);
    expect((await ask('PUT', '/api/letters/wordings', { kind: 'approved' }, desk)).status).toBe(403);
    expect((await ask('POST', '/api/letters/preview', { kind: 'approved' }, desk)).status).toBe(403);
  });

  it('are in the ledger, with who put them', async () => {
    await put({ kind: 'approved', locale: 'ru', subject: 'Ждём вас' });
    const entries = await app.database.drizzle.select().from(ledger).where(eq(ledger.action, 'letter_wording_changed'));
    expect(entries.at(-1)?.actorKind).toBe('staff');
  });
});

describe('a preview', () => {
  it('shows words that are not saved as they will look, and stores nothing', async () => {
    const draft = { kind: 'approved', locale: 'ar', words: 'أهلًا {name}' };
    const { status, body } = await ask('POST', '/api/letters/preview', draft);
    expect(status).toBe(200);
    expect(body.html).toContain('dir="rtl"');
    expect(body.text).toContain('أهلًا \u2068Ilse Brandt\u2069\n\nقُبل تسجيلك');
    expect((await ask('GET', '/api/letters/preview?kind=approved&locale=ar')).body.text).not.toContain('أهلًا');
    expect((await ask('POST', '/api/letters/preview', { ...draft, words: '{nobody}' })).status).toBe(422);
  });

  it('of what is saved is in the words that are saved', async () => {
    await put({ kind: 'approved', locale: 'es', words: 'Bienvenida, {name}.' });
    const { body } = await ask('GET', '/api/letters/preview?kind=invitation&status=approved&locale=es');
    expect(body.text).toContain('Bienvenida, Ilse Brandt.\n\nSu inscripción está aprobada');
  });
});

it('answers to letters go to the address that the organiser gave', async () => {
  const { body: terms } = await ask('GET', '/api/registration/terms');
  const { changedAt } = terms;
  const changed = await ask('PUT', '/api/registration/terms', {
    ...openTerms,
    changedAt,
    replyTo: 'help@congress.example',
  });
  expect(changed.body.replyTo).toBe('help@congress.example');
  await write();
  expect(headerOf((await caughtMail()).source, 'Reply-To')).toBe('help@congress.example');
  const bad = { ...changed.body, replyTo: 'help@congress.example\r\nBcc: all@x.example' };
  expect((await ask('PUT', '/api/registration/terms', bad)).status).toBe(422);
  const { replyTo: _, ...without } = changed.body;
  expect((await ask('PUT', '/api/registration/terms', without)).body.replyTo).toBeUndefined();
  await write();
  expect(headerOf((await caughtMail()).source, 'Reply-To')).toBeUndefined();
});
