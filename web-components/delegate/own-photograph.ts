import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PhotographPlace } from '../elements/photograph-field.ts';
import '../elements/photograph-field.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { text } from '../styles/text.ts';

/** The delegate's photograph: open where it is still to come, folded away where it is there. */
@customElement('cw-own-photograph')
export class OwnPhotograph extends LitElement {
  @property({ attribute: false }) place!: PhotographPlace;
  @property({ type: Boolean }) lacking = false;
  /** It is what the page asks for now: the heading stands over this already. */
  @property({ type: Boolean, attribute: 'is-next' }) isNext = false;
  @state() private isOpen = false;

  static override styles = [
    base,
    text,
    beam,
    css`
      :host { display: block; }
      .beam { display: grid; gap: var(--s3); }
      summary { display: flex; align-items: center; min-height: var(--hit); font: 700 0.9375rem/1.5rem var(--font-ui); cursor: pointer; color: var(--accent); }
      details[open] summary { margin-block-end: var(--s2); }
    `,
  ];

  override render() {
    if (this.isNext) return this.#field();
    if (this.lacking) {
      return html`<section class="beam">
        <div class="head"><h2>${msg('Your photograph is missing')}</h2></div>
        <p>${msg('With it a gate lets you through faster. Your face from the front, in good light, without sunglasses.')}</p>
        ${this.#field()}
      </section>`;
    }
    return html`<details @toggle=${this.#toggled}>
      <summary>${msg('Your photograph')}</summary>
      ${this.isOpen ? this.#field() : ''}
    </details>`;
  }

  #field() {
    return html`<cw-photograph-field .place=${this.place} @photograph-change=${this.#changed}></cw-photograph-field>`;
  }

  /** Not fetched before somebody wants to see it. */
  #toggled({ target }: Event) {
    this.isOpen = (target as HTMLDetailsElement).open;
  }

  #changed({ detail: isThere }: CustomEvent<boolean>) {
    if (isThere === this.lacking) this.dispatchEvent(new CustomEvent('photograph-change'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-own-photograph': OwnPhotograph;
  }
}
