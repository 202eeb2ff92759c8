import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type ImportOutcome, importProgress } from '../../server/registration/import/import.contract.ts';
import type { FileSurvey, ImportMapping } from '../../server/registration/import/mapping.contract.ts';
import { TopicController } from '../live/topic-controller.ts';
import type { DeskServer } from './desk-server.ts';
import type { FileAnswer } from './import-file.ts';

/** Where one file is on its way into the register. */
export type ImportStage =
  | { at: 'choosing' }
  /** First it is tried, and nothing is kept; then it goes in. */
  | { at: 'running'; fileName: string; startedAt: number; bytes: number; isDryRun: boolean }
  /** Somebody has to say what its headings mean. */
  | { at: 'unread'; fileName: string; survey: FileSurvey; error?: unknown }
  /** It can go in: what would change is shown. */
  | { at: 'tried'; outcome: ImportOutcome }
  | { at: 'done' | 'faulty'; outcome: ImportOutcome }
  /** It went in or not, but no list of faults tells why: the connection, another import, too large. */
  | { at: 'failed'; fileName: string; error: unknown }
  | { at: 'stopped'; fileName: string };

/**
 * Sends one file at a time, first to be tried and then to be kept, and follows how far the server is with it. The host
 * tells `imported` when one has gone in.
 */
export class ImportRun implements ReactiveController {
  stage: ImportStage = { at: 'choosing' };
  readonly progress;
  readonly #host: ReactiveControllerHost & EventTarget;
  readonly #server: () => DeskServer;
  #importId: string | undefined;
  #sending: AbortController | undefined;
  #file: File | undefined;
  /** That the file is read by, where somebody chose. */
  #mapping: string | undefined;

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

  /** Has a file looked through: nothing is kept. */
  async try(file: File): Promise<void> {
    if (this.isRunning) return;
    this.#file = file;
    this.#mapping = undefined;
    await this.#send(file, true);
  }

  /** Has the file that was tried taken in. */
  async import(): Promise<void> {
    if (this.stage.at === 'tried' && this.#file) await this.#send(this.#file, false);
  }

  /** Asks what the headings mean, though they are known. */
  async ask(): Promise<void> {
    if (!this.#file || this.isRunning) return;
    this.#mapping = 'ask';
    await this.#send(this.#file, true);
  }

  /** Remembers what the headings mean, and tries the file again by it. */
  async explain(name: string, mapping: ImportMapping): Promise<void> {
    const { stage } = this;
    if (stage.at !== 'unread' || !this.#file) return;
    try {
      this.#mapping = (await this.#server().rememberMapping(name, mapping)).id;
    } catch (error) {
      return this.#enter({ ...stage, error });
    }
    await this.#send(this.#file, true);
  }

  async #send(file: File, isDryRun: boolean): Promise<void> {
    const importId = crypto.randomUUID();
    this.#importId = importId;
    this.#sending = new AbortController();
    const { signal } = this.#sending;
    this.#enter({ at: 'running', fileName: file.name, startedAt: Date.now(), bytes: file.size, isDryRun });
    try {
      const terms = { importId, isDryRun, mapping: this.#mapping, signal };
      this.#enter(stageAfter(await this.#server().importFile(file, terms), file.name));
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
    if (stage.at === 'done') this.#host.dispatchEvent(new Event('imported'));
  }

  readonly #warn = (event: BeforeUnloadEvent) => {
    if (this.isRunning) event.preventDefault();
  };
}

function stageAfter(answer: FileAnswer, fileName: string): ImportStage {
  if ('survey' in answer) return { at: 'unread', fileName, survey: answer.survey };
  const { outcome } = answer;
  if (outcome.faultCount > 0) return { at: 'faulty', outcome };
  return { at: outcome.isDryRun ? 'tried' : 'done', outcome };
}
