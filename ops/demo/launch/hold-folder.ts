import { existsSync } from 'node:fs';
import { mkdir, open, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DemoFault } from '../fault.ts';
import { commandOf, stopProcess } from './processes.ts';

const noted = z.object({
  demo: z.number(),
  server: z.number().optional(),
  simulator: z.number().optional(),
  freeRadius: z.number().optional(),
});
type Noted = z.infer<typeof noted>;

/** The demo's own folder: what runs in it is noted there, so that a demo that was killed can be cleared away. */
export class DemoFolder {
  readonly path: string;
  /** The server's data folder. */
  readonly data: string;
  readonly serverLog: string;
  /** FreeRADIUS's. */
  readonly radius: string;
  readonly #noteFile: string;
  #noted: Noted = { demo: process.pid };

  constructor(path: string) {
    this.path = path;
    this.data = join(path, 'data');
    this.serverLog = join(path, 'server.log');
    this.radius = join(path, 'radius');
    this.#noteFile = join(path, 'running.json');
  }

  /**
   * Makes the folder ours and empties it. What a killed demo left running is stopped first.
   * Throws a DemoFault when another demo lives there.
   */
  async take(): Promise<void> {
    await mkdir(this.path, { recursive: true, mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
      throw new DemoFault(`The folder ${this.path} cannot be made (${error.code}): set DATA_FOLDER to one that can.`);
    });
    const left = await this.#readNote();
    if (left && (await commandOf(left.demo)).includes('demo/main')) {
      throw new DemoFault(`A demo runs already (process ${left.demo}): stop it with Ctrl-C there, or set DATA_FOLDER.`);
    }
    if (left) await clearAway(left, this.radius);
    await stopPostgres(this.data);
    await rm(this.#noteFile, { force: true });
    await this.#hold();
    await removeData(this.data);
    // What it has not told yet is of the conference that is gone.
    await rm(this.radius, { recursive: true, force: true });
  }

  async note(running: Partial<Noted>): Promise<void> {
    this.#noted = { ...this.#noted, ...running };
    await writeFile(this.#noteFile, JSON.stringify(this.#noted), { mode: 0o600 });
  }

  async leave(): Promise<void> {
    await rm(this.#noteFile, { force: true });
  }

  /** Of two that start at once, one is told. */
  async #hold(): Promise<void> {
    const file = await open(this.#noteFile, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') throw new DemoFault('Another demo is just starting in the same folder.');
      throw new DemoFault(
        `The folder ${this.path} cannot be written (${error.code}): set DATA_FOLDER to one that can.`,
      );
    });
    await file.writeFile(JSON.stringify(this.#noted));
    await file.close();
  }

  async #readNote(): Promise<Noted | undefined> {
    const text = await readFile(this.#noteFile, 'utf8').catch(() => undefined);
    if (text === undefined) return undefined;
    try {
      return noted.parse(JSON.parse(text));
    } catch {
      return undefined;
    }
  }
}

async function clearAway({ server, simulator, freeRadius }: Noted, radius: string): Promise<void> {
  if (simulator && (await commandOf(simulator)).includes('simulator/main'))
    await stopProcess(simulator, 'SIGTERM', 2000);
  if (freeRadius && (await commandOf(freeRadius)).includes(`-d ${radius}`))
    await stopProcess(freeRadius, 'SIGTERM', 5000);
  if (server && (await commandOf(server)).includes('server/main')) await stopProcess(server, 'SIGTERM', 15_000);
}

/** A server that was killed leaves its PostgreSQL running. */
async function stopPostgres(data: string): Promise<void> {
  const text = await readFile(join(data, 'cluster', 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  if (pid > 0 && /postgres/.test(await commandOf(pid))) await stopProcess(pid, 'SIGINT', 10_000);
}

/** As root the cluster may lie elsewhere, behind a link. */
async function removeData(data: string): Promise<void> {
  const cluster = join(data, 'cluster');
  if (existsSync(cluster)) await rm(await realpath(cluster), { recursive: true, force: true });
  await rm(data, { recursive: true, force: true });
}
