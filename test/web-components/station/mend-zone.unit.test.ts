import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readZone } from '../../../server/identity/documents/read-zone.ts';
import { mendZone } from '../../../web-components/station/mend-zone.ts';
import { isWhole, lengthMeant, tidyZone, zoneLines } from '../../../web-components/station/zone-lines.ts';
import { anybody, makers, td1, td3 } from '../../identity/documents/make-zone.ts';

const anna = {
  ...{ issuer: 'SWE', number: 'B0S182C36', surname: 'ERIKSSON', givenNames: 'ANNA MARIA' },
  ...{ birthDate: '740812', expiry: '300415', sex: 'F' as const },
};

describe('a zone that was misread', () => {
  it('in one character that looks like another one is mended, and the officer is told where', () => {
    const [upper = '', lower = ''] = td3(anna);
    const misread = [upper, lower.replace('B0S', 'BOS')];
    expect(readZone(misread).faults).toEqual(['number', 'whole']);
    expect(mendZone(misread)).toMatchObject({ line: 2, place: 2, was: 'O', becomes: '0', lines: [upper, lower] });
  });

  it('in a character that looks like no other is not mended', () => {
    const [upper = '', lower = ''] = td3(anna);
    expect(mendZone([upper, lower.replace('740812', '740813')])).toBeUndefined();
  });

  it('is never mended into one whose check digits do not agree', () => {
    fc.assert(
      fc.property(anybody(), fc.nat(), fc.constantFrom(...'O0I1B8S5Z2'), (bearer, place, char) => {
        const [upper = '', lower = ''] = td3(bearer);
        const at = place % lower.length;
        const mended = mendZone([upper, lower.slice(0, at) + char + lower.slice(at + 1)]);
        if (mended) expect(readZone(mended.lines).zone).toBeDefined();
      }),
      { numRuns: 50 },
    );
  });
});

describe('typed lines', () => {
  it('are read with small letters, with blanks, and without the fillers at the end of the name', () => {
    const [upper = '', lower = ''] = td3(anna);
    const typed = `${upper.replace(/<+$/, '').toLowerCase()}\r\n ${lower.slice(0, 20)} ${lower.slice(20)}`;
    expect(zoneLines(typed)).toEqual([upper, lower]);
  });

  it('of a card may end before the fillers of its first and last line', () => {
    const lines = td1(anna);
    const typed = lines.map((line, at) => (at === 1 ? line : line.replace(/<+$/, ''))).join('\n');
    expect(zoneLines(typed)).toEqual(lines);
  });

  it('in one piece are parted', () => {
    fc.assert(
      fc.property(anybody(), fc.constantFrom('td1' as const, 'td2' as const, 'td3' as const), (bearer, format) => {
        const lines = makers[format](bearer);
        expect(zoneLines(lines.join(''))).toEqual(lines);
        expect(isWhole(lines)).toBe(true);
      }),
    );
  });

  it('take a double angle for two fillers', () => expect(tidyZone('p«pol')).toBe('P<<POL'));

  it('say how long they must be', () => {
    expect(lengthMeant(['P<POLWIERZBOWSKI<<TOMASZ', 'EK48217738POL8504179M2903116<<<<<<<<<<<<<<'])).toBe(44);
    expect(lengthMeant(['I<POLABC', '8504179', ''])).toBe(30);
  });
});
