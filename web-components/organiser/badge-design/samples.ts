import type { DelegateCategory } from '../../../db/vocabulary.ts';
import type { PreviewSample } from '../../../server/registration/printing/printing.contract.ts';

/** Invented people, one for each category, and for each way in which a name can be hard to set; the conference's own longest come before them. */
export const inventedSamples: readonly PreviewSample[] = [
  { name: '沈云岫', nameLatin: 'Shen Yunxiu', affiliation: '江南水文研究所', country: 'CN', category: 'speaker' },
  {
    name: 'نديرة الخزرجي',
    nameLatin: 'Nadira Al-Khazraji',
    affiliation: 'Bahr Radio',
    country: 'MA',
    category: 'media',
  },
  {
    name: 'Katarzyna Brzęczyszczykiewicz-Nowakowska',
    nameLatin: 'Katarzyna Brzęczyszczykiewicz-Nowakowska',
    affiliation: 'Instytut Rzek i Kanałów',
    country: 'PL',
    category: 'exhibitor',
  },
  { name: 'क्षितिज शर्मा', nameLatin: 'Kshitij Sharma', affiliation: 'जल संस्थान', country: 'IN', category: 'staff' },
  {
    name: 'Анастасия Верхнеозёрская',
    nameLatin: 'Anastasiia Verkhneozerskaia',
    affiliation: 'Городская больница № 4',
    country: 'KZ',
    category: 'medical',
  },
  {
    name: 'Hélène d’Aubigné-Lacroix',
    nameLatin: 'Hélène d’Aubigné-Lacroix',
    affiliation: 'Ministère de la Mer et des Fleuves',
    country: 'FR',
    category: 'official',
  },
  { name: 'Li Na', nameLatin: 'Li Na', affiliation: '', country: 'CN', category: 'attendee' },
];

const nobody: PreviewSample = { name: '', nameLatin: '', affiliation: '', country: '', category: 'attendee' };

/** The invented person of a category. */
export const sampleOf = (category: DelegateCategory): PreviewSample =>
  inventedSamples.find((sample) => sample.category === category) ?? { ...nobody, category };
