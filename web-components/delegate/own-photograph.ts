import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PhotographPlace } from '../api/photograph-place.ts';
import '../elements/photograph-field.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { text } from '../styles/text.ts';
import { folded } from './folded.styles.ts';

/** The delegate's photograph: open where it is what comes next, folded away where it is not. */
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
    folded,
    css`
      :host { display: block; }
      p { margin-block-end: var(--s3); }
    `,
  ];

  override render() {
    if (this.isNext) return this.#field();
    return html`<details class="beam" @toggle=${this.#toggled}>
      <summary>${this.lacking ? msg('Your photograph is missing: add one') : msg('Your photograph')}</summary>
      ${this.isOpen ? this.#opened() : nothing}
    </details>`;
  }

  #opened() {
    return html`
      ${
        this.lacking
          ? html`<p>${msg('With it a gate lets you through faster. Your face from the front, in good light, without sunglasses.')}</p>`
          : nothing
      }
      ${this.#field()}
    `;
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
