import { arabic, hebrew, persian, urdu } from './names/arabic.ts';
import { armenian, ethiopic, georgian, greek } from './names/between.ts';
import { bulgarian, mongolian, russian, serbian, steppe, ukrainian } from './names/cyrillic.ts';
import { han, japanese, khmer, korean, thai } from './names/east-asia.ts';
import * as latin from './names/latin.ts';
import type { NameMaker } from './names/parts.ts';
import { bengali, devanagari, nepali, sinhala } from './names/south-asia.ts';

export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly name: NameMaker;
  /** How many come, against the others. */
  readonly weight: number;
}

/** `CN30 SG` : a code, and its weight where it is not one. */
const from = (name: NameMaker, table: string): Country[] =>
  table.split(' ').map((entry) => ({ code: entry.slice(0, 2), name, weight: Number(entry.slice(2)) || 1 }));

/** The 120 countries that send delegates, each with the way its names are made. */
export const countries: readonly Country[] = [
  ...from(han, 'CN26 SG3'),
  ...from(japanese, 'JP7'),
  ...from(korean, 'KR6'),
  ...from(thai, 'TH3'),
  ...from(khmer, 'KH1'),
  ...from(russian, 'RU6 BY1'),
  ...from(ukrainian, 'UA3'),
  ...from(bulgarian, 'BG1 MK1'),
  ...from(serbian, 'RS2'),
  ...from(steppe, 'KZ3 TJ1'),
  ...from(mongolian, 'MN2'),
  ...from(arabic, 'EG5 SA5 AE4 QA2 KW2 OM1 JO2 LB1 IQ2 MA3 DZ2 TN2 SD1 YE1'),
  ...from(persian, 'IR2 AF1'),
  ...from(urdu, 'PK4'),
  ...from(hebrew, 'IL1'),
  ...from(devanagari, 'IN11'),
  ...from(nepali, 'NP2'),
  ...from(bengali, 'BD3'),
  ...from(sinhala, 'LK2'),
  ...from(georgian, 'GE2'),
  ...from(armenian, 'AM1'),
  ...from(ethiopic, 'ET3'),
  ...from(greek, 'GR2 CY1'),
  ...from(latin.spanish, 'ES4 MX4 AR3 CL2 CO2 PE2 UY1 EC1 BO1 CR1 PA1 DO1 CU1'),
  ...from(latin.portuguese, 'PT2 BR5 AO1 MZ1'),
  ...from(latin.french, 'FR5 BE2 LU1 MC1'),
  ...from(latin.italian, 'IT4 MT1'),
  ...from(latin.german, 'DE6 AT2 CH2 LI1'),
  ...from(latin.dutch, 'NL3'),
  ...from(latin.nordic, 'SE2 NO2 DK2'),
  ...from(latin.finnish, 'FI2'),
  ...from(latin.icelandic, 'IS1'),
  ...from(latin.polish, 'PL3'),
  ...from(latin.czech, 'CZ2 SK1'),
  ...from(latin.southSlavic, 'HR1 SI1 BA1'),
  ...from(latin.hungarian, 'HU2'),
  ...from(latin.romanian, 'RO2 MD1'),
  ...from(latin.albanian, 'AL1'),
  ...from(latin.turkish, 'TR4'),
  ...from(latin.turkic, 'AZ1 UZ2'),
  ...from(latin.baltic, 'LT1 LV1 EE1'),
  ...from(latin.vietnamese, 'VN3'),
  ...from(latin.english, 'GB5 US8 CA4 AU3 NZ2 IE2 JM1'),
  ...from(latin.westAfrican, 'NG5 GH2 SN2 CI1 ML1'),
  ...from(latin.centralAfrican, 'CD2 CM2'),
  ...from(latin.eastAfrican, 'KE3 TZ2 UG1 RW1'),
  ...from(latin.southernAfrican, 'ZA3 BW1 ZM1 ZW1'),
  ...from(latin.malay, 'MY3 ID5 BN1'),
  ...from(latin.filipino, 'PH3'),
  ...from(latin.pacific, 'FJ1 WS1'),
];
