import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPicture } from '../../../../web-components/station/zone-picture/read-picture.ts';
import { anybody, type Bearer, makers, td1, td2, td3 } from '../../../identity/documents/make-zone.ts';
import { bothPhotographed, cutAt, photographed, type Scene, upsideDown } from './photographed.ts';

const slim: Bearer = {
  ...{ issuer: 'TUN', number: 'P0S12AB', surname: 'ZOUARI', givenNames: 'SLIM' },
  ...{ birthDate: '850417', expiry: '400311', sex: 'M' },
};
const other: Bearer = { ...slim, number: 'K7734921', surname: 'HAMDI', givenNames: 'QUENTIN JO' };

describe('the lines of a document before the camera are read', () => {
  const conditions: readonly (readonly [string, Partial<Scene>])[] = [
    ['held straight', {}],
    ['by a camera of 640 pixels', { width: 640, blurPx: 0.4 }],
    ['out of focus', { blurPx: 1.8 }],
    ['tilted to the right', { tiltDegrees: 3 }],
    ['tilted to the left', { tiltDegrees: -3 }],
    ['in bad light, with much noise', { ink: 30, paper: 90, noise: 12 }],
    ['half in shadow', { shadow: 0.65 }],
    ['too far away', { fill: 0.66 }],
    ['with a little of all', { fill: 0.8, tiltDegrees: 1.5, noise: 8, shadow: 0.4, blurPx: 1 }],
  ];
  it.each(conditions)('%s', async (_, scene) => {
    for (const lines of [td3(slim), td2(other), td1(slim)]) {
      expect(readPicture(await photographed(lines, scene))).toEqual({ found: 'zone', lines });
    }
  });

  it('whatever they say, or are not read; they are never read wrong', async () => {
    let [read, all] = [0, 0];
    const way = fc.constantFrom(...Object.values(makers));
    await fc.assert(
      fc.asyncProperty(anybody(), way, fc.integer({ min: 1, max: 99 }), async (bearer, make, seed) => {
        const lines = make(bearer);
        const look = readPicture(await photographed(lines, { width: 960, seed, tiltDegrees: (seed % 7) - 3 }));
        if (look.lines) expect(look.lines).toEqual(lines);
        all++;
        if (look.lines) read++;
      }),
      { numRuns: 15 },
    );
    expect(read / all).toBeGreaterThan(0.9);
  });
});

describe('nothing is read', () => {
  it('of an empty view', async () => {
    expect(readPicture(await photographed([]))).toEqual({ found: 'nothing' });
  });

  it('of a page of text, also of one that is typed at one pitch', async () => {
    const text = [
      'DELEGATES ARE ASKED TO BRING A PASSPORT OR A',
      'CARD 14 DAYS BEFORE THE 3RD OF MAY TO THE HA',
      'LL OF THE SOUTH GATE WHERE STAFF COMPARE THE',
    ];
    expect(readPicture(await photographed(text)).lines).toBeUndefined();
    expect(readPicture(await photographed(text.map((line) => line.replaceAll(' ', 'X')))).lines).toBeUndefined();
  });

  it('of lines upside down, and of lines that are half in view', async () => {
    const passport = await photographed(td3(slim));
    expect(readPicture(upsideDown(passport)).lines).toBeUndefined();
    expect(readPicture(cutAt(passport, 0.5)).lines).toBeUndefined();
    expect(readPicture(await photographed(td3(slim).slice(1))).lines).toBeUndefined();
  });

  it('of lines whose check digits do not agree', async () => {
    const [upper = '', lower = ''] = td3(slim);
    const look = readPicture(await photographed([upper, lower.replace('8504179', '8504170')]));
    expect(look).toEqual({ found: 'lines' });
  });

  it('of two documents in one view', async () => {
    expect(readPicture(await bothPhotographed(td3(slim), td3(other)))).toEqual({ found: 'several' });
  });
});
