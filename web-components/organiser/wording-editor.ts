import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { LetterPreview } from '../../server/registration/letters/letters.contract.ts';
import {
  type LetterWording,
  placeholdersOf,
  strayBraces,
} from '../../server/registration/letters/wordings.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/text-field.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatList } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import './letter-sheet.ts';
import { draftOf, type WordingDraft, withDraft } from './wording-drafts.ts';
import type { WordingsServer } from './wordings-server.ts';

/** How long the typing rests before the letter is shown anew. */
const restMs = 300;

/** Own words for one kind of letter in one language, and the letter with them. */
@customElement('cw-wording-editor')
export class WordingEditor extends LitElement {
  @property({ attribute: false }) server!: WordingsServer;
  @property({ attribute: false }) stored!: LetterWording;
  @property({ attribute: false }) draft!: WordingDraft;
  @property({ type: Boolean }) busy = false;
  @state() private letter?: LetterPreview | undefined;
  @state() private error: unknown;
  #asked = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;

  static override styles = [
    base,
    text,
    buttons,
    css`
      :host { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: var(--s5) var(--s6); align-items: start; }
      .fields { display: grid; gap: var(--s4); }
      .btn { justify-self: start; }
      @media (max-width: 900px) { :host { grid-template-columns: minmax(0, 1fr); } }
    `,
  ];

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#rest);
  }

  override willUpdate(changed: PropertyValues<this>) {
    const before = changed.get('stored');
    const isOther = before && (before.kind !== this.stored.kind || before.locale !== this.stored.locale);
    if (isOther) this.letter = undefined;
    if (!changed.has('draft') && !changed.has('stored')) return;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => void this.#show(), this.letter ? restMs : 0);
  }

  async #show() {
    if (this.#fault('subject') || this.#fault('words')) return;
    const asked = ++this.#asked;
    const { revision: _, ...draft } = withDraft(this.stored, this.draft);
    try {
      const letter = await this.server.preview(draft);
      if (asked !== this.#asked) return;
      this.letter = letter;
      this.error = undefined;
    } catch (error) {
      if (asked === this.#asked) this.error = error;
    }
  }

  #fault(field: keyof WordingDraft): string {
    const [stray] = strayBraces(this.stored.kind, this.draft[field]);
    return stray ? msg(str`Not known in this letter: ${stray}`) : '';
  }

  override render() {
    const { stored } = this;
    const isOwn = stored.subject !== undefined || stored.words !== undefined;
    const known = formatList(placeholdersOf(stored.kind).map((each) => `{${each}}`));
    return html`
      <div class="fields">
        ${this.#field('subject', msg('Subject'), 1, 200, msg('Empty: ours, as it is shown.'))}
        ${this.#field('words', msg('Words after the greeting'), 12, 4_000, msg('Empty: ours. An empty line begins a new paragraph. The link, the reason and what was decided follow by themselves.'))}
        <p class="small quiet">${msg(str`Put in for each reader: ${known}`)}</p>
        ${
          isOwn
            ? html`<button class="btn" type="button" ?disabled=${this.busy} @click=${this.#takeBack}>${msg('Back to our words')}</button>`
            : nothing
        }
        ${this.error ? html`<p class="fault" role="alert">${sentenceOfError(this.error)}</p>` : nothing}
      </div>
      <cw-letter-sheet .letter=${this.letter} language=${stored.locale}></cw-letter-sheet>
    `;
  }

  #field(field: keyof WordingDraft, label: string, lines: number, maxLength: number, hint: string) {
    return html`<cw-text-field
      label=${label}
      hint=${hint}
      optional
      lines=${lines}
      max-length=${maxLength}
      spoken-language=${this.stored.locale}
      fault=${this.#fault(field)}
      .value=${this.draft[field]}
      @change-value=${({ detail }: CustomEvent<string>) => this.#tell({ ...this.draft, [field]: detail })}
    ></cw-text-field>`;
  }

  #tell(draft: WordingDraft) {
    this.dispatchEvent(new CustomEvent('change-wording', { detail: draft }));
  }

  #takeBack() {
    const { kind, locale, revision } = this.stored;
    this.#tell(draftOf({ kind, locale, revision }));
    this.dispatchEvent(new CustomEvent('take-back'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-wording-editor': WordingEditor;
  }
}
