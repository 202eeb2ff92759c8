import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { OpenAlerts } from '../../server/alerts/alerts.contract.ts';
import { sentenceOf, sentenceOfError } from '../api/problem.ts';
import { isSignInNeeded, requireSignIn } from '../api/sign-in.ts';
import '../elements/empty.ts';
import '../elements/notice.ts';
import '../elements/page-header.ts';
import { byServerClock } from '../elements/server-time.ts';
import { base } from '../styles/base.ts';
import { formatNumber } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import { text } from '../styles/text.ts';
import './alert-row.ts';
import './alerts-problems.ts';
import { type AlertsServer, httpAlertsServer } from './alerts-server.ts';
import { type AlertScope, alertScopesFor, FollowedAlerts } from './followed-alerts.ts';

/** What administrators must know at once, and others of some, newest first, until one of them has acknowledged it. */
@customElement('cw-alerts-page')
export class AlertsPage extends LitElement {
  @property({ attribute: false }) server: AlertsServer = httpAlertsServer;
  /** What they are told of; nothing before it is known who is signed in. */
  @property({ attribute: false }) scopes: readonly AlertScope[] = [];
  @state() private ownId = '';
  @state() private fault = '';
  readonly told = new FollowedAlerts(this, () => this.scopes);

  static override styles = [
    base,
    text,
    loading,
    css`
      :host { display: block; min-height: 100dvh; }
      main { max-width: 56rem; padding: var(--s6); display: grid; gap: var(--s4); }
      main:has(> cw-empty) { max-width: none; }
      .rows { border-block-start: var(--rule-beam) solid var(--beam); }
      .waiting { padding-block: var(--s6); }
      @media (max-width: 640px) { main { padding: var(--s4); } }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    document.title = `${msg('Alerts')} · Causeway`;
    void this.#open();
  }

  async #open() {
    try {
      if (this.server === httpAlertsServer) {
        const { staff } = await requireSignIn();
        this.scopes = alertScopesFor(staff.roles);
      }
      this.ownId = await this.server.ownId();
    } catch (error) {
      if (!isSignInNeeded(error)) this.fault = sentenceOfError(error);
    }
  }

  override render() {
    const { view } = this.told;
    const fault = view.status === 'error' ? sentenceOf(view.problem) : this.fault;
    return html`
      <cw-page-header heading=${msg('Alerts')}></cw-page-header>
      <main>
        ${fault ? html`<cw-notice in-flow>${fault}</cw-notice>` : nothing}
        ${'value' in view && view.value ? this.#list(view.value, view.status === 'stale' ? view.since : undefined) : this.#waiting()}
      </main>
    `;
  }

  #waiting() {
    if (this.told.view.status === 'error') return nothing;
    return html`<p class="rows waiting" aria-busy="true"><span class="load"></span></p>`;
  }

  #list({ open, alerts }: OpenAlerts, since: string | undefined) {
    const listed = Object.values(alerts).sort((a, b) => b.raisedAt.localeCompare(a.raisedAt) || (a.id < b.id ? 1 : -1));
    if (listed.length === 0) {
      return html`<cw-empty heading=${msg('No alerts')}>${this.#whatIsTold()}</cw-empty>`;
    }
    const until = since && byServerClock(since);
    return html`
      <p class="lead" role="status">${this.#summary(open, listed.length)}</p>
      <div class="rows" role="list" aria-label=${msg('Alerts')}>
        ${repeat(
          listed,
          ({ id }) => id,
          (alert) => html`<cw-alert-row
            role="listitem"
            .alert=${alert}
            .until=${until}
            ?own=${alert.raisedBy?.id === this.ownId}
            .acknowledge=${(id: string) => this.server.acknowledge(id)}
          ></cw-alert-row>`,
        )}
      </div>
    `;
  }

  #whatIsTold(): string {
    if (this.scopes.includes('all'))
      return msg(
        'When somebody looks up where a person is, or the clearance of somebody is refused, it is told here at once.',
      );
    return this.scopes.includes('rejections')
      ? msg(
          'When the clearance of somebody is refused, or their Wi-Fi is used where they cannot be, it is told here at once.',
        )
      : msg(
          'When an access point does not disconnect a device, or the Wi-Fi of somebody is used where they cannot be, it is told here at once.',
        );
  }

  #summary(open: number, listed: number): string {
    const [all, some] = [formatNumber(open), formatNumber(listed)];
    if (open > listed) return msg(str`${all} to acknowledge; the newest ${some} are shown.`);
    return open === 1 ? msg('1 to acknowledge.') : msg(str`${all} to acknowledge.`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-alerts-page': AlertsPage;
  }
}
