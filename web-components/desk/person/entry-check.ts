import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Layout } from '../../../server/admission/admission.contract.ts';
import type { AdmissionExplained } from '../../../server/admission/rules/change.contract.ts';
import { answer, client } from '../../api/client.ts';
import { sentenceOfError } from '../../api/problem.ts';
import '../../elements/mark.ts';
import { changeWords } from '../../gate/change-words.ts';
import { overrideWords } from '../../gate/override-words.ts';
import { reasonWords } from '../../gate/reason-words.ts';
import { base } from '../../styles/base.ts';
import { fields } from '../../styles/fields.ts';
import { formatNumber, formatTime, inPageLanguage } from '../../styles/format.ts';
import { text } from '../../styles/text.ts';

/** What the check asks of the server; tests bring their own. */
export interface EntryServer {
  layout(): Promise<Pick<Layout, 'zones' | 'gates'>>;
  explain(delegateId: string, gateId: string): Promise<AdmissionExplained>;
}

const httpEntryServer: EntryServer = {
  layout: () => answer(client.api.layout.$get()),
  explain: (delegateId, gateId) =>
    answer(client.api.delegates[':delegateId'].admission.$get({ param: { delegateId }, query: { gateId } })),
};

/** The gate that was asked about last: the next person usually stands before the same. */
let lastGateId = '';

/** Why a person cannot enter at a gate, and the least that would change it; asked again whenever the person is changed. */
@customElement('cw-entry-check')
export class EntryCheck extends LitElement {
  @property({ attribute: false }) server: EntryServer = httpEntryServer;
  /** With their revision, or anything else that is new when the answer may be. */
  @property({ attribute: false }) person!: { readonly id: string };
  @state() private layout?: Pick<Layout, 'zones' | 'gates'>;
  @state() private gateId = lastGateId;
  @state() private explained?: AdmissionExplained | undefined;
  @state() private error: unknown;

  static override styles = [
    base,
    text,
    fields,
    css`
      :host { display: grid; gap: var(--s2); border-block-start: var(--rule-beam) solid var(--beam); padding-block-start: var(--s2); }
      .labelled { font-size: 0.9375rem; }
      select { cursor: pointer; }
      option { background: var(--surface-raised); color: var(--ink); }
      .answer { display: grid; gap: var(--s1); min-height: 3rem; }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    void this.#open();
  }

  override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('person')) return;
    this.explained = undefined;
    void this.#ask();
  }

  async #open() {
    try {
      this.layout = await this.server.layout();
    } catch (error) {
      this.error = error;
    }
  }

  async #ask() {
    const { gateId, person } = this;
    if (!gateId) return;
    this.error = undefined;
    try {
      const explained = await this.server.explain(person.id, gateId);
      if (gateId === this.gateId && person === this.person) this.explained = explained;
    } catch (error) {
      this.error = error;
    }
  }

  override render() {
    return html`
      <label class="labelled">${msg('Why can they not enter?')}
        <span class="field"><select ?disabled=${!this.layout} @change=${this.#choose}>
          <option value="" .selected=${this.gateId === ''}>${msg('Choose a gate')}</option>
          ${this.layout?.gates.map(
            ({ id, name }) =>
              html`<option value=${id} .selected=${id === this.gateId}>${inPageLanguage(name)}</option>`,
          )}
        </select></span>
      </label>
      <div class="answer" role="status">${this.error ? html`<p class="is-refuse">${sentenceOfError(this.error)}</p>` : this.#answer()}</div>
    `;
  }

  #answer() {
    const { explained, layout } = this;
    if (!explained || !layout) return nothing;
    const { verdict, reason, change, failedRule, letIn } = explained;
    const number = failedRule && formatNumber(failedRule.number);
    return html`
      <p><span class="status"><cw-mark kind=${verdict}></cw-mark>
        ${verdict === 'admit' ? msg('They would be let in now.') : reasonWords(reason)}</span>
        ${number ? html`<span class="quiet">${msg(str`(rule ${number})`)}</span>` : nothing}</p>
      ${letIn ? html`<p>${msg(str`Let in here by a supervisor at ${formatTime(letIn.at)}: ${overrideWords(letIn.because)}`)}</p>` : nothing}
      ${change ? html`<p>${msg(str`Would change it: ${changeWords(change, layout)}`)}</p>` : nothing}
    `;
  }

  readonly #choose = ({ target }: Event) => {
    this.gateId = (target as HTMLSelectElement).value;
    lastGateId = this.gateId;
    this.explained = undefined;
    void this.#ask();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-entry-check': EntryCheck;
  }
}
