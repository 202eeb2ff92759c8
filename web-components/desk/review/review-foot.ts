import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { formatNumber } from '../../styles/format.ts';
import { text } from '../../styles/text.ts';

/** How many are chosen, and what can be done with all of them: `approve`, `decline`, `ask`; `turn-keys`. */
@customElement('cw-review-foot')
export class ReviewFoot extends LitElement {
  @property({ type: Number }) chosen = 0;
  @property({ type: Number }) total = 0;
  @property({ attribute: false }) isBusy = false;
  /** Whether single letters act. */
  @property({ attribute: false }) keys = true;

  static override styles = [
    base,
    text,
    buttons,
    css`
      :host { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s2) var(--s3); min-height: 4.5rem; padding-block: var(--s2); border-block-start: var(--rule-beam) solid var(--beam); }
      p { flex: 1; min-width: 12rem; display: flex; flex-wrap: wrap; align-items: center; gap: 0 var(--s4); }
      b { font: var(--type-title); white-space: nowrap; }
      .keys { white-space: nowrap; }
      .keys kbd { color: var(--ink); }
      @media (max-width: 760px) { .keys { display: none; } p { flex-basis: 100%; } .btn { flex: 1; padding-inline: var(--s3); } }
    `,
  ];

  override render() {
    const [count, total] = [formatNumber(this.chosen), formatNumber(this.total)];
    const isSeveral = this.chosen > 1;
    return html`
      <p>
        <b role="status">${msg(str`${count} of ${total} chosen`)}</b>
        <span class="keys small quiet">
          ${this.keys ? html`<kbd>J</kbd> <kbd>K</kbd> ${msg('look')} · <kbd>X</kbd> ${msg('choose')}` : nothing}
          <button class="btn btn--plain btn--small" type="button" @click=${() => this.#tell('turn-keys')}>
            ${this.keys ? msg('Letters off') : msg('Letters on')}
          </button>
        </span>
      </p>
      ${this.#button('ask', isSeveral ? msg(str`Ask ${count}…`) : msg('Ask…'))}
      ${this.#button('decline', isSeveral ? msg(str`Decline ${count}…`) : msg('Decline…'))}
      ${this.#button('approve', isSeveral ? msg(str`Approve ${count}`) : msg('Approve'))}
    `;
  }

  #button(name: 'ask' | 'decline' | 'approve', words: string) {
    const isOff = this.chosen === 0 || this.isBusy;
    return html`<button class="btn ${name === 'approve' ? 'btn--main' : ''}" type="button" ?disabled=${isOff} @click=${() => this.#tell(name)}>${words}</button>`;
  }

  #tell(name: string) {
    this.dispatchEvent(new Event(name));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-review-foot': ReviewFoot;
  }
}
