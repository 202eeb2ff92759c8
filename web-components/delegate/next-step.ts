import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DelegatePage } from '../../server/registration/delegate-page/delegate-page.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/icon.ts';
import '../elements/mark.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { text } from '../styles/text.ts';
import type { DelegateServer } from './delegate-server.ts';
import { stepWords } from './step-words.ts';

/** What comes next while there is no badge yet, or none any more: one heading, what happens, one thing to do. */
@customElement('cw-next-step')
export class NextStepElement extends LitElement {
  @property({ attribute: false }) page!: DelegatePage;
  @property({ attribute: false }) server!: DelegateServer;
  /** Leaves for another page. */
  @property({ attribute: false }) leaveFor: (href: string) => void = (href) => location.assign(href);
  @state() private isBusy = false;
  @state() private error: unknown;

  static override styles = [
    base,
    text,
    buttons,
    css`
      :host { display: grid; gap: var(--s4); border-block-start: var(--rule-beam) solid var(--beam); padding-block-start: var(--s5); }
      h2 { display: flex; gap: var(--s3); font: var(--type-title); --mark-size: 1.75rem; text-wrap: balance; }
      p { text-wrap: pretty; }
      blockquote { margin: 0; padding-inline-start: var(--s4); border-inline-start: 4px solid var(--line-strong); font: var(--type-lead); white-space: pre-line; overflow-wrap: anywhere; }
      .btn--main { width: 100%; min-height: 3.5rem; font-size: 1.125rem; white-space: normal; }
    `,
  ];

  override render() {
    const { mark, heading, sentences, form } = stepWords(this.page);
    return html`
      <h2><cw-mark kind=${mark}></cw-mark>${heading}</h2>
      ${this.page.because ? html`<blockquote dir="auto">${this.page.because}</blockquote>` : nothing}
      ${sentences.map((sentence) => html`<p>${sentence}</p>`)}
      ${this.error ? html`<cw-notice in-flow>${sentenceOfError(this.error)}</cw-notice>` : nothing}
      <slot></slot>
      ${form ? this.#form(form) : nothing}
    `;
  }

  #form(words: string) {
    return html`<button class="btn btn--main" type="button" ?disabled=${this.isBusy} @click=${this.#openForm}>
      ${words}<cw-icon name="right" onward></cw-icon>
    </button>`;
  }

  /** The form has a link of its own, whose secret stands in the fragment. */
  async #openForm() {
    this.isBusy = true;
    this.error = undefined;
    try {
      this.leaveFor(`/register/#${await this.server.openForm()}`);
    } catch (error) {
      this.error = error;
    }
    this.isBusy = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-next-step': NextStepElement;
  }
}
