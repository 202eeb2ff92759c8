import { beforeAll, expect, it } from 'vitest';
import { drawPdf } from '../../../server/registration/printing/draw-pdf.ts';
import { builtInLayouts } from '../../../server/registration/printing/face/built-in-layouts.ts';
import type { Face } from '../../../server/registration/printing/face/face.ts';
import { type BadgeHolder, layOutFace } from '../../../server/registration/printing/face/lay-out-face.ts';
import { paintSvg } from '../../../server/registration/printing/face/paint-svg.ts';
import type { FaceMaker } from '../../../server/registration/printing/load-face-maker.ts';
import type { BadgePaper } from '../../../server/registration/printing/printing.contract.ts';
import type { FaceRow } from '../../../server/registration/printing/printing.queries.ts';
import { conference, people } from './people.ts';
import { distanceOf, type GreyPicture, pagesOf, reference, svgPicture } from './pictures.ts';

const faceOf = (holder: BadgeHolder, paper: BadgePaper = 'a6'): Face =>
  layOutFace({ layout: builtInLayouts[paper], holder, conference, hasArtwork: false });

async function pdfOf(faces: readonly Face[], paper: BadgePaper = 'a6', sheet: 'single' | 'four' = 'single') {
  const maker: FaceMaker = {
    layout: builtInLayouts[paper],
    artwork: undefined,
    faceOf: ({ badge }) => faces[badge.serial]!,
  };
  const rows = faces.map((_, serial) => ({ badge: { serial }, holder: { nameLatin: 'X' } })) as unknown as FaceRow[];
  const chunks: Buffer[] = [];
  for await (const chunk of drawPdf(maker, rows, sheet, conference.startsAt)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const names = Object.keys(people) as (keyof typeof people)[];
let pages: GreyPicture[];

beforeAll(async () => {
  pages = await pagesOf(await pdfOf(names.map((name) => faceOf(people[name]))));
}, 60_000);

/** Of 255: smoothing differs by up to 10; a letter in another place makes 40 and more. */
const tolerance = 24;

it.each(names)('prints the badge of the %s name as the picture shows it', async (name) => {
  const page = pages[names.indexOf(name)]!;
  expect(distanceOf(page, await reference(name, page))).toBeLessThan(tolerance);
});

it('notices when a picture shows another name', async () => {
  const [chinese, korean] = [pages[names.indexOf('chinese')]!, pages[names.indexOf('korean')]!];
  expect(distanceOf(chinese, korean)).toBeGreaterThan(2 * tolerance);
});

it('shows in a browser the same as in the file', async () => {
  for (const name of ['chinese', 'mixed', 'hindi', 'polish'] as const) {
    const svg = await svgPicture(paintSvg(faceOf(people[name])));
    expect(distanceOf(svg, pages[names.indexOf(name)]!), name).toBeLessThan(tolerance);
  }
});

it.each(['card', 'roll'] as const)('prints on a %s as the picture shows it', async (paper) => {
  const [page] = await pagesOf(await pdfOf([faceOf(people.mixed, paper)], paper));
  expect(distanceOf(page!, await reference(paper, page!))).toBeLessThan(tolerance);
});

it('prints four to a sheet, with marks for the cutter', async () => {
  const faces = [people.chinese, people.arabic, people.russian, people.polish, people.thai].map((each) => faceOf(each));
  const sheets = await pagesOf(await pdfOf(faces, 'a6', 'four'));
  expect(sheets).toHaveLength(2);
  expect(distanceOf(sheets[0]!, await reference('sheet', sheets[0]!))).toBeLessThan(tolerance);
});

it('gives a name that no font can draw in Latin letters alone, and says so', () => {
  const face = faceOf(people.undrawable);
  expect(face.notices).toEqual([{ kind: 'name_not_drawable', field: 'name' }]);
  expect(faceOf(people.chinese).notices).toEqual([]);
});

it('says when a text had to be cut', () => {
  expect(faceOf(people.endless).notices).toContainEqual({ kind: 'text_cut', field: 'name' });
});

it('keeps the markup of a name out of the picture', () => {
  const svg = paintSvg(faceOf({ ...people.chinese, name: '<script>alert(1)</script>', affiliation: '"><b>&amp;' }));
  expect(svg).not.toMatch(/script|<b>|&amp;/);
});

it('keeps a name heaped with marks in its own box', async () => {
  const heaped = faceOf({ ...people.polish, name: `e${'\u0301'.repeat(190)}` });
  const plain = faceOf({ ...people.polish, name: 'e' });
  const printed = await pagesOf(await pdfOf([heaped, plain]));
  const shown = [await svgPicture(paintSvg(heaped)), await svgPicture(paintSvg(plain))];
  for (const [one, other] of [printed, shown]) {
    const row = (mm: number) => Math.round((mm * one!.width) / 105) * one!.width;
    // The conference stands above the name's box, which begins at 25.5 mm.
    const above = { ...one!, height: Math.floor((22 * one!.width) / 105), pixels: one!.pixels.slice(0, row(22)) };
    expect(distanceOf(above, { ...above, pixels: other!.pixels.slice(0, row(22)) })).toBeLessThan(tolerance);
    expect(distanceOf(one!, other!)).toBeGreaterThan(tolerance);
  }
});
