import { openSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError, defineFaults } from '../../../server/kernel/domain-error.ts';
import type { LiveState } from '../../../server/live/define-topic.ts';
import { stateOf } from './canals.ts';
import type { CanalTruth } from './messages.ts';

const faults = defineFaults('canal', { filled_in: ['not_found', 'There is no such canal.'] });

/** The sources of all canals: what they say is the truth, and they say it late, or not at all, when told to. */
export class CanalSources {
  readonly #server: number;
  readonly #speed: number;
  readonly #journal: number;
  readonly #onRead: (canal: string) => void;
  readonly #truths = new Map<string, CanalTruth>();
  readonly #given = new Map<string, { version: number; state: LiveState }>();

  constructor(options: { server: number; speed: number; journalPath: string; onRead: (canal: string) => void }) {
    this.#server = options.server;
    this.#speed = options.speed;
    this.#journal = openSync(options.journalPath, 'a');
    this.#onRead = options.onRead;
  }

  learn({ canal, version, mode }: CanalTruth): void {
    this.#truths.set(canal, { canal, version, mode });
  }

  async read(canal: string): Promise<LiveState> {
    this.#onRead(canal);
    const truth = this.#truths.get(canal);
    if (truth?.mode.is === 'late') await sleep(truth.mode.ms / this.#speed);
    if (!truth || truth.mode.is === 'gone') throw new DomainError(faults.filled_in);
    if (truth.mode.is === 'failing') throw new Error('the gauge does not answer');
    return this.#give(canal, truth.version);
  }

  /** The same object while nothing has changed, as sources do. */
  #give(canal: string, version: number): LiveState {
    const before = this.#given.get(canal);
    if (before?.version === version) return before.state;
    writeSync(this.#journal, `${canal} ${version}\n`);
    const state = stateOf({ canal, version, server: this.#server });
    this.#given.set(canal, { version, state });
    return state;
  }
}
