import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DelegateDetails } from '../../../server/registration/delegates/delegates.contract.ts';
import '../../elements/icon.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { text } from '../../styles/text.ts';
import { keyOfAct } from './desk-keys.ts';
import { type Note, notesOn } from './notes-on.ts';

/** What to know of a person at a glance; nothing where there is nothing. Tells `open-person` with an id, and `compare`. */
@customElement('cw-person-notes')
export class PersonNotes extends LitElement {
  @property({ attribute: false }) person!: DelegateDetails;

  static override styles = [
    base,
    text,
    buttons,
    css`
      :host { display: block; }
      ul { display: grid; gap: var(--s1); }
      li { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: var(--s2); align-items: start; --icon-size: 1.25rem; overflow-wrap: anywhere; }
      cw-icon { margin-block-start: 0.125rem; color: var(--ink-2); }
      .wrong, .wrong cw-icon { color: var(--refer-text); }
      .wrong .words { font-weight: 700; }
      .open { display: inline; min-height: 1.5rem; padding: 0; border: 0; background: none; color: var(--accent); text-decoration: underline; text-underline-offset: 0.2em; text-decoration-thickness: 1px; text-align: start; cursor: pointer; font: 400 1.0625rem/1.5rem var(--font-name); }
    `,
  ];

  override render() {
    const notes = notesOn(this.person);
    if (notes.length === 0) return nothing;
    return html`<ul aria-label=${msg('To know')}>${notes.map((note) => this.#note(note))}</ul>`;
  }

  #note({ icon, words, isWrong, people = [], isDouble }: Note) {
    return html`<li class=${isWrong ? 'wrong' : ''}>
      <cw-icon name=${icon}></cw-icon>
      <div><span class="words" dir="auto">${words}</span>
        ${people.map((one) => this.#one(one))}
        ${isDouble ? html`<button class="btn btn--small" type="button" @click=${() => this.dispatchEvent(new Event('compare'))}>${msg('Compare…')} <kbd>${keyOfAct.merge}</kbd></button>` : nothing}
      </div>
    </li>`;
  }

  #one({ id, name, words }: NonNullable<Note['people']>[number]) {
    return html`<button class="open" type="button" dir="auto" @click=${() => this.dispatchEvent(new CustomEvent('open-person', { detail: id }))}>${name}</button>
      ${words ? html`<span class="small quiet">${words}</span>` : nothing} `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-person-notes': PersonNotes;
  }
}
