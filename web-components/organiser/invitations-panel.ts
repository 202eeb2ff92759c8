import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type DelegateCategory, delegateCategories } from '../../db/vocabulary.ts';
import type { InvitationChoice, InvitationCounts } from '../../server/registration/letters/letters.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/dialog.ts';
import '../elements/notice.ts';
import '../letters/letter-words.ts';
import '../letters/letters-in-trouble.ts';
import { httpLettersServer, type LettersServer } from '../letters/letters-server.ts';
import '../letters/post-line.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { buttons } from '../styles/buttons.ts';
import { fields } from '../styles/fields.ts';
import { formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import './category-checks.ts';
import './letter-preview.ts';
import { panelStyles } from './panel.styles.ts';

type Status = InvitationChoice['statuses'][number];

/** Invitations: whom, how many that is, what they read; and who was not reached. */
@customElement('cw-invitations-panel')
export class InvitationsPanel extends LitElement {
  @property({ attribute: false }) server: LettersServer = httpLettersServer;
  @state() private status: Status = 'invited';
  @state() private categories: readonly DelegateCategory[] = delegateCategories;
  @state() private groupId = '';
  @state() private groups: readonly { id: string; name: string }[] = [];
  @state() private counts?: InvitationCounts | undefined;
  @state() private error: unknown;
  @state() private said = '';
  @state() private isAsking = false;
  @state() private isBusy = false;

  static override styles = [
    base,
    text,
    beam,
    buttons,
    fields,
    panelStyles,
    css`
      fieldset { display: grid; }
      legend { font: 700 0.8125rem/1.25rem var(--font-ui); padding: 0; }
      .labelled { justify-self: start; min-width: 14rem; }
      .count { min-height: 1.5rem; }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    void this.#count();
    void this.server.groups().then(
      (groups) => {
        this.groups = groups;
      },
      () => undefined,
    );
  }

  get #choice(): InvitationChoice {
    const isAll = this.categories.length === delegateCategories.length;
    return {
      statuses: [this.status],
      ...(!isAll && { categories: [...this.categories] }),
      ...(this.groupId && { groupId: this.groupId }),
    };
  }

  async #count() {
    this.error = undefined;
    this.counts = undefined;
    if (this.categories.length === 0) return;
    const choice = JSON.stringify(this.#choice);
    try {
      const counts = await this.server.counts(this.#choice);
      if (choice === JSON.stringify(this.#choice)) this.counts = counts;
    } catch (error) {
      this.error = error;
    }
  }

  override render() {
    const uninvited = this.counts ? this.counts.chosen - this.counts.alreadyInvited : 0;
    return html`
      <div class="scroll">
        ${this.error ? html`<cw-notice in-flow>${sentenceOfError(this.error)}</cw-notice>` : nothing}
        <cw-post-line></cw-post-line>
        <section class="beam">
          <div class="head"><h2>${msg('Whom to invite')}</h2></div>
          ${this.#statuses()}${this.#categories()}${this.groups.length > 0 ? this.#groups() : nothing}
        </section>
        <section class="beam">
          <div class="head"><h2>${msg('What they read')}</h2></div>
          <cw-letter-preview .server=${this.server} status=${this.status}></cw-letter-preview>
        </section>
        <cw-letters-in-trouble .server=${this.server}></cw-letters-in-trouble>
      </div>
      <div class="bar">
        <p role="status" class="quiet">${this.said || this.#counted()}</p>
        <button class="btn btn--main" type="button" ?disabled=${uninvited === 0 || this.isBusy} @click=${this.#ask}>
          ${msg('Send invitations')}
        </button>
      </div>
      ${this.#dialog(uninvited)}
    `;
  }

  #counted(): string {
    if (this.categories.length === 0) return msg('Choose at least one category.');
    if (!this.counts) return '';
    const { chosen, alreadyInvited } = this.counts;
    if (chosen === 0) return msg('Nobody is of this choice.');
    const uninvited = chosen - alreadyInvited;
    if (uninvited === 0) return msg(str`Everybody of this choice has been written to: ${formatNumber(chosen)}.`);
    return msg(str`Not written to yet: ${formatNumber(uninvited)} of ${formatNumber(chosen)}. They get the letter.`);
  }

  #statuses() {
    const entry = (status: Status, name: string, hint: string) => html`<label class="check">
      <input type="radio" name="status" .checked=${this.status === status} @change=${() => this.#change({ status })} />
      <span>${name}<small>${hint}</small></span>
    </label>`;
    return html`<fieldset>
      <legend>${msg('How they stand')}</legend>
      ${entry('invited', msg('Invited, without a registration yet'), msg('The link leads to a form that is filled in as far as we know them.'))}
      ${entry('approved', msg('Approved, such as imported speakers'), msg('The link leads to their badge.'))}
    </fieldset>`;
  }

  #categories() {
    return html`<fieldset>
      <legend>${msg('Categories')}</legend>
      <cw-category-checks
        .chosen=${this.categories}
        @categories-change=${({ detail }: CustomEvent<DelegateCategory[]>) => this.#change({ categories: detail })}
      ></cw-category-checks>
    </fieldset>`;
  }

  #groups() {
    return html`<label class="labelled">
      ${msg('Group')}
      <span class="field"><select @change=${(event: Event) => this.#change({ groupId: (event.target as HTMLSelectElement).value })}>
        <option value="">${msg('all groups, and who is in none')}</option>
        ${this.groups.map(({ id, name }) => html`<option value=${id} ?selected=${id === this.groupId}>${name}</option>`)}
      </select></span>
    </label>`;
  }

  #change(change: { status?: Status; categories?: readonly DelegateCategory[]; groupId?: string }) {
    Object.assign(this, change);
    this.said = '';
    void this.#count();
  }

  #ask() {
    this.isAsking = true;
  }

  #dialog(uninvited: number) {
    return html`<cw-dialog
      heading=${msg(str`Send invitations: ${formatNumber(uninvited)}?`)}
      .open=${this.isAsking}
      @close=${() => {
        this.isAsking = false;
      }}
    >
      <p>${msg('A letter that is on its way cannot be taken back. Nobody is written to twice.')}</p>
      <button slot="actions" class="btn" type="button" @click=${() => {
        this.isAsking = false;
      }}>${msg('Not now')}</button>
      <button slot="actions" class="btn btn--main" type="button" ?disabled=${this.isBusy} @click=${this.#send}>${msg('Send')}</button>
    </cw-dialog>`;
  }

  async #send() {
    this.isBusy = true;
    try {
      const { written } = await this.server.invite(this.#choice);
      await this.#count();
      this.said = msg(str`Letters written: ${formatNumber(written)}. Sending takes its time.`);
    } catch (error) {
      this.error = error;
    }
    this.isAsking = false;
    this.isBusy = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-invitations-panel': InvitationsPanel;
  }
}
