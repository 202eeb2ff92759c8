import { beforeAll, expect } from 'vitest';
import { listOpenAlerts } from '../../server/alerts/alerts.queries.ts';
import type { ImpossiblePresence } from '../../server/impossible-presence/impossible-presence.contract.ts';
import { PresenceWatch } from '../../server/impossible-presence/watch-presence.ts';
import { layoutOfTown } from '../admission/layout-of-town.ts';
import { guardAt, openVenue, type Person, type Venue } from '../admission/venue.ts';
import { inventoryOf } from '../hotspots/venue.ts';
import { NetworkVenue, newDevice } from '../network-access/network-venue.ts';
import { signInDelegate } from '../registration/forms/applicant.ts';
import type { TestApp } from '../support/app.ts';

const south = { latitude: 30, longitude: 120 };
const metre = 1 / 111_195;
const north = (metres: number) => ({ latitude: south.latitude + metres * metre, longitude: south.longitude });
const hourMs = 3_600_000;

/** Hotspots by how far north of the South Gate they stand, in metres. */
export const hotspotsOfTown = {
  street: { ...north(-300), zoneId: undefined },
  'at-gate': { ...north(30), zoneId: 'town' },
  hall: { ...north(400), zoneId: 'hall' },
  'hall-2': { ...north(480), zoneId: 'hall' },
  'far-end': { ...north(3_000), zoneId: 'town' },
} as const;
export type HotspotOfTown = keyof typeof hotspotsOfTown;

const bssidOf = (code: string): string =>
  `0200000000${(10 + Object.keys(hotspotsOfTown).indexOf(code)).toString(16).padStart(2, '0')}`;

export interface OnWifi extends Person {
  readonly userName: string;
}

/** The town with gates that stand somewhere, hotspots, and delegates who hold badges and credentials. */
export class WifiTown {
  readonly app: TestApp;
  readonly network: NetworkVenue;
  venue!: Venue;
  watch!: PresenceWatch;
  #guard!: ReturnType<typeof guardAt>;

  constructor(app: TestApp) {
    this.app = app;
    this.network = new NetworkVenue(app);
    beforeAll(() => this.#open());
  }

  async #open(): Promise<void> {
    const { app, network } = this;
    const gates = layoutOfTown.gates.map((gate) => (gate.id === 'south' ? { ...gate, ...south } : gate));
    this.venue = await openVenue(app, { ...layoutOfTown, gates });
    this.#guard = guardAt(app, this.venue, await app.signedInAs('gate'));
    // So many that gates are manned.
    await network.asSuperuser`insert into zone_counters (zone_id, inside) values ('town', 40)
      on conflict (zone_id) do update set inside = excluded.inside`;
    const inventory = Object.entries(hotspotsOfTown).map(([code, { zoneId, ...spot }]) => ({
      ...{ code, name: { en: `Hotspot ${code}` }, carrier: 'Qinghe Mobile', bands: ['5' as const], level: 0 },
      ...{ capacityClients: 50, ...spot, ...(zoneId && { zoneId }) },
    }));
    const headers = { 'content-type': 'application/geo+json' };
    const body = inventoryOf(inventory);
    const answer = await app.ask('POST', '/api/hotspots/inventory', { cookie: network.staff, body, headers });
    expect(answer.status, await answer.text()).toBe(200);
    const hotspots = inventory.map(({ code }) => ({ code, bssids: [bssidOf(code)] }));
    const point = { name: 'AP 1', address: '10.0.0.1', secret: 'a-secret-of-the-first-one', hotspots };
    await network.ask('PUT', '/api/network/access-points', { accessPoints: [point] });
    this.watch = new PresenceWatch(app);
  }

  /** Somebody verified, with a badge and a device that is set up. */
  async person(): Promise<OnWifi> {
    const at = this.app.clock.now().getTime();
    const [validFrom, validUntil] = [new Date(at - 24 * hourMs), new Date(at + 24 * hourMs)];
    const person = await this.venue.invite({ validFrom, validUntil });
    const cookie = await signInDelegate(this.app, person.delegateId);
    const body = { deviceName: 'Telephone', method: 'peap' };
    const { credential } = await this.network.ask('POST', '/api/delegate/network/credentials', body, cookie);
    return { ...person, userName: credential.userName };
  }

  /** A gate has let them pass, so long ago. */
  async pass({ token }: Person, direction: 'in' | 'out', agoMs = 0): Promise<void> {
    const deviceTime = new Date(Date.now() - agoMs).toISOString();
    const { verdict } = await this.#guard.scan('south-1', token, { direction, deviceTime });
    expect(verdict).toBe('admit');
  }

  /** A device of theirs is let in at a hotspot, so long ago; its address. */
  async join({ userName }: OnWifi, hotspot: HotspotOfTown, { agoMs = 0, device = newDevice() } = {}): Promise<string> {
    const [row] = await this.network.asRadius<{ answer: string }[]>`
      select radius.admit('PEAP', ${userName}, ${device}, '10.0.0.1', ${bssidOf(hotspot)}, '', ${device}) as answer`;
    expect(row?.answer).toMatch(/^admit/);
    const at = new Date(Date.now() - agoMs);
    if (agoMs > 0)
      await this.network.asSuperuser`update connections set admitted_at = ${at}, arrived_at = ${at}
        where device_address = ${device} and ended_at is null`;
    return device;
  }

  /** Its access point tells of it, from another hotspot, to which it went by the keys that both have. */
  async roam(device: string, hotspot: HotspotOfTown): Promise<void> {
    const { asRadius, asSuperuser } = this.network;
    const [row] = await asSuperuser<{ id: string }[]>`
      select id from connections where device_address = ${device} and ended_at is null`;
    const [id, now] = [`0x${row!.id.replaceAll('-', '')}`, String(Math.ceil(Date.now() / 1000))];
    await asRadius`select radius.record_accounting('Start', ${`roamed-${newDevice()}`}, ${id}, '', '10.0.0.1',
      ${bssidOf(hotspot)}, '', ${now}, '0', '0', '0', '0', '0', '0', '')`;
  }

  async leave(device: string): Promise<void> {
    await this.network.asSuperuser`update connections set ended_at = now(), "end" = 'left'
      where device_address = ${device} and ended_at is null`;
  }

  /** What is told after a look: whom, and by which rule. */
  async look(watch = this.watch): Promise<Record<string, ImpossiblePresence>> {
    const { clock } = this.app;
    clock.advance(Math.max(0, Date.now() - clock.now().getTime()));
    await watch.look();
    const open = await listOpenAlerts(this.app.database.drizzle, 100, ['impossible_presence']);
    return Object.fromEntries(open.map(({ delegate, because }) => [delegate!.id, because as ImpossiblePresence]));
  }
}
