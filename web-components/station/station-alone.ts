import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { stationsOverview } from '../../server/identity/identity.contract.ts';
import type { StateOf } from '../../server/live/define-topic.ts';
import { sentenceOf } from '../api/problem.ts';
import '../elements/notice.ts';
import { TopicController } from '../live/topic-controller.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { buttons } from '../styles/buttons.ts';
import { formatNumber, inPageLanguage } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import { text } from '../styles/text.ts';

type StationTold = StateOf<typeof stationsOverview>['stations'][string];

/**
 * A tablet of a station while nobody is signed in at it: how many wait, and no name, for anybody may walk past. Tells
 * `take-over` for who has a badge, `sign-in` for who has a passkey.
 */
@customElement('cw-station-alone')
export class StationAlone extends LitElement {
  /** Its own; without it, it may be any. */
  @property({ attribute: false }) stationId: string | undefined;
  readonly stations = new TopicController(this, stationsOverview, () => ({}));

  static override styles = [
    base,
    text,
    beam,
    buttons,
    loading,
    css`
      :host { display: block; max-width: 44rem; padding: var(--s8) var(--s6); }
      ul { margin-block-end: var(--s6); border-block-start: var(--rule-beam) solid var(--beam); }
      li { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 var(--s4); padding-block: var(--s4); border-block-end: 1px solid var(--line); }
      h2 { font: var(--type-head); }
      .name { flex: 1; font-size: 1.125rem; line-height: 1.75rem; }
      p { margin-block-end: var(--s4); color: var(--ink-2); }
      .acts { display: flex; flex-wrap: wrap; gap: var(--s3); }
      @media (max-width: 640px) { :host { padding: var(--s5) var(--s4); } h2 { font: var(--type-title); } }
    `,
  ];

  override render() {
    const { view } = this.stations;
    const told = 'value' in view ? view.value?.stations : undefined;
    return html`
      ${view.status === 'error' ? html`<cw-notice in-flow>${sentenceOf(view.problem)}</cw-notice>` : nothing}
      <ul aria-busy=${!told}>${told ? this.#mine(told).map((station) => this.#row(station)) : html`<li><span class="load"></span></li>`}</ul>
      <p>${msg('Whom a gate refers here is seen by an officer who is signed in.')}</p>
      <div class="acts">
        <button class="btn btn--main" type="button" @click=${() => this.dispatchEvent(new Event('take-over'))}>${msg('Sign in with your badge')}</button>
        <button class="btn" type="button" @click=${() => this.dispatchEvent(new Event('sign-in'))}>${msg('Use a passkey instead')}</button>
      </div>
    `;
  }

  #mine(told: Readonly<Record<string, StationTold>>): StationTold[] {
    const own = this.stationId && told[this.stationId];
    return own ? [own] : Object.values(told).sort((a, b) => a.number - b.number);
  }

  #row({ number, place, waiting }: StationTold) {
    const [station, count] = [formatNumber(number), formatNumber(waiting)];
    return html`<li>
      <h2>${msg(str`Station ${station}`)}</h2><span class="name" dir="auto">${inPageLanguage(place)}</span>
      <b class="title">${waiting === 0 ? msg('nobody waits') : msg(str`${count} waiting`)}</b>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-station-alone': StationAlone;
  }
}
