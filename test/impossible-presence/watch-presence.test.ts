import { afterEach, describe, expect, it } from 'vitest';
import { type OpenAlerts, presenceAlertsTopic } from '../../server/alerts/alerts.contract.ts';
import { mostDoubted, PresenceWatch } from '../../server/impossible-presence/watch-presence.ts';
import type { View } from '../../web-components/live/view.ts';
import { useApp } from '../support/app.ts';
import { newClient, pageSockets, startLiveServer } from '../support/live-server.ts';
import { WifiTown } from './wifi-town.ts';

const app = useApp();
const town = new WifiTown(app);
const minuteMs = 60_000;

/** Each test begins with nobody on the Wi-Fi, and nothing told. */
afterEach(async () => {
  await town.network.asSuperuser`update connections set ended_at = now(), "end" = 'left' where ended_at is null`;
  await town.network.asSuperuser`delete from alerts`;
  town.watch = new PresenceWatch(app);
});

describe('A device behind doors', () => {
  it('whose delegate no gate has seen is told of, and no more when it is off', async () => {
    const person = await town.person();
    const device = await town.join(person, 'hall');
    expect(await town.look()).toEqual({ [person.delegateId]: 'not_inside' });
    await town.leave(device);
    expect(await town.look()).toEqual({});
  });

  it('whose delegate has left before it came is told of, and no more when they have come in', async () => {
    const person = await town.person();
    await town.pass(person, 'in', 30 * minuteMs);
    await town.pass(person, 'out', 20 * minuteMs);
    await town.join(person, 'hall');
    expect(await town.look()).toEqual({ [person.delegateId]: 'not_inside' });
    await town.pass(person, 'in', 5 * minuteMs);
    expect(await town.look()).toEqual({});
  });

  it('is nothing to tell of where it was left, where it is heard outside, or where no door leads', async () => {
    const left = await town.person();
    await town.pass(left, 'in', 30 * minuteMs);
    await town.join(left, 'hall', { agoMs: 25 * minuteMs, device: '0a0000000001' });
    await town.pass(left, 'out', 20 * minuteMs);
    await town.join(await town.person(), 'at-gate');
    await town.join(await town.person(), 'street');
    expect(await town.look()).toEqual({});
    // It wakes, and is heard by the hotspot beside it.
    await town.join(left, 'hall-2', { device: '0a0000000001' });
    expect(await town.look()).toEqual({});
  });
});

describe('A device far away', () => {
  it('from the gate that has just let its delegate pass is told of, whichever came first', async () => {
    const [one, other] = [await town.person(), await town.person()];
    await town.pass(one, 'in', minuteMs);
    await town.join(one, 'far-end');
    await town.join(other, 'far-end');
    await town.pass(other, 'in');
    expect(await town.look()).toEqual({ [one.delegateId]: 'far', [other.delegateId]: 'far' });
  });

  it('is nothing to tell of when its delegate can have walked there, or has left it there', async () => {
    const [walks, leaves] = [await town.person(), await town.person()];
    await town.pass(walks, 'in', 40 * minuteMs);
    await town.join(walks, 'far-end');
    await town.pass(leaves, 'in', 90 * minuteMs);
    await town.join(leaves, 'far-end', { agoMs: 40 * minuteMs });
    await town.pass(leaves, 'out');
    expect(await town.look()).toEqual({});
  });

  it('from another of the same delegate that came at the same time is told of until one of them is off', async () => {
    const person = await town.person();
    await town.pass(person, 'in', 60 * minuteMs);
    await town.join(person, 'hall');
    const other = await town.join(person, 'far-end');
    expect(await town.look()).toEqual({ [person.delegateId]: 'two_places' });
    await town.roam(other, 'hall-2');
    expect(await town.look()).toEqual({ [person.delegateId]: 'two_places' });
    await town.leave(other);
    expect(await town.look()).toEqual({});
  });

  it('is seen also when it goes there by keys that access points share, and a laptop that was left is not', async () => {
    const person = await town.person();
    await town.pass(person, 'in', 120 * minuteMs);
    const laptop = await town.join(person, 'hall', { agoMs: 60 * minuteMs });
    const phone = await town.join(person, 'hall-2', { agoMs: 10 * minuteMs });
    await town.join(person, 'hall', { device: phone });
    expect(await town.look()).toEqual({});
    await town.roam(laptop, 'hall-2');
    expect(await town.look()).toEqual({});
    await town.roam(laptop, 'far-end');
    await town.join(person, 'at-gate', { device: phone });
    expect(await town.look()).toEqual({ [person.delegateId]: 'two_places' });
  });
});

describe('The alert', () => {
  it('is told at once to supervisors and to who sees to the network, by name and without a place', async () => {
    const person = await town.person();
    const live = await startLiveServer(app, { rereadMs: 600_000 });
    const views: View<OpenAlerts>[] = [];
    for (const role of ['supervisor', 'network'] as const) {
      const client = newClient(pageSockets(live.url, await app.signedInAs(role)).open);
      const index = views.push({ status: 'loading' }) - 1;
      client.follow(presenceAlertsTopic, {}, (next) => (views[index] = next as View<OpenAlerts>));
    }
    const told = () => views.map((view) => (view.status === 'live' ? view.value.open : undefined));
    await expect.poll(told).toEqual([0, 0]);
    await town.join(person, 'hall');
    await new PresenceWatch({ ...app, live: live.hub }).look();
    await expect.poll(told).toEqual([1, 1]);
    expect(JSON.stringify(views)).not.toMatch(/hall|south|town/i);
    expect(JSON.stringify(views[0])).toContain('沈望舒');
  });

  it('is acknowledged by those who are told, and by nobody else; then only a new move raises it again', async () => {
    const person = await town.person();
    const device = await town.join(person, 'hall');
    await town.look();
    const [alert] = await town.network.asSuperuser<{ id: string }[]>`select id from alerts`;
    const acknowledge = async (role: 'desk' | 'network') =>
      (await app.ask('POST', `/api/alerts/${alert!.id}/acknowledge`, { cookie: await app.signedInAs(role) })).status;
    expect(await acknowledge('desk')).toBe(403);
    expect(await acknowledge('network')).toBe(204);
    expect(await town.look()).toEqual({});
    expect(await town.look(new PresenceWatch(app))).toEqual({});
    await town.network
      .asSuperuser`update alerts set raised_at = (select max(arrived_at) from connections where delegate_id = ${person.delegateId})`;
    expect(await town.look()).toEqual({});
    await town.join(person, 'far-end', { device });
    expect(await town.look()).toEqual({ [person.delegateId]: 'not_inside' });
  });

  it('is raised for no more at once than can be true', async () => {
    for (let n = 0; n <= mostDoubted; n += 1) await town.join(await town.person(), 'hall');
    expect(Object.keys(await town.look())).toHaveLength(mostDoubted);
  });
});

describe('A restart of the server', () => {
  it('leaves the alert until the devices are off, or its delegate has come in', async () => {
    const [goes, comes] = [await town.person(), await town.person()];
    const device = await town.join(goes, 'hall');
    await town.join(comes, 'hall');
    const both = { [goes.delegateId]: 'not_inside', [comes.delegateId]: 'not_inside' };
    expect(await town.look()).toEqual(both);
    const anew = new PresenceWatch(app);
    expect(await town.look(anew)).toEqual(both);
    await town.leave(device);
    await town.pass(comes, 'in', 5 * minuteMs);
    expect(await town.look(anew)).toEqual({});
  });

  it('leaves one of two places until one of the devices is off', async () => {
    const person = await town.person();
    await town.pass(person, 'in', 60 * minuteMs);
    await town.join(person, 'hall');
    const other = await town.join(person, 'far-end');
    expect(await town.look()).toEqual({ [person.delegateId]: 'two_places' });
    const anew = new PresenceWatch(app);
    expect(await town.look(anew)).toEqual({ [person.delegateId]: 'two_places' });
    await town.leave(other);
    expect(await town.look(anew)).toEqual({});
  });

  it('makes nothing of a laptop that was left, however often it has proven itself anew there', async () => {
    const person = await town.person();
    await town.pass(person, 'in', 130 * minuteMs);
    const device = await town.join(person, 'far-end', { agoMs: 100 * minuteMs });
    for (const agoMs of [60, 40, 20, 0].map((minutes) => minutes * minuteMs)) {
      await town.leave(device);
      await town.join(person, 'hall', { agoMs, device });
      if (agoMs === 60 * minuteMs) await town.pass(person, 'out', 50 * minuteMs);
    }
    expect(await town.look(new PresenceWatch(app))).toEqual({});
  });

  it('makes nothing of a phone that was carried on unseen by keys that access points share', async () => {
    const person = await town.person();
    await town.pass(person, 'in', 15 * minuteMs);
    const phone = await town.join(person, 'at-gate', { agoMs: 14 * minuteMs });
    await town.roam(phone, 'far-end');
    expect(await town.look(new PresenceWatch(app))).toEqual({});
  });
});
