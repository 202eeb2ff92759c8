import { msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { DelegateCategory } from '../../db/vocabulary.ts';
import type { NetworkProfile } from '../../server/network-access/network-access.contract.ts';
import { Attempt } from '../api/attempt.ts';
import '../elements/notice.ts';
import { routeWords } from '../network-account/outcome-words.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { categoryName } from '../styles/category-name.ts';
import { formatMinutes, formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import './profile-dialog.ts';
import { sleepsWords } from './profile-dialog.ts';
import { speedWords } from './profile-words.ts';
import { profilesPanelStyles } from './profiles-panel.styles.ts';
import { httpProfilesServer, type ProfilesServer } from './profiles-server.ts';

/** What each category may do on the network, a row each, to be changed one at a time. */
@customElement('cw-profiles-panel')
export class ProfilesPanel extends LitElement {
  @property({ attribute: false }) server: ProfilesServer = httpProfilesServer;
  @state() private profiles: readonly NetworkProfile[] | undefined;
  @state() private changing: NetworkProfile | undefined;
  @state() private done = '';
  readonly #attempt = new Attempt(this);

  static override styles = [base, text, buttons, profilesPanelStyles];

  override connectedCallback() {
    super.connectedCallback();
    void this.#read();
  }

  readonly #read = () =>
    this.#attempt.run(async () => {
      this.profiles = await this.server.list();
    });

  override render() {
    return html`<section>
      <h2>${msg('Profiles')}</h2>
      <p class="quiet">${msg('What each category may do on the Wi-Fi.')}</p>
      ${this.#attempt.fault ? html`<cw-notice in-flow>${this.#attempt.fault}<button slot="action" class="btn btn--small" type="button" @click=${this.#read}>${msg('Try again')}</button></cw-notice>` : nothing}
      ${this.profiles ? this.#table(this.profiles) : nothing}
      <p role="status">${this.done}</p>
    </section>
    <cw-profile-dialog .server=${this.server} .profile=${this.changing} @saved=${this.#saved} @close=${() => {
      this.changing = undefined;
    }}></cw-profile-dialog>`;
  }

  /** On a telephone each row is a block; then the roles of a table must be said. */
  #table(profiles: readonly NetworkProfile[]) {
    return html`<table role="table">
      <thead role="rowgroup"><tr role="row">
        <th role="columnheader">${msg('Category')}</th>${Object.values(columnNames()).map((name) => html`<th role="columnheader">${name}</th>`)}<td role="cell"></td>
      </tr></thead>
      <tbody role="rowgroup">${repeat(
        profiles,
        ({ category }) => category,
        (profile) => this.#row(profile),
      )}</tbody>
    </table>`;
  }

  #row(profile: NetworkProfile) {
    const [names, words] = [columnNames(), columnWords(profile)];
    const category = categoryName(profile.category);
    const columns = Object.keys(names) as (keyof typeof names)[];
    return html`<tr role="row">
      <th role="rowheader" scope="row">${category}</th>
      ${columns.map((column) => html`<td role="cell" data-word=${names[column]}>${words[column]}</td>`)}
      <td role="cell"><button class="btn btn--small" type="button" aria-label=${msg(str`Change ${category}…`)} @click=${() => this.#change(profile.category)}>${msg('Change…')}</button></td>
    </tr>`;
  }

  /** Read anew first: a save writes all terms, and somebody else may have changed one meanwhile. */
  async #change(category: DelegateCategory) {
    this.done = '';
    if (await this.#read()) this.changing = this.profiles?.find((one) => one.category === category);
  }

  readonly #saved = ({ detail }: CustomEvent<readonly NetworkProfile[]>) => {
    const category = this.changing ? categoryName(this.changing.category) : '';
    this.profiles = detail;
    this.done = msg(str`The profile of ${category} is saved.`);
  };
}

const columnNames = () => ({
  vlan: msg('VLAN'),
  routeOut: msg('Route out'),
  speed: msg('Speed down / up'),
  devices: msg('Devices'),
  connection: msg('Connection time'),
  open: msg('When it is open'),
  outside: msg('Who has left the venue'),
});

function columnWords(profile: NetworkProfile): Record<keyof ReturnType<typeof columnNames>, string> {
  const [before, after] = [profile.opensHoursBefore, profile.closesHoursAfter].map(formatNumber);
  return {
    vlan: String(profile.vlan),
    routeOut: routeWords(profile.routeOut),
    speed: `${speedWords(profile.downKbps)} / ${speedWords(profile.upKbps)}`,
    devices: formatNumber(profile.devices),
    connection: formatMinutes(profile.connectionMinutes * 60),
    open: msg(str`${before} h before to ${after} h after`),
    outside: sleepsWords(profile.sleepsOutside),
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-profiles-panel': ProfilesPanel;
  }
}
