import { msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type {
  CategoryStandings,
  RegistrationTerms,
  StoredTerms,
} from '../../server/registration/forms/terms.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { buttons } from '../styles/buttons.ts';
import { formatNumber } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import { text } from '../styles/text.ts';
import './category-terms.ts';
import './form-terms.ts';
import './language-terms.ts';
import './opening-terms.ts';
import './organiser-problems.ts';
import { httpOrganiserServer, type OrganiserServer } from './organiser-server.ts';
import { panelStyles } from './panel.styles.ts';
import { isSameInContent, quotasOf } from './terms-change.ts';

/** On what terms people register: when, as what, how many, in which languages, and what the form asks. */
@customElement('cw-terms-panel')
export class TermsPanel extends LitElement {
  @property({ attribute: false }) server: OrganiserServer = httpOrganiserServer;
  @state() private stored?: StoredTerms;
  @state() private terms?: StoredTerms;
  @state() private storedStandings?: CategoryStandings;
  @state() private standings?: CategoryStandings;
  @state() private error: unknown;
  @state() private isBusy = false;
  @state() private said = '';

  static override styles = [base, text, buttons, beam, loading, panelStyles];

  override connectedCallback() {
    super.connectedCallback();
    void this.#load();
  }

  async #load() {
    this.error = undefined;
    this.said = '';
    try {
      const [terms, standings] = await Promise.all([this.server.terms(), this.server.quotas()]);
      this.stored = this.terms = terms;
      this.storedStandings = this.standings = standings;
    } catch (error) {
      this.error = error;
    }
  }

  override render() {
    const { terms, standings } = this;
    return html`
      <div class="scroll">
        ${this.error ? this.#failed() : nothing}
        ${terms && standings ? this.#sections(terms, standings) : this.error ? nothing : this.#waiting()}
      </div>
      <div class="bar">
        <p role="status" class="quiet">${this.isChanged ? msg('There are changes that are not saved.') : this.said}</p>
        <button class="btn" type="button" ?disabled=${!this.isChanged || this.isBusy} @click=${this.#leave}>${msg('Leave it as it was')}</button>
        <button class="btn btn--main" type="button" ?disabled=${!this.isChanged || this.isBusy} @click=${this.#save}>${msg('Save')}</button>
      </div>
    `;
  }

  #sections(terms: StoredTerms, standings: CategoryStandings) {
    const change = ({ detail }: CustomEvent<Partial<RegistrationTerms>>) => {
      this.terms = { ...terms, ...detail };
    };
    return html`
      <section class="beam">
        <div class="head"><h2>${msg('Registration by oneself')}</h2></div>
        <cw-opening-terms .terms=${terms} @change-terms=${change}></cw-opening-terms>
      </section>
      <section class="beam">
        <div class="head"><h2>${msg('Categories and places')}</h2></div>
        <cw-category-terms
          .terms=${terms}
          .standings=${standings}
          @change-terms=${change}
          @change-standings=${({ detail }: CustomEvent<CategoryStandings>) => {
            this.standings = detail;
          }}
        ></cw-category-terms>
      </section>
      <section class="beam">
        <div class="head"><h2>${msg('What the form asks')}</h2></div>
        <cw-form-terms .terms=${terms} @change-terms=${change}></cw-form-terms>
      </section>
      <section class="beam">
        <div class="head"><h2>${msg('Languages and introduction')}</h2></div>
        <cw-language-terms .terms=${terms} @change-terms=${change}></cw-language-terms>
      </section>
    `;
  }

  get #areTermsChanged(): boolean {
    return !isSameInContent(this.terms, this.stored);
  }

  get #areQuotasChanged(): boolean {
    return !isSameInContent(this.standings, this.storedStandings);
  }

  get isChanged(): boolean {
    return this.#areTermsChanged || this.#areQuotasChanged;
  }

  #leave() {
    if (this.stored) this.terms = this.stored;
    if (this.storedStandings) this.standings = this.storedStandings;
    this.said = '';
  }

  async #save() {
    const { terms, standings } = this;
    if (!terms || !standings) return;
    this.isBusy = true;
    this.error = undefined;
    try {
      if (this.#areTermsChanged) this.stored = this.terms = await this.server.putTerms(terms);
      let movedUp = 0;
      if (this.#areQuotasChanged) {
        const { movedUp: moved = 0, ...put } = await this.server.putQuotas(quotasOf(standings));
        this.storedStandings = this.standings = put;
        movedUp = moved;
      }
      this.said = savedWords(movedUp);
    } catch (error) {
      this.error = error;
    }
    this.isBusy = false;
  }

  #waiting() {
    return html`<p><span class="load"></span></p>`;
  }

  #failed() {
    return html`<cw-notice>
      ${sentenceOfError(this.error)}
      <button slot="action" class="btn btn--small" type="button" @click=${this.#load}>${msg('Read it again')}</button>
    </cw-notice>`;
  }
}

function savedWords(movedUp: number): string {
  if (movedUp === 0) return msg('Saved.');
  return movedUp === 1
    ? msg('Saved. The first of the waiting list was approved.')
    : msg(str`Saved. The first ${formatNumber(movedUp)} of the waiting list were approved.`);
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-terms-panel': TermsPanel;
  }
}
