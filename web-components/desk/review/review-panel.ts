import { msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { DelegateCategory } from '../../../db/vocabulary.ts';
import { type DecisionAnswers, reviewQueue } from '../../../server/registration/review/review.contract.ts';
import { sentenceOfError } from '../../api/problem.ts';
import '../../elements/empty.ts';
import '../../elements/notice.ts';
import { TopicController } from '../../live/topic-controller.ts';
import { areKeysOn, turnKeys } from '../../station/letter-keys.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { categoryName } from '../../styles/category-name.ts';
import { formatNumber } from '../../styles/format.ts';
import { text } from '../../styles/text.ts';
import './decision-form.ts';
import type { ToldWhy } from './decision-form.ts';
import './decision-report.ts';
import './review-filters.ts';
import './review-foot.ts';
import { nobodyIn } from './decision-words.ts';
import { ReviewChoice } from './review-choice.ts';
import { LoneDecision, reviewKeyOf } from './review-keys.ts';
import { ReviewList } from './review-list.ts';
import { reviewPanelStyles } from './review-panel.styles.ts';
import './review-person.ts';
import type { ReviewPerson } from './review-person.ts';
import './review-problems.ts';
import { type Decision, httpReviewServer, type ReviewFilter, type ReviewServer } from './review-server.ts';
import './review-table.ts';
import type { ReviewTable } from './review-table.ts';

/** The review: registrations that wait, one looked at, several chosen, and decided on by keyboard alone. */
@customElement('cw-review-panel')
export class ReviewPanel extends LitElement {
  @property({ attribute: false }) server: ReviewServer = httpReviewServer;
  @state() private filter: ReviewFilter = { standing: 'waiting' };
  @state() private asking?: { kind: 'declined' | 'asked'; ids: readonly string[] } | undefined;
  @state() private report?:
    | { decision: Decision; answers: DecisionAnswers; names: ReadonlyMap<string, string> }
    | undefined;
  @state() private error: unknown;
  @state() private isBusy = false;
  @state() private keys = areKeysOn();
  /** Where there is no room for both, the person takes the place of the list. */
  @property({ type: Boolean, reflect: true }) opened = false;
  @query('cw-review-table') private readonly table!: ReviewTable | null;
  @query('cw-review-person') private readonly person!: ReviewPerson | null;

  readonly list = new ReviewList(this, () => this.server);
  readonly choice = new ReviewChoice(this, () => this.list.rows ?? []);
  readonly queue = new TopicController(this, reviewQueue, () => ({}));
  readonly #lone = new LoneDecision();
  #version: string | undefined;

  static override styles = [base, text, buttons, reviewPanelStyles];

  override connectedCallback() {
    super.connectedCallback();
    document.addEventListener('keydown', this.#keyDown);
    void this.#show(this.filter);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#keyDown);
  }

  override willUpdate() {
    const version = this.#state?.version;
    if (version === this.#version) return;
    if (this.#version !== undefined && !this.isBusy) void this.#renew();
    this.#version = version;
  }

  get #state() {
    return 'value' in this.queue.view ? this.queue.view.value : undefined;
  }

  override render() {
    return html`
      <section class="list" aria-label=${msg('Registrations to review')}>
        ${this.error || this.list.error ? this.#failed(this.error ?? this.list.error) : nothing}
        ${this.#filters()}
        ${this.list.rows?.length === 0 ? this.#nobody() : this.#table()}
        ${this.report ? this.#report(this.report) : nothing}
        ${this.#foot()}
      </section>
      ${this.asking ? this.#form(this.asking) : this.#personPanel()}
    `;
  }

  #filters() {
    return html`<cw-review-filters
      .filter=${this.filter}
      .counts=${this.#state}
      @filter-change=${({ detail }: CustomEvent<ReviewFilter>) => this.#show(detail)}
    ></cw-review-filters>`;
  }

  #table() {
    return html`<cw-review-table
      .rows=${this.list.rows}
      .chosen=${this.choice.chosen}
      .cursor=${this.choice.cursor}
      .hasMore=${this.list.hasMore}
      @look-at=${({ detail }: CustomEvent<string>) => this.#open(detail)}
      @turn-choice=${({ detail }: CustomEvent<string>) => this.choice.turn(detail)}
      @turn-all=${() => this.choice.turnAll()}
      @want-more=${() => this.list.more()}
    ></cw-review-table>`;
  }

  #nobody() {
    const { standing, category, hasNotices } = this.filter;
    return html`<cw-empty heading=${category || hasNotices ? msg('Nobody with this filter') : nobodyIn(standing)}>
      ${standing === 'waiting' ? msg('Registrations come here as they are sent; those approved by rule do not.') : nothing}
    </cw-empty>`;
  }

  #foot() {
    return html`<cw-review-foot
      .chosen=${this.choice.count}
      .total=${this.list.total}
      .isBusy=${this.isBusy}
      .keys=${this.keys}
      @approve=${this.#approve}
      @decline=${() => this.#ask('declined')}
      @ask=${() => this.#ask('asked')}
      @turn-keys=${this.#turnKeys}
    ></cw-review-foot>`;
  }

  #personPanel() {
    return html`<cw-review-person
      .server=${this.server}
      .row=${this.choice.row}
      .isBusy=${this.isBusy}
      places=${this.#places(this.choice.row?.category)}
      @approve=${() => this.#decide('approved', this.#alone())}
      @decline=${() => this.#ask('declined', this.#alone())}
      @ask=${() => this.#ask('asked', this.#alone())}
      @waitlist=${() => this.#decide('waitlisted', this.#alone())}
      @close=${this.#back}
    ></cw-review-person>`;
  }

  /** The person panel's own buttons are about the person, whoever is chosen in the list. */
  #alone(): string[] {
    return this.choice.cursor ? [this.choice.cursor] : [];
  }

  #places(category: DelegateCategory | undefined): string {
    const standing = this.#state?.categories.find((each) => each.category === category);
    if (!category || standing?.places === undefined) return '';
    const [taken, places, name] = [formatNumber(standing.taken), formatNumber(standing.places), categoryName(category)];
    return msg(str`${name}: ${taken} of ${places} places taken`);
  }

  #form({ kind, ids }: { kind: 'declined' | 'asked'; ids: readonly string[] }) {
    const only = ids.length === 1 ? this.list.rows?.find(({ id }) => id === ids[0])?.name : undefined;
    return html`<cw-decision-form
      .kind=${kind}
      .count=${ids.length}
      name=${only ?? ''}
      .isBusy=${this.isBusy}
      @leave=${this.#leaveForm}
      @decide=${({ detail }: CustomEvent<ToldWhy>) => this.#decide(kind, ids, detail)}
    ></cw-decision-form>`;
  }

  #report({ decision, answers, names }: NonNullable<ReviewPanel['report']>) {
    return html`<cw-decision-report
      .decision=${decision}
      .answers=${answers}
      .names=${names}
      @close=${() => {
        this.report = undefined;
      }}
    ></cw-decision-report>`;
  }

  async #show(filter: ReviewFilter) {
    this.filter = filter;
    this.error = undefined;
    await this.list.show(filter);
    this.choice.startAnew();
  }

  async #renew() {
    await this.list.renew();
    this.choice.lookAtSomebody();
  }

  async #open(id: string) {
    this.choice.look(id);
    this.asking = undefined;
    this.opened = true;
    await this.updateComplete;
    if (getComputedStyle(this).display === 'block') this.person?.enter();
  }

  async #back() {
    this.opened = false;
    await this.table?.focusRow();
  }

  async #leaveForm() {
    this.asking = undefined;
    await this.updateComplete;
    await this.table?.focusRow();
  }

  #ask(kind: 'declined' | 'asked', ids: readonly string[] = this.choice.concerned) {
    if (ids.length === 0 || this.isBusy) return;
    this.asking = { kind, ids };
    this.opened = true;
  }

  #approve() {
    return this.#decide('approved', this.choice.concerned);
  }

  async #decide(decision: Decision, ids: readonly string[], why: Partial<ToldWhy> = {}) {
    const rows = this.list.rows?.filter(({ id }) => ids.includes(id)) ?? [];
    if (rows.length === 0 || this.isBusy) return;
    const [only] = rows;
    const isAlone = rows.length === 1 && only?.id === this.choice.cursor;
    const category = decision === 'approved' && isAlone ? this.person?.approvedAs : undefined;
    const registrations = rows.map(({ id, revision }) => ({ id, revision }));
    this.isBusy = true;
    this.error = undefined;
    try {
      const answers = await this.server.decide({ decision, registrations, ...why, ...(category && { category }) });
      this.#take(decision, answers, new Map(rows.map(({ id, name }) => [id, name])));
    } catch (error) {
      this.error = error;
    }
    this.isBusy = false;
    await this.#renew();
    await this.updateComplete;
    await this.table?.focusRow();
  }

  #take(decision: Decision, answers: DecisionAnswers, names: ReadonlyMap<string, string>) {
    const done = new Set(answers.answers.filter(({ outcome }) => outcome === 'done').map(({ id }) => id));
    this.choice.settle(done);
    this.list.drop(done);
    this.asking = undefined;
    this.opened = false;
    this.report = { decision, answers, names };
  }

  readonly #keyDown = (event: KeyboardEvent) => {
    if (this.hidden || this.asking) return;
    if (!this.keys && /^[a-z]$/i.test(event.key)) return;
    this.#lone.heard(event);
    const key = reviewKeyOf(event);
    if (!key) return;
    const acts: Record<typeof key, () => unknown> = {
      next: () => this.#step(1),
      before: () => this.#step(-1),
      choose: () => this.choice.cursor && this.choice.turn(this.choice.cursor),
      approve: () => this.#lone.begin(() => this.#approve()),
      decline: () => this.#lone.begin(() => this.#ask('declined')),
      ask: () => this.#lone.begin(() => this.#ask('asked')),
      waitlist: () => this.#lone.begin(() => this.#decide('waitlisted', this.choice.concerned)),
      back: () => this.#back(),
    };
    event.preventDefault();
    void acts[key]();
  };

  async #step(by: 1 | -1) {
    this.choice.step(by);
    await this.updateComplete;
    await this.table?.focusRow();
  }

  #turnKeys() {
    this.keys = !this.keys;
    turnKeys(this.keys);
  }

  #failed(error: unknown) {
    return html`<cw-notice>
      ${sentenceOfError(error)}
      <button slot="action" class="btn btn--small" type="button" @click=${() => this.#show(this.filter)}>${msg('Look again')}</button>
    </cw-notice>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-review-panel': ReviewPanel;
  }
}
