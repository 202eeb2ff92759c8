import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { DelegateCategory } from '../../db/vocabulary.ts';
import type { VettingAnswer } from '../../server/registration/vetting/vetting.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/icon.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { buttons } from '../styles/buttons.ts';
import { fields } from '../styles/fields.ts';
import { formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import './category-checks.ts';
import { isSameChoice } from './is-same-choice.ts';
import { panelStyles } from './panel.styles.ts';
import { httpVettingServer, type VettingServer } from './vetting-server.ts';
import { vettingAnswerWords, vettingFaultWords } from './vetting-words.ts';

/** Whom somebody outside the venue must clear before a gate lets them in, and what was said of them, as a file. */
@customElement('cw-vetting-panel')
export class VettingPanel extends LitElement {
  @property({ attribute: false }) server: VettingServer = httpVettingServer;
  @state() private stored: readonly DelegateCategory[] | undefined;
  @state() private chosen: readonly DelegateCategory[] = [];
  @state() private told: VettingAnswer | undefined;
  @state() private fault = '';
  @state() private fileFault = '';
  @state() private said = '';
  @state() private isBusy = false;

  @query('input[type=file]') private readonly input!: HTMLInputElement;

  static override styles = [
    base,
    text,
    beam,
    buttons,
    fields,
    panelStyles,
    css`
      .beam p { max-width: var(--measure); }
      .file { position: absolute; width: 1px; height: 1px; opacity: 0; }
      .outcome { font-weight: 700; }
      ul { border-block-start: 1px solid var(--line); max-height: 24rem; overflow: auto; }
      li { display: grid; grid-template-columns: 6rem minmax(6rem, 1fr) 2fr; gap: var(--s3); padding-block: var(--s2); border-block-end: 1px solid var(--line); font: var(--type-small); overflow-wrap: anywhere; }
      @media (max-width: 640px) { li { grid-template-columns: 5rem minmax(0, 1fr); } li span:last-child { grid-column: 1 / -1; } }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    void this.#open();
  }

  async #open() {
    this.fault = '';
    try {
      this.#take((await this.server.terms()).categories);
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
  }

  #take(categories: readonly DelegateCategory[]) {
    this.stored = categories;
    this.chosen = categories;
  }

  get #isChanged(): boolean {
    return this.stored !== undefined && !isSameChoice(this.chosen, this.stored);
  }

  override render() {
    return html`
      <div class="scroll">
        ${this.fault ? html`<cw-notice in-flow>${this.fault}</cw-notice>` : nothing}
        <section class="beam">
          <div class="head"><h2>${msg('Who must be cleared')}</h2></div>
          <p>${msg('Of these categories nobody is let in before somebody outside the venue has cleared them. Their badges are issued and printed all the same. Nobody is kept in.')}</p>
          <cw-category-checks
            label=${msg('Who must be cleared')}
            .chosen=${this.chosen}
            ?disabled=${this.stored === undefined}
            @categories-change=${this.#choose}
          ></cw-category-checks>
        </section>
        ${this.#files()}
      </div>
      <div class="bar">
        <p role="status" class="quiet">${this.said || (this.#isChanged ? msg('Not saved yet.') : '')}</p>
        <button class="btn btn--main" type="button" ?disabled=${!this.#isChanged || this.isBusy} @click=${this.#save}>${msg('Save')}</button>
      </div>
    `;
  }

  #files() {
    return html`<section class="beam">
      <div class="head"><h2>${msg('What was said of them')}</h2></div>
      <p>${msg('A CSV file with the columns “reference” and “outcome”: pending, cleared or rejected. Each line takes effect at once; the same file again changes nothing. A program can tell the same by a key of its own.')}</p>
      <p>${msg('Who is rejected is refused at every gate from then on, and supervisors are told. A later “cleared” does not lift that: two persons do, at the desk.')}</p>
      <div>
        <input class="file" type="file" tabindex="-1" aria-hidden="true" accept=".csv,text/csv" @change=${this.#upload} />
        <button class="btn" type="button" ?disabled=${this.isBusy} @click=${() => this.input.click()}>
          <cw-icon name="upload"></cw-icon>${msg('Choose a file…')}
        </button>
      </div>
      ${this.fileFault ? html`<p class="is-refuse" role="alert">${this.fileFault}</p>` : nothing}
      <div role="status">${this.told ? this.#outcome(this.told) : nothing}</div>
    </section>`;
  }

  #outcome(told: VettingAnswer) {
    const rest = told.faultCount - told.faults.length;
    return html`
      <p class="outcome">${vettingAnswerWords(told)}</p>
      ${
        told.faults.length > 0
          ? html`<ul tabindex="0" aria-label=${msg('Lines without effect')}>${told.faults.map(
              ({ line, reference, code }) => html`<li>
                <span>${msg(str`Line ${formatNumber(line)}`)}</span><span class="code" dir="auto">${reference ?? '–'}</span><span>${vettingFaultWords(code)}</span>
              </li>`,
            )}</ul>`
          : nothing
      }
      ${rest > 0 ? html`<p class="quiet small">${msg(str`${formatNumber(rest)} more are not shown.`)}</p>` : nothing}
    `;
  }

  readonly #choose = ({ detail }: CustomEvent<DelegateCategory[]>) => {
    this.said = '';
    this.chosen = detail;
  };

  readonly #save = async () => {
    this.isBusy = true;
    this.fault = '';
    try {
      this.#take((await this.server.putTerms({ categories: [...this.chosen] })).categories);
      this.said = msg('Saved. Gates know within five seconds.');
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
    this.isBusy = false;
  };

  readonly #upload = async () => {
    const file = this.input.files?.[0];
    this.input.value = '';
    if (!file) return;
    this.isBusy = true;
    this.fileFault = '';
    this.told = undefined;
    try {
      this.told = await this.server.upload(file);
    } catch (error) {
      this.fileFault = sentenceOfError(error);
    }
    this.isBusy = false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-vetting-panel': VettingPanel;
  }
}
