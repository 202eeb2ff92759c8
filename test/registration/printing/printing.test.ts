import { randomUUID } from 'node:crypto';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { beforeAll, expect, it } from 'vitest';
import { staff, stations, verifications } from '../../../db/schema/index.ts';
import { useApp } from '../../support/app.ts';
import { register } from '../register.ts';

const app = useApp();
let desk: string;

beforeAll(async () => {
  desk = await app.signedInAs('desk');
  const body = {
    name: { en: 'Water Town Conference', 'zh-CN': '水乡大会' },
    timeZone: 'Asia/Shanghai',
    startsAt: '2026-11-20T00:00:00.000Z',
    endsAt: '2026-11-27T12:00:00.000Z',
  };
  await app.ask('PUT', '/api/conference', { cookie: await app.signedInAs('administrator'), body });
});

async function ask(method: string, path: string, body?: unknown) {
  const answer = await app.ask(method, path, { cookie: desk, body });
  return { status: answer.status, body: await answer.json() };
}
async function issued(medium: 'phone' | 'printed', delegateId?: string) {
  const holder = delegateId ?? (await register(app.database));
  return (await ask('POST', `/api/delegates/${holder}/badges`, { medium })).body;
}
const printed = (serials: number[]) => ask('POST', '/api/badges/prints', { serials });
const timesPrinted = async (delegateId: string) =>
  (await ask('GET', `/api/delegates/${delegateId}`)).body.badges[0].timesPrinted;

it('prints many badges as one file, a page for each, in the order asked for', async () => {
  const badges = [await issued('printed'), await issued('printed'), await issued('printed')];
  const serials = badges.map(({ serial }) => serial).reverse();
  const answer = await app.ask('POST', '/api/badges/print.pdf', { cookie: desk, body: { serials } });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const library = await PDFiumLibrary.init();
  const file = await library.loadDocument(new Uint8Array(await answer.arrayBuffer()));
  expect(file.getPageCount()).toBe(3);
  const { originalWidth, originalHeight } = file.getPage(0).getOriginalSize();
  expect([originalWidth, originalHeight].map((points) => Math.round((points * 25.4) / 72))).toEqual([105, 148]);
  library.destroy();
});

it('counts each printing, by file and by page, and writes to the ledger who printed', async () => {
  const { serial, delegateId } = await issued('printed');
  expect(await timesPrinted(delegateId)).toBeUndefined();
  expect((await printed([serial])).body).toMatchObject({
    paper: 'a6',
    badges: [{ serial, name: '沈望舒', address: `/api/badges/${serial}/face.svg`, timesPrinted: 1, notices: [] }],
  });
  const file = await app.ask('POST', '/api/badges/print.pdf', { cookie: desk, body: { serials: [serial] } });
  await file.arrayBuffer();
  expect(await timesPrinted(delegateId)).toBe(2);
  const entries = await app.database.sql`
    select l.actor_kind, l.actor_id, s.delegate_id from ledger l join ledger_subjects s on s.subject_id = l.subject_id
    where l.action = 'badges_printed' and s.delegate_id = ${delegateId}`;
  expect(entries).toHaveLength(2);
  expect(entries[0]).toMatchObject({ actor_kind: 'staff', delegate_id: delegateId });
});

it('prints none when one of them is revoked, on a phone, or unknown', async () => {
  const good = await issued('printed');
  const phone = await issued('phone');
  const revoked = await issued('printed');
  await ask('POST', `/api/badges/${revoked.serial}/revoke`, { because: 'Lost' });
  for (const wrong of [phone.serial, revoked.serial, 9_999_999]) {
    const answer = await printed([good.serial, wrong]);
    expect(answer.body.code).toBe('registration.badge_not_printable');
  }
  expect(await timesPrinted(good.delegateId)).toBeUndefined();
});

it('takes 500 badges at once, not more, and each once', async () => {
  expect((await printed(Array.from({ length: 501 }, (_, i) => i + 1))).status).toBe(422);
  expect((await printed([])).status).toBe(422);
  expect((await printed([7, 7])).status).toBe(422);
});

it('shows the face of a printed badge without counting it, and of no other', async () => {
  const { serial, delegateId } = await issued('printed');
  const face = await app.ask('GET', `/api/badges/${serial}/face.svg`, { cookie: desk });
  expect(face.headers.get('content-type')).toContain('image/svg+xml');
  expect(face.headers.get('cache-control')).toBe('no-store');
  expect(await face.text()).toMatch(/^<svg .*width="105mm"/);
  expect(await timesPrinted(delegateId)).toBeUndefined();
  const phone = await issued('phone');
  expect((await ask('GET', `/api/badges/${phone.serial}/face.svg`)).body.code).toBe('registration.badge_not_good');
});

it('queues what was never printed by name, until it is', async () => {
  const delegateId = await register(app.database, { nameLatin: 'Aaa First' });
  const { serial } = await issued('printed', delegateId);
  const before = (await ask('GET', '/api/badges/print-queue?limit=1')).body;
  expect(before.serials).toEqual([serial]);
  await printed([serial]);
  const after = (await ask('GET', '/api/badges/print-queue')).body;
  expect(after.waiting).toBe(before.waiting - 1);
  expect(after.serials).not.toContain(serial);
});

async function verified(delegateId: string) {
  const at = app.clock.now();
  const [officer] = await app.database.drizzle.select({ id: staff.id }).from(staff).limit(1);
  const station = { id: 'station-1', number: 1, place: { en: 'By the bridge' } };
  await app.database.drizzle.insert(stations).values(station).onConflictDoNothing();
  await app.database.drizzle.insert(verifications).values({
    id: randomUUID(),
    delegateId,
    stationId: 'station-1',
    reason: 'identity_not_verified',
    requestedAt: at,
    outcome: 'verified',
    decidedAt: at,
    method: 'document',
    decidedBy: officer!.id,
  });
}
const atKiosk = async (token: string) => (await ask('POST', '/api/kiosk/prints', { token })).body;

it('prints at a kiosk for whoever is verified: issued if need be, once, with a second try when nothing came out', async () => {
  const { token, delegateId } = await issued('phone');
  expect(await atKiosk(token)).toEqual({ outcome: 'refused', why: 'not_verified', goTo: 'station' });
  await verified(delegateId);
  const first = await atKiosk(token);
  expect(first).toMatchObject({ outcome: 'print', name: '沈望舒', nameLatin: 'Shen Wangshu', paper: 'a6' });
  expect((await app.ask('GET', first.address, { cookie: desk })).status).toBe(200);
  expect((await atKiosk(token)).number).toBe(first.number);
  app.clock.advance(3 * 60_000);
  expect(await atKiosk(token)).toEqual({ outcome: 'refused', why: 'printed_before', goTo: 'desk' });
});

it('prints nothing at a kiosk for a badge that is no phone badge that is good', async () => {
  const phone = await issued('phone');
  await verified(phone.delegateId);
  const paper = await issued('printed', phone.delegateId);
  expect(await atKiosk('HELLO')).toMatchObject({ why: 'not_a_badge', goTo: 'desk' });
  expect(await atKiosk(phone.number)).toMatchObject({ why: 'not_a_badge' });
  expect(await atKiosk(paper.token)).toMatchObject({ why: 'not_phone_badge' });
  await ask('POST', `/api/badges/${phone.serial}/revoke`, { because: 'Lost' });
  expect(await atKiosk(phone.token)).toMatchObject({ why: 'badge_not_good' });
});

it('leaves to the desk whose printed badge was taken away, and who is not approved any more', async () => {
  const { token, delegateId } = await issued('phone');
  await verified(delegateId);
  const { serial } = await issued('printed', delegateId);
  await ask('POST', `/api/badges/${serial}/revoke`, { because: 'Given to somebody else' });
  expect(await atKiosk(token)).toMatchObject({ why: 'printed_before', goTo: 'desk' });
  await app.database.sql`update delegates set status = 'withdrawn' where id = ${delegateId}`;
  expect(await atKiosk(token)).toMatchObject({ why: 'not_approved', goTo: 'desk' });
});
