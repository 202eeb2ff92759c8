import { describe, expect, it } from 'vitest';
import { emailAddress, personName } from '../../server/kernel/values.contract.ts';

const isName = (name: string) => personName(200).safeParse(name).success;
const isAddress = (address: string) => emailAddress.safeParse(address).success;

describe('a name', () => {
  it.each(['严清越', 'Þórunn Hallgrímsdóttir', 'هالة المنصوري بن يوسف', 'आर्यन भट्टराय', "O'Brien-Ødegård"])(
    'may be %s',
    (name) => {
      expect(isName(name)).toBe(true);
    },
  );
  it.each([
    ['Vietnamese, letters and marks apart', 'Nguyễn Thị Bảo Hằng'.normalize('NFD')],
    ['Vietnamese', 'Nguyễn Thị Bảo Hằng'],
    ['Thai', 'ปิ่นปินัทธ์ เฟื่องฟุ้ง'],
    ['Arabic with all vowels', 'مُحَمَّدُ بْنُ عَبْدِ ٱللّٰهِ'],
    ['Tibetan', 'བསྒྲུབས་རྒྱ་མཚོ་ཧཱུྃ'],
    ['Devanagari', 'श्रीनिवास कृष्णमूर्त्तिः'],
    ['Burmese', 'ကျော့်မြို့လျှော့'],
    ['Hebrew with points', 'שִּׁמְעוֹן בַּר־יִצְחָק'],
    ['Khmer', 'ស្រ្តី ភ្ញំ'],
    ['Japanese with variants', '葛\u{E0100}城邊\u{E0101}'],
  ])('may be written in %s', (_, name) => expect(isName(name)).toBe(true));
  it.each([
    ['more than four on one letter', `e${'\u0301'.repeat(5)}`],
    ['a tower', `e${'\u0301'.repeat(190)}`],
    ['three on each', 'e\u0301\u0302\u0303'.repeat(10)],
    ['circles around it', `a${'\u20dd'.repeat(6)}`],
  ])('may not be heaped with marks: %s', (_, name) => expect(isName(name)).toBe(false));
  it.each(['\u202a', '\u202e', '\u2066', '\u2069', '\u200e', '\u200f', '\u061c', '\u0007', '\n'])(
    'may not hold %j, which is not seen',
    (mark) => expect(isName(`A${mark}b`)).toBe(false),
  );
  it.each(['', '   ', 'x'.repeat(201)])('may be neither empty nor endless', (name) => expect(isName(name)).toBe(false));
});

describe('an e-mail address', () => {
  it.each(['a@b.example', 'first.last+tag@sub.host.example', 'ö@münchen.example'])('may be %s', (address) => {
    expect(isAddress(address)).toBe(true);
  });
  it.each([
    'a@b',
    'a b@c.example',
    'a@b.example\r\nBcc: c@d.example',
    'a@b.example,c@d.example',
    '<a@b.example>',
    'a\u202e@b.example',
    `${'a'.repeat(65)}@b.example`,
    `a@${'b'.repeat(250)}.example`,
  ])('may not be %j', (address) => expect(isAddress(address)).toBe(false));
});
