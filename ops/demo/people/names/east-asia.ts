import { joined, type NameMaker, parts, word } from './parts.ts';

const hanFamily = parts(`
  陈:Chen 林:Lin 沈:Shen 陆:Lu 顾:Gu 钱:Qian 柳:Liu 许:Xu 何:He 施:Shi 严:Yan 苏:Su 潘:Pan 范:Fan 石:Shi 姚:Yao
  邵:Shao 汪:Wang 祝:Zhu 费:Fei 岑:Cen 薛:Xue 贺:He 汤:Tang 欧阳:Ouyang 司徒:Situ`);
const hanGiven = parts(`
  舟:zhou 澄:cheng 桥:qiao 砚:yan 棠:tang 溪:xi 岸:an 栀:zhi 霁:ji 澜:lan 筠:yun 墨:mo 荻:di 潇:xiao 川:chuan
  芷:zhi 屿:yu 青:qing 禾:he 笙:sheng 渡:du 莲:lian 朔:shuo 棹:zhao 沐:mu 洲:zhou`);

/** Family name first, without a gap: 沈舟澄, Shen Zhoucheng. */
export const han: NameMaker = (random) => {
  const given = random.chance(0.75) ? word(random, hanGiven, hanGiven) : word(random, hanGiven);
  return joined([word(random, hanFamily), given], undefined, '');
};

const kanjiStart = parts(
  '水:Mizu 森:Mori 石:Ishi 松:Matsu 北:Kita 西:Nishi 青:Ao 白:Shira 岩:Iwa 藤:Fuji 星:Hoshi 浅:Asa',
);
const kanjiEnd = parts('野:no 原:hara 沢:zawa 島:shima 村:mura 山:yama 川:kawa 井:i 瀬:se 橋:hashi');
const kanaStart = parts(
  'はる:haru なつ:natsu ゆき:yuki みな:mina あお:ao ちは:chiha のぞ:nozo しの:shino ひさ:hisa まど:mado',
);
const kanaEnd = parts('か:ka と:to き:ki み:mi の:no や:ya こ:ko');

export const japanese: NameMaker = (random) =>
  joined([word(random, kanjiStart, kanjiEnd), word(random, kanaStart, kanaEnd)]);

const hangulFamily = parts(
  '김:Kim 이:Lee 박:Park 최:Choi 정:Jeong 강:Kang 윤:Yoon 한:Han 오:Oh 신:Shin 남궁:Namgung 노:Noh',
);
const hangulGiven = parts(
  '서:seo 준:jun 하:ha 윤:yun 민:min 지:ji 도:do 현:hyeon 아:a 은:eun 수:su 온:on 별:byeol 솔:sol 강:gang',
);

export const korean: NameMaker = (random) =>
  joined([word(random, hangulFamily), word(random, hangulGiven, hangulGiven)], undefined, '');

const thaiStart = parts('สุ:su ธนา:thana ศิริ:siri กิตติ:kitti ปิยะ:piya นภา:napha วร:wora อนุ:anu');
const thaiEnd = parts('พงษ์:phong วัฒน์:wat ชัย:chai พร:phon รัตน์:rat ลักษณ์:lak ภัทร:phat');
const thaiFamily = parts('ทอง:thong แก้ว:kaeo สุข:suk บุญ:bun ศรี:si วงศ์:wong ชล:chon');
const thaiFamilyEnd = parts('ธารา:thara ประภา:prapha สกุล:sakun เจริญ:charoen นที:nathi ลำดวน:lamduan');

export const thai: NameMaker = (random) =>
  joined([word(random, thaiStart, thaiEnd), word(random, thaiFamily, thaiFamilyEnd)]);

const khmerStart = parts('សុ:so ចាន់:chan រតនៈ:ratana វិ:vi ធា:thea ស្រី:srey');
const khmerEnd = parts('ផល:phal ណា:na រិទ្ធ:rith លី:ly ដា:da');
const khmerFamily = parts('កែវ:Keo ទេព:Tep មាស:Meas ឈឹម:Chhim នួន:Nuon');

export const khmer: NameMaker = (random) => joined([word(random, khmerFamily), word(random, khmerStart, khmerEnd)]);
