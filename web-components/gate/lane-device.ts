import type { ScanDirection } from '../../db/vocabulary.ts';
import type { ScanRecord } from '../../server/admission/admission.contract.ts';
import type { GroupToAdmit } from '../../server/admission/lists/lists.contract.ts';
import { type ClockOffset, measureOffset, unknownOffset } from '../api/clock-offset.ts';
import type { GateServer } from './gate-server.ts';
import { makeScan } from './make-scan.ts';
import { type ScanOutcome, ScanSender } from './scan-sender.ts';
import type { ScanStore } from './scan-store.ts';

/** A badge read again so soon was not shown twice: a scanner or a camera repeats itself. */
const repeatMs = 3000;
const clockEveryMs = 5 * 60_000;
/** A lane does not stay closed because the time is slow to come: its scans say how little they know of it. */
const clockPatienceMs = 1500;

export interface Scanned {
  readonly scan: ScanRecord;
  readonly outcome: ScanOutcome;
  /** From the reading to the answer. */
  readonly tookMs: number;
}

/** This browser as the device of one lane: it makes scans of what was read, keeps them, and has them answered. */
export class LaneDevice {
  readonly sender: ScanSender;
  readonly #server: GateServer;
  readonly #store: ScanStore;
  readonly #laneId: string;
  readonly #deviceName: string;
  #deviceId = '';
  #clock: ClockOffset = unknownOffset;
  #timer: number | undefined;
  #last = { token: '', atMs: Number.NEGATIVE_INFINITY };

  constructor(server: GateServer, store: ScanStore, laneId: string, deviceName: string) {
    this.#server = server;
    this.#store = store;
    this.#laneId = laneId;
    this.#deviceName = deviceName;
    this.sender = new ScanSender(server, store);
  }

  /** Registers at the lane when this browser has not yet; sends what an earlier life left. Throws an ApiProblem. */
  async start(): Promise<void> {
    this.#deviceId = (await this.#store.deviceId(this.#laneId)) ?? (await this.#register());
    await Promise.race([this.setClock(), new Promise((resolve) => window.setTimeout(resolve, clockPatienceMs))]);
    this.#timer = window.setInterval(() => void this.setClock(), clockEveryMs);
    await this.sender.start();
  }

  stop(): void {
    window.clearInterval(this.#timer);
    this.sender.stop();
  }

  async #register(): Promise<string> {
    const id = await this.#server.registerDevice({ name: this.#deviceName, laneId: this.#laneId });
    await this.#store.keepDevice(this.#laneId, id);
    return id;
  }

  /** Measures the clock against the server's; what was known before stays when no answer comes. */
  async setClock(): Promise<void> {
    this.#clock = await measureOffset(() => this.#server.time()).catch(() => this.#clock);
  }

  /** Makes, keeps and sends a scan of what was read; nothing for a reading that only repeats the last one. */
  async read(text: string, direction: ScanDirection): Promise<Scanned | undefined> {
    const token = cleaned(text);
    const startedMs = performance.now();
    const isRepeat = token === this.#last.token && startedMs - this.#last.atMs < repeatMs;
    this.#last = { token, atMs: startedMs };
    if (!token || isRepeat) return undefined;
    // While a scan of this badge has no answer, a second one would be refused as already inside: the first goes again.
    const scan = this.sender.waitingScanOf(token) ?? (await this.#keep(token, direction));
    const outcome = await this.sender.send(scan);
    if (outcome.kind === 'fault' && isOfNoLane(outcome.problem.code)) {
      return this.#readAsNewDevice(token, direction, startedMs);
    }
    return { scan, outcome, tookMs: performance.now() - startedMs };
  }

  /** The group whose head's badge was read, as it is to be admitted now; to be sent again unchanged until it is answered. */
  async groupOf(token: string): Promise<GroupToAdmit> {
    const reading = { laneId: this.#laneId, deviceId: this.#deviceId, at: new Date(), clock: this.#clock };
    const sequence = await this.#store.takeNumber(this.#laneId);
    const { id: requestId, token: _, ...record } = makeScan({ ...reading, token, direction: 'in' }, sequence);
    return { ...record, requestId, direction: 'in', by: { kind: 'head', token } };
  }

  /** It registers again, once. */
  async #readAsNewDevice(token: string, direction: ScanDirection, startedMs: number): Promise<Scanned> {
    this.#deviceId = await this.#register();
    const scan = await this.#keep(token, direction);
    const outcome = await this.sender.send(scan);
    return { scan, outcome, tookMs: performance.now() - startedMs };
  }

  #keep(token: string, direction: ScanDirection): Promise<ScanRecord> {
    const reading = {
      laneId: this.#laneId,
      deviceId: this.#deviceId,
      token,
      direction,
      at: new Date(),
      clock: this.#clock,
    };
    return this.#store.keepScan(this.#laneId, (sequence) => makeScan(reading, sequence));
  }
}

/** The server has forgotten this device, or knows it elsewhere, as after a restored database. */
const isOfNoLane = (code: string): boolean =>
  code === 'admission.device_unknown' || code === 'admission.device_elsewhere';

/** As the interface takes it: 512 characters, none of them unprintable. */
function cleaned(text: string): string {
  return text
    .replaceAll(/\p{Control}/gu, '')
    .trim()
    .slice(0, 512);
}
