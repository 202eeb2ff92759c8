import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { type DelegateCategory, delegateCategories } from '../../../db/vocabulary.ts';
import type { ReviewDetails, ReviewToDecide } from '../../../server/registration/review/review.contract.ts';
import { sentenceOfError } from '../../api/problem.ts';
import '../../elements/icon.ts';
import '../../elements/notice.ts';
import '../../elements/photograph.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { categoryName } from '../../styles/category-name.ts';
import { fields } from '../../styles/fields.ts';
import { countryName, formatDateTime, inPageLanguage } from '../../styles/format.ts';
import { loading } from '../../styles/loading.ts';
import { rows } from '../../styles/rows.ts';
import { text } from '../../styles/text.ts';
import { decisionName } from './decision-words.ts';
import { noticeIcons, noticeName, noticeSentence } from './notice-words.ts';
import { registrationFacts } from './registration-facts.ts';
import type { ListedRegistration } from './review-list.ts';
import { reviewPersonStyles } from './review-person.styles.ts';
import type { ReviewServer } from './review-server.ts';

/** One registration whole, and the decisions: `approve` (with the category), `decline`, `ask`, `waitlist`, `close`. */
@customElement('cw-review-person')
export class ReviewPerson extends LitElement {
  @property({ attribute: false }) server!: ReviewServer;
  @property({ attribute: false }) row: ListedRegistration | undefined;
  @property({ attribute: false }) isBusy = false;
  /** How the places of the category asked for stand, in words. */
  @property() places = '';
  @state() private details?: ReviewToDecide | undefined;
  @state() private category?: DelegateCategory | undefined;
  @state() private error: unknown;
  @query('h2') private readonly heading!: HTMLElement | null;

  static override styles = [base, text, buttons, fields, rows, loading, reviewPersonStyles];

  override willUpdate(changed: PropertyValues<this>) {
    const { row, details } = this;
    if (!changed.has('row') || !row) return;
    const isOther = row.id !== details?.id;
    if (isOther) this.category = undefined;
    if (!isOther && row.revision === details.revision) return;
    if (isOther) this.details = undefined;
    void this.#load(row.id);
  }

  /** As what it would be approved: as another category than the one asked for where one was chosen. */
  get approvedAs(): DelegateCategory | undefined {
    return this.category === this.row?.category ? undefined : this.category;
  }

  enter(): void {
    this.heading?.focus();
  }

  async #load(id: string) {
    this.error = undefined;
    try {
      const details = await this.server.look(id);
      if (id === this.row?.id) this.details = details;
    } catch (error) {
      if (id === this.row?.id) this.error = error;
    }
  }

  override render() {
    const { row, details } = this;
    if (!row) {
      return html`<p class="unchosen">${msg('Choose a registration, and what was sent stands here.')}</p>`;
    }
    return html`
      ${this.error ? this.#failed(row.id) : nothing}
      <article tabindex="0">
        <button class="btn btn--plain back" type="button" @click=${() => this.dispatchEvent(new Event('close'))}>
          <cw-icon name="left" onward></cw-icon>${msg('Back to the list')}
        </button>
        <header>
          <div>
          <h2 dir="auto" tabindex="-1">${row.name}</h2>
          ${row.nameLatin === row.name ? nothing : html`<p dir="auto">${row.nameLatin}</p>`}
          <p class="quiet">${msg(str`asks to be ${categoryName(row.category)}`)} · ${countryName(row.country)}</p>
          </div>
          <cw-photograph
            .see=${() => this.server.photograph(row.id)}
            of=${row.id}
            alt=${msg(str`Photograph of ${row.name}`)}
          ><span class="note">${msg('No photograph')}</span></cw-photograph>
        </header>
        ${this.#notices(row)}
        <dl class="facts">${registrationFacts(row, details).map(
          ([name, value]) =>
            html`<div><dt>${name}</dt><dd>${value === undefined ? html`<span class="load"></span>` : html`<bdi>${value}</bdi>`}</dd></div>`,
        )}</dl>
        ${details?.answers.length ? this.#answers(details) : nothing}
        ${details?.history.length ? this.#history(details) : nothing}
      </article>
      <footer>${this.#acts(row)}</footer>
    `;
  }

  #notices(row: ListedRegistration) {
    return row.notices.map(
      (notice) => html`<section class="notice">
        <h3 class="is-refer"><cw-icon name=${noticeIcons[notice.kind]}></cw-icon>${noticeName(notice)}</h3>
        <p class="quiet">${noticeSentence(notice, row.category)}</p>
        ${this.#alike(notice.kind)}
      </section>`,
    );
  }

  #alike(kind: string) {
    const alike = this.details?.alike.filter(({ notice }) => notice === kind) ?? [];
    if (alike.length === 0) return nothing;
    return html`<ul>${alike.map(
      ({ name, reference, category }) =>
        html`<li><span class="name" dir="auto">${name}</span> <span class="small quiet">${categoryName(category)} · ${reference}</span></li>`,
    )}</ul>`;
  }

  #answers({ answers }: ReviewDetails) {
    return html`<section class="beam"><h3>${msg('Answers')}</h3><dl class="facts">${answers.map(
      ({ label, text: words }) =>
        html`<div><dt dir="auto">${inPageLanguage({ en: '', ...label })}</dt><dd dir="auto">${inPageLanguage({ en: '', ...words })}</dd></div>`,
    )}</dl></section>`;
  }

  #history({ history }: ReviewDetails) {
    return html`<section class="beam"><h3>${msg('Decided so far')}</h3><ul>${history.map(
      ({ at, by, decision, because }) => html`<li class="small">
        <b>${decisionName(decision)}</b> · ${by ?? msg('by rule')} · ${formatDateTime(at)}
        ${because ? html`<p class="quiet" dir="auto">${because}</p>` : nothing}
      </li>`,
    )}</ul></section>`;
  }

  #acts(row: ListedRegistration) {
    const isOff = this.isBusy || row.isGone === true;
    const as = this.category ?? row.category;
    const tell = (name: string) => () => this.dispatchEvent(new Event(name));
    return html`
      <div class="as">
        <label>${msg('Approve as')}
          <span class="field"><select ?disabled=${isOff} @change=${this.#choose}>${delegateCategories.map(
            (category) =>
              html`<option value=${category} .selected=${category === as} ?disabled=${!this.#mayApproveAs(category)}>${categoryName(category)}</option>`,
          )}</select></span>
        </label>
        <p class="small quiet">${this.#mayApproveAs(as) ? this.places : msg('A supervisor approves this: the category is not open to everybody, or you registered this person yourself.')}</p>
      </div>
      <div class="acts">
        <button class="btn" type="button" ?disabled=${isOff} @click=${tell('ask')}>${msg('Ask…')} <kbd>Q</kbd></button>
        ${
          row.standing === 'waitlisted'
            ? nothing
            : html`<button class="btn" type="button" ?disabled=${isOff || !this.#mayApproveAs(row.category)} @click=${tell('waitlist')}>${msg('Waiting list')} <kbd>W</kbd></button>`
        }
        <button class="btn" type="button" ?disabled=${isOff} @click=${tell('decline')}>${msg('Decline…')} <kbd>D</kbd></button>
        <button class="btn btn--main" type="button" ?disabled=${isOff || !this.#mayApproveAs(as)} @click=${tell('approve')}>${msg('Approve')} <kbd>A</kbd></button>
      </div>
    `;
  }

  /** Until it is known, the server says so where it is not. */
  #mayApproveAs(category: DelegateCategory): boolean {
    return this.details?.mayApproveAs.includes(category) ?? true;
  }

  #choose(event: Event) {
    const { value } = event.target as HTMLSelectElement;
    this.category = delegateCategories.find((each) => each === value);
  }

  #failed(id: string) {
    return html`<cw-notice>
      ${sentenceOfError(this.error)}
      <button slot="action" class="btn btn--small" type="button" @click=${() => this.#load(id)}>${msg('Look again')}</button>
    </cw-notice>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-review-person': ReviewPerson;
  }
}
