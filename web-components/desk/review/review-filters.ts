import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { delegateCategories } from '../../../db/vocabulary.ts';
import type { StateOf } from '../../../server/live/define-topic.ts';
import type { reviewQueue } from '../../../server/registration/review/review.contract.ts';
import { base } from '../../styles/base.ts';
import { categoryName } from '../../styles/category-name.ts';
import { fields } from '../../styles/fields.ts';
import { formatNumber } from '../../styles/format.ts';
import type { ReviewFilter } from './review-server.ts';

/** Which registrations are listed; `filter-change` carries the new filter. */
@customElement('cw-review-filters')
export class ReviewFilters extends LitElement {
  @property({ attribute: false }) filter: ReviewFilter = { standing: 'waiting' };
  @property({ attribute: false }) counts: StateOf<typeof reviewQueue> | undefined;

  static override styles = [
    base,
    fields,
    css`
      :host { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s2) var(--s5); margin-block-end: var(--s2); }
      .views { display: flex; flex-wrap: wrap; gap: 0 var(--s5); }
      .views button { min-height: var(--hit); padding: 0; border: 0; border-block: 2px solid transparent; background: none; cursor: pointer; color: var(--ink-2); white-space: nowrap; }
      .views button:hover { color: var(--accent); }
      .views button[aria-pressed='true'] { color: var(--ink); border-block-end-color: var(--ink); }
      .views b { display: inline-block; min-width: 1.5rem; font-variant-numeric: tabular-nums; }
      .field { min-height: 2.25rem; margin-inline-start: auto; }
      .worth { display: flex; align-items: center; gap: var(--s2); min-height: var(--hit); cursor: pointer; }
      .worth input { width: 1.25rem; height: 1.25rem; margin: 0; accent-color: var(--accent); }
      @media (max-width: 760px) { .field { margin: 0; } }
    `,
  ];

  override render() {
    const { filter, counts } = this;
    const views = [
      ['waiting', msg('Waiting'), counts?.waiting],
      ['asked', msg('Asked for more'), counts?.asked],
      ['waitlisted', msg('Waiting list'), counts?.waitlisted],
    ] as const;
    return html`
      <div class="views" role="group" aria-label=${msg('Which registrations')}>${views.map(
        ([standing, word, count]) => html`<button
          type="button"
          aria-pressed=${standing === filter.standing}
          @click=${() => this.#tell({ standing })}
        >${word} <b>${count === undefined ? '' : formatNumber(count)}</b></button>`,
      )}</div>
      <label class="field"><span class="vh">${msg('Asks to be')}</span><select @change=${this.#choose}>
        <option value="" .selected=${!filter.category}>${msg('All categories')}</option>
        ${delegateCategories.map(
          (category) =>
            html`<option value=${category} .selected=${category === filter.category}>${categoryName(category)}</option>`,
        )}
      </select></label>
      <label class="worth"><input
        type="checkbox"
        .checked=${filter.hasNotices === true}
        @change=${({ target }: Event) => this.#tell({ hasNotices: (target as HTMLInputElement).checked || undefined })}
      />${msg('Worth a look only')}</label>
    `;
  }

  #choose({ target }: Event) {
    const { value } = target as HTMLSelectElement;
    this.#tell({ category: delegateCategories.find((each) => each === value) });
  }

  #tell(change: Partial<ReviewFilter>) {
    this.dispatchEvent(new CustomEvent('filter-change', { detail: { ...this.filter, ...change } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-review-filters': ReviewFilters;
  }
}
