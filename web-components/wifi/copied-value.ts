import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import '../elements/icon.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { text } from '../styles/text.ts';

/** One value to be typed elsewhere: large, in letters that are told apart, with a button that copies it. */
@customElement('cw-copied-value')
export class CopiedValue extends LitElement {
  @property() label = '';
  @property() value = '';
  /** Chosen from a list there, so there is nothing to copy. */
  @property({ type: Boolean, attribute: 'is-chosen' }) isChosen = false;
  /** Several lines, as for a terminal. */
  @property({ type: Boolean, attribute: 'is-block' }) isBlock = false;
  @state() private isCopied = false;
  @query('.value') private readonly shown!: HTMLElement;

  static override styles = [
    base,
    text,
    buttons,
    css`
      :host { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 var(--s3); align-items: center; padding-block: var(--s2); border-block-end: 1px solid var(--line); }
      .label { font: var(--type-small); color: var(--ink-2); grid-column: 1; }
      .value { grid-column: 1; font: 400 1.1875rem/1.75rem var(--font-code); overflow-wrap: anywhere; user-select: all; -webkit-user-select: all; text-align: -webkit-match-parent; text-align: match-parent; }
      .value.is-chosen { font-family: var(--font-ui); font-weight: 700; }
      pre { margin: 0; max-height: 12rem; overflow: auto; padding: var(--s3); background: var(--surface-sunk); border-radius: var(--radius-2); direction: ltr; text-align: start; }
      pre.value { font-size: 0.8125rem; line-height: 1.25rem; overflow-wrap: normal; }
      .btn { grid-column: 2; grid-row: 1 / span 2; min-width: 6rem; }
      :host([is-block]) .btn { grid-column: 1; grid-row: auto; justify-self: start; margin-block-start: var(--s2); }
      :host([is-block]) { grid-template-columns: minmax(0, 1fr); }
    `,
  ];

  override render() {
    return html`
      <span class="label" id="label">${this.label}</span>
      ${
        this.isBlock
          ? html`<pre class="value" tabindex="0" role="region" aria-labelledby="label">${this.value}</pre>`
          : html`<bdi class="value ${this.isChosen ? 'is-chosen' : ''}" dir="auto">${this.value}</bdi>`
      }
      ${this.isChosen ? nothing : this.#button()}
    `;
  }

  #button() {
    return html`<button class="btn btn--small" type="button" aria-label=${this.isCopied ? msg('Copied') : msg(str`Copy: ${this.label}`)} @click=${this.#copy}>
      ${this.isCopied ? msg('Copied') : msg('Copy')}
    </button>`;
  }

  override willUpdate(changed: Map<PropertyKey, unknown>) {
    if (changed.has('value')) this.isCopied = false;
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.value);
      this.isCopied = true;
    } catch {
      // Some browsers let no page copy: it is marked, and can be copied as any text.
      getSelection()?.selectAllChildren(this.shown);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-copied-value': CopiedValue;
  }
}
