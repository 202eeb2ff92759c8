import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Account } from '../client/account.ts';
import { DeviceKey } from '../client/device-key.ts';
import { Refusal } from '../client/http.ts';
import type { Random } from '../random.ts';
import type { Lane } from '../venue/venue.ts';
import { newScanId } from './uuid.ts';

export const scanAnswer = z.object({
  verdict: z.enum(['admit', 'refuse', 'refer']),
  reason: z.string(),
  station: z.object({ id: z.string() }).optional(),
});
/** `unanswered`: the server would not take the scan at all, for a closed lane for one. */
export type ScanAnswer = z.infer<typeof scanAnswer> | { verdict: 'unanswered'; reason: string };

interface ScanRecord {
  id: string;
  laneId: string;
  deviceId: string;
  sequence: number;
  token: string;
  direction: 'in' | 'out';
  deviceTime: string;
  clockOffsetMs: number;
  clockErrorMs: number;
  shownVerdict?: 'admit';
  shownAt?: string;
  signature?: string;
}

/** As the interface says what a device signs: all of the record. */
const signedValues = (scan: ScanRecord): unknown[] => [
  'causeway scan 1',
  ...[scan.id, scan.laneId, scan.deviceId, scan.sequence, scan.token, scan.direction, scan.deviceTime],
  ...[scan.clockOffsetMs, scan.clockErrorMs, scan.shownVerdict ?? null, scan.shownAt ?? null],
];

/** As real devices do; while the line is down nothing is told. */
const reportEveryMs = 30_000;

/** The clocks of a few devices are off by minutes; the others by less than a second. */
const skews = [-252_000, 47_000, 8_400];

/** The reader at a lane: it has a clock of its own, counts its scans, and sends one again until it is answered. */
export class LaneDevice {
  readonly #account: Account;
  readonly #lane: Lane;
  readonly #random: Random;
  readonly #skewMs: number;
  #key: DeviceKey | undefined;
  #sequence = 0;
  #clock = { offsetMs: 0, errorMs: 0 };
  #kept: ScanRecord[] = [];
  #isCutOff = false;

  constructor(account: Account, lane: Lane, index: number, random: Random) {
    this.#account = account;
    this.#lane = lane;
    this.#random = random;
    this.#skewMs = index % 7 === 3 ? (skews[Math.floor(index / 7)] ?? 0) : Math.round(random.normal(0, 180));
  }

  /** While its line to the server is down. */
  get isCutOff(): boolean {
    return this.#isCutOff;
  }

  /** Enrols itself with a code that a supervisor shows. */
  async enrol(supervisor: Account): Promise<void> {
    this.#key = await DeviceKey.enrol(supervisor, this.#lane, `Reader at ${this.#lane.id}`);
    await this.setClock();
    await this.#report();
    setInterval(() => void this.#report(), reportEveryMs).unref();
  }

  /** Measures how far its clock is off, and how well it can know: half the way there and back. */
  async setClock(): Promise<void> {
    const before = this.#time();
    const { now } = await this.#account.read(z.object({ now: z.string() }), '/api/time');
    const after = this.#time();
    const errorMs = Math.ceil((after - before) / 2) + 1;
    this.#clock = { offsetMs: Math.round(Date.parse(now) - (before + after) / 2), errorMs };
  }

  async scan(token: string, direction: 'in' | 'out'): Promise<ScanAnswer> {
    const record = this.#signed(this.#record(token, direction));
    const answer = await this.#send(record);
    if (this.#random.chance(0.01)) void this.#send(record);
    return answer;
  }

  /** Lets pass by its own judgement and keeps the record, for use while it is cut off. */
  letPass(token: string, direction: 'in' | 'out'): void {
    const record = this.#record(token, direction);
    this.#kept.push(this.#signed({ ...record, shownVerdict: 'admit', shownAt: record.deviceTime }));
  }

  /** The line is down for a while; then what was kept goes out in one batch. */
  async cutOff(ms: number): Promise<void> {
    this.#isCutOff = true;
    await wait(ms);
    const scans = this.#kept.splice(0, 500);
    if (scans.length > 0) await this.#insist('/api/scans', { scans });
    this.#isCutOff = false;
  }

  async #report(): Promise<void> {
    if (this.#isCutOff) return;
    const { offsetMs: clockOffsetMs, errorMs: clockErrorMs } = this.#clock;
    const told = { version: 'simulator', clockOffsetMs, clockErrorMs, waitingScans: this.#kept.length };
    // What cannot be told is told next time.
    await this.#key?.report(told).catch(() => undefined);
  }

  #time(): number {
    return Date.now() - this.#skewMs;
  }

  #record(token: string, direction: 'in' | 'out'): ScanRecord {
    this.#sequence += 1;
    return {
      ...{
        id: newScanId(this.#time()),
        laneId: this.#lane.id,
        deviceId: this.#key?.id ?? '',
        sequence: this.#sequence,
      },
      ...{ token, direction, deviceTime: new Date(this.#time()).toISOString() },
      ...{ clockOffsetMs: this.#clock.offsetMs, clockErrorMs: this.#clock.errorMs },
    };
  }

  #signed(record: ScanRecord): ScanRecord {
    return this.#key ? { ...record, signature: this.#key.sign(signedValues(record)) } : record;
  }

  async #send(record: ScanRecord): Promise<ScanAnswer> {
    const body = await this.#insist('/api/scans', record);
    const read = scanAnswer.safeParse(body);
    return read.success ? read.data : { verdict: 'unanswered', reason: String(body) };
  }

  /** The same bytes again, until the server has taken or refused them. */
  async #insist(path: string, json: unknown): Promise<unknown> {
    for (let pauseMs = 300; ; pauseMs = Math.min(pauseMs * 2, 5000)) {
      try {
        return (await this.#account.ask(path, { json, timeoutMs: 5000 })).body;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        if (!error.isPassing) return error.code;
        await wait(pauseMs * this.#random.between(0.7, 1.3));
      }
    }
  }
}
