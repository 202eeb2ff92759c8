import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Attempt } from '../api/attempt.ts';

/** What one section of the account page shows: read when it opens, and again after each thing that is done. */
export class SectionController<Shown> extends Attempt implements ReactiveController {
  /** None until it has been read. */
  shown: Shown | undefined;
  readonly #read: () => Promise<Shown>;

  constructor(host: ReactiveControllerHost, read: () => Promise<Shown>) {
    super(host);
    this.#read = read;
    host.addController(this);
  }

  hostConnected(): void {
    // The host gets its server with its first drawing.
    void this.host.updateComplete.then(() => this.try(async () => undefined));
  }

  /** Does something, then shows how things are. */
  async try(work: () => Promise<unknown>): Promise<void> {
    await this.run(async () => {
      await work();
      this.shown = await this.#read();
    });
  }
}
