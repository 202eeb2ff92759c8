import { msg, str } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '../../elements/mark.ts';
import { base } from '../../styles/base.ts';
import { beam } from '../../styles/beam.ts';
import { categoryName } from '../../styles/category-name.ts';
import { formatTime, inPageLanguage } from '../../styles/format.ts';
import { loading } from '../../styles/loading.ts';
import { text } from '../../styles/text.ts';
import { verdictWord } from '../lane-panel.ts';
import { reasonWords } from '../reason-words.ts';
import { boardListStyles } from './board-list.styles.ts';
import type { BoardState } from './board-state.ts';

type LastVerdict = BoardState['last'][number];

/** The newest verdicts of all lanes, without names: passers-by can see this board. */
@customElement('cw-last-verdicts')
export class LastVerdicts extends LitElement {
  @property({ attribute: false }) board?: BoardState | undefined;
  @property({ type: Boolean, reflect: true }) stale = false;

  static override styles = [
    base,
    text,
    beam,
    loading,
    boardListStyles,
    css`li span { font: var(--type-small); line-height: 1.5rem; }`,
  ];

  override render() {
    return html`<section class="beam">
      <div class="head"><h2>${msg('Last verdicts')}</h2><span class="small">${msg('no names here')}</span></div>
      <ul>${this.board ? this.#rows(this.board.last) : html`<li><span></span><span class="load"></span></li>`}</ul>
    </section>`;
  }

  #rows(last: readonly LastVerdict[]) {
    if (last.length === 0) return html`<li class="quiet none">${msg('Nothing yet. The first scan appears here.')}</li>`;
    return repeat(
      last,
      ({ scanId }) => scanId,
      (verdict) => this.#row(verdict),
    );
  }

  #row(last: LastVerdict) {
    const { verdict, isOverridden, at, gateId, laneNumber } = last;
    const name = this.board?.gates[gateId]?.name;
    const gate = name ? inPageLanguage(name) : gateId;
    return html`<li>
      <cw-mark kind=${isOverridden ? 'overridden' : verdict} ?plain=${this.stale}></cw-mark>
      <span class="cut">${msg(str`${gate}, lane ${laneNumber}`)} · ${detailOf(last)}</span>
      <time datetime=${at}>${formatTime(at, { seconds: true })}</time>
    </li>`;
  }
}

function detailOf({ verdict, reason, isOverridden, category, stationNumber }: LastVerdict): string {
  if (isOverridden) return msg('Let in by a supervisor');
  if (verdict === 'refuse') return reasonWords(reason);
  if (verdict === 'refer') return verdictWord(verdict, reason, stationNumber);
  return category ? categoryName(category) : verdictWord(verdict, reason, undefined);
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-last-verdicts': LastVerdicts;
  }
}
