import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type ImportOutcome, importProgress } from '../../server/registration/import/import.contract.ts';
import { TopicController } from '../live/topic-controller.ts';
import type { DeskServer } from './desk-server.ts';

/** Where one file is on its way into the register. */
export type ImportStage =
  | { at: 'choosing' }
  | { at: 'running'; fileName: string; startedAt: number; bytes: number }
  | { at: 'done' | 'faulty'; outcome: ImportOutcome }
  /** It went in or not, but no list of faults tells why: the connection, another import, too large. */
  | { at: 'failed'; fileName: string; error: unknown }
  | { at: 'stopped'; fileName: string };

/** Sends one file at a time, and follows how far the server is with it. */
export class ImportRun implements ReactiveController {
  stage: ImportStage = { at: 'choosing' };
  readonly progress;
  readonly #host: ReactiveControllerHost & EventTarget;
  readonly #server: () => DeskServer;
  #importId: string | undefined;
  #sending: AbortController | undefined;

  constructor(host: ReactiveControllerHost & EventTarget, server: () => DeskServer) {
    this.#host = host;
    this.#server = server;
    this.progress = new TopicController(host, importProgress, () =>
      this.#importId ? { importId: this.#importId } : undefined,
    );
    host.addController(this);
  }

  get isRunning(): boolean {
    return this.stage.at === 'running';
  }

  hostConnected(): void {
    window.addEventListener('beforeunload', this.#warn);
  }

  hostDisconnected(): void {
    window.removeEventListener('beforeunload', this.#warn);
    this.#sending?.abort();
  }

  async send(file: File): Promise<void> {
    if (this.isRunning) return;
    this.#importId = crypto.randomUUID();
    this.#sending = new AbortController();
    this.#enter({ at: 'running', fileName: file.name, startedAt: Date.now(), bytes: file.size });
    const { signal } = this.#sending;
    try {
      const outcome = await this.#server().importFile(this.#importId, file, signal);
      this.#enter({ at: outcome.faultCount > 0 ? 'faulty' : 'done', outcome });
    } catch (error) {
      this.#enter(
        signal.aborted ? { at: 'stopped', fileName: file.name } : { at: 'failed', fileName: file.name, error },
      );
    }
    this.#importId = undefined;
    this.#host.requestUpdate();
  }

  /** The server forgets a file whose sender goes away. */
  stop(): void {
    this.#sending?.abort();
  }

  /** Back to choosing a file. */
  leave(): void {
    if (!this.isRunning) this.#enter({ at: 'choosing' });
  }

  #enter(stage: ImportStage): void {
    this.stage = stage;
    this.#host.requestUpdate();
    this.#host.dispatchEvent(new CustomEvent('import-change', { detail: this.isRunning }));
  }

  readonly #warn = (event: BeforeUnloadEvent) => {
    if (this.isRunning) event.preventDefault();
  };
}
