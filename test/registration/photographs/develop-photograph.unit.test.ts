import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../../server/kernel/domain-error.ts';
import { Darkroom } from '../../../server/registration/photographs/darkroom.ts';
import { developPhotograph } from '../../../server/registration/photographs/develop-photograph.ts';
import { colourAt, goodPicture, noise, pngThatDeclares, twoHalves } from './pictures.ts';

const refusalOf = async (bytes: Uint8Array): Promise<string> => {
  const error: unknown = await developPhotograph(bytes).then(
    () => 'taken',
    (thrown: unknown) => thrown,
  );
  if (error instanceof DomainError) return error.fault.code.replace('registration.photograph_', '');
  if (error === 'taken') return error;
  throw error;
};

describe('a photograph that is taken in', () => {
  it('fits into the frame, and is never made larger than it was', async () => {
    const large = await developPhotograph(await twoHalves(3000, 2000).jpeg().toBuffer());
    expect(large).toMatchObject({ widthPx: 600, heightPx: 400 });
    const tall = await developPhotograph(await twoHalves(1000, 2000).png().toBuffer());
    expect(tall).toMatchObject({ widthPx: 375, heightPx: 750 });
    const small = await developPhotograph(await twoHalves(160, 200).webp().toBuffer());
    expect(small).toMatchObject({ widthPx: 160, heightPx: 200 });
  });

  it('is refused with words of its own where it is HEIC, which is not read', async () => {
    for (const brand of ['heic', 'heix', 'mif1']) {
      expect(await refusalOf(Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0mif1heic\0\0\0\x01meta`))).toBe('heic');
    }
    expect(await refusalOf(Buffer.from('\0\0\0\x18ftypisom\0\0\0\0'))).toBe('unreadable');
  });

  it('says nothing of where, when and by what it was taken', async () => {
    const GPS = { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 44/1 0/1', GPSLongitude: '120/1 29/1 0/1' } };
    const taken = await twoHalves(400, 500)
      .withExif({ IFD0: { Copyright: 'somebody', Model: 'Telephone 12' }, ...GPS })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><secret/></x:xmpmeta>')
      .withIccProfile('p3')
      .jpeg()
      .toBuffer();
    expect((await sharp(taken).metadata()).exif?.includes('Telephone 12')).toBe(true);
    const { jpeg } = await developPhotograph(taken);
    const { exif, xmp, icc, iptc } = await sharp(jpeg).metadata();
    expect({ exif, xmp, icc, iptc }).toEqual({});
    expect(jpeg.includes('Telephone')).toBe(false);
    expect(jpeg.includes('secret')).toBe(false);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('stands upright, whatever way the camera was held (%i)', async (orientation) => {
    // As a camera stores it: turned, with a note of how to turn it back; the library mirrors before it turns.
    const upright = await twoHalves(400, 300).jpeg().toBuffer();
    const turns: Record<number, (image: Sharp) => Sharp> = {
      1: (image) => image,
      2: (image) => image.flop(),
      3: (image) => image.rotate(180),
      4: (image) => image.flip(),
      5: (image) => image.rotate(270).flop(),
      6: (image) => image.rotate(270),
      7: (image) => image.rotate(90).flop(),
      8: (image) => image.rotate(90),
    };
    const turned = await (turns[orientation] ?? ((image) => image))(sharp(upright)).jpeg().toBuffer();
    const held = await sharp(turned).withMetadata({ orientation }).jpeg().toBuffer();
    const { jpeg, widthPx, heightPx } = await developPhotograph(held);
    expect([widthPx, heightPx]).toEqual([400, 300]);
    const [red = 0, , blue = 0] = await colourAt(jpeg, 50, 150);
    expect(red).toBeGreaterThan(200);
    expect(blue).toBeLessThan(60);
  });

  it('has the colours of a screen, whatever it was printed with', async () => {
    const cmyk = await twoHalves(300, 300).toColourspace('cmyk').jpeg().toBuffer();
    expect((await sharp(cmyk).metadata()).space).toBe('cmyk');
    const { jpeg } = await developPhotograph(cmyk);
    expect(await sharp(jpeg).metadata()).toMatchObject({ space: 'srgb', channels: 3 });
    const [red = 0, , blue = 0] = await colourAt(jpeg, 50, 150);
    expect(red - blue).toBeGreaterThan(120);
  });

  it('is white where it was transparent', async () => {
    const clear = sharp({ create: { width: 200, height: 200, channels: 4, background: '#00000000' } });
    const { jpeg } = await developPhotograph(await clear.png().toBuffer());
    expect(await colourAt(jpeg, 100, 100)).toEqual([255, 255, 255]);
  });

  it('is told by its content: nothing behind the picture is kept', async () => {
    const picture = await goodPicture();
    const html = '<script>alert(document.domain)</script>';
    const polyglot = Buffer.concat([picture, Buffer.from(html), Buffer.from('504b0506', 'hex'), Buffer.alloc(18)]);
    const { jpeg } = await developPhotograph(polyglot);
    expect(jpeg.includes('script')).toBe(false);
    expect(jpeg.includes(Buffer.from('504b0506', 'hex'))).toBe(false);
    expect(jpeg.subarray(-2).toString('hex')).toBe('ffd9');
  });

  it('stays small, also where it is nothing but noise', async () => {
    const { jpeg } = await developPhotograph(await noise(1200, 1500).jpeg({ quality: 100 }).toBuffer());
    expect(jpeg.length).toBeLessThan(500_000);
  });
});

describe('what is no photograph is refused', () => {
  const flat = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#8899aa' } });
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><script>alert(1)</script></svg>';

  it.each<[string, () => Buffer | Promise<Buffer>]>([
    ['SVG', () => Buffer.from(svg)],
    ['SVG behind a heading of XML', () => Buffer.from(`<?xml version="1.0"?>${svg}`)],
    ['GIF', () => flat(300, 300).gif().toBuffer()],
    ['TIFF', () => flat(300, 300).tiff().toBuffer()],
    ['AVIF', () => flat(300, 300).avif().toBuffer()],
    ['PDF', () => Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>')],
    ['HTML that begins like a JPEG', () => Buffer.from('\xff\xd8\xff<html><script>alert(1)</script>', 'latin1')],
    ['nothing', () => Buffer.alloc(0)],
    ['half a JPEG', async () => (await noise(400, 500).jpeg().toBuffer()).subarray(0, 20_000)],
    ['half a PNG', async () => (await noise(400, 500).png().toBuffer()).subarray(0, 100_000)],
    ['half a WebP', async () => (await noise(400, 500).webp().toBuffer()).subarray(0, 20_000)],
    ['a PNG whose pixels never come', () => pngThatDeclares(1000, 1000)],
  ])('%s', async (_name, make) => {
    expect(await refusalOf(await make())).toBe('unreadable');
  });

  it('200 megapixels are refused by their header', async () => {
    const bomb = pngThatDeclares(20_000, 10_000);
    expect(bomb.length).toBeLessThan(200);
    expect(await refusalOf(bomb)).toBe('too_many_pixels');
  });

  it('a picture that moves', async () => {
    const frames = await Promise.all([flat(200, 200), twoHalves(200, 200)].map((frame) => frame.png().toBuffer()));
    const moving = await sharp(frames, { join: { animated: true } })
      .webp({ delay: [100, 100] })
      .toBuffer();
    expect(await refusalOf(moving)).toBe('moves');
  });

  it.each([
    [1, 1, 'too_small'],
    [149, 400, 'too_small'],
    [4000, 200, 'odd_shape'],
    [200, 4000, 'odd_shape'],
    [150, 150, 'taken'],
  ])('%i by %i pixels: %s', async (width, height, refusal) => {
    expect(await refusalOf(await flat(width, height).png().toBuffer())).toBe(refusal);
  });
});

it('many at once are developed two by two, in bounded memory', async () => {
  const darkroom = new Darkroom();
  const huge = await noise(5000, 5000).jpeg({ quality: 60 }).toBuffer();
  const interlaced = await sharp({ create: { width: 5000, height: 4990, channels: 3, background: '#123456' } })
    .png({ progressive: true })
    .toBuffer();
  const campaign = [...Array(6)].flatMap(() => [huge, interlaced, pngThatDeclares(20_000, 10_000)]);
  const before = process.memoryUsage().rss;
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 10);
  const results = await Promise.allSettled(campaign.map((bytes) => darkroom.develop(bytes)));
  clearInterval(watch);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(12);
  expect(most - before).toBeLessThan(400 * 1024 * 1024);
});

it('who finds all seats taken is told to come again, and another kind of sender is not', async () => {
  const darkroom = new Darkroom();
  let leave: () => void = () => undefined;
  const waiting = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const seated = Array.from({ length: 6 }, () => darkroom.seated('form', () => waiting));
  await expect(darkroom.seated('form', async () => 'in')).rejects.toThrow('registration.photographs_busy');
  await expect(darkroom.seated('staff', async () => 'in')).resolves.toBe('in');
  leave();
  await Promise.all(seated);
  await expect(darkroom.seated('form', async () => 'in')).resolves.toBe('in');
});
