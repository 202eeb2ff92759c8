import { randomInt } from 'node:crypto';
import { isSignedInStill } from '../../identity/is-signed-in-still.ts';
import type { DelegateActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { listenForNewsOf } from '../../kernel/news-of-persons.ts';
import { registrationFaults } from '../registration.errors.ts';

type NewsDependencies = Pick<Dependencies, 'database' | 'clock'>;

export interface NewsTerms {
  /** Pages of one delegate, and of all. */
  readonly ofOne: number;
  readonly ofAll: number;
  /** A word that says nothing, so that whatever lies between keeps the line, and who is gone is noticed. */
  readonly restMs: number;
  /** Then the page comes again, and shows again who it is. */
  readonly lifeMs: number;
}

/** Beyond that pages look each minute, as they do where the line is cut. */
const usualTerms: NewsTerms = { ofOne: 4, ofAll: 3000, restMs: 25_000, lifeMs: 15 * 60_000 };
/** One decision is often several entries, and ends of sign-ins follow it: told once. */
const gatherMs = 50;
/** Words that may wait for a page that does not read. */
const unreadAtMost = 16;

/**
 * Tells delegates' open pages that something about them has changed, and not what: the page then asks, as it does each
 * minute anyhow. So nothing personal goes this way, and nothing needs to be kept or compared: a line costs a few
 * kilobytes, and a word each half minute.
 */
export class OwnPageNews {
  readonly #deps: NewsDependencies;
  readonly #terms: NewsTerms;
  readonly #open = new Map<string, number>();
  #openInAll = 0;

  constructor(deps: NewsDependencies, terms: Partial<NewsTerms> = {}) {
    this.#deps = deps;
    this.#terms = { ...usualTerms, ...terms };
  }

  /** Server-sent events for one page, until its sign-in ends. Throws `registration.too_many_pages_open`. */
  open(actor: DelegateActor): ReadableStream<Uint8Array> {
    const { ofOne, ofAll } = this.#terms;
    const isFull = this.#openInAll >= ofAll || (this.#open.get(actor.id) ?? 0) >= ofOne;
    if (isFull) throw new DomainError(registrationFaults.too_many_pages_open);
    let line: Line | undefined;
    // Begun when it is read, for what nobody reads is not told of being given up.
    const begin = (controller: Controller) => {
      line ??= this.#begin(actor, controller);
    };
    return new ReadableStream<Uint8Array>({ pull: begin, cancel: () => line?.end() }, { highWaterMark: 0 });
  }

  #begin(actor: DelegateActor, controller: Controller): Line {
    const { restMs, lifeMs } = this.#terms;
    this.#count(actor.id, 1);
    const line = new Line(controller);
    const stopListening = listenForNewsOf(this.#deps.database, actor.id, {
      news: () => line.gather(gatherMs, () => void this.#tell(actor, line)),
      end: () => line.end(),
    });
    const rest = setInterval(() => line.say(':\n\n'), restMs).unref();
    const life = setTimeout(() => line.end(), lifeMs).unref();
    line.onEnd = () => {
      stopListening();
      clearInterval(rest);
      clearTimeout(life);
      this.#count(actor.id, -1);
    };
    // After a restart of the server not all come back at the same moment.
    line.say(`retry: ${randomInt(3000, 8000)}\n\n`);
    return line;
  }

  /** Also to who is signed out: their page asks, is told so, and shows nothing any more. */
  async #tell(actor: DelegateActor, line: Line): Promise<void> {
    line.say('event: news\ndata: 1\n\n');
    const isIn = await isSignedInStill(this.#deps, actor).catch(() => false);
    if (!isIn) line.end();
  }

  #count(delegateId: string, change: 1 | -1): void {
    this.#openInAll += change;
    const count = (this.#open.get(delegateId) ?? 0) + change;
    if (count > 0) this.#open.set(delegateId, count);
    else this.#open.delete(delegateId);
  }
}

type Controller = ReadableStreamDefaultController<Uint8Array>;

/** What one page is told over. */
class Line {
  onEnd: () => void = () => undefined;
  readonly #controller: Controller;
  #gathering: ReturnType<typeof setTimeout> | undefined;
  #hasEnded = false;

  constructor(controller: Controller) {
    this.#controller = controller;
  }

  say(text: string): void {
    if (this.#hasEnded) return;
    if ((this.#controller.desiredSize ?? 0) <= -unreadAtMost) this.end();
    else this.#controller.enqueue(new TextEncoder().encode(text));
  }

  gather(ms: number, then: () => void): void {
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      then();
    }, ms);
  }

  end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    clearTimeout(this.#gathering);
    this.onEnd();
    try {
      this.#controller.close();
    } catch {
      // The page has gone, and with it the stream.
    }
  }
}
