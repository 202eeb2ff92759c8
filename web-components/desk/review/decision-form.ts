import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import '../../elements/choice-field.ts';
import '../../elements/text-field.ts';
import type { TextField } from '../../elements/text-field.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { fields } from '../../styles/fields.ts';
import { formatNumber } from '../../styles/format.ts';
import { text } from '../../styles/text.ts';
import { otherReason, type Reason, reasonsToAsk, reasonsToDecline } from './reasons.ts';

/** What people read of a decision, and until when what is asked for is expected. */
export interface ToldWhy {
  readonly because: string;
  readonly dueOn?: string | undefined;
}

/** Asks why people are declined, or what they are asked for: `decide` carries the words, `leave` nothing. */
@customElement('cw-decision-form')
export class DecisionForm extends LitElement {
  @property() kind: 'declined' | 'asked' = 'declined';
  /** How many people it is about. */
  @property({ type: Number }) count = 1;
  /** Of one person. */
  @property() name = '';
  @property({ attribute: false }) isBusy = false;
  @state() private chosen = '';
  @state() private because = '';
  @state() private dueOn = '';
  @state() private isMissing = false;
  @query('cw-text-field') private readonly field!: TextField;

  static override styles = [
    base,
    text,
    buttons,
    fields,
    css`
      :host { display: block; padding: var(--s6); border-inline-start: 1px solid var(--line); background: var(--surface-raised); overflow: auto; }
      form { display: grid; gap: var(--s5); }
      h2 { font: var(--type-title); overflow-wrap: anywhere; }
      .acts { display: grid; grid-template-columns: 1fr 1fr; gap: var(--s2); }
      .refuse { background: var(--refuse); border-color: var(--refuse); color: var(--refuse-on); }
      .refuse:hover:not([disabled]) { background: color-mix(in oklab, var(--refuse), var(--ink) 14%); }
      input[type='date'] { min-height: 2.75rem; }
      .labelled .field { max-width: 14rem; }
      @media (max-width: 760px) { :host { border: 0; padding: var(--s4); } }
    `,
  ];

  override firstUpdated() {
    void this.#enter();
  }

  async #enter() {
    const reasons = this.renderRoot.querySelector('cw-choice-field');
    await reasons?.updateComplete;
    reasons?.renderRoot.querySelector('input')?.focus();
  }

  override render() {
    const isDecline = this.kind === 'declined';
    const reasons = this.#reasons();
    return html`<form novalidate @submit=${this.#decide} @keydown=${this.#keyDown}>
      <h2>${this.#heading()}</h2>
      <cw-choice-field
        label=${isDecline ? msg('Why') : msg('What is needed')}
        .choices=${[...reasons.map(({ id, name }) => ({ value: id, name })), { value: otherReason, name: isDecline ? msg('Another reason') : msg('Something else') }]}
        .value=${[this.chosen]}
        @change-value=${({ detail: [chosen = ''] }: CustomEvent<string[]>) => this.#choose(chosen, reasons)}
      ></cw-choice-field>
      <cw-text-field
        label=${msg('What they will read')}
        lines="5"
        max-length="500"
        .value=${this.because}
        fault=${this.isMissing ? msg('Write what they will read: a decision without a word helps nobody.') : ''}
        @change-value=${({ detail }: CustomEvent<string>) => {
          this.because = detail;
          this.isMissing = false;
        }}
      ></cw-text-field>
      ${isDecline ? nothing : this.#due()}
      <p class="small quiet">${msg('The letter is in the language that each of them chose; these words stand in it as you write them. Recorded with your name.')}</p>
      <div class="acts">
        <button class="btn" type="button" @click=${this.#leave}>${msg('Back')} <kbd>Esc</kbd></button>
        <button class="btn ${isDecline ? 'refuse' : 'btn--main'}" ?disabled=${this.isBusy}>${this.#word()} <kbd>Ctrl ↵</kbd></button>
      </div>
    </form>`;
  }

  #heading(): string {
    const count = formatNumber(this.count);
    if (this.kind === 'declined') return this.name ? msg(str`Decline ${this.name}`) : msg(str`Decline ${count} people`);
    return this.name ? msg(str`Ask ${this.name} for more`) : msg(str`Ask ${count} people for more`);
  }

  #word(): string {
    const count = formatNumber(this.count);
    if (this.count === 1) return this.kind === 'declined' ? msg('Decline') : msg('Ask');
    return this.kind === 'declined' ? msg(str`Decline ${count}`) : msg(str`Ask ${count}`);
  }

  #reasons(): readonly Reason[] {
    return this.kind === 'declined' ? reasonsToDecline() : reasonsToAsk();
  }

  #due() {
    return html`<label class="labelled">${msg('Expected by')}
      <span class="field"><input type="date" min=${new Date().toLocaleDateString('en-CA')} .value=${this.dueOn} @input=${(
        event: Event,
      ) => {
        this.dueOn = (event.target as HTMLInputElement).value;
      }} /></span>
    </label>`;
  }

  #choose(chosen: string, reasons: readonly Reason[]) {
    const words = reasons.map((reason) => reason.words);
    const before = this.because.trim();
    this.chosen = chosen;
    this.isMissing = false;
    // What somebody has written themselves is not written over.
    if (before === '' || words.includes(before)) this.because = reasons.find(({ id }) => id === chosen)?.words ?? '';
  }

  #keyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') {
      event.preventDefault();
      this.#leave();
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#decide(event);
  }

  #leave() {
    this.dispatchEvent(new Event('leave'));
  }

  async #decide(event: Event) {
    event.preventDefault();
    if (this.isBusy) return;
    const because = this.because.trim();
    this.isMissing = because === '';
    const day = this.renderRoot.querySelector<HTMLInputElement>('input[type=date]');
    if (!this.isMissing && day && !day.reportValidity()) return;
    if (this.isMissing) {
      await this.updateComplete;
      this.field.focus();
      return;
    }
    const detail: ToldWhy = { because, ...(this.dueOn && { dueOn: this.dueOn }) };
    this.dispatchEvent(new CustomEvent('decide', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-decision-form': DecisionForm;
  }
}
