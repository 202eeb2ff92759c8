import { maxScansInBatch, type ScanAnswer, type ScanRecord } from '../../server/admission/admission.contract.ts';
import { ApiProblem, noAnswer } from '../api/problem.ts';
import type { GateServer, ScanResult } from './gate-server.ts';
import type { ScanStore } from './scan-store.ts';

/** Signs a scan with the key of the device that made it. */
export type SignScan = (scan: ScanRecord) => Promise<ScanRecord>;

/** How long a person waits in front of a guard before the page says that no answer came. */
const patienceMs = 4000;
const firstRetryMs = 1000;
const longestRetryMs = 15_000;

/** What became of a scan: a verdict, a scan that the server will not take, or no answer (kept, and sent again). */
export type ScanOutcome =
  | { kind: 'verdict'; answer: ScanAnswer }
  | { kind: 'fault'; problem: ApiProblem }
  | { kind: 'unanswered'; because: ApiProblem };

/** Whether the same scan sent again later can be answered otherwise. */
function isWorthSendingAgain({ problem }: ApiProblem): boolean {
  return problem.status >= 500 || [401, 403, 408, 429].includes(problem.status);
}

/**
 * Sends each scan, and sends it again unchanged until it was answered: with the same id the server stores it once.
 * A scan leaves the store only when its answer is here.
 */
export class ScanSender extends EventTarget {
  readonly #server: Pick<GateServer, 'sendScans'>;
  readonly #store: ScanStore;
  readonly #sign: SignScan;
  readonly #waiting = new Map<string, ScanRecord>();
  #retry: number | undefined;
  #retryMs = firstRetryMs;
  /** Since when no answer came, if so. */
  silentSince: Date | undefined;

  constructor(server: Pick<GateServer, 'sendScans'>, store: ScanStore, sign: SignScan) {
    super();
    this.#sign = sign;
    this.#server = server;
    this.#store = store;
  }

  /** Scans that nobody has answered yet. */
  get waitingCount(): number {
    return this.#waiting.size;
  }

  /** The unanswered scan of this badge, if there is one: it is sent again instead of a second one. */
  waitingScanOf(token: string): ScanRecord | undefined {
    return [...this.#waiting.values()].find((scan) => scan.token === token);
  }

  /** Takes up what an earlier life of this page left behind; sending it holds nobody up. */
  async start(): Promise<void> {
    await this.take();
    void this.sendWaiting();
    this.#changed();
  }

  /** As `start`, without sending yet. */
  async take(): Promise<void> {
    for (const scan of await this.#store.waiting()) this.#waiting.set(scan.id, scan);
  }

  stop(): void {
    window.clearTimeout(this.#retry);
  }

  /** Sends one scan that is in the store already. Never rejects. */
  async send(scan: ScanRecord): Promise<ScanOutcome> {
    this.#waiting.set(scan.id, scan);
    const [outcome] = await this.#sendAll([scan]);
    return outcome ?? { kind: 'unanswered', because: noAnswer() };
  }

  /** Sends again what is waiting, oldest first; each answer is told by an event `settled`. */
  async sendWaiting(): Promise<void> {
    window.clearTimeout(this.#retry);
    const scans = [...this.#waiting.values()].slice(0, maxScansInBatch);
    if (scans.length === 0) return;
    const outcomes = await this.#sendAll(scans);
    scans.forEach((scan, index) => {
      const outcome = outcomes[index];
      if (outcome && outcome.kind !== 'unanswered') {
        this.dispatchEvent(new CustomEvent('settled', { detail: { scan, outcome } satisfies Settled }));
      }
    });
  }

  async #sendAll(unsigned: readonly ScanRecord[]): Promise<ScanOutcome[]> {
    const scans = await Promise.all(unsigned.map((scan) => this.#signOnce(scan)));
    const results = await this.#ask(scans);
    if (results instanceof ApiProblem) {
      this.silentSince ??= new Date();
      this.#sendLater();
      this.#changed();
      return scans.map(() => ({ kind: 'unanswered', because: results }));
    }
    this.silentSince = undefined;
    this.#retryMs = firstRetryMs;
    const outcomes = results.map(outcomeOf);
    const settled = scans.filter((_, index) => outcomes[index] && outcomes[index].kind !== 'unanswered');
    for (const { id } of settled) this.#waiting.delete(id);
    await this.#store.settle(settled.map(({ id }) => id));
    if (this.#waiting.size > 0) this.#sendLater();
    this.#changed();
    return outcomes;
  }

  /** The same bytes are sent each time, though a signature comes out otherwise each time that it is made. */
  async #signOnce(scan: ScanRecord): Promise<ScanRecord> {
    const known = this.#waiting.get(scan.id);
    if (known?.signature) return known;
    const signed = await this.#sign(scan);
    if (this.#waiting.has(scan.id)) this.#waiting.set(scan.id, signed);
    return signed;
  }

  async #ask(scans: readonly ScanRecord[]): Promise<ScanResult[] | ApiProblem> {
    let timer: number | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = window.setTimeout(() => reject(noAnswer()), patienceMs);
    });
    try {
      return await Promise.race([this.#server.sendScans(scans), late]);
    } catch (error) {
      const problem = error instanceof ApiProblem ? error : noAnswer();
      if (isWorthSendingAgain(problem)) return problem;
      return scans.map(({ id }) => ({ id, problem: problem.problem }));
    } finally {
      window.clearTimeout(timer);
    }
  }

  #sendLater(): void {
    window.clearTimeout(this.#retry);
    this.#retry = window.setTimeout(() => this.sendWaiting(), this.#retryMs * (0.75 + Math.random() / 2));
    this.#retryMs = Math.min(this.#retryMs * 2, longestRetryMs);
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}

/** Detail of the event `settled`. */
export interface Settled {
  readonly scan: ScanRecord;
  readonly outcome: Exclude<ScanOutcome, { kind: 'unanswered' }>;
}

function outcomeOf(result: ScanResult): ScanOutcome {
  if (!('problem' in result)) return { kind: 'verdict', answer: result };
  const problem = new ApiProblem(result.problem);
  return isWorthSendingAgain(problem) ? { kind: 'unanswered', because: problem } : { kind: 'fault', problem };
}
