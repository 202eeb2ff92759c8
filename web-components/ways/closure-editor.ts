import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ClosureEffect } from '../../server/wayfinding/closures/closures.contract.ts';
import type { MapLevel } from '../../server/wayfinding/wayfinding.contract.ts';
import type { WalkwayList } from '../../server/wayfinding/ways/ways.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/notice.ts';
import '../elements/text-field.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { buttons } from '../styles/buttons.ts';
import { formatList, formatNumber } from '../styles/format.ts';
import { delegateLanguages, languageNames } from '../styles/locale.ts';
import { text } from '../styles/text.ts';
import { type ClosureDraft, closureOf, emptyDraft, foreseenKey, reasonLanguages, timesOf } from './closure-draft.ts';
import { mapAndSide } from './closure-editor.styles.ts';
import './closure-effect.ts';
import './closures-in-force.ts';
import type { ClosuresState } from './closures-in-force.ts';
import './walkway-choice.ts';
import { itemsOf, type WalkwayItem } from './walkway-items.ts';
import './walkway-map.ts';
import type { WalkwayMap } from './walkway-map.ts';
import type { WaysServer } from './ways-server.ts';

/** Walkways are chosen on the map or in the list; what closing them would do is shown before anybody can close them. */
@customElement('cw-closure-editor')
export class ClosureEditor extends LitElement {
  @property({ attribute: false }) server?: WaysServer;
  @property({ attribute: false }) levels: readonly MapLevel[] = [];
  @property({ attribute: false }) list?: WalkwayList | undefined;
  @property({ attribute: false }) closures?: ClosuresState['closures'] | undefined;
  @property({ attribute: 'time-zone' }) timeZone = 'UTC';
  @property({ type: Boolean }) stale = false;
  @state() private draft: ClosureDraft = emptyDraft;
  @state() private foreseen: { readonly key: string; readonly effect: ClosureEffect } | undefined;
  @state() private isBusy = false;
  @state() private fault = '';
  @state() private done = '';
  @query('cw-walkway-map') private readonly map!: WalkwayMap;
  #items: readonly WalkwayItem[] = [];

  static override styles = [
    base,
    text,
    beam,
    buttons,
    mapAndSide,
    css`
      form { display: grid; gap: var(--s5); }
      .times { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: var(--s4); }
      .acts { display: flex; flex-wrap: wrap; gap: var(--s3); }
    `,
  ];

  override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('list')) this.#items = this.list ? itemsOf(this.list) : [];
  }

  override render() {
    const chosen = new Set(this.draft.walkwayIds);
    const closed = new Set(Object.values(this.closures ?? {}).flatMap(({ walkwayIds }) => walkwayIds));
    return html`
      <div class="map"><cw-walkway-map can-choose .levels=${this.levels} .list=${this.list} .chosen=${chosen} .closed=${closed}
        @choose=${({ detail }: CustomEvent<string>) => this.#turn(detail)}></cw-walkway-map></div>
      <div class="side">
        <cw-closures-in-force .server=${this.server} .closures=${this.closures} .list=${this.list} time-zone=${this.timeZone} ?stale=${this.stale}
          @look=${({ detail }: CustomEvent<string[]>) => this.map.lookAt(detail)}></cw-closures-in-force>
        <section class="beam">
          <div class="head"><h2>${msg('Close walkways')}</h2></div>
          ${this.list ? this.#form(this.list, chosen) : html`<p class="quiet" aria-busy="true">${msg('Reading …')}</p>`}
        </section>
      </div>
    `;
  }

  #form(list: WalkwayList, chosen: ReadonlySet<string>) {
    const { from, until } = this.draft;
    const { timeZone } = this;
    const effect = this.foreseen?.key === foreseenKey(this.draft) ? this.foreseen.effect : undefined;
    return html`<form novalidate @submit=${this.#submitted}>
      <cw-walkway-choice .items=${this.#items} .chosen=${chosen} @choose-item=${this.#chose}></cw-walkway-choice>
      <p role="status">${this.#chosenWords(chosen)}</p>
      <div class="times">
        <cw-text-field type="datetime-local" label=${msg('From')} optional hint=${msg('Empty: from now on')} .value=${from}
          @change-value=${({ detail }: CustomEvent<string>) => this.#change({ from: detail })}></cw-text-field>
        <cw-text-field type="datetime-local" label=${msg('Until')} optional hint=${msg('Empty: until somebody opens it')} .value=${until}
          fault=${this.#isBackward() ? msg('It must end after it begins.') : ''}
          @change-value=${({ detail }: CustomEvent<string>) => this.#change({ until: detail })}></cw-text-field>
      </div>
      <p class="small quiet">${msg(str`Times are by the venue’s clock (${timeZone}).`)}</p>
      ${reasonLanguages(list, delegateLanguages).map((language) => this.#reason(language))}
      ${this.fault ? html`<cw-notice in-flow>${this.fault}</cw-notice>` : nothing}
      ${this.done ? html`<p class="is-admit" role="status">${this.done}</p>` : nothing}
      ${effect ? html`<cw-closure-effect .effect=${effect} time-zone=${timeZone}></cw-closure-effect>` : nothing}
      <div class="acts">${this.#acts(effect)}</div>
    </form>`;
  }

  #reason(language: (typeof delegateLanguages)[number]) {
    const { reason } = this.draft;
    return html`<cw-text-field
      label=${msg(str`Why, in ${languageNames[language]}`)}
      hint=${language === 'en' ? msg('Those who are sent another way read it.') : ''}
      ?optional=${language !== 'en'}
      max-length="200"
      spoken-language=${language}
      .value=${reason[language] ?? ''}
      @change-value=${({ detail }: CustomEvent<string>) => this.#change({ reason: { ...reason, [language]: detail } })}
    ></cw-text-field>`;
  }

  #acts(effect: ClosureEffect | undefined) {
    const isReady = this.draft.walkwayIds.length > 0 && !this.#isBackward() && !this.isBusy;
    if (!effect) {
      return html`<button class="btn btn--main" type="submit" ?disabled=${!isReady}>${msg('Show what it would do')}</button>`;
    }
    const hasReason = (this.draft.reason.en ?? '').trim() !== '';
    return html`
      <button class="btn btn--refuse" type="submit" ?disabled=${!isReady || !hasReason} aria-describedby="why">${msg('Close')}</button>
      <button class="btn" type="button" @click=${() => this.#begin()}>${msg('Leave it open')}</button>
      <p class="small quiet" id="why">${hasReason ? nothing : msg('Say why, in English at least: then it can be closed.')}</p>
    `;
  }

  #chosenWords(chosen: ReadonlySet<string>): string {
    const items = this.#items.filter(({ ids }) => ids.some((id) => chosen.has(id)));
    if (items.length === 0) return msg('None is chosen: press one on the map, or tick it in the list.');
    const told = formatList(items.slice(0, 5).map((item) => partlyTitle(item, chosen)));
    const others = formatNumber(items.length - 5);
    return items.length > 5 ? msg(str`Chosen: ${told} and ${others} more`) : msg(str`Chosen: ${told}`);
  }

  #isBackward(): boolean {
    const { startsAt, until } = timesOf(this.draft, this.timeZone);
    return until !== undefined && Date.parse(until) <= (startsAt ? Date.parse(startsAt) : Number.NEGATIVE_INFINITY);
  }

  #change(part: Partial<ClosureDraft>): void {
    this.draft = { ...this.draft, ...part };
    this.fault = '';
    this.done = '';
  }

  #begin(): void {
    this.draft = emptyDraft;
    this.foreseen = undefined;
    this.fault = '';
  }

  /** A press on the map takes or leaves one walkway: a part of a street. The list takes all of it. */
  #turn(id: string): void {
    this.#take([id], !this.draft.walkwayIds.includes(id));
  }

  readonly #chose = ({ detail }: CustomEvent<{ item: WalkwayItem; isOn: boolean }>): void => {
    this.#take(detail.item.ids, detail.isOn);
    if (detail.isOn) this.map.lookAt(detail.item.ids);
  };

  #take(ids: readonly string[], isOn: boolean): void {
    const others = this.draft.walkwayIds.filter((id) => !ids.includes(id));
    this.#change({ walkwayIds: isOn ? [...others, ...ids] : others });
  }

  readonly #submitted = (event: Event): void => {
    event.preventDefault();
    const isForeseen = this.foreseen?.key === foreseenKey(this.draft);
    void this.#ask(isForeseen ? () => this.#close() : () => this.#foresee());
  };

  async #foresee() {
    const key = foreseenKey(this.draft);
    const effect = await this.server?.foresee(closureOf(this.draft, this.timeZone));
    if (effect) this.foreseen = { key, effect };
  }

  async #close() {
    await this.server?.close(closureOf(this.draft, this.timeZone));
    this.#begin();
    this.done = msg('Closed: ways lead around it from now on.');
  }

  async #ask(ask: () => Promise<void>) {
    if (this.isBusy) return;
    this.isBusy = true;
    this.fault = '';
    try {
      await ask();
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
    this.isBusy = false;
  }
}

/** A thing of which not all parts are chosen says how many. */
function partlyTitle({ ids, title }: WalkwayItem, chosen: ReadonlySet<string>): string {
  const count = ids.filter((id) => chosen.has(id)).length;
  if (count === ids.length) return title;
  const [some, all] = [count, ids.length].map(formatNumber);
  return msg(str`${title} (${some} of ${all} parts)`);
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-closure-editor': ClosureEditor;
  }
}
