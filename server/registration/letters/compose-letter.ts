import type { DelegateLocale, LetterKind } from '../../../db/vocabulary.ts';
import { dateTagOf, daysOfConference } from '../conference-days.contract.ts';
import { categoryWord } from '../printing/face/words.ts';
import type { ConferenceDetails } from '../registration.contract.ts';
import type { LetterContent, LetterPreview } from './letters.contract.ts';
import { arabic } from './texts/arabic.ts';
import { chinese } from './texts/chinese.ts';
import { english } from './texts/english.ts';
import { french } from './texts/french.ts';
import type { LetterFacts, LetterTexts } from './texts/letter-texts.ts';
import { russian } from './texts/russian.ts';
import { spanish } from './texts/spanish.ts';
import { fillIn, type LetterWords } from './wordings.contract.ts';

const textsIn: Readonly<Record<DelegateLocale, LetterTexts>> = {
  en: english,
  'zh-CN': chinese,
  ar: arabic,
  fr: french,
  ru: russian,
  es: spanish,
};

export interface LetterToCompose {
  kind: LetterKind;
  locale: DelegateLocale;
  content: LetterContent;
  /** The organiser's own, each in the place of ours. */
  wording?: LetterWords | undefined;
}

/** The parts of a letter in the order in which they are read. */
interface Parts {
  greeting: string;
  before: string[];
  because: string | undefined;
  after: string[];
  link: { words: string; url: string } | undefined;
  small: string[];
}

/** A letter as it is sent: its subject on one line, and the same text twice, plain and as simple HTML. */
export function composeLetter(
  { kind, locale, content, wording }: LetterToCompose,
  conference: ConferenceDetails,
  publicOrigin: string,
): LetterPreview {
  const texts = textsIn[locale];
  const facts = factsOf(conference, content, locale);
  const { subject, before, always, after, link } = texts.kinds[kind];
  const subjectFacts = { ...facts, conference: nameOf(conference, locale) };
  const name = content.name && isolated(content.name, locale);
  const parts: Parts = {
    greeting: texts.greeting(name),
    before: wording?.words
      ? [...paragraphsOf(fillIn(wording.words, { ...facts, name })), ...(always?.(facts) ?? [])]
      : before(facts),
    because: content.because,
    after: after?.(facts) ?? [],
    link: link && content.link ? { words: link, url: `${publicOrigin}${content.link}` } : undefined,
    small: [...(link && content.link ? [texts.keepLink] : []), texts.foot(facts)],
  };
  return {
    subject: oneLine(
      wording?.subject ? fillIn(wording.subject, { ...subjectFacts, name: content.name }) : subject(subjectFacts),
    ),
    text: asText(parts),
    html: asHtml(parts, locale),
  };
}

const paragraphsOf = (words: string): string[] => words.split(/\n[ \t]*\n\s*/);

function factsOf(conference: ConferenceDetails, content: LetterContent, locale: DelegateLocale): LetterFacts {
  const day = new Intl.DateTimeFormat(dateTagOf(locale), { dateStyle: 'long', timeZone: 'UTC' });
  return {
    conference: isolated(nameOf(conference, locale), locale),
    days: daysOfConference(conference, locale),
    dueOn: content.dueOn && day.format(new Date(`${content.dueOn}T12:00:00Z`)),
    category: content.category && categoryWord(content.category, locale),
  };
}

const nameOf = ({ name }: ConferenceDetails, locale: DelegateLocale): string => name[locale] ?? name.en;

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

/** A name of either direction inside a sentence of either: it must not turn what stands around it. */
function isolated(name: string, locale: DelegateLocale): string {
  const plain = oneLine(name);
  return locale === 'ar' || rightToLeft.test(plain) ? `\u2068${plain}\u2069` : plain;
}

/** Nothing that could end a header, or turn what follows. */
const oneLine = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replaceAll(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g, '')
    .trim();

function asText({ greeting, before, because, after, link, small }: Parts): string {
  const quoted = because?.split(/\r?\n/).map((line) => `> ${line}`);
  const linked = link && `${link.words}:\n${link.url}`;
  const blocks = [greeting, ...before, quoted?.join('\n'), ...after, linked, '--', ...small];
  return `${blocks.filter((block) => block !== undefined).join('\n\n')}\n`;
}

const styles = {
  body: 'margin:0;padding:24px;background:#f5f6f3;color:#14202a;font:16px/24px -apple-system,Segoe UI,Roboto,Noto Sans,sans-serif',
  column: 'max-width:560px;margin:0 auto',
  because: 'margin:0 0 16px;padding-inline-start:16px;border-inline-start:4px solid #77868b;white-space:pre-line',
  link: 'display:inline-block;padding:12px 24px;background:#14527f;color:#ffffff;border-radius:4px;font-weight:700;text-decoration:none',
  small: 'margin:0 0 8px;color:#43535c;font-size:13px;line-height:20px',
};

function asHtml({ greeting, before, because, after, link, small }: Parts, locale: DelegateLocale): string {
  const paragraph = (text: string) => `<p>${escaped(text).replaceAll('\n', '<br>')}</p>`;
  const dir = locale === 'ar' ? 'rtl' : 'ltr';
  return [
    `<!doctype html><html lang="${locale}" dir="${dir}"><head><meta charset="utf-8"></head>`,
    `<body style="${styles.body}"><div style="${styles.column}">`,
    paragraph(greeting),
    ...before.map(paragraph),
    because && `<blockquote dir="auto" style="${styles.because}">${escaped(because)}</blockquote>`,
    ...after.map(paragraph),
    link && `<p><a href="${escaped(link.url)}" style="${styles.link}">${escaped(link.words)}</a></p>`,
    '<hr style="border:0;border-top:1px solid #d2d9d8;margin:24px 0 16px">',
    ...small.map((text) => `<p style="${styles.small}">${escaped(text)}</p>`),
    '</div></body></html>',
  ]
    .filter(Boolean)
    .join('\n');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
