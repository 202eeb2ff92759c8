import { msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { StaffMember, WaitingPerson } from '../../server/identity/identity.contract.ts';
import '../elements/icon.ts';
import '../elements/mark.ts';
import { TickController } from '../elements/tick-controller.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { buttons } from '../styles/buttons.ts';
import { formatNumber } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import { text } from '../styles/text.ts';
import { kindWords, waitedWords } from './person-words.ts';
import { waitingQueueStyles } from './waiting-queue.styles.ts';

/** The people sent to this station, in order of arrival. Events: `take-next`, and `take-person` with a verification id. */
@customElement('cw-waiting-queue')
export class WaitingQueue extends LitElement {
  /** Nothing while it is on its way. */
  @property({ attribute: false }) people?: readonly WaitingPerson[] | undefined;
  @property({ attribute: false }) staff?: StaffMember;
  /** The verification that this page has. */
  @property({ attribute: false }) ownId?: string | undefined;
  @property({ type: Boolean }) busy = false;
  @property({ type: Boolean }) keys = true;

  @query('.next') private readonly next!: HTMLButtonElement;

  readonly ticks = new TickController(this);

  static override styles = [base, text, beam, buttons, loading, waitingQueueStyles];

  /** So that who decided with the keyboard goes on with it. */
  async focusNext(): Promise<void> {
    await this.updateComplete;
    this.next.focus();
  }

  override render() {
    const { people } = this;
    const count = people?.length;
    return html`
      <nav aria-label=${msg('Queue')}>
        <section class="beam">
          <div class="head"><h2>${msg('Waiting')} ${count === undefined ? '' : formatNumber(count)}</h2></div>
        </section>
        ${people?.length === 0 ? html`<p class="quiet">${msg('Nobody is waiting.')}</p>` : nothing}
        <ul aria-busy=${!people}>
          ${people ? repeat(people, this.#idOf, (person) => this.#row(person)) : this.#coming()}
        </ul>
        <button class="btn next" type="button" ?disabled=${this.busy || this.ownId !== undefined || !this.#hasFree()} @click=${this.#takeNext}>
          ${msg('Take the next person')} ${this.keys ? html`<kbd>T</kbd>` : nothing}
        </button>
      </nav>
    `;
  }

  #idOf = ({ verificationId }: WaitingPerson) => verificationId;

  /** Whether anybody is there whom this officer could take. */
  #hasFree(): boolean {
    return (this.people ?? []).some((person) => !person.takenBy && this.#mayTake(person));
  }

  #mayTake({ passedOnBecause }: WaitingPerson): boolean {
    return passedOnBecause === undefined || (this.staff?.roles.includes('supervisor') ?? false);
  }

  #row(person: WaitingPerson) {
    const isOwn = person.verificationId === this.ownId;
    const isTaken = person.takenBy !== undefined && !isOwn;
    const cannot = isTaken || !this.#mayTake(person);
    return html`<li class=${isOwn ? 'now' : cannot ? 'taken' : ''}>
      <button
        type="button"
        aria-current=${isOwn ? 'true' : nothing}
        aria-disabled=${cannot || isOwn || this.busy}
        @click=${() => !cannot && !isOwn && this.#take(person)}
      >
        <span class="name cut" dir="auto">${person.name}</span>
        <time>${waitedWords(person.requestedAt, Date.now())}</time>
        <span class="note">${this.#note(person, isOwn)}</span>
      </button>
    </li>`;
  }

  #note(person: WaitingPerson, isOwn: boolean) {
    if (isOwn) return msg(str`${kindWords(person)} · with you`);
    if (person.takenBy) {
      return html`<cw-icon name="lock"></cw-icon> <span dir="auto">${msg(str`With ${person.takenBy.name}`)}</span>`;
    }
    if (person.passedOnBecause !== undefined) {
      return html`<cw-icon name="up"></cw-icon> <span dir="auto">${msg(str`For a supervisor: ${person.passedOnBecause}`)}</span>`;
    }
    return kindWords(person);
  }

  #coming() {
    return [1, 2, 3].map(() => html`<li class="coming"><span class="load"></span><span class="load"></span></li>`);
  }

  #takeNext() {
    this.dispatchEvent(new Event('take-next'));
  }

  #take({ verificationId }: WaitingPerson) {
    if (!this.busy) this.dispatchEvent(new CustomEvent<string>('take-person', { detail: verificationId }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-waiting-queue': WaitingQueue;
  }
}
