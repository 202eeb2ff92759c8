import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { GroupSummary } from '../../../server/registration/groups/groups.contract.ts';
import { sentenceOfError } from '../../api/problem.ts';
import '../../elements/empty.ts';
import '../../elements/icon.ts';
import '../../elements/notice.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { fields } from '../../styles/fields.ts';
import { formatNumber } from '../../styles/format.ts';
import { loading } from '../../styles/loading.ts';
import { text } from '../../styles/text.ts';
import './group-page.ts';
import './groups-problems.ts';
import { type GroupsServer, httpGroupsServer } from './groups-server.ts';

/** Delegations and other groups: a list, and one of them with its members. Arrow keys go through the list. */
@customElement('cw-groups-panel')
export class GroupsPanel extends LitElement {
  @property({ attribute: false }) server: GroupsServer = httpGroupsServer;
  @state() private groups?: readonly GroupSummary[];
  @state() private chosen?: string | undefined;
  @state() private error: unknown;
  /** Where there is no room for both, the group takes the place of the list. */
  @property({ type: Boolean, reflect: true }) opened = false;
  @query('form input') private readonly input!: HTMLInputElement;

  static override styles = [
    base,
    text,
    buttons,
    fields,
    loading,
    css`
      :host { display: grid; grid-template-columns: 22rem minmax(0, 1fr); min-height: 0; }
      .list { position: relative; display: flex; flex-direction: column; min-height: 0; padding: var(--s5) var(--s5) 0; border-inline-end: 1px solid var(--line); }
      ul { flex: 1; min-height: 0; overflow: auto; border-block-start: var(--rule-beam) solid var(--beam); }
      li button { display: grid; gap: 0; width: 100%; min-height: 3.75rem; align-content: center; padding: var(--s2) var(--s4); border: 0; border-block-end: 1px solid var(--line); background: none; text-align: start; cursor: pointer; }
      li button:hover { background: var(--surface-sunk); }
      li button[aria-current] { background: var(--surface-raised); box-shadow: inset 4px 0 0 var(--accent); }
      :host(:dir(rtl)) li button[aria-current] { box-shadow: inset -4px 0 0 var(--accent); }
      .name { font-size: 1.1875rem; line-height: 1.75rem; }
      form { display: flex; gap: var(--s2); padding-block: var(--s4); }
      form .field { flex: 1; min-width: 0; }
      .load { margin: var(--s4); }
      cw-empty { align-self: center; }
      @media (max-width: 760px) {
        :host { display: block; }
        .list { height: 100%; border: 0; padding: var(--s4) var(--s4) 0; }
        :host([opened]) .list, :host(:not([opened])) cw-group-page { display: none; }
        cw-group-page { height: 100%; }
      }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    void this.#load();
  }

  async #load() {
    try {
      this.groups = await this.server.list();
      this.error = undefined;
      if (!this.groups.some(({ id }) => id === this.chosen)) this.chosen = this.groups[0]?.id;
    } catch (error) {
      this.error = error;
    }
  }

  override render() {
    return html`
      <section class="list" aria-label=${msg('Groups')}>
        ${this.error ? this.#failed() : nothing}
        <ul @keydown=${this.#keyDown}>${this.groups ? this.groups.map((group) => this.#row(group)) : html`<li><span class="load"></span></li>`}</ul>
        <form @submit=${this.#make}>
          <label class="field"><span class="vh">${msg('Name of a new group')}</span>
            <input placeholder=${msg('Name of a new group')} maxlength="200" dir="auto" autocomplete="off" />
          </label>
          <button class="btn"><cw-icon name="plus"></cw-icon>${msg('Make')}</button>
        </form>
      </section>
      ${
        this.chosen
          ? html`<cw-group-page
              .server=${this.server}
              .groupId=${this.chosen}
              @group-change=${this.#load}
              @close=${() => {
                this.opened = false;
              }}
            ></cw-group-page>`
          : this.groups
            ? html`<cw-empty heading=${msg('No groups yet')}>
                ${msg('Delegates who come together, such as a delegation, are approved together and let in together.')}
              </cw-empty>`
            : nothing
      }
    `;
  }

  #row(group: GroupSummary) {
    return html`<li><button type="button" aria-current=${group.id === this.chosen ? 'true' : nothing} @click=${() => this.#open(group.id)}>
      <span class="name cut" dir="auto">${group.name}</span>
      <span class="small quiet">${this.#standing(group)}</span>
    </button></li>`;
  }

  #standing({ members, waiting, inside }: GroupSummary): string {
    const words = [members === 1 ? msg('1 member') : msg(str`${formatNumber(members)} members`)];
    if (waiting > 0) words.push(waiting === 1 ? msg('1 waits') : msg(str`${formatNumber(waiting)} wait`));
    if (inside > 0) words.push(msg(str`${formatNumber(inside)} inside`));
    return words.join(' · ');
  }

  #open(id: string) {
    this.chosen = id;
    this.opened = true;
  }

  #keyDown(event: KeyboardEvent) {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const all = [...this.renderRoot.querySelectorAll<HTMLButtonElement>('li button')];
    const to = all[all.indexOf(event.target as HTMLButtonElement) + by];
    to?.focus();
    to?.click();
  }

  async #make(event: SubmitEvent) {
    event.preventDefault();
    const name = this.input.value.trim();
    if (!name) return this.input.focus();
    try {
      const { id } = await this.server.make(name);
      this.input.value = '';
      await this.#load();
      this.#open(id);
    } catch (error) {
      this.error = error;
    }
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
    'cw-groups-panel': GroupsPanel;
  }
}
