import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { LetterPreview } from '../../server/registration/letters/letters.contract.ts';
import '../elements/choice-field.ts';
import { base } from '../styles/base.ts';
import { directionOf, type Language } from '../styles/locale.ts';
import { text } from '../styles/text.ts';
import { parseInert } from '../trusted-types.ts';

/** What a letter of ours is made of; nothing else is shown. */
const ofLetters: ReadonlySet<string> = new Set(['DIV', 'P', 'BR', 'A', 'BLOCKQUOTE', 'HR']);

/**
 * A letter's HTML as nodes of this page. They are made anew: what is no part of our letters stays text, links lead
 * nowhere, and styles are set one by one, since the page takes none from a text.
 */
function nodesOf(letter: string): Node[] {
  const { body } = parseInert(letter);
  return [copyOf(body, 'div')];
}

function copyOf(element: HTMLElement, name = element.localName): Node {
  const copy = document.createElement(name);
  copy.style.cssText = element.getAttribute('style') ?? '';
  const direction = element.getAttribute('dir');
  if (direction) copy.dir = direction;
  for (const child of element.childNodes) {
    const isOurs = child instanceof HTMLElement && ofLetters.has(child.tagName);
    copy.append(isOurs ? copyOf(child) : (child.textContent ?? ''));
  }
  return copy;
}

/** A letter as its reader will see it: as most programs show it, and as plain text. */
@customElement('cw-letter-sheet')
export class LetterSheet extends LitElement {
  @property({ attribute: false }) letter?: LetterPreview | undefined;
  @property() language: Language = 'en';
  @state() private look: 'page' | 'text' = 'page';

  static override styles = [
    base,
    text,
    css`
      :host { display: grid; gap: var(--s3); align-content: start; }
      .letter { border: 1px solid var(--line-strong, var(--line)); border-radius: var(--radius-2); overflow: hidden; background: var(--surface-raised); min-height: 24rem; }
      .subject { font-weight: 700; padding: var(--s3) var(--s4); border-block-end: 1px solid var(--line); overflow-wrap: anywhere; min-height: 3rem; }
      .words { white-space: pre-wrap; overflow-wrap: anywhere; padding: var(--s4); }
      .page { overflow-wrap: anywhere; }
      .page > div { min-height: 21rem; }
      .page p { margin-block-end: 1em; }
    `,
  ];

  override render() {
    const { letter, language, look } = this;
    return html`
      <cw-choice-field
        wrapping
        label=${msg('How it is shown')}
        .choices=${[{ value: 'page', name: msg('As a page') }, { value: 'text', name: msg('As plain text') }]}
        .value=${[look]}
        @change-value=${({ detail }: CustomEvent<string[]>) => {
          this.look = detail[0] === 'text' ? 'text' : 'page';
        }}
      ></cw-choice-field>
      <div class="letter" lang=${language} dir=${directionOf(language)}>
        <p class="subject">${letter?.subject ?? ''}</p>
        ${look === 'text' ? html`<p class="words">${letter?.text ?? ''}</p>` : html`<div class="page">${letter ? nodesOf(letter.html) : ''}</div>`}
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-letter-sheet': LetterSheet;
  }
}
