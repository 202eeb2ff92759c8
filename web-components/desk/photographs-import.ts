import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { PhotographImport } from '../../server/registration/photographs/photographs.contract.ts';
import { sendPhotographArchive } from '../api/photographs.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../api/photograph-problems.ts';
import '../elements/icon.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { buttons } from '../styles/buttons.ts';
import { formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { outcomeWords } from './photograph-outcomes.ts';

const listedAtMost = 200;

/** Photographs of many delegates, from one zip archive: sent, and what became of those that were not taken. */
@customElement('cw-photographs-import')
export class PhotographsImport extends LitElement {
  @property({ attribute: false }) send: (archive: Blob) => Promise<PhotographImport> = sendPhotographArchive;
  @state() private isSending = false;
  @state() private fault = '';
  @state() private outcome?: PhotographImport | undefined;
  @query('input') private readonly input!: HTMLInputElement;

  static override styles = [
    base,
    text,
    beam,
    buttons,
    css`
      :host { display: grid; gap: var(--s3); justify-items: start; min-width: 0; }
      .beam { width: 100%; }
      p { max-width: var(--measure); }
      .fault { color: var(--refuse-text); }
      .fault:empty { display: none; }
      ul { width: 100%; max-height: 24rem; overflow: auto; border-block: 1px solid var(--line); }
      li { display: grid; grid-template-columns: minmax(8rem, 16rem) minmax(0, 1fr); gap: var(--s4); padding: var(--s2) 0; }
      li + li { border-block-start: 1px solid var(--line); }
      li span { overflow-wrap: anywhere; }
      @media (max-width: 760px) { li { grid-template-columns: minmax(0, 1fr); gap: 0; } }
    `,
  ];

  override render() {
    return html`
      <div class="beam"><div class="head"><h2>${msg('Photographs')}</h2></div></div>
      <p class="quiet">
        ${msg('A zip archive of JPEG, PNG or WebP pictures, each named by the reference of its delegate, such as EXT-104.jpg. Folders do not matter.')}
      </p>
      <button class="btn" type="button" ?disabled=${this.isSending} @click=${() => this.input.click()}>
        <cw-icon name="upload"></cw-icon>${this.isSending ? msg('Sending and reading…') : msg('Choose an archive')}
      </button>
      <input type="file" accept=".zip,application/zip" hidden aria-label=${msg('Archive of photographs')} @change=${this.#chosen} />
      <p class="fault" role="alert">${this.fault}</p>
      <div role="status">${this.outcome ? this.#told(this.outcome) : nothing}</div>
      ${this.outcome ? this.#list(this.outcome) : nothing}
    `;
  }

  #told({ taken, notTaken }: PhotographImport) {
    const were = msg(str`Photographs taken: ${formatNumber(taken)}.`);
    return notTaken === 0 ? were : `${were} ${msg(str`Not taken: ${formatNumber(notTaken)}.`)}`;
  }

  #list({ entries, notTaken }: PhotographImport) {
    if (notTaken === 0) return nothing;
    const shown = entries.filter(({ outcome }) => outcome !== 'taken').slice(0, listedAtMost);
    return html`
      <ul tabindex="0" aria-label=${msg('Files that were not taken')}>
        ${shown.map(({ name, outcome }) => html`<li><span class="code" dir="auto">${name}</span><span class="small">${outcomeWords(outcome)}</span></li>`)}
      </ul>
      ${notTaken > shown.length ? html`<p class="small quiet">${msg(str`The first ${formatNumber(shown.length)} are listed.`)}</p>` : nothing}
    `;
  }

  async #chosen() {
    const [archive] = this.input.files ?? [];
    this.input.value = '';
    if (!archive) return;
    this.isSending = true;
    this.fault = '';
    this.outcome = undefined;
    try {
      this.outcome = await this.send(archive);
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
    this.isSending = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-photographs-import': PhotographsImport;
  }
}
