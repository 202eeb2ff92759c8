import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { StateOf } from '../../server/live/define-topic.ts';
import type { closuresTopic } from '../../server/wayfinding/closures/closures.contract.ts';
import type { ListedWalkway, WalkwayList } from '../../server/wayfinding/ways/ways.contract.ts';
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
    const known = this.#known(closure.walkwayIds);
    const gone = this.list ? new Set(closure.walkwayIds).size - known.length : 0;
    const title = this.list ? titleOf(known, gone) : msg('Reading …');
    const isVoid = gone > 0 && known.length === 0;
    const [act, label] = isVoid
      ? [msg('End it'), msg(str`End it: ${title}`)]
      : [msg('Open again'), msg(str`Open again: ${title}`)];
    return html`<li class=${this.stale ? 'is-stale' : ''}>
      <div>
        ${
          isVoid
            ? html`<p class="is-refer">${title}</p>`
            : html`<button class="look" type="button" @click=${() => this.dispatchEvent(new CustomEvent('look', { detail: closure.walkwayIds }))}><span dir="auto">${title}</span></button>`
        }
        <p dir="auto">${inPageLanguage(closure.reason)}</p>
        <p class="small quiet">${this.#when(closure)}</p>
        ${gone > 0 ? html`<p class="small is-refer">${isVoid ? msg('The plan has it no more, so this closes nothing. Choose again what is to be closed now, and end this.') : msg('What the plan has no more is not closed by this: look whether something else must be.')}</p>` : nothing}
      </div>
      <button class="btn btn--small" type="button" ?disabled=${this.opening.has(id)} aria-label=${label} @click=${() => this.#open(id)}>${act}</button>
    </li>`;
  }

  /** Those of the plan that is published now. */
  #known(walkwayIds: readonly string[]): ListedWalkway[] {
    const closed = new Set(walkwayIds);
    return this.list?.walkways.filter(({ id }) => closed.has(id)) ?? [];
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

/** What is closed, in words; a closure outlives the plan that it was made for, and may name what is not there any more. */
function titleOf(known: readonly ListedWalkway[], gone: number): string {
  const titles = [...new Set(known.map(walkwayTitle))];
  const count = formatNumber(gone);
  if (gone === 1) return formatList([...titles, msg('a walkway of an earlier plan')]);
  if (gone > 1) return formatList([...titles, msg(str`${count} walkways of an earlier plan`)]);
  return formatList(titles);
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-closures-in-force': ClosuresInForce;
  }
}
