import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { packageRoot } from '../../../db/package-root.ts';
import { isReady } from '../../support/real-server.ts';
import type { AtEnd } from './processes.ts';

export interface ServerProcessOptions {
  readonly port: number;
  readonly environment: Record<string, string>;
  /** What `tsc` has made, as in production; else the sources. */
  readonly isCompiled: boolean;
  readonly atEnd: AtEnd;
}

/** Bytes: held after a collection; and since last asked, the most of the same with its garbage, and in the system's count. */
export interface Memory {
  readonly held: number;
  readonly mostUsed: number;
  readonly mostRss: number;
}

interface Answers {
  memory: Memory;
  waiting: number;
  lives: [port: number, ms: number][];
  sockets: number;
}

/** The real server in a process of its own, which can be killed and started again, and asked what it holds. */
export class ServerProcess {
  readonly origin: string;
  readonly #options: ServerProcessOptions;
  #child: ChildProcess | undefined;
  #output = '';

  constructor(options: ServerProcessOptions) {
    this.#options = options;
    this.origin = `http://localhost:${options.port}`;
    options.atEnd(() => this.#end('SIGTERM'));
  }

  get pid(): number {
    const { pid } = this.#child ?? {};
    if (pid === undefined) throw new Error('the server does not run');
    return pid;
  }

  /** Resolves when it serves. */
  async start(): Promise<void> {
    const { isCompiled, port, environment } = this.#options;
    const { PATH = '', HOME = '' } = process.env;
    const probe = join(import.meta.dirname, 'server-probe.mjs');
    const program = isCompiled ? ['dist/server/main.js'] : ['--import', 'tsx', 'server/main.ts'];
    const profile = process.env.BENCH_PROFILE;
    const flags = ['--expose-gc', ...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [])];
    const child = spawn(process.execPath, [...flags, '--import', probe, ...program], {
      cwd: packageRoot,
      env: {
        PATH,
        HOME,
        LOG_LEVEL: 'error',
        STAFF_SIGN_IN: 'link',
        PORT: String(port),
        PUBLIC_ORIGIN: this.origin,
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child = child;
    const keep = (text: string) => {
      this.#output = (this.#output + text).slice(-10_000);
    };
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', keep);
    while (!(await isReady(this.origin))) {
      if (child.exitCode !== null) throw new Error(`the server ended:\n${this.#output}`);
      await sleep(20);
    }
  }

  /** Without a word, as a lost machine. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  async ask<Question extends keyof Answers>(question: Question): Promise<Answers[Question]> {
    if (!this.#child) throw new Error('the server does not run');
    this.#child.send({ ask: question });
    const [{ answer }] = (await once(this.#child, 'message')) as [{ answer: Answers[Question] }];
    return answer;
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}
