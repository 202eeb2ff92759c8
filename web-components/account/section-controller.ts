import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { sentenceOfError } from '../api/problem.ts';

/** What one section of the account page shows: read when it opens, and again after each thing that is done. */
export class SectionController<Shown> implements ReactiveController {
  /** None until it has been read. */
  shown: Shown | undefined;
  /** What went wrong with the last thing that was tried. */
  fault = '';
  readonly #host: ReactiveControllerHost;
  readonly #read: () => Promise<Shown>;

  constructor(host: ReactiveControllerHost, read: () => Promise<Shown>) {
    this.#host = host;
    this.#read = read;
    host.addController(this);
  }

  hostConnected(): void {
    // The host gets its server with its first drawing.
    void this.#host.updateComplete.then(() => this.try(async () => undefined));
  }

  /** Does something, then shows how things are. */
  async try(work: () => Promise<unknown>): Promise<void> {
    await this.do(async () => {
      await work();
      this.shown = await this.#read();
    });
  }

  /** Does something after which there is nothing left to be shown; whether it went well. */
  async do(work: () => Promise<unknown>): Promise<boolean> {
    this.fault = '';
    try {
      await work();
      return true;
    } catch (error) {
      this.fault = sentenceOfError(error);
      return false;
    } finally {
      this.#host.requestUpdate();
    }
  }
}
