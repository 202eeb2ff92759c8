import type { ScanDirection } from '../../db/vocabulary.ts';
import type { ScanRecord } from '../../server/admission/admission.contract.ts';
import type { GroupToAdmit } from '../../server/admission/lists/lists.contract.ts';
import { textOfGroup, textOfScan } from '../../server/admission/scan-text.ts';
import type { DeviceReport } from '../../server/identity/devices/devices.contract.ts';
import { type ClockOffset, measureOffset, unknownOffset } from '../api/clock-offset.ts';
import type { ThisDevice } from '../device/this-device.ts';
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

/** The key of this browser, and what it is enrolled as. */
export type Signer = Pick<ThisDevice, 'device' | 'sign'>;

/** This browser as the device of one lane: it makes scans of what was read, keeps them, and has them answered. */
export class LaneDevice {
  readonly sender: ScanSender;
  readonly #server: GateServer;
  readonly #store: ScanStore;
  readonly #laneId: string;
  readonly #signer: Signer;
  #clock: ClockOffset = unknownOffset;
  #timer: number | undefined;
  #last = { token: '', atMs: Number.NEGATIVE_INFINITY };

  constructor(server: GateServer, store: ScanStore, laneId: string, signer: Signer) {
    this.#server = server;
    this.#store = store;
    this.#laneId = laneId;
    this.#signer = signer;
    this.sender = new ScanSender(server, store, (scan) => this.#signed(scan));
  }

  /** What the server's clock was found to be ahead by, and how well that is known. */
  get clock(): ClockOffset {
    return this.#clock;
  }

  /** What is told of this device: how it keeps time, and what it still holds. */
  get report(): DeviceReport {
    return {
      version: import.meta.env.VITE_CAUSEWAY_VERSION ?? 'development',
      clockOffsetMs: this.#clock.offsetMs,
      clockErrorMs: this.#clock.errorMs,
      waitingScans: this.sender.waitingCount,
    };
  }

  /** Takes up the sequence of this device, and sends what an earlier life left. */
  async start(): Promise<void> {
    const { id } = this.#signer.device;
    if ((await this.#store.deviceId(this.#laneId)) !== id) await this.#store.keepDevice(this.#laneId, id);
    await Promise.race([this.setClock(), new Promise((resolve) => window.setTimeout(resolve, clockPatienceMs))]);
    this.#timer = window.setInterval(() => void this.setClock(), clockEveryMs);
    await this.sender.start();
  }

  stop(): void {
    window.clearInterval(this.#timer);
    this.sender.stop();
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
    return { scan, outcome, tookMs: performance.now() - startedMs };
  }

  /** The group whose head's badge was read, as it is to be admitted now; to be sent again unchanged until it is answered. */
  async groupOf(token: string): Promise<GroupToAdmit> {
    const { id: deviceId } = this.#signer.device;
    const reading = { laneId: this.#laneId, deviceId, at: new Date(), clock: this.#clock };
    const sequence = await this.#store.takeNumber(this.#laneId);
    const { id: requestId, token: _, ...record } = makeScan({ ...reading, token, direction: 'in' }, sequence);
    const group = { ...record, requestId, direction: 'in', by: { kind: 'head', token } } as const;
    return { ...group, signature: await this.#signer.sign(textOfGroup(group)) };
  }

  async #signed(scan: ScanRecord): Promise<ScanRecord> {
    return { ...scan, signature: await this.#signer.sign(textOfScan(scan)) };
  }

  #keep(token: string, direction: ScanDirection): Promise<ScanRecord> {
    const reading = {
      laneId: this.#laneId,
      deviceId: this.#signer.device.id,
      token,
      direction,
      at: new Date(),
      clock: this.#clock,
    };
    return this.#store.keepScan(this.#laneId, (sequence) => makeScan(reading, sequence));
  }
}

/** The server does not take what this device makes: it was revoked or moved, or the database is another one. */
export const isOfNoDevice = (code: string): boolean =>
  /^admission\.(device_(unknown|elsewhere|revoked|not_enrolled)|signature_(needed|wrong))$/.test(code);

/** As the interface takes it: 512 characters, none of them unprintable. */
function cleaned(text: string): string {
  return text
    .replaceAll(/\p{Control}/gu, '')
    .trim()
    .slice(0, 512);
}
