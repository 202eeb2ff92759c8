import { expect, it } from 'vitest';
import { prepareText, type SetLine, setLine } from '../../server/print/text/set-line.ts';

const voice = { style: 'name', country: 'CN' } as const;
const set = (text: string, country = 'CN'): SetLine => setLine(prepareText(text, { ...voice, country }));
const glyphsOf = (line: SetLine) => line.runs.flatMap(({ typeface, glyphs }) => glyphs.map(({ id }) => [typeface, id]));

it('has a glyph for every character of the names of the world, none of them the empty box', () => {
  const names = [
    'Łukasz Đỗ Ñuñez Þór Şeyma Çelik Ōtani',
    'Ναυσικά Ξενάκη',
    'Ђорђе Ґалаган Қайрат Ҳасан',
    'نديرة پگاه ڈاکٹر ڭۇلى',
    'אברהם',
    'क्षितिज',
    'সুমাইয়া',
    'ਗੁਰਪ੍ਰੀਤ',
    'ગૌરી',
    'தமிழ்',
    'తెలుగు',
    'ಕನ್ನಡ',
    'മലയാളം',
    'සිංහල',
    'สมชาย',
    'ລາວ',
    'សុខា',
    'မောင်မောင်',
    'བཀྲ་ཤིས',
    'გიორგი',
    'Հայկ',
    'ሰላማዊት',
    'ދިވެހި',
    '沈云岫 陳𠮷大 渡邉さくら 김하늘',
  ];
  for (const name of names) {
    const line = set(name);
    expect(line.missing, name).toEqual([]);
    expect(
      glyphsOf(line).filter(([, id]) => id === 0),
      name,
    ).toEqual([]);
    expect(line.width, name).toBeGreaterThan(0);
  }
});

it('says which characters no font has, and leaves them out', () => {
  expect(set('𞤀𞤣')).toMatchObject({ missing: ['𞤀', '𞤣'], runs: [], width: 0 });
});

it('joins Arabic letters: a word has other shapes than its letters alone', () => {
  const joined = glyphsOf(set('سمير')).map(([, id]) => id);
  const apart = [...'سمير'].flatMap((letter) => glyphsOf(set(letter)).map(([, id]) => id));
  expect(joined.filter((id) => !apart.includes(id)).length).toBeGreaterThanOrEqual(3);
  // A final letter is read last, and so stands leftmost.
  expect(set('سمير').runs[0]?.glyphs[0]?.x).toBeLessThan(set('سمير').width / 2);
});

it('orders Arabic, Latin and digits on one line as UAX #9 says', () => {
  const line = set('أحمد (Ahmed) 25');
  const texts = line.runs.map(({ x }) => x);
  expect(texts).toEqual([...texts].sort((a, b) => a - b));
  // From the left: the digits, which were written last; the Latin name within brackets; the Arabic name.
  const digits = glyphsOf(set('25'));
  const first = line.runs[0];
  expect(first?.glyphs.map(({ id }) => id)).toHaveLength(2);
  expect(first?.glyphs.length).toBe(digits.length);
  const lastOf = (text: string) => glyphsOf(set(text)).map(([, id]) => id);
  expect(line.runs.at(-1)?.glyphs.map(({ id }) => id)).toEqual(expect.arrayContaining(lastOf('أحمد')));
});

it('turns brackets round where they are read from the right', () => {
  const open = glyphsOf(set('أ(أ')).map(([, id]) => id);
  const close = glyphsOf(set('أ)أ')).map(([, id]) => id);
  expect(open).not.toEqual(close);
  const latinOpen = set('أ(').runs.flatMap(({ glyphs }) => glyphs.map(({ id }) => id));
  expect(close[1]).not.toBe(latinOpen[0]);
});

it('draws a Han character as the country of the person does', () => {
  const shapes = ['CN', 'HK', 'JP', 'KR'].map((country) => {
    const [run] = set('骨', country).runs;
    return run?.typeface.outline(run.glyphs[0]?.id ?? 0).svg;
  });
  expect(new Set(shapes).size).toBeGreaterThanOrEqual(3);
});

it('keeps marks on their letters, whether they came composed or apart', () => {
  expect(glyphsOf(set('Nguye\u0302\u0303n'))).toEqual(glyphsOf(set('Nguyễn')));
});
