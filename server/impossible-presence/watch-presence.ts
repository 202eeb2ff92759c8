import { scanDeskOf } from '../admission/scan-desk.ts';
import { alertsTopic, presenceAlertsTopic } from '../alerts/alerts.contract.ts';
import { closeAlertsAbout } from '../alerts/close-alerts-about.ts';
import { raiseAlertAbout } from '../alerts/raise-alert-about.ts';
import { theSystem } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { lookEvery } from '../kernel/look-every.ts';
import { inTransaction } from '../kernel/transaction.ts';
import type { ImpossiblePresence } from './impossible-presence.contract.ts';
import { listDoubted } from './impossible-presence.queries.ts';
import { type Doubt, judgePresence, type Observed } from './judge-presence.ts';
import { PresenceObserver } from './observe-presence.ts';

type Needed = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live' | 'log'>;

const kind = 'impossible_presence';
const everyMs = 5_000;
/** With more open at once, it is not people who are in two places: doors are open, or hotspots not where they are drawn. */
export const mostDoubted = 10;

/** Looks every few seconds whether delegates can be where their devices are. The function returned ends it. */
export function watchPresence(deps: Needed): () => Promise<void> {
  const watch = new PresenceWatch(deps);
  return lookEvery(everyMs, () =>
    watch
      .look()
      .catch((error: unknown) => deps.log.warn({ err: error }, 'impossible presence could not be looked for')),
  );
}

/** Raises an alert about each delegate whose devices are where they cannot be, and closes it when that is over. */
export class PresenceWatch {
  readonly #deps: Needed;
  readonly #observer = new PresenceObserver();
  /** The devices that each open alert is about. */
  readonly #doubts = new Map<string, Pick<Doubt, 'how' | 'addresses'>>();
  #areTooMany = false;

  constructor(deps: Needed) {
    this.#deps = deps;
  }

  async look(): Promise<void> {
    const observed = await this.#observer.observe(this.#deps.database, scanDeskOf(this.#deps));
    const doubted = await listDoubted(this.#deps.database.drizzle);
    this.#learn(doubted, observed);
    const open = new Set(doubted.keys());
    const isClosed = await this.#closeWhatIsOver(open, observed);
    const isRaised = await this.#raise(open, observed);
    if (isClosed || isRaised) for (const topic of [alertsTopic, presenceAlertsTopic]) this.#deps.live.wake(topic, {});
  }

  /** What an alert is about that was open before this process: its rule stands in it, and its devices are seen by that. */
  #learn(doubted: ReadonlyMap<string, ImpossiblePresence>, observed: ReadonlyMap<string, Observed>): void {
    for (const [delegateId, how] of doubted) {
      const its = observed.get(delegateId);
      if (!its || this.#doubts.has(delegateId)) continue;
      const again = judgePresence(its);
      const addresses = again?.how === how ? again.addresses : its.devices.map(({ address }) => address);
      this.#doubts.set(delegateId, { how, addresses });
    }
  }

  async #closeWhatIsOver(open: Set<string>, observed: ReadonlyMap<string, Observed>): Promise<boolean> {
    const over = [...open].filter((delegateId) => isOver(this.#doubts.get(delegateId), observed.get(delegateId)));
    for (const delegateId of over) {
      await inTransaction(this.#deps.database, (tx) => closeAlertsAbout(this.#deps, tx, { kind, delegateId }));
      open.delete(delegateId);
    }
    for (const delegateId of this.#doubts.keys()) if (!open.has(delegateId)) this.#doubts.delete(delegateId);
    return over.length > 0;
  }

  async #raise(open: Set<string>, observed: ReadonlyMap<string, Observed>): Promise<boolean> {
    const before = open.size;
    for (const [delegateId, each] of observed) {
      const doubt = open.has(delegateId) ? undefined : judgePresence(each);
      if (!doubt) continue;
      if (this.#isFull(open)) break;
      if (await this.#raiseOne(delegateId, doubt)) {
        this.#doubts.set(delegateId, doubt);
        open.add(delegateId);
      }
    }
    return open.size > before;
  }

  /** Said once, until there is room again. */
  #isFull({ size }: Set<string>): boolean {
    const isFull = size >= mostDoubted;
    if (isFull && !this.#areTooMany)
      this.#deps.log.warn({ open: size }, 'so many are where they cannot be that no more is believed');
    this.#areTooMany = isFull;
    return isFull;
  }

  async #raiseOne(delegateId: string, { how, at }: Doubt): Promise<boolean> {
    const alert = { kind, delegateId, because: how } as const;
    const id = await inTransaction(this.#deps.database, (tx) =>
      raiseAlertAbout(this.#deps, theSystem, tx, alert, new Date(at)),
    );
    return id !== undefined;
  }
}

/**
 * When none of the devices is connected any more, of two in two places one, or the delegate has come in after them: that a
 * device walks on, or its delegate, takes nothing back.
 */
function isOver(doubt: Pick<Doubt, 'how' | 'addresses'> | undefined, observed: Observed | undefined): boolean {
  if (!doubt || !observed) return true;
  if (doubt.how === 'not_inside' && observed.whereabouts === 'inside') return true;
  const left = observed.devices.filter(({ address }) => doubt.addresses.includes(address));
  return left.length < (doubt.how === 'two_places' ? 2 : 1);
}
