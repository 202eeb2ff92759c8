import { setTimeout as wait } from 'node:timers/promises';
import { ask, Refusal } from '../client/http.ts';
import type { Random } from '../random.ts';
import type { Hotspot, HotspotSetting, Venue } from '../venue/venue.ts';
import type { Crowd } from './crowd.ts';

/** Phone, laptop and watch: what one delegate brings to a hotspot, on average. */
const devicesEach = 2.6;
const reportEveryMs = 10_000;

interface Reporting {
  readonly hotspot: Hotspot;
  readonly setting: HotspotSetting;
  /** Of its spot's people, the share that it gets. */
  readonly share: number;
  readonly dueAt: number;
  drift: number;
  isSilent: boolean;
}

/** A carrier's collector: what it has heard from its hotspots since the last second goes out as one batch. */
export class Collector {
  readonly #address: string;
  readonly #key: string;
  readonly #crowd: Crowd;
  readonly #random: Random;
  readonly #reporting: Reporting[];
  readonly #unsent: string[] = [];

  constructor(address: string, key: string, venue: Venue, carrier: string, crowd: Crowd, random: Random) {
    this.#address = address;
    this.#key = key;
    this.#crowd = crowd;
    this.#random = random;
    this.#reporting = reportingOf(venue, carrier, random);
  }

  /** Each second, those whose turn it is; a batch that was not taken is sent again before the next. */
  async collect(): Promise<never> {
    for (let second = 0; ; second = (second + 1) % 10) {
      const due = this.#reporting.filter(({ dueAt, isSilent }) => dueAt === second && !isSilent);
      if (due.length > 0) this.#unsent.push(due.map((one) => this.#read(one)).join(''));
      // A minute's worth is kept: what is older is of no use to a board.
      if (this.#unsent.length > 60) this.#unsent.splice(0, this.#unsent.length - 60);
      await Promise.all([this.#send(), wait(reportEveryMs / 10)]);
    }
  }

  /** A few give up in the first minutes and stay silent: nobody has had time to look at them yet. */
  async loseAFew(): Promise<void> {
    for (const one of this.#random.shuffled(this.#reporting).slice(0, Math.ceil(this.#reporting.length / 300))) {
      await wait(this.#random.between(10_000, 60_000));
      one.isSilent = true;
    }
  }

  /** Now and then a switch fails, and all its hotspots with it, until somebody has turned it on again. */
  async failSwitches(): Promise<never> {
    await wait(this.#random.between(60_000, 120_000));
    for (;;) {
      const { setting } = this.#random.pick(this.#reporting.filter(({ setting }) => isOutdoors(setting)));
      const failed = this.#reporting.filter((one) => one.setting.switchId === setting.switchId && !one.isSilent);
      for (const one of failed) one.isSilent = true;
      await wait(this.#random.between(180_000, 300_000));
      for (const one of failed) one.isSilent = false;
      await wait(this.#random.between(120_000, 300_000));
    }
  }

  async #send(): Promise<void> {
    const [body] = this.#unsent;
    if (body === undefined) return;
    try {
      await ask(this.#address, '/api/hotspots/readings', {
        text: { body, type: 'application/x-ndjson' },
        headers: { authorization: `Bearer ${this.#key}` },
        timeoutMs: 5000,
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.isPassing) return;
    }
    this.#unsent.shift();
  }

  /** One line of NDJSON. */
  #read(one: Reporting): string {
    const { hotspot, setting, share } = one;
    one.drift = one.drift * 0.9 + this.#random.normal(0, 0.05);
    const people = this.#crowd.countAt(setting.spotId) * share * devicesEach;
    const clients = Math.max(
      0,
      Math.round((people + setting.background) * (1 + one.drift) + this.#random.normal(0, 0.4)),
    );
    const load = clients / hotspot.capacityClients;
    const perClient = load > 1 ? 2.6 / load : 2.6;
    return `${JSON.stringify({
      hotspot: hotspot.code,
      at: new Date().toISOString(),
      clients,
      rxMbps: this.#megabits(clients * perClient * 0.35),
      txMbps: this.#megabits(clients * perClient),
      airtime: Math.round(Math.min(1, Math.max(0.02, load * 0.72 + this.#random.normal(0, 0.04))) * 1000) / 1000,
    })}\n`;
  }

  #megabits(mean: number): number {
    return Math.round(Math.max(0, mean * this.#random.normal(1, 0.12)) * 10) / 10;
  }
}

const isOutdoors = ({ background, pull }: HotspotSetting): boolean => pull === 1 && background > 0;

function reportingOf(venue: Venue, carrier: string, random: Random): Reporting[] {
  const settings = new Map(venue.settings.map((setting) => [setting.code, setting]));
  const pulls = new Map<string, number>();
  for (const { spotId, pull } of venue.settings) pulls.set(spotId, (pulls.get(spotId) ?? 0) + pull);
  return venue.hotspots.flatMap((hotspot) => {
    const setting = settings.get(hotspot.code);
    if (!setting || hotspot.carrier !== carrier) return [];
    const share = setting.pull / (pulls.get(setting.spotId) ?? 1);
    return [{ hotspot, setting, share, dueAt: random.int(0, 9), drift: random.normal(0, 0.1), isSilent: false }];
  });
}
