import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { stationsOverview } from '../../server/identity/identity.contract.ts';
import { sentenceOf } from '../api/problem.ts';
import '../elements/empty.ts';
import '../elements/icon.ts';
import '../elements/notice.ts';
import type { StateOf } from '../../server/live/define-topic.ts';
import { TopicController } from '../live/topic-controller.ts';
import { base } from '../styles/base.ts';
import { formatNumber, inPageLanguage } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import { text } from '../styles/text.ts';

type Stations = StateOf<typeof stationsOverview>['stations'];

/** Once for each device: at which station does it stand? Told by an event `choose-station`. */
@customElement('cw-station-choice')
export class StationChoice extends LitElement {
  /** Why a choice is needed again. */
  @property() fault = '';
  readonly stations = new TopicController(this, stationsOverview, () => ({}));

  static override styles = [
    base,
    text,
    loading,
    css`
      :host { display: block; position: relative; padding: var(--s8) var(--s6); }
      h2 { font: var(--type-head); }
      .lead { color: var(--ink-2); max-width: var(--measure); margin-block: var(--s1) var(--s6); }
      ul { max-width: 44rem; border-block-start: var(--rule-beam) solid var(--beam); }
      li { border-block-end: 1px solid var(--line); }
      button, .row { display: grid; grid-template-columns: 3.5rem minmax(0, 1fr) auto 1.25rem; align-items: center; gap: 0 var(--s4); width: 100%; min-height: 4.5rem; padding: var(--s2) 0; border: 0; background: none; text-align: start; cursor: pointer; }
      button:hover b { color: var(--accent); text-decoration: underline; }
      b { font: 700 1.75rem/2.25rem var(--font-ui); }
      .name { font-size: 1.125rem; line-height: 1.75rem; }
      button cw-icon { color: var(--accent); }
      cw-notice { max-width: 44rem; margin-block-end: var(--s5); }
      @media (max-width: 640px) { :host { padding: var(--s5) var(--s4); } h2 { font: var(--type-title); } button, .row { grid-template-columns: 2.5rem minmax(0, 1fr) auto 1.25rem; gap: 0 var(--s2); } }
    `,
  ];

  override render() {
    const { view } = this.stations;
    if (view.status === 'error') return html`<cw-notice in-flow>${sentenceOf(view.problem)}</cw-notice>`;
    const stations = view.status === 'loading' ? undefined : view.value?.stations;
    if (stations && Object.keys(stations).length === 0) {
      return html`<cw-empty heading=${msg('There are no stations yet')}>
        ${msg('Stations appear here when an administrator has set them up.')}
      </cw-empty>`;
    }
    return html`
      ${this.fault ? html`<cw-notice in-flow>${this.fault}</cw-notice>` : nothing}
      <h2>${msg('Which station is this?')}</h2>
      <p class="lead">${msg('This browser remembers it. People whom a gate refers to this station appear here at once.')}</p>
      <ul aria-busy=${!stations}>${stations ? this.#rows(stations) : this.#waiting()}</ul>
    `;
  }

  #rows(stations: Stations) {
    const inOrder = Object.entries(stations).sort(([, a], [, b]) => a.number - b.number);
    return inOrder.map(([id, { number, place, waiting, passedOn }]) => {
      const people = waiting === 0 ? msg('nobody waits') : msg(str`${formatNumber(waiting)} waiting`);
      const supervisor = passedOn > 0 ? msg(str`${formatNumber(passedOn)} for a supervisor`) : undefined;
      return html`<li>
        <button type="button" @click=${() => this.#choose(id)}>
          <b>${number}</b><span class="name" dir="auto">${inPageLanguage(place)}</span>
          <span class="num small quiet">${people}${supervisor ? html`<br />${supervisor}` : nothing}</span>
          <cw-icon name="right" onward></cw-icon>
        </button>
      </li>`;
    });
  }

  #waiting() {
    return [1, 2, 3].map(() => html`<li class="row"><span class="load"></span><span class="load"></span></li>`);
  }

  #choose(stationId: string) {
    this.dispatchEvent(new CustomEvent<string>('choose-station', { detail: stationId, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-station-choice': StationChoice;
  }
}
