import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { verdictReasons } from '../../../db/vocabulary.ts';
import '../../elements/mark.ts';
import { base } from '../../styles/base.ts';
import { beam } from '../../styles/beam.ts';
import { formatNumber } from '../../styles/format.ts';
import { loading } from '../../styles/loading.ts';
import { text } from '../../styles/text.ts';
import { reasonWords } from '../reason-words.ts';
import { boardListStyles } from './board-list.styles.ts';
import { verdictFor } from './board-state.ts';

const shownAtMost = 6;

/** Why people were not admitted today, the commonest reason first. */
@customElement('cw-not-admitted')
export class NotAdmitted extends LitElement {
  @property({ attribute: false }) counts?: Readonly<Record<string, number>> | undefined;
  /** Refused at first, and let in by a supervisor: not among the others. */
  @property({ type: Number }) overridden = 0;
  @property({ type: Boolean, reflect: true }) stale = false;

  static override styles = [
    base,
    text,
    beam,
    loading,
    boardListStyles,
    css`b { font: 700 1rem/1.5rem var(--font-ui); }`,
  ];

  override render() {
    return html`<section class="beam">
      <div class="head"><h2>${msg('Not admitted today')}</h2></div>
      <ul>${this.counts ? [this.#rows(this.counts), this.#letIn()] : html`<li><span></span><span class="load"></span></li>`}</ul>
    </section>`;
  }

  #letIn() {
    if (this.overridden === 0) return nothing;
    return html`<li>
      <cw-mark kind="overridden" ?plain=${this.stale}></cw-mark>
      <span class="cut">${msg('Let in by a supervisor')}</span><b>${formatNumber(this.overridden)}</b>
    </li>`;
  }

  #rows(counts: Readonly<Record<string, number>>) {
    const reasons = verdictReasons
      .filter((reason) => (counts[reason] ?? 0) > 0)
      .sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
    if (reasons.length === 0) return html`<li class="quiet none">${msg('Nobody yet.')}</li>`;
    return reasons.slice(0, shownAtMost).map(
      (reason) => html`<li>
        <cw-mark kind=${verdictFor(reason)} ?plain=${this.stale}></cw-mark>
        <span class="cut">${reasonWords(reason)}</span><b>${formatNumber(counts[reason] ?? 0)}</b>
      </li>`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-not-admitted': NotAdmitted;
  }
}
