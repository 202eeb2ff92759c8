import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { StateOf } from '../../server/live/define-topic.ts';
import type { closuresTopic } from '../../server/wayfinding/closures/closures.contract.ts';
import type { WalkwayList } from '../../server/wayfinding/ways/ways.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/notice.ts';
import { serverNowMs } from '../elements/server-time.ts';
import { TickController } from '../elements/tick-controller.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { buttons } from '../styles/buttons.ts';
import { formatList, formatMoment, formatNumber, inPageLanguage } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { walkwayTitle } from './walkway-words.ts';
import type { WaysServer } from './ways-server.ts';

export type ClosuresState = StateOf<typeof closuresTopic>;
type Closure = ClosuresState['closures'][string];

/** What is closed, and what will be; each can be opened again. Event `look` with the walkways of one. */
@customElement('cw-closures-in-force')
export class ClosuresInForce extends LitElement {
  @property({ attribute: false }) server?: WaysServer;
  @property({ attribute: false }) closures?: ClosuresState['closures'] | undefined;
  @property({ attribute: false }) list?: WalkwayList | undefined;
  @property({ attribute: 'time-zone' }) timeZone = 'UTC';
  @property({ type: Boolean }) stale = false;
  @state() private fault = '';
  @state() private opening: ReadonlySet<string> = new Set();
  readonly ticks = new TickController(this);

  static override styles = [
    base,
    text,
    beam,
    buttons,
    css`
      :host { display: block; }
      li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: var(--s1) var(--s4); align-items: center; padding-block: var(--s2); border-block-end: 1px solid var(--line); overflow-wrap: anywhere; }
      .look { display: block; min-height: var(--hit); padding: 0; border: 0; background: none; text-align: start; color: var(--accent); cursor: pointer; font: var(--type-body); text-decoration: underline; text-underline-offset: 0.2em; }
    `,
  ];

  override render() {
    const entries = Object.entries(this.closures ?? {}).sort(([, a], [, b]) => (a.startsAt < b.startsAt ? -1 : 1));
    return html`<section class="beam">
      <div class="head"><h2>${msg('Closed')}</h2><span class="small">${this.closures ? formatNumber(entries.length) : ''}</span></div>
      ${this.fault ? html`<cw-notice in-flow>${this.fault}</cw-notice>` : nothing}
      ${!this.closures ? html`<p class="quiet" aria-busy="true">${msg('Reading …')}</p>` : nothing}
      ${this.closures && entries.length === 0 ? html`<p class="quiet">${msg('Every walkway is open.')}</p>` : nothing}
      <ul>${entries.map(([id, closure]) => this.#row(id, closure))}</ul>
    </section>`;
  }

  #row(id: string, closure: Closure) {
    const title = this.#title(closure.walkwayIds);
    return html`<li class=${this.stale ? 'is-stale' : ''}>
      <div>
        <button class="look" type="button" @click=${() => this.dispatchEvent(new CustomEvent('look', { detail: closure.walkwayIds }))}><span dir="auto">${title}</span></button>
        <p dir="auto">${inPageLanguage(closure.reason)}</p>
        <p class="small quiet">${this.#when(closure)}</p>
      </div>
      <button class="btn btn--small" type="button" ?disabled=${this.opening.has(id)} aria-label=${msg(str`Open again: ${title}`)} @click=${() => this.#open(id)}>${msg('Open again')}</button>
    </li>`;
  }

  #title(walkwayIds: readonly string[]): string {
    const walkways = walkwayIds.map((id) => this.list?.walkways.find((walkway) => walkway.id === id));
    return formatList([
      ...new Set(walkways.map((walkway, i) => (walkway ? walkwayTitle(walkway) : `${walkwayIds[i]}`))),
    ]);
  }

  #when({ startsAt, until }: Closure): string {
    const { timeZone } = this;
    const isToCome = Date.parse(startsAt) > serverNowMs();
    const [from, end] = [formatMoment(startsAt, timeZone), until && formatMoment(until, timeZone)];
    if (isToCome) return end ? msg(str`to be closed from ${from} until ${end}`) : msg(str`to be closed from ${from}`);
    return end ? msg(str`closed since ${from}, until ${end}`) : msg(str`closed since ${from}, until somebody opens it`);
  }

  async #open(id: string) {
    this.opening = new Set([...this.opening, id]);
    this.fault = '';
    try {
      await this.server?.open(id);
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
    this.opening = new Set([...this.opening].filter((one) => one !== id));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-closures-in-force': ClosuresInForce;
  }
}
