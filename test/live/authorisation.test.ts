import { once } from 'node:events';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { type Role, roles } from '../../db/vocabulary.ts';
import { disableStaff } from '../../server/identity/disable-staff.ts';
import { giveRoles } from '../../server/identity/give-roles.ts';
import { theSystem } from '../../server/kernel/actor.ts';
import { rolesMay } from '../../server/kernel/permission.contract.ts';
import { type Topic, topicKey } from '../../server/live/define-topic.ts';
import { wideFormat } from '../../server/live/hub.contract.ts';
import { openWideFrame } from '../../server/live/wide-frame.ts';
import { PartJoiner } from '../../web-components/live/join-parts.ts';
import { inhabitVenue } from '../faults/inhabited-venue.ts';
import type { Known } from '../faults/value-of-schema.ts';
import { publicOrigin, useApp } from '../support/app.ts';
import { declaredTopics } from '../support/declared-topics.ts';
import { type LiveServer, startLiveServer } from '../support/live-server.ts';
import { paramsFor } from '../support/topic-params.ts';

/** A change of roles holds within a second; a busy machine gets five times that. */
const withinASecond = { timeout: 5000 };

const app = useApp();
const topics = await declaredTopics();
const venue = {} as { known: Known };
beforeAll(async () => {
  venue.known = await inhabitVenue(app);
});

interface Frame {
  type: string;
  key?: string;
  problem?: { code: string };
}

/** A page over a real socket: what it was told of each topic. */
async function openPage({ url }: LiveServer, cookie: string) {
  const socket = new WebSocket(url, { headers: { cookie } });
  onTestFinished(() => socket.terminate());
  const joiner = new PartJoiner();
  const frames: Frame[] = [];
  socket.on('message', (data: Buffer, isBinary) => {
    const text = isBinary ? undefined : joiner.take(data.toString());
    if (text !== undefined) frames.push(JSON.parse(text));
    const bytes = isBinary ? joiner.takeBytes(new Uint8Array(data)) : undefined;
    if (bytes?.[0] === wideFormat.frame) frames.push(openWideFrame(bytes).head);
  });
  await once(socket, 'open');
  const follow = (topic: Topic) =>
    socket.send(JSON.stringify({ type: 'subscribe', topic: topic.name, params: paramsFor(topic, venue.known) }));
  const of = (topic: Topic) => {
    const key = topicKey(topic, paramsFor(topic, venue.known));
    return frames.filter((frame) => frame.key === key);
  };
  return {
    socket,
    follow,
    of,
    holds: (topic: Topic) => of(topic).some(({ type }) => type.endsWith('snapshot')),
    problemOf: (topic: Topic) => of(topic).at(-1)?.problem?.code,
  };
}

async function signIn(...own: Role[]) {
  const cookie = await app.signedInAs(...own);
  const { staff } = await (await app.ask('GET', '/api/sign-ins/current', { cookie })).json();
  const give = (...next: Role[]) => giveRoles(app, theSystem, { staffId: staff.id, roles: next });
  return { cookie, staffId: String(staff.id), give };
}

const followersOf = ({ permission }: Topic) => roles.filter((role) => rolesMay(permission, [role]));

/** Somebody who may not follow it. */
const strangerTo = (topic: Topic): Role => {
  const stranger = roles.find((role) => !rolesMay(topic.permission, [role]));
  return stranger ?? expect.fail(`everybody follows ${topic.name}`);
};

/** Somebody with this role follows, loses the role, and is told so; what they ask for after that is refused. */
async function losesWith(role: Role, topic: Topic, server: LiveServer) {
  const { cookie, give } = await signIn(role);
  const page = await openPage(server, cookie);
  page.follow(topic);
  await expect.poll(() => page.holds(topic)).toBe(true);
  await give(strangerTo(topic));
  await expect.poll(() => page.problemOf(topic), withinASecond).toBe('request.role_needed');
  const told = page.of(topic).length;
  page.follow(topic);
  await expect.poll(() => page.of(topic).length).toBe(told + 1);
  expect(page.problemOf(topic)).toBe('request.role_needed');
  expect(page.socket.readyState).toBe(WebSocket.OPEN);
}

/** Somebody with all other roles is refused until they are given one that may: then they follow on the same socket. */
async function gainsWith(role: Role, topic: Topic, server: LiveServer) {
  const strangers = roles.filter((other) => !rolesMay(topic.permission, [other]));
  const { cookie, give } = await signIn(...strangers);
  const page = await openPage(server, cookie);
  page.follow(topic);
  await expect.poll(() => page.problemOf(topic)).toBe('request.role_needed');
  await give(...strangers, role);
  const asksAgain = () => {
    page.follow(topic);
    return page.holds(topic);
  };
  await expect.poll(asksAgain, { ...withinASecond, interval: 250 }).toBe(true);
  expect(page.socket.readyState).toBe(WebSocket.OPEN);
}

it.each(topics.map((topic) => [topic.name, topic] as const))(
  '%s is followed by those who may, from the second in which they may to the one in which they may no longer',
  async (name, topic) => {
    const [losing, gaining] = [await startLiveServer(app), await startLiveServer(app)];
    await Promise.all([
      ...followersOf(topic).map((role) => losesWith(role, topic, losing)),
      gainsWith(followersOf(topic)[0]!, topic, gaining),
    ]);
    // Nobody is left to whom anything could be sent.
    expect(losing.hub.figures().followed.get(name)).toEqual({ instances: 0, subscriptions: 0 });
    expect(gaining.hub.figures().followed.get(name)).toEqual({ instances: 1, subscriptions: 1 });
  },
);

describe('A page that follows all there is', () => {
  async function allFollowed() {
    const server = await startLiveServer(app);
    const member = await signIn(...roles);
    const page = await openPage(server, member.cookie);
    for (const topic of topics) page.follow(topic);
    await expect.poll(() => topics.filter((topic) => !page.holds(topic)).map(({ name }) => name)).toEqual([]);
    return { server, page, ...member };
  }

  it.each(roles)('keeps with the role %s alone what that role may follow, and loses all else', async (role) => {
    const { page, give } = await allFollowed();
    await give(role);
    const lost = topics.filter(({ permission }) => !rolesMay(permission, [role]));
    expect(lost.length).toBeGreaterThan(0);
    const refused = () =>
      topics.filter((topic) => page.problemOf(topic) === 'request.role_needed').map(({ name }) => name);
    const namesLost = lost.map(({ name }) => name);
    await expect.poll(refused, withinASecond).toEqual(namesLost);
    for (const topic of topics) page.follow(topic);
    const answers = () => topics.map((topic) => page.of(topic).length);
    await expect.poll(() => Math.min(...answers())).toBeGreaterThan(1);
    expect(refused()).toEqual(namesLost);
  });

  it('is closed when the sign-in ends, whoever ends it', async () => {
    const signedOut = await allFollowed();
    const disabled = await allFollowed();
    const ends = [signedOut, disabled].map(({ page }) => once(page.socket, 'close').then(([code]) => code));
    await app.ask('DELETE', '/api/sign-ins/current', { cookie: signedOut.cookie, headers: { origin: publicOrigin } });
    await disableStaff(app, theSystem, disabled.staffId);
    expect(await Promise.all(ends)).toEqual([4401, 4401]);
    for (const { server } of [signedOut, disabled]) await expect.poll(() => server.hub.figures().sockets).toBe(0);
  });
});
