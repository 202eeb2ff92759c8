import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../../../db/vocabulary.ts';
import { type CanalTruth, fromServer, type KeeperTruth, type ToServer } from './messages.ts';
import type { SourceMode } from './plan.ts';

export interface VenueServerOptions {
  /** Of the server, built. */
  readonly program: string;
  readonly speed: number;
  readonly startMs: number;
  readonly rereadMs: number;
}

/** The server process, and the truth that outlives it: killed, it starts again with what is true then. */
export class VenueServer {
  readonly #options: VenueServerOptions;
  readonly #folder = mkdtempSync(join(tmpdir(), 'causeway-faults-'));
  readonly #canals = new Map<string, CanalTruth>();
  readonly #keepers = new Map<string, KeeperTruth>();
  readonly #reads = new Map<string, number>();
  #child: ChildProcess | undefined;
  #starts = 0;
  #port = 0;

  constructor(options: VenueServerOptions) {
    this.#options = options;
    process.once('exit', this.#remove);
  }

  /** Which start it is, from 1. */
  get starts(): number {
    return this.#starts;
  }

  /** Where to connect to, while it runs. */
  addressOf(isNarrow: boolean): { port: number; host: string } | { path: string } {
    return isNarrow ? { path: this.#path('socket') } : { port: this.#port, host: '127.0.0.1' };
  }

  versionOf = (canal: string): number => this.#canals.get(canal)?.version ?? 0;

  /** How often the source of a canal was asked, by all servers. */
  readsOf = (canal: string): number => this.#reads.get(canal) ?? 0;

  async start(): Promise<void> {
    this.#starts += 1;
    const { program, speed, startMs, rereadMs } = this.#options;
    const child = spawn(process.execPath, [program], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.#child = child;
    const listening = new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => code && reject(new Error(`the server ended with ${code}`)));
      child.on('message', (message) => this.#hear(message, resolve));
    });
    this.#tell({
      ...{ type: 'start', server: this.#starts, speed, startMs, rereadMs },
      narrowPath: this.#path('socket'),
      journalPath: this.#path('journal'),
      canals: [...this.#canals.values()],
      keepers: [...this.#keepers.values()],
    });
    await listening;
  }

  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child) return;
    const exited = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
    child.kill('SIGKILL');
    await exited;
  }

  /** Sets what is true of a canal, and wakes the hub, or does not. */
  setCanal(canal: string, change: { version?: number; mode?: SourceMode }, isWoken: boolean): void {
    const truth: CanalTruth = { ...{ canal, version: 1, mode: { is: 'well' } }, ...this.#canals.get(canal), ...change };
    this.#canals.set(canal, truth);
    this.#tell({ type: 'canal', ...truth, isWoken });
  }

  /** Sets the roles of the keeper whose page it is; none at all is signed out. */
  setKeeper(page: string, roles: Role[] | undefined): void {
    const truth: KeeperTruth = roles ? { page, roles } : { page };
    this.#keepers.set(page, truth);
    this.#tell({ type: 'keeper', ...truth });
  }

  /** Whether that start of the server gave this version to its hub. */
  hasGiven({ server, canal, version }: { server: number; canal: string; version: number }): boolean {
    return this.#journalOf(server).has(`${canal} ${version}`);
  }

  async close(): Promise<void> {
    await this.kill();
    process.off('exit', this.#remove);
    this.#remove();
  }

  /** Read anew each time that the server has written more: only at the end of a schedule. */
  #journalOf(server: number): ReadonlySet<string> {
    const path = join(this.#folder, `${server}.journal`);
    return new Set(existsSync(path) ? readFileSync(path, 'utf8').split('\n') : []);
  }

  #hear(message: unknown, onListening: () => void): void {
    const told = fromServer.parse(message);
    if (told.type === 'read') {
      this.#reads.set(told.canal, this.readsOf(told.canal) + 1);
    } else {
      this.#port = told.port;
      onListening();
    }
  }

  #tell(message: ToServer): void {
    const child = this.#child;
    if (child?.connected) child.send(message, () => undefined);
  }

  #remove = (): void => rmSync(this.#folder, { recursive: true, force: true });

  #path = (ending: string): string => join(this.#folder, `${this.#starts}.${ending}`);
}
