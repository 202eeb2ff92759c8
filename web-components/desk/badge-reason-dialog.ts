import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { BadgeSummary } from '../../server/registration/badges/badges.contract.ts';
import '../elements/dialog.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { fields } from '../styles/fields.ts';
import { text } from '../styles/text.ts';

export type BadgeAct = 'reissue' | 'revoke';

const reasons = () => [msg('Lost'), msg('Stolen'), msg('Damaged'), msg('Details have changed')];

/** Asks why a badge is reissued or revoked; `decide` carries the reason, which the ledger keeps. */
@customElement('cw-badge-reason-dialog')
export class BadgeReasonDialog extends LitElement {
  /** Open while there is one. */
  @property({ attribute: false }) kind: BadgeAct | undefined;
  @property({ attribute: false }) badge: BadgeSummary | undefined;
  @property({ attribute: false }) name = '';
  @state() private chosen = '';
  @state() private isMissing = false;
  @query('input[type="text"]') private readonly other!: HTMLInputElement | null;

  static override styles = [
    base,
    text,
    buttons,
    fields,
    css`
      form { display: grid; gap: var(--s4); }
      fieldset { display: grid; }
      legend { font: 700 0.8125rem/1.25rem var(--font-ui); padding: 0; }
      fieldset label { display: flex; align-items: center; gap: var(--s3); min-height: var(--hit); }
      input[type='radio'] { width: 1.25rem; height: 1.25rem; accent-color: var(--accent); margin: 0; }
      .refuse { background: var(--refuse); border-color: var(--refuse); color: var(--refuse-on); }
      .fault { min-height: 1.25rem; }
    `,
  ];

  override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('kind') || !this.kind) return;
    this.chosen = '';
    this.isMissing = false;
  }

  override render() {
    const { kind, badge } = this;
    const number = badge?.number ?? '';
    const heading = kind === 'revoke' ? msg(str`Revoke badge ${number}?`) : msg(str`Reissue badge ${number}?`);
    return html`<cw-dialog heading=${kind ? heading : ''} ?open=${kind !== undefined}>
      ${kind ? this.#form(kind) : nothing}
      <button slot="actions" class="btn" type="button" @click=${() => this.dispatchEvent(new Event('close'))}>
        ${msg('Leave it')}
      </button>
      <button slot="actions" class="btn ${kind === 'revoke' ? 'refuse' : 'btn--main'}" type="button" @click=${this.#decide}>
        ${kind === 'revoke' ? msg('Revoke') : msg('Reissue')}
      </button>
    </cw-dialog>`;
  }

  #form(kind: BadgeAct) {
    return html`<form @submit=${this.#submit}>
      <p><span class="name" dir="auto">${this.name}</span></p>
      <p class="quiet">${
        kind === 'revoke'
          ? msg('From then on no gate admits this badge.')
          : msg('A new badge takes its place. From then on no gate admits the old one.')
      }</p>
      <fieldset @change=${this.#choose}>
        <legend>${msg('Why?')}</legend>
        ${reasons().map((reason) => this.#choice(reason, reason))}${this.#choice('other', msg('Another reason'))}
      </fieldset>
      <label class="labelled" ?hidden=${this.chosen !== 'other'}>${msg('The reason')}
        <span class="field"><input type="text" maxlength="500" aria-invalid=${this.isMissing} /></span>
      </label>
      <p class="fault" role="alert">${this.isMissing ? msg('Say why: it is kept with your name.') : ''}</p>
    </form>`;
  }

  #choice(value: string, word: string) {
    return html`<label><input type="radio" name="reason" .value=${value} .checked=${this.chosen === value} />${word}</label>`;
  }

  async #choose(event: Event) {
    this.chosen = (event.target as HTMLInputElement).value;
    this.isMissing = false;
    await this.updateComplete;
    if (this.chosen === 'other') this.other?.focus();
  }

  #submit(event: SubmitEvent) {
    event.preventDefault();
    this.#decide();
  }

  #decide() {
    const because = this.chosen === 'other' ? (this.other?.value.trim() ?? '') : this.chosen;
    this.isMissing = because === '';
    if (because) this.dispatchEvent(new CustomEvent('decide', { detail: because }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-badge-reason-dialog': BadgeReasonDialog;
  }
}
