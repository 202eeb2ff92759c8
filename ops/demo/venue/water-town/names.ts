import type { Words } from '../venue.ts';

/** A name in the six languages that delegates may read. */
const inSix = (en: string, zh: string, ar: string, fr: string, ru: string, es: string): Words => ({
  en,
  'zh-CN': zh,
  ar,
  fr,
  ru,
  es,
});

const conference = inSix(
  'Water Town Conference',
  '水镇大会',
  'مؤتمر مدينة الماء',
  'Conférence de la Ville d’eau',
  'Конференция Города на воде',
  'Conferencia de la Ciudad del Agua',
);

/** What delegates read before they are in: of the halls, two languages are enough for the boards. */
export const names = {
  conference,
  southGate: inSix('South Gate', '南门', 'البوابة الجنوبية', 'Porte Sud', 'Южные ворота', 'Puerta Sur'),
  westGate: inSix('West Gate', '西门', 'البوابة الغربية', 'Porte Ouest', 'Западные ворота', 'Puerta Oeste'),
  eastGate: inSix('East Gate', '东门', 'البوابة الشرقية', 'Porte Est', 'Восточные ворота', 'Puerta Este'),
  boatGate: inSix('Boat Gate', '水门', 'بوابة القوارب', 'Porte des Bateaux', 'Лодочные ворота', 'Puerta de las Barcas'),
  teaHouse: inSix(
    'South Gate, tea house',
    '南门茶馆',
    'البوابة الجنوبية، بيت الشاي',
    'Porte Sud, maison de thé',
    'Южные ворота, чайная',
    'Puerta Sur, casa de té',
  ),
  ferryOffice: inSix(
    'South Gate, ferry office',
    '南门渡口',
    'البوابة الجنوبية، مكتب العبّارات',
    'Porte Sud, bureau du bac',
    'Южные ворота, паромная касса',
    'Puerta Sur, oficina del transbordador',
  ),
  dyeWorks: inSix(
    'West Gate, dye works',
    '西门染坊',
    'البوابة الغربية، المصبغة',
    'Porte Ouest, teinturerie',
    'Западные ворота, красильня',
    'Puerta Oeste, tintorería',
  ),
  millOffice: inSix(
    'East Gate, mill office',
    '东门磨坊',
    'البوابة الشرقية، مكتب الطاحونة',
    'Porte Est, bureau du moulin',
    'Восточные ворота, контора мельницы',
    'Puerta Este, oficina del molino',
  ),
  boatHouse: inSix(
    'Boat Gate, boat house',
    '水门船屋',
    'بوابة القوارب، بيت القوارب',
    'Porte des Bateaux, hangar à bateaux',
    'Лодочные ворота, эллинг',
    'Puerta de las Barcas, cobertizo',
  ),
  lanternStreet: inSix(
    'Lantern Street, information',
    '灯街问询处',
    'شارع الفوانيس، الاستعلامات',
    'Rue des Lanternes, information',
    'Улица Фонарей, справочная',
    'Calle de los Faroles, información',
  ),
} as const;
