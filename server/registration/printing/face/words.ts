import type { DelegateCategory, DelegateLocale } from '../../../../db/vocabulary.ts';

/** What stands on a badge for its category. Paper is read by people who share no page: each says it in two languages. */
const words: Readonly<Record<DelegateLocale, Readonly<Record<DelegateCategory, string>>>> = {
  en: {
    attendee: 'Attendee',
    speaker: 'Speaker',
    media: 'Media',
    official: 'Official',
    exhibitor: 'Exhibitor',
    staff: 'Staff',
    medical: 'Medical',
  },
  'zh-CN': {
    attendee: '参会嘉宾',
    speaker: '演讲嘉宾',
    media: '媒体',
    official: '官方代表',
    exhibitor: '参展商',
    staff: '工作人员',
    medical: '医疗人员',
  },
  ar: {
    attendee: 'مشارك',
    speaker: 'متحدث',
    media: 'إعلام',
    official: 'ممثل رسمي',
    exhibitor: 'عارض',
    staff: 'فريق العمل',
    medical: 'الطاقم الطبي',
  },
  fr: {
    attendee: 'Participant',
    speaker: 'Intervenant',
    media: 'Presse',
    official: 'Représentant officiel',
    exhibitor: 'Exposant',
    staff: 'Équipe',
    medical: 'Service médical',
  },
  ru: {
    attendee: 'Участник',
    speaker: 'Докладчик',
    media: 'СМИ',
    official: 'Официальное лицо',
    exhibitor: 'Экспонент',
    staff: 'Персонал',
    medical: 'Медслужба',
  },
  es: {
    attendee: 'Asistente',
    speaker: 'Ponente',
    media: 'Prensa',
    official: 'Representante oficial',
    exhibitor: 'Expositor',
    staff: 'Personal',
    medical: 'Servicio médico',
  },
};

export const categoryWord = (category: DelegateCategory, locale: DelegateLocale): string => words[locale][category];

export const badgeNote = 'Show this code at a gate. It holds no personal data.';

const countryNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** In English; nothing for a code that is no country's. */
export function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (countryNames.of(code) ?? '') : '';
}

/** Such as 20–22 Nov 2025, in the conference's time zone. */
export function conferenceDates(from: Date, until: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone });
  return format.formatRange(from, until).replaceAll('\u2009', '');
}
