import type { ReactiveControllerHost } from 'lit';
import { sentenceOfError } from './problem.ts';

/** What is tried with the server: never two things at once, and what went wrong with the last. Draws its host again. */
export class Attempt<Host extends ReactiveControllerHost = ReactiveControllerHost> {
  isBusy = false;
  /** As a sentence, empty where nothing did. */
  fault = '';
  protected readonly host: Host;

  constructor(host: Host) {
    this.host = host;
  }

  /** Tells whether it went well, and `failed` why it did not. */
  async run(work: () => Promise<unknown>, failed?: (error: unknown) => void): Promise<boolean> {
    if (this.isBusy) return false;
    this.isBusy = true;
    this.say('');
    try {
      await work();
    } catch (error) {
      this.fault = sentenceOfError(error);
      failed?.(error);
    }
    this.isBusy = false;
    this.host.requestUpdate();
    return this.fault === '';
  }

  /** What is wrong before anything is tried, or no more. */
  say(fault: string): void {
    this.fault = fault;
    this.host.requestUpdate();
  }
}
