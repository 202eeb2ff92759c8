import { msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { mayConfirm, type Proposal } from '../../server/proposals/proposals.contract.ts';
import type { StaffPhotographs } from '../api/photographs.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/age.ts';
import '../elements/icon.ts';
import '../elements/mark.ts';
import '../elements/photograph.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { categoryName } from '../styles/category-name.ts';
import { countryName, formatTime } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { proposalCardStyles } from './proposal-card.styles.ts';
import { askedWords, confirmedByWords, consequenceWords } from './proposal-words.ts';
import type { ProposalsServer, Self } from './proposals-server.ts';

/** What one person proposed for another: large, with why and by whom. Tells by an event `decline` that it is to be. */
@customElement('cw-proposal-card')
export class ProposalCard extends LitElement {
  @property({ attribute: false }) proposal!: Proposal;
  @property({ attribute: false }) self!: Self;
  @property({ attribute: false }) server!: ProposalsServer;
  @property({ attribute: false }) photographs!: StaffPhotographs;
  /** What is told is old since then: ages stand still, and nothing is decided on it. */
  @property({ attribute: false }) until?: string | undefined;
  @state() private isAsking = false;
  @state() private fault = '';

  static override styles = [base, text, buttons, proposalCardStyles];

  override render() {
    const { proposal } = this;
    const { delegate, because } = proposal;
    return html`
      ${this.#photograph()}
      <div class="what">
        <h2 id="asked">${askedWords(proposal)}</h2>
        <p class="quiet">
          ${categoryName(delegate.category)} · ${countryName(delegate.country)}${delegate.affiliation ? html` · <span dir="auto">${delegate.affiliation}</span>` : nothing}
        </p>
        <blockquote><span dir="auto">${because}</span></blockquote>
        <p class="small quiet">${this.#by()}</p>
        ${this.#ways()}
        ${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : nothing}
      </div>
    `;
  }

  #photograph() {
    const { id, photographVersion, name } = this.proposal.delegate;
    if (photographVersion === undefined) {
      return html`<div class="portrait without"><cw-icon name="camera"></cw-icon><p>${msg('No photograph')}</p></div>`;
    }
    return html`<cw-photograph
      class="portrait"
      .see=${() => this.photographs.see(id)}
      .of=${id}
      .version=${photographVersion}
      alt=${msg(str`Registered photograph of ${name}`)}
    ></cw-photograph>`;
  }

  #by() {
    const { proposedBy, proposedAt, expiresAt, stationNumber } = this.proposal;
    const who = html`<bdi>${proposedBy.name}</bdi>`;
    const age = html`<cw-age since=${proposedAt} .until=${this.until}></cw-age>`;
    const station = stationNumber === undefined ? nothing : html` · ${msg(str`station ${stationNumber}`)}`;
    return html`${msg(html`Proposed by ${who}, ${age} ago`)}${station} · ${msg(str`waits until ${formatTime(expiresAt)}`)}`;
  }

  #ways() {
    const { proposal, self } = this;
    const isOff = this.isAsking || this.until !== undefined;
    if (proposal.proposedBy.id === self.id) {
      return html`<div class="ways">
        <p class="other"><cw-mark kind="wait"></cw-mark> ${msg('Your own: another person confirms.')}</p>
        <button class="btn" type="button" aria-describedby="asked" ?disabled=${isOff} @click=${() => this.#try((id) => this.server.withdraw(id))}>
          ${msg('Take back')}
        </button>
      </div>`;
    }
    if (!mayConfirm(proposal.kind, self.roles)) {
      return html`<p class="other"><cw-mark kind="wait"></cw-mark> ${confirmedByWords(proposal.kind)}</p>`;
    }
    return html`
      <p class="consequence">${consequenceWords(proposal.kind)}</p>
      <div class="ways">
        <button class="btn btn--main" type="button" aria-describedby="asked" ?disabled=${isOff} @click=${() => this.#try((id) => this.server.confirm(id))}>
          ${msg('Confirm')}
        </button>
        <button class="btn" type="button" aria-describedby="asked" ?disabled=${isOff} @click=${() => this.dispatchEvent(new Event('decline'))}>
          ${msg('Decline…')}
        </button>
      </div>
    `;
  }

  async #try(work: (proposalId: string) => Promise<unknown>) {
    this.isAsking = true;
    this.fault = '';
    try {
      await work(this.proposal.id);
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
    this.isAsking = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-proposal-card': ProposalCard;
  }
}
