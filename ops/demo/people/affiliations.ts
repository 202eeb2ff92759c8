import type { Random } from '../random.ts';
import type { Category } from './categories.ts';

const starts = [
  'Ash',
  'Bel',
  'Cor',
  'Dun',
  'Els',
  'Fen',
  'Gal',
  'Hol',
  'Ister',
  'Jol',
  'Kel',
  'Lor',
  'Mar',
  'Nor',
  'Oss',
  'Pell',
  'Quil',
  'Ros',
  'Sel',
  'Tarn',
  'Ulm',
  'Ver',
  'Wen',
  'Yar',
  'Zel',
];
const ends = [
  'ava',
  'brook',
  'den',
  'ene',
  'field',
  'gate',
  'haven',
  'ine',
  'land',
  'mere',
  'nia',
  'port',
  'ria',
  'stad',
  'ton',
  'vale',
  'wick',
];

const houses: Record<Category, readonly string[]> = {
  attendee: [
    'University',
    'Institute of Inland Waters',
    'Open Networks',
    'Software',
    'Foundation',
    'College of Design',
    'Harbour Works',
    'Cooperative Bank',
    'Research Centre',
    'City Library',
  ],
  speaker: ['University', 'Institute of Technology', 'Observatory', 'School of Law', 'Academy of Sciences'],
  media: ['Courier', 'Radio', 'Television', 'Review', 'Evening Post', 'News Agency'],
  official: ['Ministry of Waterways', 'City Council', 'Bureau of Standards', 'Port Authority', 'Delegation'],
  exhibitor: ['Instruments', 'Robotics', 'Lanterns', 'Cable Works', 'Optics', 'Boats'],
  staff: ['Conference Services', 'Venue Operations', 'Volunteers'],
  medical: ['Clinic', 'Ambulance Service'],
};

/** An invented house for one of this category. */
export function inventAffiliation(random: Random, category: Category): string {
  return `${random.pick(starts)}${random.pick(ends)} ${random.pick(houses[category])}`;
}
