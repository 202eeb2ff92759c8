import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../styles/base.ts';
import { changeLanguage, type Language, languageNames, pageLanguage } from '../styles/locale.ts';

/**
 * The head of the pages of people who are no staff: the conference's name, the languages to choose from, and the
 * waterline, broken where this device goes on by itself. Slot `end`: before the language.
 */
@customElement('cw-guest-header')
export class GuestHeader extends LitElement {
  @property() heading = '';
  /** Those that the conference chose; with one there is nothing to choose. */
  @property({ attribute: false }) languages: readonly Language[] = [];
  /** No network: what is shown is kept here. */
  @property({ type: Boolean }) alone = false;
  /** Before the page is opened again in another language. */
  @property({ attribute: false }) beforeChange: (language: Language) => Promise<void> | void = () => undefined;

  static override styles = [
    base,
    css`
      :host { display: block; position: relative; background: var(--surface); }
      header { min-height: var(--bar); display: flex; align-items: center; gap: var(--s3); padding-inline: var(--s6); }
      svg { width: 28px; height: 28px; }
      h1 { flex: 1; min-width: 0; padding-block: var(--s2); font: 400 1.125rem/1.5rem var(--font-name); overflow-wrap: anywhere; text-align: -webkit-match-parent; text-align: match-parent; }
      select { min-height: var(--hit); max-width: 9rem; padding-inline: var(--s2); border: 1px solid transparent; border-radius: var(--radius-2); background: transparent; font: 400 0.9375rem/1.5rem var(--font-ui); cursor: pointer; }
      select:hover { background: var(--surface-sunk); }
      option { background: var(--surface-raised); color: var(--ink); }
      .waterline { height: var(--rule-water); background: var(--water); }
      /* On the waterline, over the room that pages leave below it: nothing moves when it comes and goes. */
      .state { position: absolute; inset-block-end: calc(var(--rule-water) / 2); inset-inline-end: var(--s6); transform: translateY(50%); padding-inline: var(--s2); border: 1px solid transparent; border-radius: var(--radius-2); color: var(--refer-text); font: 700 0.75rem/1.125rem var(--font-ui); pointer-events: none; }
      .alone + .state { border-color: currentcolor; background: var(--surface); }
      .waterline.alone { background: repeating-linear-gradient(90deg, var(--refer-text) 0 22px, transparent 22px 28px); }
      @media (max-width: 640px) { header { padding-inline: var(--s5); } .state { inset-inline-end: var(--s5); } }
    `,
  ];

  override render() {
    return html`
      <header>
        <svg viewBox="0 0 28 28" aria-hidden="true" fill="none">
          <path d="M3 15.5a11 11 0 0 1 22 0" stroke="currentColor" stroke-width="4" />
          <path d="M1 15.5h26" stroke="currentColor" stroke-width="1.75" />
          <path d="M4.2 18.5a11 11 0 0 0 19.6 0" stroke="var(--water)" stroke-width="1.75" stroke-dasharray="5 2.2" />
        </svg>
        <h1 dir="auto" aria-hidden=${this.heading ? nothing : 'true'}>${this.heading}</h1>
        <slot name="end"></slot>
        ${this.languages.length > 1 ? this.#choice() : nothing}
      </header>
      <div class="waterline ${this.alone ? 'alone' : ''}"></div>
      <p class="state" role="status">${this.alone ? msg('No network') : ''}</p>
    `;
  }

  #choice() {
    return html`<select aria-label=${msg('Language')} @change=${this.#change}>
      ${this.languages.map(
        (language) =>
          html`<option value=${language} lang=${language} .selected=${language === pageLanguage()}>${languageNames[language]}</option>`,
      )}
    </select>`;
  }

  async #change(event: Event) {
    const language = (event.target as HTMLSelectElement).value as Language;
    await this.beforeChange(language);
    changeLanguage(language);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-guest-header': GuestHeader;
  }
}
