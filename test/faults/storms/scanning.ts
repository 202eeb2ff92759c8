import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Order, Report } from '../../bench/admission-generator.ts';
import type { Ground } from './ground.ts';
import type { AtEnd } from './processes.ts';

/** People who come to the gates at a steady rate, in a process of their own. */
export class Scanning {
  readonly #generator: ChildProcess;

  static async at({ server, guard, venue }: Ground, atEnd: AtEnd): Promise<Scanning> {
    const scanning = new Scanning(atEnd);
    await scanning.#tell({ kind: 'begin', origin: server.origin, cookie: guard, tokens: venue.tokens });
    return scanning;
  }

  private constructor(atEnd: AtEnd) {
    const program = join(import.meta.dirname, '../../bench/admission-generator.ts');
    this.#generator = fork(program, { execArgv: ['--import', 'tsx'] });
    atEnd(async () => this.#generator.kill('SIGKILL'));
  }

  /** Milliseconds that each waited for the verdict, from when they came. */
  async come(perSecond: number, seconds: number): Promise<number[]> {
    return this.#admitted({ kind: 'open', perSecond, seconds });
  }

  /** As fast as so many gates can, each waiting for its verdict. */
  async comeAtOnce(clients: number, scans: number): Promise<number[]> {
    return this.#admitted({ kind: 'closed', clients, scans });
  }

  async #admitted(order: Order): Promise<number[]> {
    const { latencies, others } = await this.#tell(order);
    if (others.length > 0) throw new Error(`${others.length} were not admitted, the first: ${others[0]}`);
    return latencies;
  }

  async #tell(order: Order): Promise<Report> {
    const answered = once(this.#generator, 'message');
    this.#generator.send(order);
    const [report] = (await answered) as [Report];
    return report;
  }
}
