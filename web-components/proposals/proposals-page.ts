import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { type Proposal, proposalsTopic } from '../../server/proposals/proposals.contract.ts';
import { type StaffPhotographs, staffPhotographs } from '../api/photographs.ts';
import { sentenceOf, sentenceOfError } from '../api/problem.ts';
import { isSignInNeeded } from '../api/sign-in.ts';
import '../elements/empty.ts';
import '../elements/notice.ts';
import '../elements/page-header.ts';
import { byServerClock } from '../elements/server-time.ts';
import { TopicController } from '../live/topic-controller.ts';
import { base } from '../styles/base.ts';
import { formatNumber } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import { text } from '../styles/text.ts';
import './decline-dialog.ts';
import './proposal-card.ts';
import './proposals-problems.ts';
import { httpProposalsServer, type ProposalsServer, type Self } from './proposals-server.ts';

/** What waits for a second person, oldest first. */
@customElement('cw-proposals-page')
export class ProposalsPage extends LitElement {
  @property({ attribute: false }) server: ProposalsServer = httpProposalsServer;
  @property({ attribute: false }) photographs: StaffPhotographs = staffPhotographs('desk');
  @state() private self: Self | undefined;
  @state() private declining: Proposal | undefined;
  @state() private fault = '';
  readonly proposals = new TopicController(this, proposalsTopic, () => ({}));

  static override styles = [
    base,
    text,
    loading,
    css`
      :host { display: block; min-height: 100dvh; }
      main { max-width: 64rem; padding: var(--s6); display: grid; gap: var(--s4); }
      main:has(> cw-empty) { max-width: none; }
      .rows { border-block-start: var(--rule-beam) solid var(--beam); }
      .waiting { padding-block: var(--s6); }
      @media (max-width: 640px) { main { padding: var(--s4); } }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    document.title = `${msg('To confirm')} · Causeway`;
    void this.#open();
  }

  async #open() {
    try {
      this.self = await this.server.self();
    } catch (error) {
      if (!isSignInNeeded(error)) this.fault = sentenceOfError(error);
    }
  }

  override render() {
    const { view } = this.proposals;
    const fault = view.status === 'error' ? sentenceOf(view.problem) : this.fault;
    const proposals = 'value' in view && view.value ? Object.values(view.value.proposals) : undefined;
    return html`
      <cw-page-header heading=${msg('To confirm')}></cw-page-header>
      <main>
        ${fault ? html`<cw-notice in-flow>${fault}</cw-notice>` : nothing}
        ${proposals && this.self ? this.#list(proposals, this.self, view.status === 'stale' ? view.since : undefined) : this.#waiting(fault)}
      </main>
      ${this.declining ? this.#dialog(this.declining) : nothing}
    `;
  }

  #waiting(fault: string) {
    return fault ? nothing : html`<p class="rows waiting" aria-busy="true"><span class="load"></span></p>`;
  }

  #list(proposals: readonly Proposal[], self: Self, since: string | undefined) {
    if (proposals.length === 0) {
      return html`<cw-empty heading=${msg('Nothing waits for a second person')}>${msg('What one person may not decide alone comes here at once: verifying somebody with neither document nor passkey, lifting a refused clearance, erasing somebody.')}</cw-empty>`;
    }
    const listed = proposals.toSorted((a, b) => a.proposedAt.localeCompare(b.proposedAt) || (a.id < b.id ? -1 : 1));
    const until = since && byServerClock(since);
    return html`
      <p class="lead" role="status">${this.#summary(listed.length)}</p>
      <div class="rows" role="list" aria-label=${msg('To confirm')}>
        ${repeat(
          listed,
          ({ id }) => id,
          (proposal) => html`<cw-proposal-card
            role="listitem"
            .proposal=${proposal}
            .self=${self}
            .server=${this.server}
            .photographs=${this.photographs}
            .until=${until}
            @decline=${() => {
              this.declining = proposal;
            }}
          ></cw-proposal-card>`,
        )}
      </div>
    `;
  }

  #summary(count: number): string {
    if (count === 1) return msg('1 waits for a second person.');
    return msg(str`${formatNumber(count)} wait for a second person.`);
  }

  #dialog({ id, delegate }: Proposal) {
    return html`<cw-decline-dialog
      open
      .name=${delegate.name}
      @decide=${(event: CustomEvent<string>) => this.#decline(id, event.detail)}
      @close=${() => {
        this.declining = undefined;
      }}
    ></cw-decline-dialog>`;
  }

  async #decline(id: string, because: string) {
    this.fault = '';
    try {
      await this.server.decline(id, because);
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-proposals-page': ProposalsPage;
  }
}
