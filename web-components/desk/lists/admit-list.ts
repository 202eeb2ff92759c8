import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DelegateCategory } from '../../../db/vocabulary.ts';
import type { Layout } from '../../../server/admission/admission.contract.ts';
import type { GroupAdmission, GroupToAdmit } from '../../../server/admission/lists/lists.contract.ts';
import type { GroupSummary } from '../../../server/registration/groups/groups.contract.ts';
import { sentenceOfError } from '../../api/problem.ts';
import { reasonWords } from '../../gate/reason-words.ts';
import { uuidV7 } from '../../gate/uuid-v7.ts';
import { base } from '../../styles/base.ts';
import { beam } from '../../styles/beam.ts';
import { buttons } from '../../styles/buttons.ts';
import { categoryName } from '../../styles/category-name.ts';
import { fields } from '../../styles/fields.ts';
import { formatNumber, inPageLanguage } from '../../styles/format.ts';
import { rows } from '../../styles/rows.ts';
import { text } from '../../styles/text.ts';
import { LaneDevice } from './lane-device.ts';
import type { ListsServer } from './lists-server.ts';

interface Expected {
  id: string;
  name: string;
  nameLatin: string;
  category: DelegateCategory;
}

/**
 * Admits by list: a whole group, by its name or the badge of its head, or officials and speakers one by one as they come.
 * Each is decided as by a scan of their own, at the lane chosen.
 */
@customElement('cw-admit-list')
export class AdmitList extends LitElement {
  @property({ attribute: false }) server!: ListsServer;
  @property({ attribute: false }) layout: Layout | undefined;
  @state() private groups: readonly GroupSummary[] = [];
  @state() private expected: readonly Expected[] = [];
  @state() private outcomes: ReadonlyMap<string, GroupAdmission['members'][number]> = new Map();
  @state() private said = '';
  @state() private fault = '';
  /** Beside the button that was pressed without one. */
  @state() private groupFault = '';
  @state() private isBusy = false;
  readonly #device = new LaneDevice(() => this.server);

  static override styles = [
    base,
    text,
    beam,
    buttons,
    fields,
    rows,
    css`
      section { display: grid; gap: var(--s4); max-width: 64rem; }
      .how { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: var(--s4); align-items: start; }
      /* In one line with the fields, whose words stand above them. */
      .how .btn { margin-block-start: 1.5rem; }
      .how.find { grid-template-columns: minmax(0, 1fr) auto; align-items: end; max-width: 40rem; }
      .how > *, .how .field { min-width: 0; }
      .how .field { overflow: hidden; }
      li { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s2) var(--s4); padding-block: var(--s2); border-block-end: 1px solid var(--line); }
      li .who { flex: 1; min-width: 12rem; }
      .fault { color: var(--refuse-text); min-height: 1.25rem; }
      .said { min-height: 1.75rem; }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    void this.server?.groups().then(
      (groups) => {
        this.groups = groups;
      },
      () => undefined,
    );
  }

  /** Puts the focus on the group: lane and officials are one step before and behind. */
  enter(): void {
    this.renderRoot.querySelector<HTMLElement>('[name=group]')?.focus();
  }

  override render() {
    return html`<section class="beam" aria-label=${msg('Admit by list')}>
      <div class="head"><h2>${msg('Admit by list')}</h2></div>
      <div class="how">
        <label class="labelled">${msg('At this lane')}<span class="field"><select name="lane">${this.#lanes()}</select></span></label>
        <label class="labelled">${msg('Group')}<span class="field"><select name="group" aria-describedby="group-fault" @change=${this.#groupChosen}>
          <option value="">${msg('None')}</option>
          ${this.groups.map(({ id, name, members }) => html`<option value=${id}>${name} · ${formatNumber(members)}</option>`)}
        </select></span><span class="fault" id="group-fault" role="alert">${this.groupFault}</span></label>
        <button class="btn btn--main" type="button" aria-disabled=${this.isBusy} @click=${this.#admitGroup}>${msg('Admit the group')}</button>
        <form @submit=${this.#headScanned}><label class="labelled">${msg('Or the badge of its head')}
          <span class="field"><input name="head" autocomplete="off" maxlength="512" /></span></label></form>
      </div>
      <form class="how find" @submit=${this.#find}>
        <label class="labelled">${msg('Officials, speakers: whom do you expect?')}
          <span class="field"><input name="expected" type="search" dir="auto" autocomplete="off" maxlength="200" /></span></label>
        <button class="btn">${msg('Find')} <kbd>↵</kbd></button>
      </form>
      <p class="lead said" role="status">${this.said}</p>
      <p class="fault" role="alert">${this.fault}</p>
      <ul>${this.expected.map((one) => this.#row(one))}</ul>
    </section>`;
  }

  #lanes() {
    return this.layout?.lanes
      .filter(({ isOpen, direction }) => isOpen && direction !== 'out')
      .map(({ id, gateId, number }) => {
        const gate = this.layout?.gates.find((one) => one.id === gateId);
        return html`<option value=${id}>${gate ? inPageLanguage(gate.name) : ''} ${number}</option>`;
      });
  }

  #row({ id, name, nameLatin, category }: Expected) {
    const outcome = this.outcomes.get(id);
    const isIn = outcome?.verdict === 'admit';
    return html`<li>
      <span class="who"><span class="name" dir="auto">${name}</span> <span class="small faint" dir="auto">${nameLatin === name ? '' : nameLatin}</span></span>
      <span class="small">${categoryName(category)}</span>
      ${outcome ? html`<b class="small">${isIn ? msg('Admitted') : this.#why(outcome)}</b>` : nothing}
      ${isIn ? nothing : html`<button class="btn btn--small" type="button" aria-disabled=${this.isBusy} @click=${() => this.#admit({ kind: 'list', delegateIds: [id] })}>${msg('Is here')}</button>`}
    </li>`;
  }

  #why({ reason, stationNumber }: GroupAdmission['members'][number]): string {
    const why = reasonWords(reason);
    return stationNumber === undefined ? why : msg(str`${why}: station ${stationNumber}`);
  }

  #value(name: string): string {
    const field = this.renderRoot.querySelector<HTMLInputElement | HTMLSelectElement>(`[name=${name}]`);
    return field?.value.trim() ?? '';
  }

  readonly #find = async (event: Event) => {
    event.preventDefault();
    const search = this.#value('expected');
    if (!search) return;
    await this.#run(async () => {
      const { delegates } = await this.server.find(search);
      this.expected = delegates.filter(({ status }) => status === 'approved');
      this.said = this.expected.length === 0 ? msg('Nobody who is approved matches.') : '';
    });
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('li button')?.focus();
  };

  readonly #admitGroup = () => {
    const groupId = this.#value('group');
    this.groupFault = groupId ? '' : msg('Choose a group.');
    if (groupId) void this.#admit({ kind: 'group', groupId });
  };

  readonly #groupChosen = () => {
    this.groupFault = '';
  };

  readonly #headScanned = (event: Event) => {
    event.preventDefault();
    const token = this.#value('head');
    if (token) void this.#admit({ kind: 'head', token });
  };

  async #admit(by: GroupToAdmit['by']) {
    const laneId = this.#value('lane');
    await this.#run(async () => {
      const now = Date.now();
      const device = await this.#device.at(laneId);
      const terms = {
        requestId: uuidV7(now),
        laneId,
        direction: 'in' as const,
        clockOffsetMs: 0,
        clockErrorMs: 5_000,
        by,
      };
      const made = await this.server.admit({ ...terms, ...device, deviceTime: new Date(now).toISOString() });
      this.#show(made, by);
    }, laneId);
  }

  #show({ admitted, members, group }: GroupAdmission, by: GroupToAdmit['by']) {
    this.outcomes = new Map([...this.outcomes, ...members.map((one) => [one.delegateId, one] as const)]);
    if (by.kind !== 'list') this.expected = members.map(({ delegateId: id, ...rest }) => ({ id, ...rest }));
    const [count, all, name] = [formatNumber(admitted), formatNumber(members.length), group?.name ?? ''];
    this.said = name ? msg(str`${name}: ${count} of ${all} admitted.`) : msg(str`${count} of ${all} admitted.`);
  }

  async #run(work: () => Promise<void>, laneId?: string) {
    if (this.isBusy) return;
    this.isBusy = true;
    this.fault = '';
    this.groupFault = '';
    try {
      await work();
    } catch (error) {
      if (laneId) this.#device.forget(laneId);
      this.fault = sentenceOfError(error);
    }
    this.isBusy = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-admit-list': AdmitList;
  }
}
