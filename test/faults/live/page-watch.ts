import { topicKey } from '../../../server/live/define-topic.ts';
import { clientFrame, type Revision } from '../../../server/live/hub.contract.ts';
import type { Connection } from '../../../web-components/live/view.ts';
import type { Notebook } from './findings.ts';
import { PageRules } from './page-rules.ts';
import type { RevisionLedger } from './revision-ledger.ts';
import { ServerRules } from './server-rules.ts';
import { FrameReader, type Told } from './told.ts';

/** One connection, as the watch follows it. */
export interface Watched {
  readonly reader: FrameReader;
  readonly rules: ServerRules;
}

/** From these on a page must say that what it shows is stale, in milliseconds of its own time; half a second to look. */
const quietMs = 5000 + 500;
const graceMs = 1000 + 500;
/** The page looks twice in this time. */
const overdueMs = 1000;
/** Looks that are further apart than this say that the machine had no time for the page either. */
const lookedInTimeMs = 1000;

export interface PageWatchOptions {
  readonly notebook: Notebook;
  readonly ledger: RevisionLedger;
  /** The page's own time. */
  readonly now: () => number;
}

/** Sees all that one page is told and shows, before the page does, and holds it against the rules. */
export class PageWatch {
  readonly #options: PageWatchOptions;
  readonly #canals = new Map<string, PageRules>();
  #current: Watched | undefined;
  #heardAt: number | undefined;
  #cutAt: number | undefined;
  #overdueSince: number | undefined;
  #lookedAt = Number.NEGATIVE_INFINITY;
  /** Frames that lead to a state, by canal. */
  readonly statesTold = new Map<string, number>();

  constructor(options: PageWatchOptions) {
    this.#options = options;
  }

  rulesOf(canal: string): PageRules {
    const rules = this.#canals.get(canal) ?? new PageRules(canal, this.#options.notebook);
    this.#canals.set(canal, rules);
    return rules;
  }

  /** The page has begun to open a connection: what comes on another one is not for it. */
  begins(): Watched {
    const watched = { reader: new FrameReader(), rules: new ServerRules(this.#options.notebook) };
    this.#current = watched;
    return watched;
  }

  /** The connection is gone, or the page has given it up. */
  ended(watched: Watched): void {
    if (this.#current !== watched) return;
    this.#current = undefined;
    this.#cutAt ??= this.#options.now();
    for (const rules of this.#canals.values()) rules.cut();
    this.#options.notebook.sight('cut');
  }

  asked(watched: Watched, text: string): void {
    const frame = clientFrame.parse(JSON.parse(text));
    if (frame.type === 'unsubscribe') return;
    const claim = frame.revision as Revision | undefined;
    if (claim) this.#options.notebook.sight('returned');
    watched.rules.asked(topicKey({ name: frame.topic }, frame.params), claim);
    this.rulesOf(frame.params.canal ?? '').asked(claim);
  }

  heard(watched: Watched, data: string | Uint8Array): void {
    const { notebook, now } = this.#options;
    const isLate = this.#current !== watched;
    if (isLate) {
      notebook.sight('came late');
    } else {
      this.#heardAt = now();
      this.#cutAt = undefined;
    }
    try {
      const told = watched.reader.take(data);
      if (told) this.#told(watched, told, isLate);
      else notebook.sight('part');
    } catch (error) {
      notebook.found('what is told is whole', error instanceof Error ? error.message : String(error));
    }
  }

  /** The page has heard it as well. */
  taken(): void {
    for (const rules of this.#canals.values()) rules.taken();
  }

  /** To be called in the page's time twice a second: stale is shown within its time. */
  look(connection: Connection): void {
    const now = this.#options.now();
    const isQuiet = this.#heardAt !== undefined && now - this.#heardAt >= quietMs;
    const isCut = this.#cutAt !== undefined && now - this.#cutAt >= graceMs;
    const isInTime = now - this.#lookedAt <= lookedInTimeMs;
    this.#lookedAt = now;
    if (!(isQuiet || isCut) || connection.state !== 'live') this.#overdueSince = undefined;
    else this.#overdueSince = isInTime ? (this.#overdueSince ?? now) : now;
    if (connection.state === 'stale') this.#options.notebook.sight('stale while cut');
    // This look may come before the page's own, on a machine that is busy; timers may even fire early then.
    if (this.#overdueSince === undefined || now - this.#overdueSince < overdueMs) return;
    const ago = [now - (this.#heardAt ?? now), now - (this.#cutAt ?? now)].map(Math.round).join(' and ');
    const detail = `heard and cut ${ago} ms ago, ${connection.state} since ${now - Date.parse(connection.since)} ms`;
    this.#options.notebook.found('stale is shown in time', detail);
  }

  #told(watched: Watched, told: Told, isLate: boolean): void {
    const { notebook, ledger } = this.#options;
    if (told.type === 'tide') return;
    watched.rules.told(told);
    this.#sight(told);
    const canal = new URLSearchParams(told.key.split('?')[1]).get('canal') ?? '';
    if (told.type === 'snapshot' || told.type === 'delta') {
      ledger.note(notebook, { ...told, canal });
      this.statesTold.set(canal, (this.statesTold.get(canal) ?? 0) + 1);
    }
    if (!isLate && this.rulesOf(canal).told(told)) notebook.sight('asked again');
  }

  #sight(told: Exclude<Told, { type: 'tide' }>): void {
    const { notebook } = this.#options;
    if (told.type === 'snapshot') notebook.sight(`snapshot ${told.declared}` as 'snapshot gap');
    else if (told.type === 'delta') notebook.sight(told.revision[1] - told.from > 1 ? 'delta by many' : 'delta by one');
    else notebook.sight(told.type);
  }
}
