import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DelegateCategory } from '../../db/vocabulary.ts';
import type { VerificationTerms } from '../../server/identity/documents/documents.contract.ts';
import { answer, client } from '../api/client.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { buttons } from '../styles/buttons.ts';
import { text } from '../styles/text.ts';
import './category-checks.ts';
import { isSameChoice } from './is-same-choice.ts';
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
      .scroll p { max-width: var(--measure); }
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
          <div class="head"><h2>${msg('Who shows a document each time')}</h2></div>
          <p>${msg('Others may be verified by their own phone once an officer has seen their document with it. Of these categories the phone may answer too, but is not enough.')}</p>
          <cw-category-checks
            label=${msg('Who shows a document each time')}
            .chosen=${this.chosen}
            ?disabled=${this.stored === undefined}
            @categories-change=${this.#choose}
          ></cw-category-checks>
        </section>
      </div>
      <div class="bar">
        <p role="status" class="quiet">${this.said || (this.#isChanged ? msg('Not saved yet.') : '')}</p>
        <button class="btn btn--main" type="button" ?disabled=${!this.#isChanged || this.isBusy} @click=${this.#save}>${msg('Save')}</button>
      </div>
    `;
  }

  get #isChanged(): boolean {
    return this.stored !== undefined && !isSameChoice(this.chosen, this.stored);
  }

  readonly #choose = ({ detail }: CustomEvent<DelegateCategory[]>) => {
    this.said = '';
    this.chosen = detail;
  };

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
