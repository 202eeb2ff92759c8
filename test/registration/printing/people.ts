import type { BadgeHolder, FaceConference } from '../../../server/registration/printing/face/lay-out-face.ts';

/** The conference of the pictures. */
export const conference: FaceConference = {
  name: { en: 'Water Town Conference', 'zh-CN': '水乡大会' },
  timeZone: 'Asia/Shanghai',
  startsAt: new Date('2026-11-20T00:00:00Z'),
  endsAt: new Date('2026-11-22T10:00:00Z'),
};

/** A token by its form, and always this one. */
const token = Array.from({ length: 151 }, (_, i) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[(i * 7 + 3) % 32]).join('');

const person = (
  name: string,
  nameLatin: string,
  affiliation: string,
  country: string,
  category: BadgeHolder['category'],
): BadgeHolder => ({ name, nameLatin, affiliation, country, category, number: '10418-3', token });

/** One for each thing that can go wrong with a name on paper, none of them alive. */
export const people = {
  chinese: person('沈云岫', 'Shen Yunxiu', '江南水文研究所', 'CN', 'speaker'),
  traditional: person('陳𠮷骨', 'Chan Kat Kwat', '香港水務學會', 'HK', 'attendee'),
  japanese: person('渡邉 さくら', 'Watanabe Sakura', '霞浦大学', 'JP', 'attendee'),
  korean: person('김 하늘', 'Kim Haneul', '한빛 대학교', 'KR', 'speaker'),
  arabic: person('نديرة الخزرجي', 'Nadira Al-Khazraji', 'Bahr Radio', 'MA', 'media'),
  mixed: person('د. أحمد (Ahmed) 25 يوسف', 'Ahmed Youssef', 'إذاعة Bahr 98', 'EG', 'official'),
  hebrew: person('אברהם בן־דוד', 'Avraham Ben-David', 'מכון המים', 'IL', 'attendee'),
  hindi: person('क्षितिज शर्मा', 'Kshitij Sharma', 'जल संस्थान', 'IN', 'staff'),
  bengali: person('সুমাইয়া রহমান', 'Sumaiya Rahman', 'নদী গবেষণা', 'BD', 'exhibitor'),
  thai: person('สมชาย ใจดีมากที่สุด', 'Somchai Jaidee', 'สถาบันน้ำ', 'TH', 'medical'),
  georgian: person('გიორგი მაისურაძე', 'Giorgi Maisuradze', 'წყლის სახლი', 'GE', 'staff'),
  armenian: person('Հայկ Սարգսյան', 'Hayk Sargsyan', 'Ջրի տուն', 'AM', 'medical'),
  amharic: person('ሰላማዊት ተስፋዬ', 'Selamawit Tesfaye', 'የውሃ ተቋም', 'ET', 'exhibitor'),
  vietnamese: person('Nguyễn Thị Mỹ Duyên', 'Nguyen Thi My Duyen', 'Viện Nước', 'VN', 'media'),
  russian: person('Лидия Каренская', 'Lidiya Karenskaya', 'Betpak Dala Networks', 'KZ', 'attendee'),
  polish: person(
    'Katarzyna Brzęczyszczykiewicz-Nowakowska',
    'Katarzyna Brzęczyszczykiewicz-Nowakowska',
    'Instytut Rzek i Kanałów',
    'PL',
    'exhibitor',
  ),
  endless: person('Wolkenbruchsteinhausen'.repeat(9), 'Wolkenbruch', 'Wasseramt '.repeat(19).trim(), 'DE', 'official'),
  undrawable: person('𞤀𞤣𞤤𞤢𞤥', 'Aadam Bah', '', 'GN', 'staff'),
};
