import { msg, str } from '@lit/localize';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { WaitingPerson } from '../../server/identity/identity.contract.ts';
import '../elements/mark.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { fields } from '../styles/fields.ts';
import { formatTime } from '../styles/format.ts';
import { text } from '../styles/text.ts';

/**
 * Somebody without document and phone: this officer proposes, a supervisor confirms. Tells `propose` with why. How the
 * proposal stands comes with the person.
 */
@customElement('cw-neither-panel')
export class NeitherPanel extends LitElement {
  @property({ attribute: false }) person!: WaitingPerson;
  @property({ type: Boolean }) busy = false;
  @state() private because = '';
  @state() private isMissing = false;

  @query('input') private readonly input!: HTMLInputElement | null;

  static override styles = [
    base,
    text,
    buttons,
    fields,
    css`
      :host { display: grid; gap: var(--s3); font: var(--type-small); }
      p { color: var(--ink-2); text-wrap: pretty; }
      .quick { display: flex; flex-wrap: wrap; gap: var(--s2); }
      .state { display: flex; gap: var(--s2); align-items: center; font: var(--type-body); color: var(--ink); --mark-size: 1.25rem; }
      .fault { color: var(--refuse-text); }
      .fault:empty { display: none; }
      .btn--main { justify-self: start; }
    `,
  ];

  override focus() {
    this.input?.focus();
  }

  override render() {
    return this.person.proposal?.state === 'waiting' ? this.#waits(this.person.proposal) : this.#form();
  }

  #waits({ because, expiresAt }: NonNullable<WaitingPerson['proposal']>): TemplateResult {
    return html`
      <p class="state" role="status"><cw-mark kind="wait"></cw-mark> <b>${msg('Waiting for a supervisor')}</b></p>
      <p>${msg(str`You proposed them until ${formatTime(expiresAt)}. When a supervisor confirms, the next scan admits. They stay with you meanwhile.`)}</p>
      <p dir="auto">${because}</p>
    `;
  }

  #form() {
    return html`
      ${this.#before()}
      <p>${msg('Two persons answer for this together: you say why you are sure, a supervisor confirms it at their own screen.')}</p>
      <label class="labelled">${msg('Why are you sure that it is them?')}
        <span class="field"><input
          maxlength="500"
          dir="auto"
          aria-invalid=${this.isMissing}
          aria-describedby="missing"
          .value=${this.because}
          @keydown=${this.#enter}
          @input=${(event: Event) => this.#say((event.target as HTMLInputElement).value)}
        /></span>
      </label>
      <p class="fault" id="missing" role="alert">${this.isMissing ? msg('Say why, in a few words.') : ''}</p>
      <div class="quick">
        ${[
          msg('Known to the head of delegation'),
          msg('Document lost, police report shown'),
          msg('Document is over, otherwise right'),
        ].map(
          (reason) =>
            html`<button class="btn btn--small" type="button" @click=${() => this.#say(reason)}>${reason}</button>`,
        )}
      </div>
      <button class="btn btn--main" type="button" ?disabled=${this.busy} @click=${this.#propose}>${msg('Ask a supervisor to confirm')}</button>
    `;
  }

  #before() {
    const { proposal } = this.person;
    if (!proposal || proposal.state === 'waiting') return html``;
    const words =
      proposal.state === 'over'
        ? msg('Nobody confirmed it in time. You may ask again.')
        : proposal.decidedBy
          ? msg(str`${proposal.decidedBy} did not confirm it.`)
          : msg('A supervisor did not confirm it.');
    return html`<p class="state" role="status"><cw-mark kind="refuse"></cw-mark> ${words}</p>`;
  }

  #say(because: string) {
    this.because = because;
    this.isMissing = false;
  }

  /** The field's own: it proposes, and decides nothing else. */
  #enter(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.#propose();
  }

  #propose() {
    const because = this.because.trim();
    this.isMissing = because === '';
    if (this.isMissing) this.input?.focus();
    else this.dispatchEvent(new CustomEvent<string>('propose', { detail: because, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-neither-panel': NeitherPanel;
  }
}
