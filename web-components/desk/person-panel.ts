import { msg } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { type BadgeMedium, badgeMedia } from '../../db/vocabulary.ts';
import type { BadgeSummary } from '../../server/registration/badges/badges.contract.ts';
import type { DelegateDetails, DelegateRow } from '../../server/registration/delegates/delegates.contract.ts';
import { type StaffPhotographs, staffPhotographs } from '../api/photographs.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/icon.ts';
import '../elements/notice.ts';
import '../network-account/folded-account.ts';
import '../network-account/set-up-code.ts';
import '../privacy/propose-erasure.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { categoryName } from '../styles/category-name.ts';
import { countryName } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import { text } from '../styles/text.ts';
import './badge-code-dialog.ts';
import './badge-reason-dialog.ts';
import type { BadgeAct } from './badge-reason-dialog.ts';
import './badge-row.ts';
import type { DeskServer } from './desk-server.ts';
import './person/entry-check.ts';
import './person/person-acts.ts';
import './person/person-notes.ts';
import './person/armed-key.ts';
import { keyOfAct } from './person/desk-keys.ts';
import './person/own-page-code.ts';
import type { PersonActs } from './person/person-acts.ts';
import './person-facts.ts';
import { whatIsWrong } from './person/what-is-wrong.ts';
import './person-photograph.ts';
import type { PersonPhotograph } from './person-photograph.ts';

/** One person with what is registered of them and all their badges. */
@customElement('cw-person-panel')
export class PersonPanel extends LitElement {
  @property({ attribute: false }) server!: DeskServer;
  @property({ attribute: false }) mayIssue = false;
  @property({ attribute: false }) photographs: StaffPhotographs = staffPhotographs('desk');
  /** The letter that waits to be carried out. */
  @property({ attribute: false }) armed = '';
  /** The person chosen; the details are fetched. */
  @property({ attribute: false }) row: DelegateRow | undefined;
  @state() private details?: DelegateDetails | undefined;
  @state() private error: unknown;
  @state() private isBusy = false;
  @state() private shownCode?: BadgeSummary | undefined;
  @state() private act?: { kind: BadgeAct; badge: BadgeSummary } | undefined;
  #loading: Promise<void> | undefined;
  @query('cw-person-acts') private readonly acts!: PersonActs | null;
  @query('h2') private readonly heading!: HTMLElement | null;
  @query('cw-person-photograph') private readonly photograph!: PersonPhotograph | null;

  static override styles = [
    base,
    text,
    buttons,
    loading,
    css`
      :host { position: relative; display: block; border-inline-start: 1px solid var(--line); background: var(--surface-raised); --mark-on: var(--surface-raised); overflow: hidden auto; }
      .person { display: flex; flex-direction: column; gap: var(--s5); min-height: 100%; padding: var(--s6) var(--s6) var(--s5); }
      h2 { font: 400 1.75rem/2.125rem var(--font-name); outline-offset: 2px; overflow-wrap: anywhere; }
      .top { display: grid; grid-template-columns: 10rem minmax(0, 1fr); gap: var(--s4); align-items: start; }
      .head p { color: var(--ink-2); }
      .head [dir='auto'] { unicode-bidi: isolate; text-align: -webkit-match-parent; text-align: match-parent; }
      section { border-block-start: var(--rule-beam) solid var(--beam); padding-block-start: var(--s2); }
      h3 { font: 700 0.9375rem/1.5rem var(--font-ui); }
      .issue { display: grid; grid-auto-columns: 1fr; grid-auto-flow: column; gap: var(--s2); margin-block-start: auto; }
      .issue .btn { padding-inline: var(--s2); }
      .back { display: none; align-self: start; margin-inline-start: calc(-1 * var(--s2)); }
      .person:focus { outline: 0; }
      .unknown { min-height: 7rem; }
      .unchosen { padding: var(--s8) var(--s6); color: var(--ink-2); max-width: 30ch; }
      @media (max-width: 760px) { :host { border: 0; } .back { display: inline-flex; } .person { padding: var(--s3) var(--s4) var(--s5); } }
    `,
  ];

  override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('row') || this.row?.id === this.details?.id) return;
    this.details = undefined;
    this.error = undefined;
    this.#loading = this.#load();
  }

  override render() {
    const { row, details } = this;
    if (!row)
      return html`<p class="unchosen">${msg('Choose a person, and what is registered of them stands here.')}</p>`;
    return html`
      ${this.error ? this.#failed() : nothing}
      <article class="person" tabindex="-1" aria-busy=${this.isBusy}>
        <button class="btn btn--plain back" type="button" @click=${this.#close}>
          <cw-icon name="left" onward></cw-icon>${msg('Back to the list')}
        </button>
        ${this.#head(row)}
        ${this.#acts()}
        ${details ? html`<cw-person-notes .person=${details} @open-person=${this.#openOther} @compare=${() => this.acts?.press(keyOfAct.merge)}></cw-person-notes>` : nothing}
        <cw-person-facts .row=${row} .details=${this.details}></cw-person-facts>
        <cw-entry-check .person=${details ?? row}></cw-entry-check>
        <cw-folded-account .delegateId=${row.id}></cw-folded-account>
        <section><h3>${msg('Badges')}</h3>${this.#badges()}</section>
        ${this.mayIssue ? this.#issue() : nothing}
        ${row.status === 'approved' ? html`<cw-set-up-code .delegateId=${row.id} name=${row.name}></cw-set-up-code>` : nothing}
        ${this.mayIssue ? html`<cw-own-page-code .delegateId=${row.id} name=${row.name}></cw-own-page-code>` : nothing}
        <cw-propose-erasure delegate-id=${row.id}></cw-propose-erasure>
      </article>
      <cw-armed-key .sentence=${this.armed && (this.acts?.meaningOf(this.armed) ?? '')}></cw-armed-key>
      ${this.#dialogs(row)}
    `;
  }

  /** Photograph and name together: a face is compared before anything is done. */
  #head(row: DelegateRow) {
    // The row of the list is as it was found; whatever was changed since stands in the details.
    const shown = this.details ?? row;
    return html`<div class="top">
      <cw-person-photograph .delegateId=${row.id} .name=${row.name} .photographs=${this.photographs} ?takenElsewhere=${this.details && whatIsWrong(this.details, Date.now()).act === 'take_photograph'} @photograph-change=${this.#load} @photograph-left=${this.enter}></cw-person-photograph>
      <header class="head">
          <h2 dir="auto" tabindex="-1">${shown.name}</h2>
          ${shown.nameLatin === shown.name ? nothing : html`<p dir="auto">${shown.nameLatin}</p>`}
          <p>${categoryName(shown.category)} · ${countryName(shown.country)}</p>
          <p class="small" dir="auto">${shown.affiliation}</p>
        </header>
    </div>`;
  }

  #acts() {
    const { details } = this;
    if (!details) return html`<p class="unknown"><span class="load"></span></p>`;
    return html`<cw-person-acts
      .person=${details}
      .mayIssue=${this.mayIssue}
      .armed=${this.armed}
      .tellLate=${this.#tellLate}
      @person-changed=${this.#changed}
      @take-photograph=${() => this.photograph?.take()}
      @open-person=${this.#openOther}
    ></cw-person-acts>`;
  }

  readonly #openOther = ({ detail }: CustomEvent<string>) =>
    this.dispatchEvent(new CustomEvent('open-person', { detail }));

  readonly #tellLate = (sentence: string) => this.dispatchEvent(new CustomEvent('told-late', { detail: sentence }));

  /** The focus stays where it is when somebody types the next name meanwhile. */
  async #changed() {
    await this.#load();
    if (this.details) this.dispatchEvent(new CustomEvent('person-change', { detail: this.details }));
    if (this.#hasFocus() || !(this.getRootNode() as ShadowRoot).activeElement) this.enter();
  }

  /** Puts the focus on the person's name. */
  enter(): void {
    this.heading?.focus();
  }

  async #load() {
    const { row } = this;
    if (!row) return;
    try {
      const details = await this.server.delegate(row.id);
      if (row.id === this.row?.id) this.details = details;
    } catch (error) {
      if (row.id === this.row?.id) this.error = error;
    }
  }

  #badges() {
    const { details } = this;
    if (!details) return html`<p><span class="load"></span></p>`;
    if (details.badges.length === 0) return html`<p class="quiet">${msg('No badge yet.')}</p>`;
    return html`<ul>${details.badges.map(
      (badge) => html`<li><cw-badge-row
        .badge=${badge}
        .mayIssue=${this.mayIssue}
        ?disabled=${this.isBusy}
        @show-code=${() => {
          this.shownCode = badge;
        }}
        @reissue=${() => {
          this.act = { kind: 'reissue', badge };
        }}
        @revoke=${() => {
          this.act = { kind: 'revoke', badge };
        }}
      ></cw-badge-row></li>`,
    )}</ul>`;
  }

  #issue() {
    const { details } = this;
    if (details?.status !== 'approved') return nothing;
    const missing = badgeMedia.filter((medium) => !details.badges.some((b) => b.medium === medium && !b.revokedAt));
    if (missing.length === 0) return nothing;
    return html`<div class="issue">${missing.map(
      (
        medium,
      ) => html`<button class="btn" type="button" ?disabled=${this.isBusy} @click=${() => this.#issueOne(medium)}>
        ${medium === 'phone' ? msg('Issue for phone') : msg('Issue printed')}
      </button>`,
    )}</div>`;
  }

  #dialogs(row: DelegateRow) {
    const { act, shownCode } = this;
    return html`
      <cw-badge-code-dialog
        .badge=${shownCode}
        .name=${row.name}
        .address=${shownCode ? this.server.qrAddress(shownCode.serial) : ''}
        @close=${() => {
          this.shownCode = undefined;
        }}
      ></cw-badge-code-dialog>
      <cw-badge-reason-dialog
        .kind=${act?.kind}
        .badge=${act?.badge}
        .name=${row.name}
        @close=${() => {
          this.act = undefined;
        }}
        @decide=${(event: CustomEvent<string>) => this.#decide(event.detail)}
      ></cw-badge-reason-dialog>
    `;
  }

  async #decide(because: string) {
    const { act } = this;
    this.act = undefined;
    if (!act) return;
    const { serial } = act.badge;
    if (act.kind === 'revoke') return void (await this.#change(() => this.server.revokeBadge(serial, because)));
    await this.#change(() => this.server.reissueBadge(serial, because));
  }

  #issueOne(medium: BadgeMedium) {
    const { details } = this;
    return details && this.#change(() => this.server.issueBadge(details.id, medium));
  }

  async #change(work: () => Promise<BadgeSummary>) {
    this.isBusy = true;
    this.error = undefined;
    try {
      await work();
    } catch (error) {
      this.error = error;
    }
    await this.#load();
    this.isBusy = false;
    if (this.details) this.dispatchEvent(new CustomEvent('person-change', { detail: this.details }));
  }

  #failed() {
    return html`<cw-notice>
      ${sentenceOfError(this.error)}
      <button slot="action" class="btn btn--small" type="button" @click=${this.#again}>${msg('Look again')}</button>
    </cw-notice>`;
  }

  #again() {
    this.error = undefined;
    void this.#load();
  }

  /** Whether a letter does something for this person; before it is known what, each that ever does. */
  canDo(letter: string): boolean {
    return this.acts ? this.acts.meaningOf(letter) !== '' : this.row !== undefined && lettersOfActs.has(letter);
  }

  /** Does what a letter stands for, as soon as it is known what can be done; not when somebody goes elsewhere meanwhile. */
  async do(letter: string): Promise<void> {
    const { row } = this;
    if (!this.details) await this.#loading;
    await this.updateComplete;
    if (row?.id === this.row?.id && this.#hasFocus()) this.acts?.press(letter);
  }

  #hasFocus(): boolean {
    return (this.getRootNode() as ShadowRoot).activeElement === this;
  }

  #close() {
    this.dispatchEvent(new Event('close-person'));
  }
}

const lettersOfActs: ReadonlySet<string> = new Set(Object.values(keyOfAct));

declare global {
  interface HTMLElementTagNameMap {
    'cw-person-panel': PersonPanel;
  }
}
