/** A package of fonts on disk. */
export interface FontPackage {
  readonly folder: string;
  /** How its files are named between subset and ending: which axis varies, or which weight a static one has. */
  readonly variant: string;
}

const variable = (name: string): FontPackage => ({ folder: `@fontsource-variable/${name}`, variant: 'wght-normal' });

/** What Causeway itself says is sans; names of people and places are serif. */
export const sans = variable('noto-sans');
export const serif = variable('noto-serif');

/** Scripts that neither of the two has, tried in this order. */
export const otherScripts: readonly FontPackage[] = [
  variable('noto-naskh-arabic'),
  variable('noto-serif-hebrew'),
  variable('noto-serif-devanagari'),
  variable('noto-serif-bengali'),
  variable('noto-serif-thai'),
  variable('noto-serif-georgian'),
  variable('noto-serif-armenian'),
  variable('noto-serif-ethiopic'),
  variable('noto-serif-tamil'),
  variable('noto-serif-sinhala'),
  variable('noto-serif-khmer'),
  variable('noto-serif-lao'),
  variable('noto-serif-gujarati'),
  variable('noto-serif-gurmukhi'),
  variable('noto-serif-telugu'),
  variable('noto-serif-kannada'),
  variable('noto-serif-malayalam'),
  variable('noto-serif-tibetan'),
  { folder: '@fontsource/noto-serif-myanmar', variant: '400-normal' },
  variable('noto-sans-thaana'),
];

const simplified = variable('noto-serif-sc');
const traditional = variable('noto-serif-tc');
const japanese = variable('noto-serif-jp');
const korean = variable('noto-serif-kr');

const hanOf: Readonly<Record<string, FontPackage>> = {
  JP: japanese,
  KR: korean,
  KP: korean,
  TW: traditional,
  HK: traditional,
  MO: traditional,
};

/** The same character is drawn differently in each of these countries: that of the person comes first. */
export function hanPackages(country: string): readonly FontPackage[] {
  const own = hanOf[country] ?? simplified;
  return [own, ...[simplified, traditional, japanese, korean].filter((each) => each !== own)];
}
