import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findWifiPrograms, type WifiPrograms } from '../../debian-packages/find-programs.ts';
import { DemoFault } from '../fault.ts';
import { freeUdpPort } from './ports.ts';
import type { ServerProcess } from './server-process.ts';

/** Where it has to be fetched first, for so long at most. */
const fetchedWithinMs = 5 * 60_000;
const readyWithinMs = 20_000;
const stopsWithinMs = 5_000;

export interface RunningFreeRadius {
  readonly pid: number | undefined;
  readonly programs: WifiPrograms;
  readonly authenticationPort: number;
  readonly accountingPort: number;
}

/** A real FreeRADIUS on this machine, laid out as an operator would; installed, or fetched from Debian without installing it. */
export class FreeRadiusProcess {
  readonly #folder: string;
  readonly #server: Pick<ServerProcess, 'layOutFreeRadius'>;
  readonly #stopping = new AbortController();
  #child: ChildProcess | undefined;

  constructor(folder: string, server: Pick<ServerProcess, 'layOutFreeRadius'>) {
    this.#folder = folder;
    this.#server = server;
  }

  /** `onEnd` is told when it ends by itself. Throws a DemoFault with one sentence where there can be none. */
  async start(onEnd: () => void): Promise<RunningFreeRadius> {
    // Each controller has an address of its own in 127.0.0.0/8, which others than Linux do not answer to.
    if (process.platform !== 'linux') throw new DemoFault('it is simulated on Linux only');
    const programs = await this.#find();
    const [authenticationPort, accountingPort] = [await freeUdpPort(), await freeUdpPort()];
    await this.#server
      .layOutFreeRadius([
        ...[this.#folder, '--name', 'demo', '--listen', '127.0.0.1', '--modules', programs.modules],
        ...['--authentication-port', String(authenticationPort), '--accounting-port', String(accountingPort)],
      ])
      .catch((error: unknown) => {
        throw new DemoFault(`its files could not be laid out: ${sentenceOf(error)}`);
      });
    this.#stopping.signal.throwIfAborted();
    const child = await this.#launch(programs);
    child.once('exit', () => this.#stopping.signal.aborted || onEnd());
    return { pid: child.pid, programs, authenticationPort, accountingPort };
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    const child = this.#child;
    if (!child || isOver(child)) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGTERM');
    const killer = setTimeout(() => child.kill('SIGKILL'), stopsWithinMs);
    await ended;
    clearTimeout(killer);
  }

  async #find(): Promise<WifiPrograms> {
    const within = AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(fetchedWithinMs)]);
    try {
      return await findWifiPrograms(within);
    } catch (error) {
      throw new DemoFault(within.aborted ? 'it did not come from Debian in time' : sentenceOf(error));
    }
  }

  async #launch({ freeradius, dictionaries, environment }: WifiPrograms): Promise<ChildProcess> {
    const child = spawn('sh', [join(this.#folder, 'start'), freeradius, '-D', dictionaries], {
      env: { ...process.env, ...environment },
      // Ctrl-C in the terminal does not reach it: it is stopped in order.
      detached: true,
      stdio: 'ignore',
    });
    this.#child = child;
    let fault = '';
    child.once('error', (error) => {
      fault = error.message;
    });
    const log = join(this.#folder, 'log/radius.log');
    for (const endsAt = Date.now() + readyWithinMs; Date.now() < endsAt && !fault && !isOver(child); await wait(100)) {
      const said = await readFile(log, 'utf8').catch(() => '');
      if (said.includes('Ready to process requests')) return child;
    }
    child.kill('SIGKILL');
    throw new DemoFault(fault || `it does not start; its log is ${log}`);
  }
}

const isOver = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;
/** Of a program that failed, what it said. */
const sentenceOf = (error: unknown): string =>
  (error instanceof Error ? String(Object(error).stderr || error.message) : String(error)).trim().split('\n')[0] ?? '';
