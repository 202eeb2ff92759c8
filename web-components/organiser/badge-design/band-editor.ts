import { msg, str } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type DelegateCategory, delegateCategories } from '../../../db/vocabulary.ts';
import { contrastOf, inkOn, strongContrast } from '../../../server/registration/printing/face/contrast.ts';
import type { BadgeLayout } from '../../../server/registration/printing/printing.contract.ts';
import '../../elements/mark.ts';
import { base } from '../../styles/base.ts';
import { categoryName } from '../../styles/category-name.ts';

/** The colour of each category's band, with how well the word on it can be read. */
@customElement('cw-band-editor')
export class BandEditor extends LitElement {
  @property({ attribute: false }) bands!: BadgeLayout['bands'];

  static override styles = [
    base,
    css`
      ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: var(--s2) var(--s5); }
      li { display: grid; grid-template-columns: auto 1fr; align-items: center; gap: var(--s1) var(--s3); min-height: var(--hit); }
      input { width: var(--hit); height: 2.25rem; padding: 2px; border: 1px solid var(--line-strong); border-radius: var(--radius-2); background: var(--surface-raised); }
      .word { display: inline-block; padding: var(--s1) var(--s3); font-weight: 700; border: 1px solid var(--line); }
      .say { grid-column: 2; font: var(--type-small); color: var(--ink-2); }
      .say.weak { color: var(--refuse-text); }
      p { font: var(--type-small); color: var(--ink-2); margin-block-end: var(--s2); }
    `,
  ];

  override render() {
    return html`
      <p>${msg('Each category also has a pattern of its own, in black and white, that no colour changes.')}</p>
      <ul>${delegateCategories.map((category) => this.#band(category))}</ul>
    `;
  }

  #band(category: DelegateCategory) {
    const ground = this.bands[category];
    const ink = inkOn(ground);
    const contrast = contrastOf(ground, ink);
    const figure = contrast.toFixed(1);
    const isWeak = contrast < strongContrast;
    const word =
      ink === '#ffffff' ? msg(str`White stands out ${figure} to 1`) : msg(str`Black stands out ${figure} to 1`);
    return html`<li>
      <input
        type="color"
        aria-label=${msg(str`Colour of ${categoryName(category)}`)}
        .value=${ground}
        @input=${(event: Event) => this.#change(category, (event.target as HTMLInputElement).value)}
      />
      <span><span class="word" .style=${`background:${ground};color:${ink}`}>${categoryName(category)}</span></span>
      <span class="say ${isWeak ? 'weak' : ''}">${word}${isWeak ? html`: ${msg('too weak')}` : ''}</span>
    </li>`;
  }

  #change(category: DelegateCategory, colour: string) {
    this.dispatchEvent(
      new CustomEvent('change-bands', { detail: { ...this.bands, [category]: colour.toLowerCase() } }),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-band-editor': BandEditor;
  }
}
