import { isDeepStrictEqual } from 'node:util';
import type { LiveState } from '../../../server/live/define-topic.ts';
import type { Revision } from '../../../server/live/hub.contract.ts';
import type { View } from '../../../web-components/live/view.ts';
import { kindOf, type StateName, stateOf, versionIn } from './canals.ts';
import type { Notebook } from './findings.ts';
import { isSameRevision } from './server-rules.ts';
import type { Told } from './told.ts';

type About = Exclude<Told, { type: 'tide' }>;
interface Held extends StateName {
  readonly revision: Revision;
}

/** What a page must hold of one canal after what it was told, and what it may show of it. */
export class PageRules {
  readonly #canal: string;
  readonly #notebook: Notebook;
  #held: Held | undefined;
  /** The connection has said how the page stands. */
  #isConfirmed = false;
  #turn: 'stale' | 'refused' | undefined;
  #isStale = false;
  #isRefused = false;
  /** Somebody on the page has followed ever since it came to hold something. */
  #isFollowedSince = false;
  #followers = 0;
  #lastStatus: View<unknown>['status'] | undefined;
  #verified: unknown;

  constructor(canal: string, notebook: Notebook) {
    this.#canal = canal;
    this.#notebook = notebook;
  }

  get held(): Held | undefined {
    return this.#held;
  }

  followed(): void {
    this.#followers += 1;
  }

  unfollowed(): void {
    this.#followers -= 1;
    if (this.#followers > 0) return;
    this.#isFollowedSince = false;
    this.#lastStatus = undefined;
  }

  asked(claim: Revision | undefined): void {
    if (claim) {
      if (!this.#held || !isSameRevision(this.#held.revision, claim)) {
        this.#found('a page claims what it holds', `claims ${claim[1]}, holds ${this.#held?.revision[1]}`);
      }
      return;
    }
    if (this.#held && this.#isFollowedSince) this.#found('a page claims what it holds', 'claims nothing');
    this.#held = undefined;
  }

  /** The connection is gone, or another one took its place. */
  cut(): void {
    this.#isConfirmed = false;
  }

  /** Before the page hears it. True when it does not stand on what the page holds. */
  told(told: About): boolean {
    switch (told.type) {
      case 'stale':
      case 'refused':
        this.#turn = told.type;
        return false;
      case 'level':
        if (!this.#held || !isSameRevision(this.#held.revision, told.revision)) return true;
        this.#confirm();
        return false;
      case 'snapshot':
        if (!this.#isNewer(told.revision)) return false;
        this.#hold({ revision: told.revision, canal: this.#canal, version: told.version, server: told.server });
        return false;
      case 'delta':
        return this.#takeDelta(told);
    }
  }

  /** After the page has heard it. While it takes a frame in, it may still show what was so before. */
  taken(): void {
    if (this.#turn === 'stale') this.#isStale = true;
    if (this.#turn === 'refused') this.#isRefused = true;
    this.#turn = undefined;
  }

  /** The page shows this now. */
  shows(view: View<LiveState>): void {
    const before = this.#lastStatus;
    this.#lastStatus = view.status;
    if (view.status === 'live') {
      if (this.#isRefused) this.#found('what is refused is not shown as live', 'live');
      if (this.#isStale) this.#found('what is stale is not shown as live', 'live while the source fails');
      if (before !== undefined && before !== 'live' && !this.#isConfirmed) {
        this.#found('live only when the server has said so', `${before} became live`);
      }
    }
    if ('value' in view && view.value !== undefined) this.#checkValue(view.value);
  }

  #checkValue(value: LiveState): void {
    if (value === this.#verified) return;
    this.#verified = value;
    const name = versionIn(kindOf(this.#canal) === 'boats' ? value.head : value);
    const held = this.#held;
    if (!held || name?.version !== held.version || name.server !== held.server) {
      this.#found(
        'a page shows the state that it was told',
        `shows ${name?.version} of ${name?.server}, was told ${held?.version} of ${held?.server}`,
      );
    } else if (!isDeepStrictEqual(value, stateOf(held))) {
      this.#found('a page shows the state as the server had it', `version ${held.version}: ${shortened(value)}`);
    }
  }

  #takeDelta({ revision, from, version }: Extract<About, { type: 'delta' }>): boolean {
    const held = this.#held;
    if (held && isSameRevision(held.revision, [revision[0], from])) {
      this.#hold({ ...held, revision, version });
      return false;
    }
    return this.#isNewer(revision) && !(held && isSameRevision(held.revision, revision));
  }

  #isNewer([epoch, number]: Revision): boolean {
    return this.#held?.revision[0] !== epoch || number >= this.#held.revision[1];
  }

  #hold(held: Held): void {
    this.#held = held;
    this.#isFollowedSince = this.#followers > 0;
    this.#confirm();
  }

  #confirm(): void {
    this.#isConfirmed = true;
    this.#isStale = false;
    this.#isRefused = false;
  }

  #found(rule: string, detail: string): void {
    this.#notebook.found(rule, `${this.#canal}: ${detail}`);
  }
}

const shortened = (value: unknown): string => JSON.stringify(value).slice(0, 300);
