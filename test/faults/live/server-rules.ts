import type { Revision } from '../../../server/live/hub.contract.ts';
import type { Notebook } from './findings.ts';
import type { Told } from './told.ts';

/** What a page asked on one connection about one key, and what it was last told there. */
interface Conversation {
  asksWithout: number;
  readonly claims: Revision[];
  firsts: number;
  last: Revision | undefined;
  /** Refused, and not asked again since. */
  isRefused: boolean;
}

/** What a server may tell on one connection: nothing of a key that was not asked, nothing that does not stand on what it told. */
export class ServerRules {
  readonly #notebook: Notebook;
  readonly #conversations = new Map<string, Conversation>();
  #epoch: string | undefined;

  constructor(notebook: Notebook) {
    this.#notebook = notebook;
  }

  asked(key: string, claim: Revision | undefined): void {
    const conversation = this.#conversations.get(key) ?? newConversation();
    this.#conversations.set(key, conversation);
    conversation.isRefused = false;
    if (claim) conversation.claims.push(claim);
    else conversation.asksWithout += 1;
  }

  told(told: Exclude<Told, { type: 'tide' }>): void {
    const conversation = this.#conversations.get(told.key);
    if (!conversation) {
      this.#found('only what was asked is told', told.key);
      return;
    }
    // Who has asked more than once may be refused what was asked first, and answered what was asked then.
    const asks = conversation.asksWithout + conversation.claims.length;
    if (told.type === 'refused' && asks === 1) conversation.isRefused = true;
    if (!('revision' in told)) return;
    if (conversation.isRefused) this.#found('who is refused is told nothing more', `${told.key}: ${told.type}`);
    const { revision } = told;
    this.#epoch ??= revision[0];
    if (this.#epoch !== revision[0]) this.#found('one connection has one epoch', told.key);
    if (conversation.last && conversation.last[1] > revision[1]) {
      this.#found('revisions never go back', `${told.key} from ${conversation.last[1]} to ${revision[1]}`);
    }
    if (told.type === 'snapshot') this.#checkSnapshot(conversation, told);
    if (told.type === 'delta') this.#checkDelta(conversation, told);
    if (told.type === 'level' && !knows(conversation, revision)) {
      this.#found('level is said of what the page holds', `${told.key} at ${revision[1]}`);
    }
    conversation.last = revision;
  }

  #checkSnapshot(conversation: Conversation, { key, declared }: Extract<Told, { type: 'snapshot' }>): void {
    if (declared === 'first') {
      conversation.firsts += 1;
      if (conversation.firsts > conversation.asksWithout) this.#found('a discontinuity is declared', `${key}: first`);
    } else if (conversation.claims.length === 0 && !conversation.last) {
      this.#found('a discontinuity is declared', `${key}: ${declared} to a page that held nothing`);
    }
  }

  #checkDelta(conversation: Conversation, { key, revision, from }: Extract<Told, { type: 'delta' }>): void {
    const [epoch, number] = revision;
    if (!knows(conversation, [epoch, from]))
      this.#found('no gap: a delta stands on what is held', `${key} from ${from}`);
    if (number <= from) this.#found('a delta leads on', `${key} from ${from} to ${number}`);
  }

  #found(rule: string, detail: string): void {
    this.#notebook.found(rule, detail);
  }
}

const newConversation = (): Conversation => ({
  ...{ asksWithout: 0, claims: [], firsts: 0, last: undefined, isRefused: false },
});

const knows = ({ claims, last }: Conversation, revision: Revision): boolean =>
  [...claims, ...(last ? [last] : [])].some((known) => isSameRevision(known, revision));

export const isSameRevision = (a: Revision, b: Revision): boolean => a[0] === b[0] && a[1] === b[1];
