import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { GroupDetails, GroupMember } from '../../../server/registration/groups/groups.contract.ts';
import type { DecisionAnswers } from '../../../server/registration/review/review.contract.ts';
import { sentenceOfError } from '../../api/problem.ts';
import '../../elements/icon.ts';
import '../../elements/notice.ts';
import { base } from '../../styles/base.ts';
import { beam } from '../../styles/beam.ts';
import { buttons } from '../../styles/buttons.ts';
import { fields } from '../../styles/fields.ts';
import { formatNumber } from '../../styles/format.ts';
import { loading } from '../../styles/loading.ts';
import { text } from '../../styles/text.ts';
import '../review/decision-form.ts';
import type { ToldWhy } from '../review/decision-form.ts';
import '../review/decision-report.ts';
import './group-members.ts';
import { groupPageStyles } from './group-page.styles.ts';
import type { GroupsServer } from './groups-server.ts';
import './member-search.ts';

/** One group: who its head is, how each member stands, and decisions about all who wait. */
@customElement('cw-group-page')
export class GroupPage extends LitElement {
  @property({ attribute: false }) server!: GroupsServer;
  @property({ attribute: false }) groupId = '';
  @state() private group?: GroupDetails | undefined;
  @state() private error: unknown;
  @state() private isBusy = false;
  @state() private isRenaming = false;
  @state() private isDeclining = false;
  @state() private report?: { decision: 'approved' | 'declined'; answers: DecisionAnswers } | undefined;
  @query('header input') private readonly nameField!: HTMLInputElement | null;

  static override styles = [base, text, buttons, fields, beam, loading, groupPageStyles];

  override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('groupId')) return;
    this.group = undefined;
    this.report = undefined;
    this.isRenaming = false;
    this.isDeclining = false;
    void this.#load();
  }

  async #load() {
    const { groupId } = this;
    try {
      const group = await this.server.look(groupId);
      if (groupId !== this.groupId) return;
      this.group = group;
      this.error = undefined;
    } catch (error) {
      if (groupId === this.groupId) this.error = error;
    }
  }

  override render() {
    const { group } = this;
    return html`
      ${this.error ? this.#failed() : nothing}
      <button class="btn btn--plain back" type="button" @click=${() => this.dispatchEvent(new Event('close'))}>
        <cw-icon name="left" onward></cw-icon>${msg('Back to the list')}
      </button>
      ${group ? this.#page(group) : html`<p><span class="load"></span></p>`}
    `;
  }

  #page(group: GroupDetails) {
    const waiting = group.memberList.filter(({ standing }) => standing === 'waiting');
    return html`
      <header>${this.isRenaming ? this.#renaming(group) : this.#name(group)}</header>
      <p class="lead quiet">${this.#sentence(group)}</p>
      ${this.report ? this.#report(group) : nothing}
      ${this.isDeclining ? this.#declining(group, waiting) : waiting.length > 0 ? this.#decide(waiting) : nothing}
      <section class="beam">
        <div class="head"><h3>${msg('Members')}</h3></div>
        <cw-group-members
          .group=${group}
          ?disabled=${this.isBusy}
          @name-head=${({ detail }: CustomEvent<string | null>) => this.#work(() => this.server.change(group.id, { headId: detail }))}
          @remove-member=${({ detail }: CustomEvent<string>) => this.#work(() => this.server.changeMembers(group.id, { remove: [detail] }))}
        ></cw-group-members>
        <cw-member-search
          .server=${this.server}
          .members=${new Set(group.memberList.map(({ id }) => id))}
          @add-member=${({ detail }: CustomEvent<string>) => this.#work(() => this.server.changeMembers(group.id, { add: [detail] }))}
        ></cw-member-search>
      </section>
    `;
  }

  #name(group: GroupDetails) {
    return html`
      <h2 class="name" dir="auto">${group.name}</h2>
      <button class="btn btn--plain btn--small" type="button" @click=${this.#rename}>${msg('Rename')}</button>
    `;
  }

  #renaming(group: GroupDetails) {
    return html`<form @submit=${(event: Event) => this.#putName(event, group)}>
      <label class="field"><span class="vh">${msg('Name of the group')}</span><input maxlength="200" dir="auto" .value=${group.name} /></label>
      <button class="btn btn--main">${msg('Save')}</button>
      <button class="btn" type="button" @click=${() => {
        this.isRenaming = false;
      }}>${msg('Leave it')}</button>
    </form>`;
  }

  #sentence({ members, approved, verified, inside, head }: GroupDetails) {
    const [all, ok, seen, within] = [members, approved, verified, inside].map(formatNumber);
    return html`${msg(str`Approved ${ok} of ${all}, verified ${seen}, inside ${within}.`)}
      ${head ? html`${msg('Head:')} <span class="name" dir="auto">${head.name}</span>` : msg('Nobody is named as the head yet.')}`;
  }

  #decide(waiting: readonly GroupMember[]) {
    const count = formatNumber(waiting.length);
    return html`<div class="acts">
      <button class="btn btn--main" type="button" ?disabled=${this.isBusy} @click=${() => this.#settle('approved', waiting)}>
        ${waiting.length === 1 ? msg('Approve the one who waits') : msg(str`Approve all ${count} who wait`)}
      </button>
      <button class="btn" type="button" ?disabled=${this.isBusy} @click=${() => {
        this.isDeclining = true;
      }}>${waiting.length === 1 ? msg('Decline…') : msg(str`Decline ${count}…`)}</button>
    </div>`;
  }

  #declining(group: GroupDetails, waiting: readonly GroupMember[]) {
    return html`<cw-decision-form
      kind="declined"
      .count=${waiting.length}
      name=${waiting.length === 1 ? (waiting[0]?.name ?? group.name) : ''}
      .isBusy=${this.isBusy}
      @leave=${() => {
        this.isDeclining = false;
      }}
      @decide=${({ detail }: CustomEvent<ToldWhy>) => this.#settle('declined', waiting, detail.because)}
    ></cw-decision-form>`;
  }

  #report(group: GroupDetails) {
    return html`<cw-decision-report
      .decision=${this.report?.decision ?? 'approved'}
      .answers=${this.report?.answers ?? { answers: [], movedUp: 0 }}
      .names=${new Map(group.memberList.map(({ id, name }) => [id, name]))}
      @close=${() => {
        this.report = undefined;
      }}
    ></cw-decision-report>`;
  }

  #settle(decision: 'approved' | 'declined', waiting: readonly GroupMember[], because?: string) {
    const members = waiting.map(({ id, revision }) => ({ id, revision }));
    return this.#work(async () => {
      const answers = await this.server.decide(this.groupId, { decision, members, ...(because && { because }) });
      this.report = { decision, answers };
      this.isDeclining = false;
    });
  }

  async #rename() {
    this.isRenaming = true;
    await this.updateComplete;
    this.nameField?.select();
  }

  #putName(event: Event, group: GroupDetails) {
    event.preventDefault();
    const name = this.nameField?.value.trim();
    if (!name) return undefined;
    return this.#work(async () => {
      await this.server.change(group.id, { name });
      this.isRenaming = false;
    });
  }

  async #work(work: () => Promise<unknown>) {
    this.isBusy = true;
    try {
      await work();
      await this.#load();
      this.dispatchEvent(new Event('group-change'));
    } catch (error) {
      this.error = error;
    }
    this.isBusy = false;
  }

  #failed() {
    return html`<cw-notice>
      ${sentenceOfError(this.error)}
      <button slot="action" class="btn btn--small" type="button" @click=${this.#load}>${msg('Look again')}</button>
    </cw-notice>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-group-page': GroupPage;
  }
}
