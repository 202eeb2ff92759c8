import { msg, str } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { RegistrationTerms } from '../../server/registration/forms/terms.contract.ts';
import '../elements/mark.ts';
import '../elements/text-field.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatDateTime } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { fromLocalField, toLocalField } from './terms-change.ts';

type Opening = Pick<RegistrationTerms, 'opensAt' | 'closesAt'>;

/** From when to when people may register by themselves, said in a sentence. */
@customElement('cw-opening-terms')
export class OpeningTerms extends LitElement {
  @property({ attribute: false }) terms!: Opening;

  static override styles = [
    base,
    text,
    buttons,
    css`
      :host { display: grid; gap: var(--s4); }
      .standing { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s3); font: var(--type-lead); }
      .standing .btn { margin-inline-start: auto; }
      .pair { display: flex; flex-wrap: wrap; gap: var(--s5); }
      .pair > * { flex: 0 1 18rem; }
    `,
  ];

  override render() {
    const { opensAt, closesAt } = this.terms;
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return html`
      <p class="standing">${this.#standing()}</p>
      <div class="pair">
        <cw-text-field
          type="datetime-local"
          label=${msg('Opens')}
          hint=${msg(str`In the time of ${zone}.`)}
          optional
          .value=${toLocalField(opensAt)}
          @change-value=${({ detail }: CustomEvent<string>) => this.#tell({ opensAt: fromLocalField(detail) })}
        ></cw-text-field>
        <cw-text-field
          type="datetime-local"
          label=${msg('Closes')}
          hint=${msg('Empty: when the conference ends.')}
          optional
          fault=${this.#isOrdered() ? '' : msg('It closes before it opens.')}
          .value=${toLocalField(closesAt)}
          @change-value=${({ detail }: CustomEvent<string>) => this.#tell({ closesAt: fromLocalField(detail) })}
        ></cw-text-field>
      </div>
    `;
  }

  #isOrdered(): boolean {
    const { opensAt, closesAt } = this.terms;
    return !opensAt || !closesAt || Date.parse(opensAt) < Date.parse(closesAt);
  }

  #standing() {
    const { opensAt, closesAt } = this.terms;
    const now = Date.now();
    if (opensAt && closesAt && Date.parse(closesAt) <= now) {
      return html`<cw-mark kind="refuse" class="is-refuse"></cw-mark>${msg(str`Closed since ${formatDateTime(closesAt)}.`)}${this.#open()}`;
    }
    if (opensAt && Date.parse(opensAt) <= now) {
      return html`<cw-mark kind="admit" class="is-admit"></cw-mark>${msg('Open: anybody may send a form.')}
        <button class="btn btn--small" type="button" @click=${this.#closeNow}>${msg('Close now')}</button>`;
    }
    if (opensAt)
      return html`<cw-mark kind="wait"></cw-mark>${msg(str`Opens on ${formatDateTime(opensAt)}.`)}${this.#open()}`;
    return html`<cw-mark kind="wait"></cw-mark>${msg('Not open: only invited delegates get a form.')}${this.#open()}`;
  }

  #open() {
    return html`<button class="btn btn--small" type="button" @click=${this.#openNow}>${msg('Open now')}</button>`;
  }

  #openNow() {
    const { closesAt } = this.terms;
    const isOver = closesAt !== undefined && Date.parse(closesAt) <= Date.now();
    this.#tell({ opensAt: wholeMinute(), ...(isOver && { closesAt: undefined }) });
  }

  #closeNow() {
    const { opensAt } = this.terms;
    // A minute after it opened at the earliest, for it must open before it closes.
    const earliest = opensAt ? Date.parse(opensAt) + 60_000 : 0;
    this.#tell({ closesAt: new Date(Math.max(earliest, Date.parse(wholeMinute()))).toISOString() });
  }

  #tell(change: { [key in keyof Opening]?: string | undefined }) {
    this.dispatchEvent(new CustomEvent('change-terms', { detail: change }));
  }
}

const wholeMinute = () => new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString();

declare global {
  interface HTMLElementTagNameMap {
    'cw-opening-terms': OpeningTerms;
  }
}
