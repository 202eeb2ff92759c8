import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { folded } from '../delegate/folded.styles.ts';
import '../elements/icon.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { fields } from '../styles/fields.ts';
import { text } from '../styles/text.ts';
import { type Choice, everything } from './choose-sessions.ts';

/** What of the programme is shown: fires `choice-change`. */
@customElement('cw-session-filter')
export class SessionFilter extends LitElement {
  @property({ attribute: false }) choice: Choice = everything;
  @property({ attribute: false }) halls: readonly string[] = [];
  @property({ attribute: false }) tracks: readonly string[] = [];

  static override styles = [
    base,
    text,
    beam,
    fields,
    folded,
    css`
      :host { display: block; }
      .parts { display: grid; gap: var(--s3); padding-block-end: var(--s4); }
      @media (min-width: 640px) { .parts { grid-template-columns: repeat(3, minmax(0, 1fr)); } }
      .only { display: flex; align-items: center; gap: var(--s3); min-height: var(--hit); cursor: pointer; }
      .only input { width: 1.25rem; height: 1.25rem; margin: 0; accent-color: var(--accent); }
      option { background: var(--surface-raised); color: var(--ink); }
    `,
  ];

  override render() {
    const { choice } = this;
    return html`
      <label class="only">
        <input type="checkbox" .checked=${choice.markedOnly} @change=${this.#only} />${msg('Only what I have marked')}
      </label>
      <details class="beam">
        <summary>${msg('Search and choose')}</summary>
        <div class="parts">
          <label class="labelled">
            ${msg('Title, speaker or hall')}
            <span class="field"
              ><cw-icon name="search"></cw-icon><input type="search" autocomplete="off" .value=${choice.words} @input=${this.#words}
            /></span>
          </label>
          ${this.#select(msg('Hall'), this.halls, choice.hall, 'hall')} ${this.#select(msg('Track'), this.tracks, choice.track, 'track')}
        </div>
      </details>
    `;
  }

  #select(label: string, names: readonly string[], chosen: string, part: 'hall' | 'track') {
    const change = (event: Event) => this.#tell({ [part]: (event.target as HTMLSelectElement).value });
    return html`<label class="labelled">
      ${label}
      <span class="field"><select @change=${change}>
        <option value="" .selected=${chosen === ''}>${msg('All')}</option>
        ${names.map((name) => html`<option value=${name} .selected=${name === chosen}>${name}</option>`)}
      </select></span>
    </label>`;
  }

  #only(event: Event) {
    this.#tell({ markedOnly: (event.target as HTMLInputElement).checked });
  }

  #words(event: Event) {
    this.#tell({ words: (event.target as HTMLInputElement).value });
  }

  #tell(change: Partial<Choice>) {
    this.dispatchEvent(new ChoiceChange({ ...this.choice, ...change }));
  }
}

/** Another part of the programme is to be shown. */
export class ChoiceChange extends Event {
  readonly choice: Choice;
  constructor(choice: Choice) {
    super('choice-change');
    this.choice = choice;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-session-filter': SessionFilter;
  }
  interface HTMLElementEventMap {
    'choice-change': ChoiceChange;
  }
}
