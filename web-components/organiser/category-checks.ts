import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type DelegateCategory, delegateCategories } from '../../db/vocabulary.ts';
import { base } from '../styles/base.ts';
import { categoryName } from '../styles/category-name.ts';

/** A box for each category, of which any may be ticked; `categories-change` tells which are, in the order of the boxes. */
@customElement('cw-category-checks')
export class CategoryChecks extends LitElement {
  @property({ attribute: false }) chosen: readonly DelegateCategory[] = [];
  /** What the boxes are of, where no legend around them says it. */
  @property() label = '';
  @property({ type: Boolean }) disabled = false;

  static override styles = [
    base,
    css`
      div { display: grid; grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); }
      label { display: flex; align-items: start; gap: var(--s3); min-height: var(--hit); padding-block: var(--s2); cursor: pointer; }
      input { flex: none; width: 1.25rem; height: 1.25rem; margin: 2px 0; accent-color: var(--accent); }
    `,
  ];

  override render() {
    return html`<div role=${this.label ? 'group' : nothing} aria-label=${this.label || nothing}>
      ${delegateCategories.map((category) => this.#box(category))}
    </div>`;
  }

  #box(category: DelegateCategory) {
    return html`<label>
      <input
        type="checkbox"
        ?disabled=${this.disabled}
        .checked=${this.chosen.includes(category)}
        @change=${(event: Event) => this.#tell(category, (event.target as HTMLInputElement).checked)}
      />
      <span>${categoryName(category)}</span>
    </label>`;
  }

  #tell(category: DelegateCategory, isChosen: boolean) {
    const detail = delegateCategories.filter((one) => (one === category ? isChosen : this.chosen.includes(one)));
    this.dispatchEvent(new CustomEvent<DelegateCategory[]>('categories-change', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-category-checks': CategoryChecks;
  }
}
