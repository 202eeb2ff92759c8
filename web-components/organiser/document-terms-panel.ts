import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type DelegateCategory, delegateCategories } from '../../db/vocabulary.ts';
import type { VerificationTerms } from '../../server/identity/documents/documents.contract.ts';
import { answer, client } from '../api/client.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { buttons } from '../styles/buttons.ts';
import { categoryName } from '../styles/category-name.ts';
import { text } from '../styles/text.ts';
import { panelStyles } from './panel.styles.ts';

/** What the panel asks of the server; tests bring their own. Each throws an ApiProblem. */
export interface VerificationTermsServer {
  terms(): Promise<VerificationTerms>;
  putTerms(terms: VerificationTerms): Promise<VerificationTerms>;
}

const terms = client.api['verification-terms'];

const httpVerificationTermsServer: VerificationTermsServer = {
  terms: () => answer(terms.$get()),
  putTerms: (json) => answer(terms.$put({ json })),
};

/** Whose passkey is not enough at a station. */
@customElement('cw-document-terms-panel')
export class DocumentTermsPanel extends LitElement {
  @property({ attribute: false }) server: VerificationTermsServer = httpVerificationTermsServer;
  @state() private stored: readonly DelegateCategory[] | undefined;
  @state() private chosen: readonly DelegateCategory[] = [];
  @state() private fault = '';
  @state() private said = '';
  @state() private isBusy = false;

  static override styles = [
    base,
    text,
    beam,
    buttons,
    panelStyles,
    css`
      p { max-width: var(--measure); }
      .categories { display: grid; grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    void this.#try(() => this.server.terms());
  }

  override render() {
    return html`
      <div class="scroll">
        ${this.fault ? html`<cw-notice in-flow>${this.fault}</cw-notice>` : nothing}
        <section class="beam">
          <div class="head"><h2 id="whom">${msg('Who shows a document each time')}</h2></div>
          <p>${msg('Others may be verified by their own phone once an officer has seen their document with it. Of these categories the phone may answer too, but is not enough.')}</p>
          <div class="categories" role="group" aria-labelledby="whom">${delegateCategories.map((category) => this.#category(category))}</div>
        </section>
      </div>
      <div class="bar">
        <p role="status" class="quiet">${this.said || (this.#isChanged ? msg('Not saved yet.') : '')}</p>
        <button class="btn btn--main" type="button" ?disabled=${!this.#isChanged || this.isBusy} @click=${this.#save}>${msg('Save')}</button>
      </div>
    `;
  }

  #category(category: DelegateCategory) {
    return html`<label class="check">
      <input
        type="checkbox"
        ?disabled=${this.stored === undefined}
        .checked=${this.chosen.includes(category)}
        @change=${(event: Event) => this.#choose(category, (event.target as HTMLInputElement).checked)}
      />
      <span>${categoryName(category)}</span>
    </label>`;
  }

  get #isChanged(): boolean {
    return this.stored !== undefined && [...this.chosen].sort().join() !== [...this.stored].sort().join();
  }

  #choose(category: DelegateCategory, isChosen: boolean) {
    this.said = '';
    this.chosen = isChosen ? [...this.chosen, category] : this.chosen.filter((one) => one !== category);
  }

  async #save() {
    await this.#try(() => this.server.putTerms({ documentCategories: [...this.chosen] }));
    if (!this.fault) this.said = msg('Saved.');
  }

  async #try(work: () => Promise<VerificationTerms>) {
    this.isBusy = true;
    this.fault = '';
    try {
      this.stored = this.chosen = (await work()).documentCategories;
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
    this.isBusy = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-document-terms-panel': DocumentTermsPanel;
  }
}
