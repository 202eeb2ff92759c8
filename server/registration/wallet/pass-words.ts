import type { DelegateLocale } from '../../../db/vocabulary.ts';

/** What stands over the parts of a pass, and what it is called when it is read out. */
interface PassWords {
  category: string;
  badge: string;
  dates: string;
  badgeFor(conference: string): string;
}

const words: Readonly<Record<DelegateLocale, PassWords>> = {
  en: { category: 'Category', badge: 'Badge', dates: 'Dates', badgeFor: (conference) => `Badge for ${conference}` },
  'zh-CN': { category: '类别', badge: '证件', dates: '日期', badgeFor: (conference) => `${conference}证件` },
  ar: {
    category: 'الفئة',
    badge: 'بطاقة الدخول',
    dates: 'التواريخ',
    badgeFor: (conference) => `بطاقة الدخول: ${conference}`,
  },
  fr: { category: 'Catégorie', badge: 'Badge', dates: 'Dates', badgeFor: (conference) => `Badge : ${conference}` },
  ru: { category: 'Категория', badge: 'Бейдж', dates: 'Даты', badgeFor: (conference) => `Бейдж: ${conference}` },
  es: {
    category: 'Categoría',
    badge: 'Acreditación',
    dates: 'Fechas',
    badgeFor: (conference) => `Acreditación: ${conference}`,
  },
};

export const passWordsIn = (locale: DelegateLocale): PassWords => words[locale];
