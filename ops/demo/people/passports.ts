import type { Delegate } from './delegates.ts';

/** The three letters of ISO 3166-1 behind the two, of all countries that send delegates; Germany's documents have one. */
const codes = `
  CNCHN SGSGP JPJPN KRKOR THTHA KHKHM RURUS BYBLR UAUKR BGBGR MKMKD RSSRB KZKAZ TJTJK MNMNG EGEGY SASAU AEARE
  QAQAT KWKWT OMOMN JOJOR LBLBN IQIRQ MAMAR DZDZA TNTUN SDSDN YEYEM IRIRN AFAFG PKPAK ILISR ININD NPNPL BDBGD
  LKLKA GEGEO AMARM ETETH GRGRC CYCYP ESESP MXMEX ARARG CLCHL COCOL PEPER UYURY ECECU BOBOL CRCRI PAPAN DODOM
  CUCUB PTPRT BRBRA AOAGO MZMOZ FRFRA BEBEL LULUX MCMCO ITITA MTMLT DED ATAUT CHCHE LILIE NLNLD SESWE NONOR
  DKDNK FIFIN ISISL PLPOL CZCZE SKSVK HRHRV SISVN BABIH HUHUN ROROU MDMDA ALALB TRTUR AZAZE UZUZB LTLTU LVLVA
  EEEST VNVNM GBGBR USUSA CACAN AUAUS NZNZL IEIRL JMJAM NGNGA GHGHA SNSEN CICIV MLMLI CDCOD CMCMR KEKEN TZTZA
  UGUGA RWRWA ZAZAF BWBWA ZMZMB ZWZWE MYMYS IDIDN BNBRN PHPHL FJFJI WSWSM`;
const issuers = new Map(
  codes
    .trim()
    .split(/\s+/)
    .map((pair) => [pair.slice(0, 2), pair.slice(2)] as const),
);

/** What remains a letter of its own when marks are taken away, as documents write it. */
const plain: Record<string, string> = {
  ...{ Ø: 'O', Æ: 'A', Œ: 'O', ẞ: 'SS', Þ: 'TH', Ð: 'D', Đ: 'D', Ł: 'L', Ħ: 'H', Ə: 'E', ı: 'I' },
};

/**
 * The two lines at the foot of the passport that somebody invented carries, who may have registered it or not. It is valid
 * for some years from the given one on.
 */
export function passportOf({ reference, nameLatin, country, birthDate, document }: Delegate, year: number): string[] {
  const digits = reference.replace(/\D/g, '').padStart(8, '0');
  const issuer = fill(issuers.get(document?.country ?? country) ?? 'UTO', 3);
  const number = digited(fill(document?.number ?? `X${digits}`, 9));
  const born = digited((birthDate ?? `19${70 + (Number(digits) % 30)}-05-17`).slice(2).replaceAll('-', ''));
  const over = digited(`${String(year + 1 + (Number(digits) % 9)).slice(2)}0630`);
  const personal = digited(fill('', 14));
  const whole = checkDigit(number + born + over + personal);
  return [`P<${issuer}${nameField(nameLatin)}`, `${number}${issuer}${born}<${over}${personal}${whole}`];
}

function nameField(nameLatin: string): string {
  const letters = [...nameLatin.toUpperCase()].map((letter) => plain[letter] ?? letter).join('');
  const words = letters
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .split(/[^A-Z]+/)
    .filter((word) => word !== '');
  return fill(`${words.at(-1)}<<${words.slice(0, -1).join('<')}`, 39);
}

const fill = (text: string, length: number): string => text.slice(0, length).padEnd(length, '<');
const digited = (text: string): string => text + checkDigit(text);

/** ICAO Doc 9303-3, 4.9: weights 7, 3, 1; A is 10, Z 35, the filler 0. */
function checkDigit(text: string): string {
  const worth = [...text].map((char) => (char === '<' ? 0 : Number.parseInt(char, 36)));
  return String(worth.reduce((sum, value, at) => sum + value * ([7, 3, 1][at % 3] ?? 0), 0) % 10);
}
