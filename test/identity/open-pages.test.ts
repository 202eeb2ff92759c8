import { once } from 'node:events';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { Role } from '../../db/vocabulary.ts';
import type { StaffRoles } from '../../server/identity/identity.contract.ts';
import { closeCodes } from '../../server/live/hub.contract.ts';
import { useApp } from '../support/app.ts';
import { type LiveServer, startLiveServer } from '../support/live-server.ts';
import { buildVenue } from './venue.ts';

/** What an administrator changes holds on open pages within a second; a busy machine gets five times that. */
const withinASecond = { timeout: 5000 };

const app = useApp();
let administrator: string;
beforeAll(async () => {
  await buildVenue(app);
  administrator = await app.signedInAs('administrator');
});

const hours = (count: number) => count * 3_600_000;

const lane = { topic: 'lane', params: { laneId: 'south-3' } };
const queue = { topic: 'station-queue', params: { stationId: 'station-1' } };
type Followed = typeof lane | typeof queue | { topic: string; params: Record<string, never> };

/** Asks the app as the administrator's page does. */
async function change(method: string, path: string, body?: object) {
  const answer = await app.ask(method, path, { cookie: administrator, ...(body && { body }) });
  expect(answer.status).toBeLessThan(300);
}

/** A member of staff with an open page, whose frames are kept in order. */
async function atTheirPage(server: LiveServer, given: StaffRoles) {
  const cookie = await app.signedInAs(...given.roles);
  const { staff } = await (await app.ask('GET', '/api/sign-ins/current', { cookie })).json();
  const give = (next: StaffRoles) => change('PUT', `/api/staff/${staff.id}/roles`, next);
  await give(given);
  const socket = new WebSocket(server.url, { headers: { cookie } });
  onTestFinished(() => socket.terminate());
  const frames: { type: string; key?: string; problem?: { code: string } }[] = [];
  socket.on('message', (data: Buffer) => frames.push(JSON.parse(data.toString())));
  await once(socket, 'open');
  const told = ({ topic }: Followed) => frames.filter(({ key }) => key === topic || key?.startsWith(`${topic}?`));
  const follow = (followed: Followed) => socket.send(JSON.stringify({ type: 'subscribe', ...followed }));
  const snapshots = (followed: Followed) => told(followed).filter(({ type }) => type === 'snapshot').length;
  return {
    ...{ id: String(staff.id), socket, give, follow, snapshots },
    problem: (followed: Followed) => told(followed).at(-1)?.problem?.code,
    last: (followed: Followed) => JSON.stringify(told(followed).at(-1)),
    closed: new Promise<number>((resolve) => socket.on('close', resolve)),
    /** Asks once more, and tells what it has been sent so far. */
    snapshotsAsked(followed: Followed) {
      follow(followed);
      return snapshots(followed);
    },
  };
}

const elsewhere: [words: string, Role, Followed, Omit<StaffRoles, 'roles'>][] = [
  ['a lane at another gate', 'gate', lane, { gateIds: ['west'] }],
  ['a lane, at no gate', 'gate', lane, { gateIds: [] }],
  ['a queue at another station', 'station', queue, { stationIds: ['station-3'] }],
  ['a queue, at no station', 'station', queue, { stationIds: [] }],
];

describe.each(elsewhere)('Who follows %s', (_, role, followed, places) => {
  it('loses it on the open page within a second, and gets it again when the role holds there again', async () => {
    const page = await atTheirPage(await startLiveServer(app), { roles: [role] });
    page.follow(followed);
    await expect.poll(() => page.snapshots(followed)).toBe(1);
    await page.give({ roles: [role], ...places });
    await expect.poll(() => page.problem(followed), withinASecond).toBe('request.elsewhere');
    await page.give({ roles: [role] });
    const asked = () => page.snapshotsAsked(followed);
    await expect.poll(asked, { ...withinASecond, interval: 250 }).toBe(2);
    expect(page.socket.readyState).toBe(WebSocket.OPEN);
  });

  it('is refused it from the beginning where the role does not hold, also when nobody else follows it', async () => {
    const page = await atTheirPage(await startLiveServer(app), { roles: [role], ...places });
    page.follow(followed);
    await expect.poll(() => page.problem(followed)).toBe('request.elsewhere');
    expect(page.snapshots(followed)).toBe(0);
  });
});

describe('The list of staff', () => {
  it('shows within a second what another administrator changes', async () => {
    const staff = { topic: 'staff', params: {} };
    const page = await atTheirPage(await startLiveServer(app), { roles: ['administrator'] });
    page.follow(staff);
    await expect.poll(() => page.snapshots(staff)).toBe(1);
    const other = await app.signedInAs('administrator');
    const { staff: seen } = await (await app.ask('GET', '/api/sign-ins/current', { cookie: other })).json();
    await change('POST', '/api/staff', { name: 'Mei', email: 'mei@example.org', roles: ['gate'] });
    await expect.poll(() => page.last(staff), withinASecond).toContain('mei@example.org');
    await change('POST', `/api/staff/${seen.id}/badge`);
    await expect.poll(() => page.last(staff), withinASecond).toContain('issuedAt');
    await change('POST', `/api/staff/${seen.id}/disable`);
    await expect.poll(() => page.last(staff), withinASecond).toContain('disabledAt');
  });
});

describe('An open page', () => {
  it('loses by a change of roles what the other role may, and keeps what its own may', async () => {
    const page = await atTheirPage(await startLiveServer(app), { roles: ['gate', 'station'] });
    for (const followed of [lane, queue]) page.follow(followed);
    await expect.poll(() => [page.snapshots(lane), page.snapshots(queue)]).toEqual([1, 1]);
    await page.give({ roles: ['station'] });
    await expect.poll(() => page.problem(lane), withinASecond).toBe('request.role_needed');
    expect([page.problem(queue), page.socket.readyState]).toEqual([undefined, WebSocket.OPEN]);
  });

  it('is closed within a second when its owner is shut out, or all their sign-ins are ended', async () => {
    const server = await startLiveServer(app);
    const shutOut = await atTheirPage(server, { roles: ['gate'] });
    const ended = await atTheirPage(server, { roles: ['station'] });
    await change('POST', `/api/staff/${shutOut.id}/disable`);
    await change('DELETE', `/api/staff/${ended.id}/sign-ins`);
    const codes = Promise.all([shutOut.closed, ended.closed]);
    await expect.poll(() => server.hub.figures().sockets, withinASecond).toBe(0);
    expect(await codes).toEqual([closeCodes.signInEnded, closeCodes.signInEnded]);
  });
});

describe('The sign-in of an open page', () => {
  /** Lets time pass, until the server has looked once more whose the page is. */
  async function pass(ms: number) {
    const looks = vi.spyOn(app.database.drizzle, 'select');
    app.clock.advance(ms);
    await expect.poll(() => looks.mock.calls.length, withinASecond).toBeGreaterThan(0);
    looks.mockRestore();
  }
  // The page follows nothing, so that nobody asks the database but whoever looks whose it is.
  async function open() {
    const { url } = await startLiveServer(app, { recheckMs: 50, answerMs: 60_000 });
    const cookie = await app.signedInAs('gate');
    const socket = new WebSocket(url, { headers: { cookie } });
    onTestFinished(() => socket.terminate());
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    await once(socket, 'open');
    return { cookie, socket, closed };
  }

  it('is over after twelve hours in which nobody used it, and the page is told', async () => {
    const page = await open();
    await pass(hours(6));
    await pass(hours(5));
    expect(page.socket.readyState).toBe(WebSocket.OPEN);
    await pass(hours(1));
    expect(await page.closed).toBe(closeCodes.signInEnded);
    administrator = await app.signedInAs('administrator');
  });

  it('is over after a day in any case, though it is used all the time', async () => {
    const page = await open();
    for (let passed = 8; passed < 24; passed += 8) {
      await pass(hours(8));
      expect((await app.ask('GET', '/api/sign-ins/current', { cookie: page.cookie })).status).toBe(200);
    }
    expect(page.socket.readyState).toBe(WebSocket.OPEN);
    await pass(hours(8));
    expect(await page.closed).toBe(closeCodes.signInEnded);
    administrator = await app.signedInAs('administrator');
  });
});
