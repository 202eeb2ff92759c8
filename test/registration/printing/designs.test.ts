import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { beforeAll, expect, it } from 'vitest';
import type { BadgeDesign, BadgeLayout } from '../../../server/registration/printing/printing.contract.ts';
import { useApp } from '../../support/app.ts';
import { register } from '../register.ts';

const app = useApp();
let administrator: string;
let layout: BadgeLayout;

beforeAll(async () => {
  administrator = await app.signedInAs('administrator');
  layout = (await ask('GET', '/api/badge-designs')).body.builtIn.a6;
});

async function ask(method: string, path: string, body?: unknown, headers?: Record<string, string>) {
  const answer = await app.ask(method, path, { cookie: administrator, body, headers: headers ?? {} });
  return { status: answer.status, body: answer.status === 204 ? undefined : await answer.json() };
}
let made = 0;
async function makeDesign(): Promise<BadgeDesign> {
  return (await ask('POST', '/api/badge-designs', { name: `Design ${++made}`, layout })).body;
}
const at = ({ id }: BadgeDesign, part = '') => `/api/badge-designs/${id}${part}`;

it('keeps several designs, of which one is in use', async () => {
  const [first, second] = [await makeDesign(), await makeDesign()];
  expect(first).toMatchObject({ isInUse: false, hasArtwork: false, notices: [] });
  expect((await ask('POST', at(first, '/use'), { seen: first.changedAt })).body.isInUse).toBe(true);
  expect((await ask('POST', at(second, '/use'), { seen: second.changedAt })).body.isInUse).toBe(true);
  const { designs } = (await ask('GET', '/api/badge-designs')).body;
  expect(designs.filter(({ isInUse }: BadgeDesign) => isInUse).map(({ id }: BadgeDesign) => id)).toEqual([second.id]);
});

it('prints with the design in use', async () => {
  const design = await makeDesign();
  const card = (await ask('GET', '/api/badge-designs')).body.builtIn.card;
  const changed = (await ask('PUT', at(design), { name: 'Cards', layout: card, seen: design.changedAt })).body;
  await ask('POST', at(changed, '/use'), { seen: changed.changedAt });
  const delegateId = await register(app.database);
  const { serial } = (await ask('POST', `/api/delegates/${delegateId}/badges`, { medium: 'printed' })).body;
  expect((await ask('POST', '/api/badges/prints', { serials: [serial] })).body.paper).toBe('card');
});

it('lets the second of two organisers know that the design is another by now', async () => {
  const design = await makeDesign();
  const change = { name: 'Mine', layout, seen: design.changedAt };
  const answers = await Promise.all([
    ask('PUT', at(design), change),
    ask('PUT', at(design), { ...change, name: 'Yours' }),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(answers.find(({ status }) => status === 409)?.body.code).toBe('registration.design_changed_meanwhile');
});

it('takes no name twice, and removes no design that is printed with', async () => {
  const design = await makeDesign();
  const again = await ask('POST', '/api/badge-designs', { name: design.name.toUpperCase(), layout });
  expect(again.body.code).toBe('registration.design_name_taken');
  const other = await makeDesign();
  const renamed = await ask('PUT', at(other), { name: design.name, layout, seen: other.changedAt });
  expect(renamed.body.code).toBe('registration.design_name_taken');
  const used = (await ask('POST', at(design, '/use'), { seen: design.changedAt })).body;
  expect((await ask('DELETE', at(used, `?seen=${used.changedAt}`))).body.code).toBe('registration.design_in_use');
  expect((await ask('DELETE', at(other, `?seen=${other.changedAt}`))).status).toBe(204);
  expect((await ask('DELETE', at(other, `?seen=${other.changedAt}`))).body.code).toBe('registration.design_unknown');
});

it('says what is worth a look: a code too small, words at the edge, a band of weak colour', async () => {
  const elements = layout.elements.map((element) => {
    if (element.field === 'qr') return { ...element, width: 20, height: 20 };
    return element.field === 'number' ? { ...element, x: 1 } : element;
  });
  const odd = { ...layout, elements, bands: { ...layout.bands, media: '#777777' } };
  const { body } = await ask('POST', '/api/badge-designs', { name: 'Odd', layout: odd });
  expect(body.notices).toEqual([
    { kind: 'qr_small', field: 'qr' },
    { kind: 'outside_safe_area', field: 'number' },
    { kind: 'bands_weak', categories: ['media'] },
  ]);
});

it('refuses layouts that are none', async () => {
  const [first] = layout.elements;
  const wrong = [
    { ...layout, elements: [first, first] },
    { ...layout, paper: 'a3' },
    { ...layout, bands: { ...layout.bands, media: 'url(javascript:alert(1))' } },
    { ...layout, elements: [{ ...first, x: 1e9 }] },
  ];
  for (const each of wrong)
    expect((await ask('POST', '/api/badge-designs', { name: 'X', layout: each })).status).toBe(422);
  expect((await ask('POST', '/api/badge-designs', { name: 'X'.repeat(1_000_000), layout })).status).toBe(422);
});

it('previews a layout with the longest names of the conference', async () => {
  const name = 'Аполлинария Вознесенская-Преображенская';
  await register(app.database, { name, nameLatin: 'Apollinariya Voznesenskaya-Preobrazhenskaya', country: 'RU' });
  const { longest } = (await ask('GET', '/api/badge-designs/samples')).body;
  expect(longest.map((each: { name: string }) => each.name)).toContain(name);
  const { body } = await ask('POST', '/api/badge-designs/preview', { layout, sample: longest[0] });
  expect(body.svg).toMatch(/^<svg /);
  expect(body.notices).toEqual([]);
});

const put = async (design: BadgeDesign, type: string, picture: Buffer) =>
  ask('PUT', at(design, `/artwork?seen=${design.changedAt}`), new Uint8Array(picture), { 'content-type': type });

it('keeps only the pixels of artwork, drawn anew, and shows them in the preview', async () => {
  const design = await makeDesign();
  const photograph = await sharp({ create: { width: 3000, height: 1500, channels: 3, background: '#16527f' } })
    .withExif({ IFD0: { Copyright: 'somebody' } })
    .jpeg()
    .toBuffer();
  const polyglot = Buffer.concat([photograph, Buffer.from('<script>alert(1)</script>')]);
  const changed = (await put(design, 'image/jpeg', polyglot)).body;
  expect(changed.hasArtwork).toBe(true);
  const kept = await app.ask('GET', at(design, '/artwork'), { cookie: administrator });
  const bytes = Buffer.from(await kept.arrayBuffer());
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 1800, height: 900 });
  expect(bytes.includes('script') || bytes.includes('somebody')).toBe(false);
  const withPicture = {
    ...layout,
    elements: [{ field: 'artwork', x: 0, y: 0, width: 105, height: 50, sizePt: 10, align: 'left' }, ...layout.elements],
  };
  const sample = { name: 'Li Na', nameLatin: 'Li Na', affiliation: '', country: 'CN', category: 'media' };
  const preview = await ask('POST', '/api/badge-designs/preview', {
    layout: withPicture,
    sample,
    artworkOf: design.id,
  });
  expect(preview.body.svg).toContain('data:image/png;base64,');
  const without = (await ask('DELETE', at(design, `/artwork?seen=${changed.changedAt}`))).body;
  expect(without.hasArtwork).toBe(false);
});

it('refuses artwork that is no picture, or one of 200 million pixels, at once', async () => {
  const design = await makeDesign();
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  expect((await put(design, 'image/png', svg)).body.code).toBe('registration.artwork_unreadable');
  expect((await put(design, 'image/png', Buffer.from('nothing'))).body.code).toBe('registration.artwork_unreadable');
  const started = performance.now();
  expect((await put(design, 'image/png', hugePng())).body.code).toBe('registration.artwork_too_many_pixels');
  expect(performance.now() - started).toBeLessThan(2000);
  const truncated = (
    await sharp({ create: { width: 500, height: 500, channels: 3, background: 'red' } })
      .png()
      .toBuffer()
  ).subarray(0, 120);
  expect((await put(design, 'image/png', truncated)).body.code).toBe('registration.artwork_unreadable');
  const gif = await app.ask('PUT', at(design, `/artwork?seen=${design.changedAt}`), {
    cookie: administrator,
    body: new Uint8Array(9),
    headers: { 'content-type': 'image/gif' },
  });
  expect(gif.status).toBe(415);
});

/** A small file that says that it is 20,000 pixels wide and 10,000 high. */
function hugePng(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    out.set(body, 4);
    out.writeUInt32BE(crc(body), body.length + 4);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(20_000, 0);
  head.writeUInt32BE(10_000, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let i = 0; i < 8; i++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

it('lets the desk look at designs, and nobody but an administrator change them', async () => {
  const desk = await app.signedInAs('desk');
  expect((await app.ask('GET', '/api/badge-designs', { cookie: desk })).status).toBe(200);
  expect((await app.ask('POST', '/api/badge-designs', { cookie: desk, body: { name: 'X', layout } })).status).toBe(403);
  const gate = await app.signedInAs('gate');
  expect((await app.ask('GET', '/api/badge-designs', { cookie: gate })).status).toBe(403);
});
