import { describe, expect, it } from 'vitest';
import type { StaffActor } from '../../server/kernel/actor.ts';
import type { LiveState } from '../../server/live/define-topic.ts';
import { closeCodes } from '../../server/live/hub.contract.ts';
import type { View } from '../../web-components/live/view.ts';
import { newBarePage } from '../support/bare-page.ts';
import { guard, LiveWorld, water } from '../support/live-world.ts';

describe('The hub', () => {
  it('refuses a topic that does not exist, one that the role may not follow, and params that name nothing', async () => {
    const world = new LiveWorld();
    const page = newBarePage(world);
    const desk = newBarePage(world, { actor: { ...guard, roles: ['desk'] } });
    page.says({ type: 'subscribe', topic: 'fire' });
    page.says({ type: 'subscribe', topic: 'water', params: { canal: 'UPPER' } });
    page.says({ type: 'subscribe', topic: 'water', params: { canal: 'grand', more: '1' } });
    desk.follows('grand');
    await world.time.advance(300);
    expect(page.problems).toEqual(['live.unknown_topic', 'live.invalid_params', 'live.invalid_params']);
    expect(desk.problems).toEqual(['request.role_needed']);
    expect(world.reads).toBe(0);
  });

  it.each(['', '{', '[]', '{"type":"shout"}', '{"type":"subscribe"}', '{"type":"subscribe","topic":7}'])(
    'closes the socket on %j, which is no frame',
    (text) => {
      const page = newBarePage(new LiveWorld());
      page.saysText(text);
      expect(page.ended).toBe(`${closeCodes.misbehaved} not a frame`);
    },
  );

  it('closes the socket of a page that sends frames without end', async () => {
    const world = new LiveWorld({ limits: { framesAtOnce: 20, framesPerSecond: 10 } });
    const page = newBarePage(world);
    for (let second = 0; second < 5; second += 1) {
      for (let frame = 0; frame < 10; frame += 1) page.follows('grand');
      await world.time.advance(1000);
    }
    expect(page.ended).toBeUndefined();
    for (let frame = 0; frame < 25; frame += 1) page.follows('grand');
    expect(page.ended).toBe(`${closeCodes.misbehaved} too many frames`);
  });

  it('lets one page follow so much and no more', async () => {
    const world = new LiveWorld({ limits: { subscriptionsPerSocket: 2 } });
    const page = newBarePage(world);
    for (const canal of ['a', 'b', 'c', 'a']) page.follows(canal);
    await world.time.advance(300);
    expect(page.problems).toEqual(['live.too_many_subscriptions']);
    page.says({ type: 'unsubscribe', topic: 'water', params: { canal: 'b' } });
    page.follows('c');
    await world.time.advance(300);
    expect(page.problems).toHaveLength(1);
  });

  it('takes so many pages of one person, of one address and in all', () => {
    const world = new LiveWorld({ limits: { socketsPerActor: 2, socketsPerAddress: 3, sockets: 4 } });
    const person = (n: number): StaffActor => ({ ...guard, id: `person-${n}` });
    const open = (n: number, address: string) => newBarePage(world, { actor: person(n), address }).ended;
    expect([open(1, 'a'), open(1, 'a'), open(1, 'a')]).toEqual([
      undefined,
      undefined,
      '1013 live.too_many_pages_of_person',
    ]);
    expect([open(2, 'a'), open(3, 'a')]).toEqual([undefined, '1013 live.too_many_pages_of_address']);
    expect([open(3, 'b'), open(4, 'b')]).toEqual([undefined, '1013 live.too_many_pages']);
  });

  it('takes more pages of an address of the venue than of another', () => {
    const world = new LiveWorld({ limits: { socketsPerAddress: 1, socketsPerVenueAddress: 2 } });
    const person = (n: number): StaffActor => ({ ...guard, id: `person ${n}` });
    const open = (n: number, address: string, isInVenue: boolean) =>
      newBarePage(world, { actor: person(n), address, isInVenue }).ended;
    expect([open(1, 'hall', true), open(2, 'hall', true)]).toEqual([undefined, undefined]);
    expect(open(3, 'hall', true)).toBe('1013 live.too_many_pages_of_address');
    expect([open(4, 'office', false), open(5, 'office', false)]).toEqual([
      undefined,
      '1013 live.too_many_pages_of_address',
    ]);
  });

  it('takes another page of the same person at the same address as soon as one is gone', () => {
    const world = new LiveWorld({ limits: { socketsPerActor: 1, socketsPerAddress: 1 } });
    const first = newBarePage(world, { address: 'a' });
    expect(newBarePage(world, { address: 'a' }).ended).toBe('1013 live.too_many_pages_of_person');
    first.outlet.cut();
    expect(newBarePage(world, { address: 'a' }).ended).toBeUndefined();
    expect(newBarePage(world, { address: 'a' }).ended).toBe('1013 live.too_many_pages_of_person');
  });

  it('counts pings, and pongs that nobody asked for, as it counts frames', async () => {
    const world = new LiveWorld({ limits: { framesAtOnce: 20 } });
    const [pinging, ponging] = [newBarePage(world), newBarePage(world)];
    for (let n = 0; n < 20; n += 1) expect(pinging.pings()).toBe(true);
    expect(pinging.pings()).toBe(false);
    for (let n = 0; n < 21; n += 1) ponging.pongs();
    for (const { ended } of [pinging, ponging]) expect(ended).toBe(`${closeCodes.misbehaved} too many frames`);
  });

  it('does not answer the ping of a page that does not read', () => {
    const page = newBarePage(new LiveWorld());
    page.outlet.waitingBytes = 60_000;
    expect(page.pings()).toBe(false);
  });

  it('cuts a socket whose page says nothing, or never ends what it began to say', async () => {
    const world = new LiveWorld();
    const [silent, endless, busy] = [newBarePage(world), newBarePage(world), newBarePage(world)];
    for (const page of [endless, busy]) page.follows('grand');
    endless.outlet.isMidMessage = true;
    await world.time.advance(7000);
    expect([silent.ended, endless.ended]).toEqual([undefined, undefined]);
    await world.time.advance(1500);
    expect([silent.ended, endless.ended, busy.ended]).toEqual(['cut', 'cut', undefined]);
  });

  it('cuts a page that asks on and on and answers no ping: what it says does not show that it reads', async () => {
    const world = new LiveWorld();
    const page = newBarePage(world, { pongs: false });
    for (let second = 0; second < 8; second += 1) {
      page.follows('grand');
      await world.time.advance(1000);
    }
    expect(page.ended).toBeUndefined();
    await world.time.advance(1000);
    expect(page.ended).toBe('cut');
  });

  it('closes a socket that follows nothing any more, after a minute', async () => {
    const world = new LiveWorld();
    const page = newBarePage(world);
    page.says({ type: 'unsubscribe', topic: 'water', params: { canal: 'grand' } });
    await world.time.advance(59_000);
    expect(page.ended).toBeUndefined();
    await world.time.advance(2000);
    expect(page.ended).toBe(`${closeCodes.done} nothing is followed`);
  });

  it('says goodbye to all pages when it closes, and takes no more', () => {
    const world = new LiveWorld();
    const page = newBarePage(world);
    world.hub.close();
    expect(page.ended).toBe(`${closeCodes.goingAway} the server stops`);
    expect(newBarePage(world).ended).toMatch(/^1013/);
  });
});

describe('Who follows is asked again', () => {
  it('so that what may be followed from then on is what the roles of now allow', async () => {
    const world = new LiveWorld();
    const page = newBarePage(world, { actor: { ...guard, roles: ['desk'] } });
    page.follows('grand');
    expect(page.problems).toEqual(['request.role_needed']);
    await world.time.advance(1000);
    page.follows('grand');
    await world.time.advance(300);
    expect(page.frames.at(-1)).toMatchObject({ type: 'snapshot' });
  });

  it('so that a role that was taken away ends what it allowed within a second, and nothing else', async () => {
    const world = new LiveWorld();
    let view: View<LiveState> = { status: 'loading' };
    world.client.follow(water, { canal: 'grand' }, (next) => (view = next));
    await world.time.advance(2000);
    expect(view.status).toBe('live');
    world.currentActor = async () => ({ ...guard, roles: ['desk'] });
    await world.time.advance(1000);
    expect(view).toMatchObject({ status: 'error', problem: { code: 'request.role_needed' } });
    expect(world.socket.closed).toBeUndefined();
    const before = world.socket.received.length;
    world.set({ secret: true });
    await world.time.advance(1000);
    expect(world.socket.received.slice(before).filter(({ type }) => type !== 'tide')).toEqual([]);
  });

  it('so that a page that is refused while a large state comes in parts gets no more of it', async () => {
    const world = new LiveWorld();
    world.states.grand = { text: 'w'.repeat(200_000) };
    const page = newBarePage(world);
    page.drainsAtOnce = false;
    page.follows('grand');
    await world.time.advance(300);
    world.currentActor = async () => ({ ...guard, roles: ['desk'] });
    await world.time.advance(1000);
    page.drainsAtOnce = true;
    page.drain();
    await world.time.advance(1000);
    expect(page.problems).toEqual(['request.role_needed']);
    expect(page.frames.map(({ type }) => type)).not.toContain('snapshot');
    world.currentActor = async () => guard;
    await world.time.advance(1000);
    page.follows('grand');
    await world.time.advance(300);
    expect(page.frames.at(-1)).toMatchObject({ type: 'snapshot', state: world.states.grand });
  });

  it('so that a sign-in that ended closes the socket within a second', async () => {
    const world = new LiveWorld();
    const page = newBarePage(world);
    page.follows('grand');
    world.currentActor = async () => undefined;
    await world.time.advance(1000);
    expect(page.ended).toBe(`${closeCodes.signInEnded} signed out`);
  });

  it('once for all pages of one sign-in', async () => {
    const world = new LiveWorld();
    let asked = 0;
    world.currentActor = async () => {
      asked += 1;
      return guard;
    };
    for (let n = 0; n < 20; n += 1) newBarePage(world).follows('grand');
    await world.time.advance(10_000);
    expect(asked).toBeGreaterThanOrEqual(10);
    expect(asked).toBeLessThanOrEqual(14);
  });

  it('and no page is closed because that cannot be found out while the database is away for two minutes', async () => {
    const world = new LiveWorld();
    const page = newBarePage(world);
    page.follows('grand');
    world.currentActor = () => Promise.reject(new Error('the database is away'));
    await world.time.advance(120_000);
    expect(page.ended).toBeUndefined();
    await world.time.advance(40_000);
    expect(page.ended).toBe(`${closeCodes.tryLater} who is this`);
  });

  it('anew when there is no answer, so that a role that was taken away meanwhile ends within seconds', async () => {
    const world = new LiveWorld();
    const page = newBarePage(world);
    page.follows('grand');
    world.currentActor = () => new Promise(() => undefined);
    await world.time.advance(1000);
    world.currentActor = async () => ({ ...guard, roles: ['desk'] });
    await world.time.advance(4000);
    expect(page.problems).toEqual(['request.role_needed']);
    expect(page.ended).toBeUndefined();
  });

  it('and an answer that comes after the question was given up gives back no role', async () => {
    const world = new LiveWorld();
    const page = newBarePage(world);
    page.follows('grand');
    let answer: (actor: StaffActor) => void = () => undefined;
    world.currentActor = () => new Promise((resolve) => (answer = resolve));
    await world.time.advance(1000);
    const late = answer;
    world.currentActor = async () => ({ ...guard, roles: ['desk'] });
    await world.time.advance(4000);
    world.currentActor = () => new Promise(() => undefined);
    await world.time.advance(1000);
    late(guard);
    await world.time.advance(100);
    page.follows('grand');
    expect(page.problems).toEqual(['request.role_needed', 'request.role_needed']);
  });

  it('without end while there is no answer, a few times a minute, until the page is closed', async () => {
    const world = new LiveWorld();
    const page = newBarePage(world);
    page.follows('grand');
    let asked = 0;
    world.currentActor = () => {
      asked += 1;
      return new Promise(() => undefined);
    };
    await world.time.advance(60_000);
    expect(asked).toBeGreaterThan(10);
    expect(asked).toBeLessThanOrEqual(21);
    await world.time.advance(100_000);
    expect(page.ended).toBe(`${closeCodes.tryLater} who is this`);
  });
});
