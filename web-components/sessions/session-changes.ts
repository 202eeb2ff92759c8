import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { OwnProgramme } from '../../server/programme/own-programme.contract.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { buttons } from '../styles/buttons.ts';
import { inPageLanguage } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { beforeWords, changeWords } from './session-words.ts';

/** What became another of what was marked, until the delegate has seen it: fires `changes-seen`. */
@customElement('cw-session-changes')
export class SessionChanges extends LitElement {
  /** Those that changed, with these changes alone. */
  @property({ attribute: false }) sessions: OwnProgramme['sessions'] = [];
  @property() timeZone = 'UTC';

  static override styles = [
    base,
    text,
    beam,
    buttons,
    css`
      :host { display: block; }
      section { display: grid; gap: var(--s2); background: var(--refer-wash); border-block-start-color: var(--refer-text); padding: var(--s3) var(--s4); }
      .beam > .head { align-items: center; }
      li { display: grid; gap: 2px; padding-block: var(--s2); }
      li + li { border-block-start: 1px solid var(--line); }
      .name { font: 400 1.125rem/1.5rem var(--font-name); overflow-wrap: anywhere; }
      b { overflow-wrap: anywhere; }
    `,
  ];

  override render() {
    const { sessions, timeZone } = this;
    if (sessions.length === 0) return nothing;
    return html`<section class="beam" aria-labelledby="changed">
      <div class="head">
        <h3 id="changed">${msg('What has changed')}</h3>
        <button class="btn btn--small" type="button" @click=${this.#seen}>${msg('I have seen it')}</button>
      </div>
      <ul>
        ${sessions.map((session) => {
          const before = beforeWords(session, timeZone);
          return html`<li>
            <span class="name" dir="auto">${inPageLanguage(session.title)}</span>
            <b>${changeWords(session, timeZone)}</b>
            ${before ? html`<span class="small quiet">${before}</span>` : nothing}
          </li>`;
        })}
      </ul>
    </section>`;
  }

  #seen() {
    this.dispatchEvent(new Event('changes-seen'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-session-changes': SessionChanges;
  }
}
