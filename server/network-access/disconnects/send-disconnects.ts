import type { Dependencies } from '../../kernel/dependencies.ts';
import { type DisconnectSchedule, mostAtOnce, mostAtOnePoint, usualSchedule } from './disconnect-schedule.ts';
import { DisconnectSocket } from './disconnect-socket.ts';
import { claimDisconnects, type DueDisconnect, listenForDisconnects, releaseClaims } from './disconnects.queries.ts';
import { type DisconnectTold, requestDisconnect } from './request-disconnect.ts';
import { settleDisconnects } from './settle-disconnects.ts';

type Needed = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live' | 'log'>;

/**
 * Tells access points to end what the database says is to be ended: at once where it is heard of, else within a second. What
 * a server had begun that is gone is begun anew. The function returned ends it: what is not settled stays due.
 */
export function sendDisconnects(
  deps: Needed,
  { url, schedule = usualSchedule }: { url: string; schedule?: DisconnectSchedule },
): () => Promise<void> {
  const sending = new Sending(deps, schedule);
  const listening = listenForDisconnects(url, () => sending.look());
  const timers = [
    setInterval(() => sending.look(), schedule.lookMs),
    setInterval(() => sending.lookForUnanswered(), schedule.lookAgainMs),
  ];
  for (const timer of timers) timer.unref();
  sending.lookForUnanswered();
  return async () => {
    for (const timer of timers) clearInterval(timer);
    await Promise.all([listening.stop(), sending.stop()]);
  };
}

class Sending {
  readonly #deps: Needed;
  readonly #schedule: DisconnectSchedule;
  readonly #socket: DisconnectSocket;
  readonly #underWay = new Map<string, DueDisconnect>();
  /** What came of those that are not written yet. */
  #told: DisconnectTold[] = [];
  #looking: Promise<void> | undefined;
  #isAskedAgain = false;
  #areUnansweredDue = false;
  #isStopping = false;
  #hasReleased = false;

  constructor(deps: Needed, schedule: DisconnectSchedule) {
    this.#deps = deps;
    this.#schedule = schedule;
    this.#socket = new DisconnectSocket(schedule, deps.log);
  }

  /** One look at a time: whoever asks during one has the next. */
  look(): void {
    this.#isAskedAgain = true;
    if (this.#isStopping) return;
    this.#looking ??= this.#lookWhileAsked().finally(() => {
      this.#looking = undefined;
      if (this.#isAskedAgain && !this.#isStopping) this.look();
    });
  }

  lookForUnanswered(): void {
    this.#areUnansweredDue = true;
    this.look();
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#looking;
    this.#socket.close();
    await this.#settle().catch(this.#warn);
  }

  async #lookWhileAsked(): Promise<void> {
    try {
      while (this.#isAskedAgain && !this.#isStopping) {
        this.#isAskedAgain = false;
        await this.#settle();
        await this.#begin();
      }
    } catch (error) {
      // The next look tries again, in a second.
      this.#isAskedAgain = false;
      this.#warn(error);
    }
  }

  async #begin(): Promise<void> {
    if (!this.#hasReleased) await releaseClaims(this.#deps.database);
    this.#hasReleased = true;
    await this.#claim('due');
    if (!this.#areUnansweredDue) return;
    this.#areUnansweredDue = false;
    await this.#claim('unanswered');
  }

  async #claim(which: 'due' | 'unanswered'): Promise<void> {
    const atMost = mostAtOnce - this.#underWay.size;
    if (atMost <= 0) return;
    const room = { atMost, atOnePoint: mostAtOnePoint, busy: this.#busy() };
    const due = await claimDisconnects(this.#deps.database, which, room, this.#schedule.claimMs);
    for (const each of due) if (!this.#underWay.has(each.connectionId)) void this.#request(each);
  }

  async #request(due: DueDisconnect): Promise<void> {
    this.#underWay.set(due.connectionId, due);
    try {
      const told = await requestDisconnect({ ...this.#deps, socket: this.#socket }, due);
      this.#told.push(told);
    } catch (error) {
      // It stays due, and is claimed again when its claim is over.
      if (!this.#isStopping) this.#warn(error);
    } finally {
      this.#underWay.delete(due.connectionId);
    }
    this.look();
  }

  /** All that has come in while the ones before were written, together. */
  async #settle(): Promise<void> {
    const told = this.#told;
    if (told.length === 0) return;
    this.#told = [];
    try {
      await settleDisconnects(this.#deps, told, this.#schedule.againMs);
    } catch (error) {
      this.#told = [...told, ...this.#told];
      throw error;
    }
    for (const { due, outcome, failed } of told)
      this.#deps.log.info({ connectionId: due.connectionId, outcome, ...failed }, 'a device was to be taken off');
  }

  #busy(): Map<number, number> {
    const busy = new Map<number, number>();
    for (const { accessPointId } of this.#underWay.values())
      busy.set(accessPointId, (busy.get(accessPointId) ?? 0) + 1);
    return busy;
  }

  readonly #warn = (error: unknown): void => this.#deps.log.warn({ err: error }, 'devices could not be taken off');
}
