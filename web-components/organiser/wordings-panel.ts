import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type LetterKind, letterKinds } from '../../db/vocabulary.ts';
import type { StoredTerms } from '../../server/registration/forms/terms.contract.ts';
import { type LetterWording, strayBraces } from '../../server/registration/letters/wordings.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/notice.ts';
import '../elements/select-field.ts';
import '../elements/text-field.ts';
import { letterName } from '../letters/letter-words.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { buttons } from '../styles/buttons.ts';
import { loading } from '../styles/loading.ts';
import { type Language, languageNames } from '../styles/locale.ts';
import { text } from '../styles/text.ts';
import './organiser-problems.ts';
import { panelStyles } from './panel.styles.ts';
import {
  draftOf,
  hasOwnWords,
  isChanged,
  storedFor,
  type WordingDraft,
  withDraft,
  withStored,
} from './wording-drafts.ts';
import './wording-editor.ts';
import { httpWordingsServer, type WordingsServer } from './wordings-server.ts';

/** What letters say in the organiser's own words, and where answers to them go. */
@customElement('cw-wordings-panel')
export class WordingsPanel extends LitElement {
  @property({ attribute: false }) server: WordingsServer = httpWordingsServer;
  @state() private wordings?: readonly LetterWording[];
  @state() private terms?: StoredTerms;
  @state() private replyTo = '';
  @state() private kind: LetterKind = 'invitation';
  @state() private language: Language = 'en';
  /** What was typed and not saved, by kind and language. */
  @state() private drafts: ReadonlyMap<string, WordingDraft> = new Map();
  @state() private error: unknown;
  @state() private said = '';
  @state() private isBusy = false;

  static override styles = [
    base,
    text,
    buttons,
    beam,
    loading,
    panelStyles,
    css`
      .beam { max-width: 80rem; }
      .pair > * { flex: 0 1 20rem; }
      cw-text-field { max-width: 32rem; }
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
      const [wordings, terms] = await Promise.all([this.server.wordings(), this.server.terms()]);
      this.wordings = wordings;
      this.#takeTerms(terms);
      this.drafts = new Map();
    } catch (error) {
      this.error = error;
    }
  }

  #takeTerms(terms: StoredTerms) {
    this.terms = terms;
    this.replyTo = terms.replyTo ?? '';
  }

  get #isReplyToChanged(): boolean {
    return this.terms !== undefined && this.replyTo.trim() !== (this.terms.replyTo ?? '');
  }

  /** What was typed and differs from what is stored, as it would be stored. */
  #changed(): LetterWording[] {
    return [...this.drafts].flatMap(([key, draft]) => {
      const stored = this.#storedOf(key);
      return isChanged(stored, draft) ? [withDraft(stored, draft)] : [];
    });
  }

  #storedOf(key: string): LetterWording {
    const [kind, locale] = key.split(' ') as [LetterKind, Language];
    return storedFor(this.wordings ?? [], kind, locale);
  }

  override render() {
    const changed = this.#changed();
    const isAnyChanged = changed.length > 0 || this.#isReplyToChanged;
    const isSound = changed.every(
      ({ kind, subject = '', words = '' }) => strayBraces(kind, `${subject} ${words}`).length === 0,
    );
    return html`
      <div class="scroll">
        ${this.error ? this.#failed() : nothing}
        ${this.wordings && this.terms ? this.#sections(this.wordings, this.terms) : this.error ? nothing : html`<p><span class="load"></span></p>`}
      </div>
      <div class="bar">
        <p role="status" class="quiet">${this.#saying(isAnyChanged, isSound)}</p>
        <button class="btn" type="button" ?disabled=${!isAnyChanged || this.isBusy} @click=${this.#leave}>${msg('Leave it as it was')}</button>
        <button class="btn btn--main" type="button" ?disabled=${!isAnyChanged || !isSound || this.isBusy} @click=${this.#save}>${msg('Save')}</button>
      </div>
    `;
  }

  #saying(isAnyChanged: boolean, isSound: boolean): string {
    if (!isAnyChanged) return this.said;
    return isSound
      ? msg('There are changes that are not saved.')
      : msg('Something in braces is not known: mend it, then save.');
  }

  #sections(wordings: readonly LetterWording[], terms: StoredTerms) {
    const languages: Language[] = ['en', ...terms.locales.filter((each) => each !== 'en')];
    const key = `${this.kind} ${this.language}`;
    const stored = storedFor(wordings, this.kind, this.language);
    return html`
      <section class="beam">
        <div class="head"><h2>${msg('What letters say')}</h2></div>
        <div class="pair">
          ${this.#select(
            msg('Letter'),
            this.kind,
            letterKinds,
            (kind) => this.#kindName(wordings, kind),
            (kind) => {
              this.kind = kind;
            },
          )}
          ${this.#select(
            msg('Language'),
            this.language,
            languages,
            (language) => this.#languageName(wordings, language),
            (language) => {
              this.language = language;
            },
          )}
        </div>
        <cw-wording-editor
          .server=${this.server}
          .stored=${stored}
          .draft=${this.drafts.get(key) ?? draftOf(stored)}
          ?busy=${this.isBusy}
          @change-wording=${({ detail }: CustomEvent<WordingDraft>) => this.#type(key, detail)}
          @take-back=${() => this.#put([{ kind: stored.kind, locale: stored.locale, revision: stored.revision }])}
        ></cw-wording-editor>
      </section>
      <section class="beam">
        <div class="head"><h2>${msg('Where answers go')}</h2></div>
        <cw-text-field
          type="email"
          label=${msg('Answers to letters go to')}
          hint=${msg('Empty: to the address that letters are sent from.')}
          optional
          max-length="254"
          .value=${this.replyTo}
          @change-value=${({ detail }: CustomEvent<string>) => {
            this.replyTo = detail;
          }}
        ></cw-text-field>
      </section>
    `;
  }

  #select<Value extends string>(
    label: string,
    value: Value,
    values: readonly Value[],
    nameOf: (value: Value) => string,
    choose: (value: Value) => void,
  ) {
    return html`<cw-select-field
      label=${label}
      .choices=${values.map((each) => ({ value: each, name: nameOf(each) }))}
      .value=${value}
      @change-value=${({ detail }: CustomEvent<string>) => {
        const chosen = values.find((each) => each === detail);
        if (chosen) choose(chosen);
      }}
    ></cw-select-field>`;
  }

  #kindName(wordings: readonly LetterWording[], kind: LetterKind): string {
    return hasOwnWords(wordings, kind) ? `${letterName(kind)} · ${msg('own words')}` : letterName(kind);
  }

  #languageName(wordings: readonly LetterWording[], language: Language): string {
    const name = languageNames[language];
    return hasOwnWords(wordings, this.kind, language) ? `${name} · ${msg('own words')}` : name;
  }

  #type(key: string, draft: WordingDraft) {
    this.drafts = new Map(this.drafts).set(key, draft);
    this.said = '';
  }

  #leave() {
    this.drafts = new Map();
    this.replyTo = this.terms?.replyTo ?? '';
    this.said = '';
  }

  async #save() {
    await this.#put(this.#changed(), async () => {
      if (!this.terms || !this.#isReplyToChanged) return;
      const { replyTo: _, ...terms } = this.terms;
      const replyTo = this.replyTo.trim();
      this.#takeTerms(await this.server.putTerms({ ...terms, ...(replyTo && { replyTo }) }));
    });
  }

  /** What is stored stays stored when a later one is refused: its draft goes, the others stay. */
  async #put(wordings: readonly LetterWording[], andThen?: () => Promise<void>) {
    this.isBusy = true;
    this.error = undefined;
    try {
      for (const wording of wordings) {
        const stored = await this.server.putWording(wording);
        this.wordings = withStored(this.wordings ?? [], stored);
        const drafts = new Map(this.drafts);
        drafts.delete(`${stored.kind} ${stored.locale}`);
        this.drafts = drafts;
      }
      await andThen?.();
      this.said = msg('Saved.');
    } catch (error) {
      this.error = error;
    }
    this.isBusy = false;
  }

  #failed() {
    return html`<cw-notice in-flow>
      ${sentenceOfError(this.error)}
      <button slot="action" class="btn btn--small" type="button" @click=${this.#load}>${msg('Read it again')}</button>
    </cw-notice>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-wordings-panel': WordingsPanel;
  }
}
