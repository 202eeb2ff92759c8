import { msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '../../elements/icon.ts';
import { TickController } from '../../elements/tick-controller.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { categoryName } from '../../styles/category-name.ts';
import { countryName, formatList, formatWait } from '../../styles/format.ts';
import { loading } from '../../styles/loading.ts';
import { rows } from '../../styles/rows.ts';
import { text } from '../../styles/text.ts';
import { noticeIcons, noticeName } from './notice-words.ts';
import type { ListedRegistration } from './review-list.ts';
import { reviewTableStyles } from './review-table.styles.ts';

/** The queue as rows. Tells `look-at` with an id, `turn-choice` with an id, `turn-all`, and `want-more`. */
@customElement('cw-review-table')
export class ReviewTable extends LitElement {
  @property({ attribute: false }) rows: readonly ListedRegistration[] | undefined;
  @property({ attribute: false }) chosen: ReadonlySet<string> = new Set();
  @property({ attribute: false }) cursor: string | undefined;
  @property({ attribute: false }) hasMore = false;

  readonly ticks = new TickController(this);

  static override styles = [base, text, buttons, rows, loading, reviewTableStyles];

  override render() {
    const choosable = this.rows?.filter(({ isGone }) => !isGone) ?? [];
    const areAll = choosable.length > 0 && choosable.every(({ id }) => this.chosen.has(id));
    return html`
      <table>
        <thead><tr>
          <th scope="col" class="box"><label><input
            type="checkbox"
            aria-label=${msg('Choose all of these')}
            .checked=${areAll}
            .indeterminate=${!areAll && this.chosen.size > 0}
            ?disabled=${choosable.length === 0}
            @change=${() => this.dispatchEvent(new Event('turn-all'))}
          /></label></th>
          <th scope="col">${msg('Name')}</th>
          <th scope="col">${msg('Country')}</th>
          <th scope="col">${msg('Asks to be')}</th>
          <th scope="col">${msg('Worth a look')}</th>
          <th scope="col" class="num">${msg('Waiting')}</th>
        </tr></thead>
        <tbody>${
          this.rows
            ? repeat(
                this.rows,
                ({ id }) => id,
                (row) => this.#row(row),
              )
            : Array.from({ length: 8 }, () => html`<tr><td colspan="6"><span class="load"></span></td></tr>`)
        }</tbody>
      </table>
      ${this.hasMore ? html`<button class="btn" type="button" @click=${() => this.dispatchEvent(new Event('want-more'))}>${msg('Show more')}</button>` : nothing}
    `;
  }

  /** Puts the focus on the row that is looked at, and brings it into sight. */
  async focusRow(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('tr[data-cursor] button')?.focus();
  }

  #row(row: ListedRegistration) {
    const { id, name, isGone = false } = row;
    const isLookedAt = id === this.cursor;
    return html`<tr ?data-cursor=${isLookedAt} ?data-gone=${isGone}>
      <td class="box"><label><input
        type="checkbox"
        aria-label=${msg(str`Choose ${name}`)}
        .checked=${this.chosen.has(id)}
        ?disabled=${isGone}
        @change=${() => this.#tell('turn-choice', id)}
      /></label></td>
      <td>
        <button type="button" class="person" aria-current=${isLookedAt ? 'true' : nothing} @click=${() => this.#tell('look-at', id)}>
          <span class="name cut" dir="auto">${name}</span>
          <span class="under cut" dir="auto">${underName(row)}</span>
        </button>
      </td>
      <td class="cut">${countryName(row.country)}</td>
      <td class="cut">${categoryName(row.category)}</td>
      <td>${isGone ? html`<span class="small quiet">${msg('decided meanwhile')}</span>` : this.#notices(row)}</td>
      <td class="num">${formatWait(Date.now() - Date.parse(row.waitlistedAt ?? row.submittedAt))}</td>
    </tr>`;
  }

  #notices({ notices }: ListedRegistration) {
    const [first, ...others] = notices;
    if (!first) return nothing;
    return html`<span class="notice is-refer">
      <cw-icon name=${noticeIcons[first.kind]}></cw-icon><span class="cut">${noticeName(first)}</span>
      ${others.length > 0 ? html`<span class="more" title=${formatList(others.map(noticeName))}>+${others.length}</span>` : nothing}
    </span>`;
  }

  #tell(name: 'look-at' | 'turn-choice', id: string) {
    this.dispatchEvent(new CustomEvent(name, { detail: id }));
  }
}

const underName = ({ name, nameLatin, affiliation }: ListedRegistration): string =>
  [nameLatin === name ? '' : nameLatin, affiliation].filter(Boolean).join(' · ');

declare global {
  interface HTMLElementTagNameMap {
    'cw-review-table': ReviewTable;
  }
}
