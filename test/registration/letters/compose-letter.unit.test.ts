import { describe, expect, it } from 'vitest';
import { delegateLocales, letterKinds } from '../../../db/vocabulary.ts';
import { composeLetter, type LetterToCompose } from '../../../server/registration/letters/compose-letter.ts';

const conference = {
  name: { en: 'Water Town Congress', 'zh-CN': '水乡大会' },
  timeZone: 'Asia/Shanghai',
  startsAt: '2026-11-23T00:00:00Z',
  endsAt: '2026-11-27T12:00:00Z',
};
const origin = 'https://venue.example';
const whole = {
  name: 'Mira Okafor',
  link: '/delegate/#abc',
  because: 'The scan is dark.',
  dueOn: '2026-11-20',
  category: 'speaker',
} as const;
const compose = (letter: Partial<LetterToCompose> = {}) =>
  composeLetter({ kind: 'invitation', locale: 'en', content: whole, ...letter }, conference, origin);

describe.each(delegateLocales)('in %s', (locale) => {
  it.each(letterKinds)('a letter of kind %s is whole', (kind) => {
    for (const content of [whole, {}, { because: whole.because }]) {
      const { subject, text, html } = compose({ kind, locale, content });
      expect(`${subject} ${text} ${html}`).not.toMatch(/undefined|null|\[object|NaN/);
      expect(subject.length).toBeGreaterThan(8);
      expect(html).toContain(`<html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}">`);
    }
  });

  it.each(letterKinds)('a letter of kind %s with words of the organiser tells no less', (kind) => {
    const wording = { words: 'Own words.\n\nMore for {name}' };
    const { text, html } = compose({ kind, locale, wording });
    expect(text).not.toMatch(/undefined|null|\[object|NaN|\{/);
    expect(text).toContain('Own words.\n\nMore for ');
    expect(html).toContain('<p>Own words.</p>');
    const ours = compose({ kind, locale });
    for (const always of ['> The scan is dark.', origin, '--']) {
      expect(text.includes(always)).toBe(ours.text.includes(always));
    }
  });

  it('says in its own words what it says', () => {
    if (locale === 'en') return;
    for (const kind of letterKinds) {
      expect(compose({ kind, locale }).text).not.toBe(compose({ kind, locale: 'en' }).text);
      expect(compose({ kind, locale }).subject).not.toBe(compose({ kind, locale: 'en' }).subject);
    }
  });
});

describe('a letter', () => {
  it('has the days and the names of its language', () => {
    expect(compose().text).toMatch(/Water Town Congress, 23\s?–\s?27 November 2026/);
    expect(compose({ locale: 'zh-CN' }).text).toContain('水乡大会');
    expect(compose({ locale: 'fr' }).text).toMatch(/Water Town Congress, 23\s?–\s?27 novembre 2026/);
    expect(compose({ kind: 'more_needed', locale: 'ru' }).text).toContain('20 ноября 2026');
  });

  it('tells what staff wrote as they wrote it, and escapes it', () => {
    const because = 'See <a href="https://evil.example">this</a>\nand that';
    const { text, html } = compose({ kind: 'declined', content: { because } });
    expect(text).toContain('> See <a href="https://evil.example">this</a>\n> and that');
    expect(html).toContain('See &lt;a href=&quot;https://evil.example&quot;&gt;this');
  });

  it('has no link where nothing is to be done', () => {
    for (const kind of ['declined', 'withdrawn'] as const) {
      expect(compose({ kind }).text).not.toContain(origin);
      expect(compose({ kind }).html).not.toContain('<a ');
    }
    expect(compose({ kind: 'approved' }).text).toContain('https://venue.example/delegate/#abc');
  });

  it('keeps a name of the other direction to itself', () => {
    expect(compose({ locale: 'ar' }).text).toContain('\u2068Mira Okafor\u2069');
    expect(compose({ content: { name: 'ليلى حداد' } }).text).toContain('Dear \u2068ليلى حداد\u2069,');
    expect(compose().text).toContain('Dear Mira Okafor,');
  });

  it('does not let a name turn its text, nor end its subject', () => {
    const { text } = compose({ content: { name: 'Mal\u202elory\r\nBcc: x' } });
    expect(text).toContain('Dear Mallory Bcc: x,');
    const turned = { ...conference, name: { en: 'Congress\r\nBcc: all@x.example' } };
    const { subject } = composeLetter({ kind: 'invitation', locale: 'en', content: {} }, turned, origin);
    expect(subject).not.toMatch(/[\r\n]/);
  });
});
