import { joined, type NameMaker, parts, word } from './parts.ts';

const given = parts(`
  سليم:Salim نادر:Nadir هالة:Hala ريم:Rim مازن:Mazin لينا:Lina فارس:Faris سلمى:Salma رامي:Rami نور:Nur دانة:Dana
  طارق:Tariq عبير:Abir يزن:Yazan مها:Maha زيد:Zayd رنا:Rana كرم:Karam سمر:Samar وليد:Walid`);
const familyRoot = parts(`
  بحر:bahr جسر:jisr نخل:nakhl قمر:qamar شراع:shira ميناء:mina نهر:nahr واد:wad رمل:raml مرفأ:marfa جبل:jabal ساحل:sahil
  قنطر:qantar مرجان:marjan`);
const article = parts('ال:al-');
const familyEnd = parts('ي:i اوي:awi اني:ani');

/** Given name and a family name made from a word of water or land. */
export const arabic: NameMaker = (random) => {
  const family = word(random, familyRoot, familyEnd);
  return random.chance(0.7)
    ? joined([word(random, given), { own: `${article[0]?.[0]}${family.own}`, latin: `al-${family.latin}` }])
    : joined([word(random, given), word(random, given)]);
};

const persianGiven = parts(
  'آرش:Arash نیلوفر:Nilufar کیان:Kian پرستو:Parastu سهند:Sahand مهتا:Mahta بردیا:Bardia یلدا:Yalda رویا:Roya سپهر:Sepehr',
);
const persianRoot = parts('دریا:darya کوه:kuh باران:baran ساحل:sahel چشمه:cheshme باد:bad رود:rud');
const persianEnd = parts('پور:pur زاده:zadeh نیا:nia وند:vand یان:yan');

export const persian: NameMaker = (random) =>
  joined([word(random, persianGiven), word(random, persianRoot, persianEnd)]);

const urduGiven = parts(
  'عمیر:Umair ثنا:Sana حمزہ:Hamza زینب:Zainab شہریار:Shahryar عائزہ:Aiza بلال:Bilal مہرین:Mehreen',
);
const urduFamily = parts('دریا:darya پہاڑ:pahar نہر:nehr ساحل:sahil چنار:chinar');
const urduEnd = parts('نوی:navi پوری:puri والا:wala آبادی:abadi');

export const urdu: NameMaker = (random) => joined([word(random, urduGiven), word(random, urduFamily, urduEnd)]);

const hebrewGiven = parts('נועם:Noam טליה:Talia אלון:Alon יעל:Yael עומר:Omer שירה:Shira איתן:Eitan מיקה:Mika');
const hebrewFamily = parts('ימ:yam אגמ:agam נחל:nahal גשר:gesher סל:sal');
const hebrewEnd = parts('וני:oni אל:el י:i יאן:yan');

export const hebrew: NameMaker = (random) => joined([word(random, hebrewGiven), word(random, hebrewFamily, hebrewEnd)]);
