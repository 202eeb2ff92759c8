import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import '../elements/mark.ts';
import type { MarkKind } from '../elements/mark.ts';
import '../elements/notice.ts';
import '../network-account/set-up-code.ts';
import type { SetUpCode } from '../network-account/set-up-code.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';

/** What was decided last at this page, and about whom. */
export interface Decided {
  /** After a proposal: `two-decided` until it is known whether it was `confirmed` or `ended` otherwise. */
  readonly kind:
    | 'verified'
    | 'refused'
    | 'passed-on'
    | 'put-back'
    | 'absent'
    | 'to-desk'
    | 'two-decided'
    | 'confirmed'
    | 'ended';
  readonly name: string;
  /** Whom, where something can still be done for them. */
  readonly delegateId?: string;
  /** Who decided it, where it was not the officer here. */
  readonly by?: string;
}

const marks = {
  verified: 'admit',
  refused: 'refuse',
  'passed-on': 'refer',
  'put-back': 'wait',
  absent: 'stale',
  'to-desk': 'refer',
  'two-decided': 'wait',
  confirmed: 'admit',
  ended: 'stale',
} as const satisfies Record<Decided['kind'], MarkKind>;

/** Between two persons: what was decided last, how many wait, and what the page can be told. Events: `leave`, `turn-keys`. */
@customElement('cw-station-rest')
export class StationRest extends LitElement {
  @property({ attribute: false }) waiting?: number | undefined;
  @property({ attribute: false }) verifiedToday?: number | undefined;
  @property({ attribute: false }) decided?: Decided | undefined;
  @property() fault = '';
  @property({ type: Boolean }) keys = true;
  @query('cw-set-up-code') private readonly code!: SetUpCode | null;

  static override styles = [
    base,
    text,
    buttons,
    css`
      :host { position: relative; display: grid; grid-template-rows: minmax(0, 1fr) auto auto; min-height: 26rem; }
      .middle { display: grid; place-content: center; justify-items: center; text-align: center; gap: var(--s3); padding: var(--s8) var(--s5); }
      svg { width: 15rem; height: 8rem; max-width: 100%; }
      .water { stroke: var(--water); }
      h2 { font: 400 2.75rem/3.5rem var(--font-name); overflow-wrap: anywhere; text-wrap: balance; }
      .decided { display: grid; justify-items: center; gap: var(--s1); --mark-size: 3rem; }
      .decided b { font: var(--type-title); }
      p { max-width: 42ch; text-wrap: balance; }
      .lead { color: var(--ink-2); }
      cw-set-up-code { justify-self: center; justify-items: center; }
      footer { grid-row: 3; display: flex; flex-wrap: wrap; justify-content: center; gap: var(--s2) var(--s4); padding: var(--s4); }
      @media (max-width: 760px) { h2 { font-size: 2rem; line-height: 2.5rem; } }
    `,
  ];

  override render() {
    return html`
      ${this.fault ? html`<cw-notice>${this.fault}</cw-notice>` : nothing}
      <div class="middle" aria-live="polite">
        ${this.decided ? this.#decided(this.decided) : this.#bridge()}
        ${this.waiting === undefined ? nothing : this.#next(this.waiting)}
      </div>
      ${this.decided ? this.#setUp(this.decided) : nothing}
      <footer>
        <button class="btn btn--small btn--plain" type="button" @click=${() => this.#tell('leave')}>${msg('Another station…')}</button>
        <button class="btn btn--small btn--plain" type="button" aria-pressed=${this.keys} @click=${() => this.#tell('turn-keys')}>
          ${this.keys ? msg('Letter keys are on') : msg('Letter keys are off')}
        </button>
      </footer>
    `;
  }

  #next(waiting: number) {
    const today = this.verifiedToday ?? 0;
    const count = formatNumber(waiting);
    return html`
      ${this.decided ? nothing : html`<h2>${waiting === 0 ? msg('Nobody is waiting') : msg(str`${count} waiting`)}</h2>`}
      <p class="lead">
        ${waiting === 0 ? msg('A person referred by a gate appears here at once.') : msg('Take the next person, or choose one from the queue.')}
        ${msg(str`Verified today at this station: ${formatNumber(today)}.`)}
      </p>
    `;
  }

  #decided(decided: Decided) {
    const { kind, name } = decided;
    return html`<div class="decided">
      <cw-mark kind=${marks[kind]}></cw-mark>
      <b>${wordsOf(decided)}</b>
      <h2 class="name" dir="auto">${name}</h2>
      <p class="quiet">${afterwards(decided)}</p>
    </div>`;
  }

  /** Their Wi-Fi opened with the decision: their phone is set up while they stand here. */
  #setUp({ kind, name, delegateId }: Decided) {
    if (!delegateId || (kind !== 'verified' && kind !== 'confirmed')) return nothing;
    return html`<cw-set-up-code .delegateId=${delegateId} name=${name} letter=${this.keys ? 'W' : ''}></cw-set-up-code>`;
  }

  /** Whether a code is over this panel. */
  get isCodeOpen(): boolean {
    return this.code?.isOpen ?? false;
  }

  /** For the key. */
  setUpPhone(): void {
    void this.code?.show();
  }

  #bridge() {
    return html`<svg viewBox="0 0 240 128" fill="none" stroke="currentColor" stroke-width="1.75" aria-hidden="true">
      <path d="M8 84h38c16 0 22-10 32-24s24-24 42-24 32 10 42 24 16 24 32 24h38" />
      <path d="M76 84a44 44 0 0 1 88 0" />
      <path d="M76 90a44 34 0 0 0 88 0" class="water" stroke-dasharray="10 7" />
      <path d="M8 90h60M172 90h60M22 100h36M182 100h40M40 110h20M196 110h18" class="water" />
    </svg>`;
  }

  #tell(name: string) {
    this.dispatchEvent(new Event(name));
  }
}

function wordsOf({ kind, by }: Decided): string {
  switch (kind) {
    case 'verified':
      return msg('Verified');
    case 'refused':
      return msg('Not this person');
    case 'passed-on':
      return msg('Sent to the supervisor');
    case 'to-desk':
      return msg('Sent to the desk');
    case 'two-decided':
      return msg('A second person has decided');
    case 'confirmed':
      return by ? msg(str`Confirmed by ${by}`) : msg('Confirmed by a second person');
    case 'ended':
      return by ? msg(str`Not verified: ${by} ended it`) : msg('Not verified: it was ended');
    case 'put-back':
      return msg('Back in the queue');
    case 'absent':
      return msg('Did not come');
  }
}

function afterwards({ kind }: Decided): string {
  switch (kind) {
    case 'verified':
    case 'confirmed':
      return msg('The next scan at any gate admits.');
    case 'refused':
      return msg('The next scan refers the badge again, and says so.');
    case 'passed-on':
      return msg('They stay in the queue. Only a supervisor can take them now.');
    case 'to-desk':
      return msg('When the name is right there, the desk sends them here again, or their next scan does.');
    case 'two-decided':
      return msg('Where it was confirmed, the next scan at any gate admits.');
    case 'ended':
      return msg('Their next scan says how they stand.');
    case 'put-back':
      return msg('At the place they had.');
    case 'absent':
      return msg('Their next scan refers them anew.');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-station-rest': StationRest;
  }
}
