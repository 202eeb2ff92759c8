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
