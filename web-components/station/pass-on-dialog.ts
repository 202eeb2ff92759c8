import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import '../elements/dialog.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { fields } from '../styles/fields.ts';
import { text } from '../styles/text.ts';

export type OtherDecision = { kind: 'pass-on' | 'refuse'; because: string };

/** Any decision but "verified": always with a reason. Told by an event `decide`; `close` follows either way. */
@customElement('cw-pass-on-dialog')
export class PassOnDialog extends LitElement {
  @property({ type: Boolean }) open = false;
  @property({ type: Boolean }) supervisor = false;
  @property() name = '';
  @state() private because = '';
  @state() private isMissing = false;

  @query('textarea') private readonly reason!: HTMLTextAreaElement;

  static override styles = [
    base,
    text,
    buttons,
    fields,
    css`
      :host { display: contents; }
      h3 { font: 400 1.375rem/1.75rem var(--font-name); margin-block-end: var(--s3); overflow-wrap: anywhere; }
      .quick { display: flex; flex-wrap: wrap; gap: var(--s2); margin-block: var(--s2); }
      .fault { min-height: 1.25rem; }
    `,
  ];

  override async firstUpdated() {
    await this.updateComplete;
    // A keyboard that slides up would hide the reasons that can be tapped.
    if (!matchMedia('(pointer: coarse)').matches) this.reason.focus();
  }

  override render() {
    return html`<cw-dialog
      heading=${this.supervisor ? msg('Decide otherwise') : msg('Send to the supervisor')}
      .open=${this.open}
      @close=${this.#closed}
    >
      <h3 class="name" dir="auto">${this.name}</h3>
      <label class="labelled" for="because">${msg('Why? The next person to decide reads this.')}</label>
      <div class="quick">${this.#quickReasons().map((reason) => this.#quick(reason))}</div>
      <textarea
        id="because"
        maxlength="500"
        dir="auto"
        aria-invalid=${this.isMissing}
        aria-describedby="missing"
        .value=${this.because}
        @input=${() => this.#say(this.reason.value)}
      ></textarea>
      <p class="fault" id="missing" role="alert">${this.isMissing ? msg('Say why, in a few words.') : ''}</p>
      <button slot="actions" class="btn" type="button" @click=${() => this.#decide('refuse')}>${msg('Not this person')}</button>
      ${
        this.supervisor
          ? nothing
          : html`<button slot="actions" class="btn btn--main" type="button" @click=${() => this.#decide('pass-on')}>
            ${msg('Send to the supervisor')}
          </button>`
      }
    </cw-dialog>`;
  }

  #quickReasons(): string[] {
    if (this.supervisor) return [msg('Another face'), msg('Another document'), msg('Another name')];
    return [
      msg('Another face'),
      msg('Another document'),
      msg('Document out of date'),
      msg('No document'),
      msg('Another name'),
    ];
  }

  #quick(reason: string) {
    return html`<button class="btn btn--small" type="button" @click=${() => this.#say(reason)}>${reason}</button>`;
  }

  #say(reason: string) {
    this.because = reason;
    this.isMissing = false;
  }

  #decide(kind: OtherDecision['kind']) {
    const because = this.because.trim();
    this.isMissing = because === '';
    if (this.isMissing) {
      this.reason.focus();
      return;
    }
    this.dispatchEvent(new CustomEvent<OtherDecision>('decide', { detail: { kind, because } }));
    this.open = false;
  }

  #closed() {
    this.open = false;
    this.because = '';
    this.isMissing = false;
    this.dispatchEvent(new Event('close'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-pass-on-dialog': PassOnDialog;
  }
}
