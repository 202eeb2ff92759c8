import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { CurrentSignIn } from '../../server/identity/identity.contract.ts';
import { rolesMay } from '../../server/kernel/permission.contract.ts';
import { permissions } from '../../server/kernel/permissions.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import { ServerClock } from '../api/server-clock.ts';
import { isSignInNeeded, requireSignIn } from '../api/sign-in.ts';
import '../elements/empty.ts';
import '../elements/icon.ts';
import '../elements/notice.ts';
import '../elements/page-header.ts';
import { serverNowMs } from '../elements/server-time.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { fields } from '../styles/fields.ts';
import { formatNumber } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import { text } from '../styles/text.ts';
import { type AccessPointsServer, httpAccessPointsServer } from './access-points-server.ts';
import './access-points-table.ts';
import './certificate-dialog.ts';
import { type AccessPoint, inOrderOfNeed, isInNeed } from './certificate-standing.ts';
import './import-access-points.ts';
import type { ImportAccessPoints } from './import-access-points.ts';

/** So many are shown at once; of a venue with more, one is found by name or address. */
const most = 200;
/** With fewer nobody searches. */
const searchedFrom = 12;

/** The access points that may ask for devices: imported here, and certificates made for those over TLS. */
@customElement('cw-access-points-page')
export class AccessPointsPage extends LitElement {
  @property({ attribute: false }) server: AccessPointsServer = httpAccessPointsServer;
  /** Who signs for the Wi-Fi is the administrators' alone. */
  @property({ type: Boolean, attribute: 'may-manage' }) mayManage = false;
  @property({ type: Boolean, attribute: 'may-change-profiles' }) mayChangeProfiles = false;
  @state() private points: readonly AccessPoint[] | undefined;
  @state() private search = '';
  @state() private certified: AccessPoint | undefined;
  @state() private fault = '';
  @query('cw-import-access-points') private readonly importer!: ImportAccessPoints;
  readonly clock = new ServerClock(this);

  static override styles = [
    base,
    text,
    buttons,
    fields,
    loading,
    css`
      :host { display: grid; grid-template: auto minmax(0, 1fr) / minmax(0, 1fr); min-height: 100dvh; }
      main { padding: var(--s5) var(--s6); display: grid; gap: var(--s5); align-content: start; min-width: 0; }
      .top { display: flex; flex-wrap: wrap; gap: var(--s3) var(--s4); align-items: center; min-height: var(--hit); }
      .top .lead { flex: 1; }
      .field { width: min(22rem, 100%); }
      .about { max-width: var(--measure); }
      .row { display: block; padding-block: var(--s3); border-block-end: 1px solid var(--line); }
      .row .load { width: min(40rem, 80%); }
      @media (max-width: 640px) { main { padding: var(--s4); } .top .lead { flex-basis: 100%; } }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    document.title = `${msg('Access points')} · Causeway`;
    void this.#read();
  }

  readonly #read = async () => {
    this.fault = '';
    try {
      if (this.server === httpAccessPointsServer) this.#learn(await requireSignIn());
      this.points = (await this.server.list()).accessPoints;
    } catch (error) {
      if (!isSignInNeeded(error)) this.fault = sentenceOfError(error);
    }
  };

  #learn({ staff }: CurrentSignIn): void {
    this.mayManage = rolesMay(permissions.manageNetworkAuthorities, staff.roles);
    this.mayChangeProfiles = rolesMay(permissions.changeNetworkProfiles, staff.roles);
    // Loaded for those alone who see it.
    if (this.mayChangeProfiles) void import('./profiles-panel.ts');
    if (this.mayManage) void import('./authorities-panel.ts');
  }

  override render() {
    const { points } = this;
    return html`
      <cw-page-header heading=${msg('Access points')}></cw-page-header>
      <main>
        ${this.#notice()}
        ${points ? this.#top(points) : nothing}
        ${points ? this.#list(points) : this.fault ? nothing : this.#waiting()}
        ${points && this.mayChangeProfiles ? html`<cw-profiles-panel></cw-profiles-panel>` : nothing}
        ${points && this.mayManage ? html`<cw-authorities-panel></cw-authorities-panel>` : nothing}
      </main>
      <cw-import-access-points .server=${this.server} @imported=${this.#read}></cw-import-access-points>
      <cw-certificate-dialog .server=${this.server} .point=${this.certified} @made=${this.#read} @close=${() => this.#certify(undefined)}></cw-certificate-dialog>
    `;
  }

  #notice() {
    if (!this.fault) return nothing;
    return html`<cw-notice in-flow>${this.fault}<button slot="action" class="btn btn--small" type="button" @click=${this.#read}>${msg('Try again')}</button></cw-notice>`;
  }

  #top(points: readonly AccessPoint[]) {
    if (points.length === 0) return nothing;
    return html`
      <div class="top">
        <p class="lead">${summary(points)}</p>
        ${points.length >= searchedFrom ? this.#find() : nothing}
        <button class="btn" type="button" @click=${this.#import}><cw-icon name="upload"></cw-icon>${msg('Import access points…')}</button>
      </div>
      ${points.some(({ isOverTls }) => isOverTls) ? html`<p class="about quiet">${msg('One over TLS cannot be told to take a device off. Its devices prove themselves again every ten minutes: who is revoked there stays on for ten minutes at most.')}</p>` : nothing}
    `;
  }

  #find() {
    return html`<label class="field"><cw-icon name="search"></cw-icon><input
      type="search" autocomplete="off" spellcheck="false" maxlength="100"
      aria-label=${msg('Find an access point')} placeholder=${msg('Name or address')} .value=${this.search}
      @input=${({ target }: Event) => {
        this.search = (target as HTMLInputElement).value;
      }}
    /></label>`;
  }

  #list(points: readonly AccessPoint[]) {
    if (points.length === 0) return this.#empty();
    const nowMs = serverNowMs();
    const sought = this.search.trim().toLowerCase();
    const found = inOrderOfNeed(points, nowMs).filter(({ name, address = '' }) =>
      `${name} ${address}`.toLowerCase().includes(sought),
    );
    if (found.length === 0)
      return html`<p role="status">${msg('No access point is called so, or has this address.')}</p>`;
    const [shown, all] = [Math.min(found.length, most), found.length].map(formatNumber);
    return html`
      <cw-access-points-table .points=${found.slice(0, most)} .nowMs=${nowMs} @certify=${({ detail }: CustomEvent<AccessPoint>) => this.#certify(detail)}></cw-access-points-table>
      ${found.length > most ? html`<p class="quiet" role="status">${msg(str`${shown} of ${all} are shown. Find the others by name or address.`)}</p>` : nothing}
    `;
  }

  #empty() {
    return html`<cw-empty heading=${msg('No access points yet')}>
      ${msg('FreeRADIUS answers those alone that are imported here, each with a secret of its own or, over TLS, a certificate.')}
      <button slot="action" class="btn btn--main" type="button" @click=${this.#import}>${msg('Import access points…')}</button>
    </cw-empty>`;
  }

  #waiting() {
    return html`<div aria-busy="true">${[1, 2, 3].map(() => html`<span class="row"><span class="load"></span></span>`)}</div>`;
  }

  #certify(point: AccessPoint | undefined) {
    this.certified = point;
  }

  readonly #import = () => this.importer.open();
}

function summary(points: readonly AccessPoint[]): string {
  const nowMs = serverNowMs();
  const inNeed = points.filter((point) => isInNeed(point, nowMs)).length;
  const [all, overTls, some] = [points.length, points.filter(({ isOverTls }) => isOverTls).length, inNeed].map(
    formatNumber,
  );
  if (inNeed === 0) return msg(str`Access points: ${all}, over TLS: ${overTls}.`);
  return msg(str`Access points: ${all}, over TLS: ${overTls}, in need of a certificate: ${some}.`);
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-access-points-page': AccessPointsPage;
  }
}
