import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { StoredQuestions } from '../../server/registration/forms/terms.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/empty.ts';
import '../elements/icon.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import type { Language } from '../styles/locale.ts';
import { text } from '../styles/text.ts';
import './organiser-problems.ts';
import { httpOrganiserServer, type OrganiserServer } from './organiser-server.ts';
import { panelStyles } from './panel.styles.ts';
import { isWhole, moved, newDraft, type QuestionDraft, toPut } from './question-drafts.ts';
import './question-editor.ts';
import type { QuestionEditor } from './question-editor.ts';
import './question-list.ts';
import { isSameInContent } from './terms-change.ts';

/** What the organiser asks beside the fields that everybody has: in which order, in which words, of whom. */
@customElement('cw-questions-panel')
export class QuestionsPanel extends LitElement {
  @property({ attribute: false }) server: OrganiserServer = httpOrganiserServer;
  @state() private stored?: StoredQuestions;
  @state() private drafts: readonly QuestionDraft[] = [];
  @state() private languages: readonly Language[] = ['en'];
  @state() private chosen = 0;
  @state() private error: unknown;
  @state() private isBusy = false;
  @state() private said = '';
  @query('cw-question-editor') private readonly editor!: QuestionEditor | null;

  static override styles = [
    base,
    text,
    buttons,
    panelStyles,
    css`
      .two { display: grid; grid-template-columns: minmax(0, 24rem) minmax(0, 1fr); min-height: 0; }
      .list { overflow: auto; padding: var(--s6); display: grid; align-content: start; gap: var(--s4); }
      .list .btn { justify-self: start; }
      .editor { overflow: auto; padding: var(--s6) var(--s8) var(--s8); border-inline-start: 1px solid var(--line); background: var(--surface-raised); }
      @media (max-width: 900px) { .two { grid-template-columns: minmax(0, 1fr); overflow: auto; } .list, .editor { overflow: visible; padding: var(--s4); } .editor { border: 0; border-block-start: 1px solid var(--line); } }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    void this.#load();
  }

  async #load() {
    this.error = undefined;
    this.said = '';
    try {
      const [stored, terms] = await Promise.all([this.server.questions(), this.server.terms()]);
      this.languages = ['en', ...terms.locales.filter((language) => language !== 'en')];
      this.#take(stored);
    } catch (error) {
      this.error = error;
    }
  }

  #take(stored: StoredQuestions) {
    this.stored = stored;
    this.drafts = stored.questions;
    this.chosen = Math.min(this.chosen, Math.max(0, stored.questions.length - 1));
  }

  override render() {
    const draft = this.drafts[this.chosen];
    return html`
      <div class="two">
        ${this.error ? this.#failed() : nothing}
        <section class="list" aria-label=${msg('Questions')}>
          <cw-question-list
            .drafts=${this.drafts}
            .chosen=${this.chosen}
            @choose-question=${({ detail }: CustomEvent<number>) => {
              this.chosen = detail;
            }}
            @move-question=${({ detail }: CustomEvent<number>) => this.#move(detail)}
          ></cw-question-list>
          <button class="btn" type="button" ?disabled=${!this.stored} @click=${this.#add}>
            <cw-icon name="plus"></cw-icon>${msg('Ask another question')}
          </button>
        </section>
        <section class="editor" aria-label=${msg('The question')}>${draft ? this.#editor(draft) : this.#none()}</section>
      </div>
      <div class="bar">
        <p role="status" class="quiet">${this.#saying()}</p>
        <button class="btn" type="button" ?disabled=${!this.isChanged || this.isBusy} @click=${this.#leave}>${msg('Leave it as it was')}</button>
        <button class="btn btn--main" type="button" ?disabled=${!this.isChanged || !this.#areWhole() || this.isBusy} @click=${this.#save}>${msg('Save')}</button>
      </div>
    `;
  }

  #editor(draft: QuestionDraft) {
    return html`<cw-question-editor
      .draft=${draft}
      .languages=${this.languages}
      @change-question=${({ detail }: CustomEvent<Partial<QuestionDraft>>) => {
        this.drafts = this.drafts.map((each, i) => (i === this.chosen ? { ...each, ...detail } : each));
      }}
      @retire-question=${this.#retire}
      @ask-again=${this.#askAgain}
    ></cw-question-editor>`;
  }

  #none() {
    if (!this.stored) return nothing;
    return html`<cw-empty heading=${msg('No questions yet')}>
      ${msg('The form asks for name, country and what people come as. Ask here for what else you need to know.')}
    </cw-empty>`;
  }

  #saying(): string {
    if (!this.isChanged) return this.said;
    return this.#areWhole()
      ? msg('There are changes that are not saved.')
      : msg('A question is not whole yet: each needs its English words, and a choice two answers or more.');
  }

  get isChanged(): boolean {
    return this.stored !== undefined && !isSameInContent(this.drafts, this.stored.questions);
  }

  #areWhole(): boolean {
    return this.drafts.every(isWhole);
  }

  async #add() {
    const asked = this.drafts.filter(({ retiredAt }) => !retiredAt);
    this.drafts = [...asked, newDraft(), ...this.drafts.filter(({ retiredAt }) => retiredAt)];
    this.chosen = asked.length;
    await this.updateComplete;
    await this.editor?.updateComplete;
    this.editor?.focus();
  }

  #move(by: number) {
    const before = this.drafts[this.chosen];
    this.drafts = moved(this.drafts, this.chosen, by);
    this.chosen = before ? this.drafts.indexOf(before) : 0;
  }

  /** One that nobody answered is gone when this is saved; one that was answered is kept as retired. */
  #retire() {
    const draft = this.drafts[this.chosen];
    if (!draft) return;
    const others = this.drafts.filter((each) => each !== draft);
    this.drafts = draft.answers > 0 ? [...others, { ...draft, retiredAt: new Date().toISOString() }] : others;
    this.chosen = Math.max(0, Math.min(this.chosen, this.drafts.length - 1));
  }

  #askAgain() {
    const draft = this.drafts[this.chosen];
    if (!draft) return;
    const { retiredAt: _retiredAt, ...again } = draft;
    const others = this.drafts.filter((each) => each !== draft);
    const asked = others.filter(({ retiredAt }) => !retiredAt);
    this.drafts = [...asked, again, ...others.filter(({ retiredAt }) => retiredAt)];
    this.chosen = asked.length;
  }

  #leave() {
    if (this.stored) this.#take(this.stored);
    this.said = '';
  }

  async #save() {
    if (!this.stored) return;
    this.isBusy = true;
    this.error = undefined;
    try {
      this.#take(await this.server.putQuestions({ questions: toPut(this.drafts), revision: this.stored.revision }));
      this.said = msg('Saved.');
    } catch (error) {
      this.error = error;
    }
    this.isBusy = false;
  }

  #failed() {
    return html`<cw-notice>
      ${sentenceOfError(this.error)}
      <button slot="action" class="btn btn--small" type="button" @click=${this.#load}>${msg('Read it again')}</button>
    </cw-notice>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-questions-panel': QuestionsPanel;
  }
}
