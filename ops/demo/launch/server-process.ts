import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { ask } from '../client/http.ts';
import { DemoFault } from '../fault.ts';

const run = promisify(execFile);
/** Of the compiled programs: `dist`, or the sources when these are run. */
const programs = join(import.meta.dirname, '../../..');
const extension = import.meta.filename.endsWith('.ts') ? 'ts' : 'js';
const programOf = (name: string): string => join(programs, `${name}.${extension}`);

export type Environment = Record<string, string | undefined>;

const readyWithinMs = 60_000;

/** The server as a process of its own. Ctrl-C in the terminal does not reach it: the launcher stops it in order. */
export class ServerProcess {
  readonly address: string;
  readonly #environment: Environment;
  readonly #logFile: string;
  #child: ChildProcess | undefined;
  #operator: Promise<unknown> = Promise.resolve();
  #isStopping = false;
  #said = '';

  constructor(port: number, environment: Environment, logFile: string) {
    this.address = `http://127.0.0.1:${port}`;
    // Visitors try it on whatever machine they have, as several people in turn.
    this.#environment = { STAFF_SIGN_IN: 'link', WIFI_NAME: 'Causeway', ...environment, PORT: String(port) };
    this.#logFile = logFile;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Resolves when it is ready; `onEnd` is told when it ends later. Throws a DemoFault with what it said otherwise. */
  async start(onEnd: () => void): Promise<void> {
    const log = createWriteStream(this.#logFile, { flags: 'a', mode: 0o600 });
    const child = spawn(process.execPath, [...process.execArgv, programOf('server/main')], {
      env: this.#environment,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.#said = '';
    child.stdout.pipe(log, { end: false });
    child.stderr.on('data', (data: Buffer) => {
      this.#said = `${this.#said}${data}`.slice(-4000);
      log.write(data);
    });
    let isReady = false;
    child.once('exit', () => {
      log.end();
      if (isReady) onEnd();
    });
    await this.#untilReady(child);
    isReady = true;
  }

  /** Waits until it has ended, PostgreSQL included. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    // The operator's command starts PostgreSQL where none runs: it would come up behind a server that has gone.
    await this.#operator.catch(() => undefined);
    const child = this.#child;
    if (!child || isOver(child)) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGTERM');
    const killer = setTimeout(() => child.kill('SIGKILL'), 20_000);
    await ended;
    clearTimeout(killer);
  }

  /** A link from the operator's own command, which needs no sign-in. */
  makeOperatorsLink(email: string, name: string): Promise<string> {
    return this.#operate('server/sign-in-link', [email, '--role', 'administrator', '--name', name]);
  }

  /** As `npm run freeradius:render` does; the last of `args` may name ports and modules. */
  async layOutFreeRadius(args: readonly string[]): Promise<void> {
    await this.#operate('server/render-freeradius', args);
  }

  async #operate(program: string, args: readonly string[]): Promise<string> {
    if (this.#isStopping) throw new DemoFault('The demo is being stopped.');
    const running = run(process.execPath, [...process.execArgv, programOf(program), ...args], {
      env: this.#environment as NodeJS.ProcessEnv,
    });
    this.#operator = Promise.allSettled([this.#operator, running]);
    const { stdout } = await running;
    return stdout.trim();
  }

  async #untilReady(child: ChildProcess): Promise<void> {
    for (const endsAt = Date.now() + readyWithinMs; Date.now() < endsAt; await wait(100)) {
      if (isOver(child))
        throw new DemoFault(this.#said.trim() || `The server ended at once. Its log is ${this.#logFile}.`);
      const ready = await ask(this.address, '/readyz', { timeoutMs: 2000 }).catch(() => undefined);
      if (ready) return;
    }
    throw new DemoFault(`The server was not ready within a minute. Its log is ${this.#logFile}.`);
  }
}

const isOver = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;
