import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { BadgeMedium } from '../../db/vocabulary.ts';
import type { BadgeCounts } from '../../server/registration/badges/badges.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/meter.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { buttons } from '../styles/buttons.ts';
import { formatNumber } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import { text } from '../styles/text.ts';
import type { DeskServer } from './desk-server.ts';
import './print-queue.ts';
import { mediumName } from './words.ts';

const shown: readonly BadgeMedium[] = ['phone', 'printed'];

/** How many have a badge of each kind, and badges for all who have none. */
@customElement('cw-badges-panel')
export class BadgesPanel extends LitElement {
  @property({ attribute: false }) server!: DeskServer;
  @state() private counts?: BadgeCounts;
  @state() private error: unknown;
  @state() private busyWith?: BadgeMedium | undefined;
  @state() private done = '';

  static override styles = [
    base,
    text,
    beam,
    buttons,
    loading,
    css`
      :host { display: block; position: relative; overflow: auto; padding: var(--s8) var(--s6); }
      .media { display: grid; grid-template-columns: repeat(2, minmax(0, 30rem)); gap: var(--s8) var(--s12); }
      section { display: grid; gap: var(--s3); justify-items: start; align-content: start; }
      .figure { font: var(--type-figure); font-variant-numeric: tabular-nums; min-height: 3rem; }
      .figure span { font: var(--type-body); color: var(--ink-2); }
      cw-meter { width: 100%; --meter-height: 20px; }
      .say { min-height: 1.75rem; }
      .done { min-height: 1.75rem; margin-block-start: var(--s6); }
      @media (max-width: 760px) { :host { padding: var(--s5) var(--s4); } .media { grid-template-columns: minmax(0, 1fr); } }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    void this.#load();
  }

  async #load() {
    this.error = undefined;
    try {
      this.counts = await this.server.badgeCounts();
    } catch (error) {
      this.error = error;
    }
  }

  override render() {
    return html`
      ${this.error ? this.#failed() : nothing}
      <div class="media">${shown.map((medium) => this.#medium(medium))}</div>
      <p class="lead done" role="status">${this.done}</p>
      <cw-print-queue></cw-print-queue>
    `;
  }

  #medium(medium: BadgeMedium) {
    const count = this.counts?.media.find((each) => each.medium === medium);
    const good = count?.good ?? 0;
    const missing = count?.missing ?? 0;
    const [goodText, all] = [formatNumber(good), formatNumber(good + missing)];
    return html`<section class="beam">
      <div class="head"><h2>${mediumName(medium)}</h2></div>
      <p class="figure">${count ? html`${goodText} <span>${msg(str`of ${all}`)}</span>` : html`<span class="load"></span>`}</p>
      <cw-meter plain .value=${good} .max=${Math.max(1, good + missing)} label=${mediumName(medium)} value-text=${msg(str`${goodText} of ${all}`)}></cw-meter>
      <p class="quiet say">${count ? sayMissing(missing) : ''}</p>
      <button
        class="btn btn--main"
        type="button"
        ?disabled=${missing === 0 || this.busyWith !== undefined}
        @click=${() => this.#issue(medium)}
      >${issueMissing(missing)}</button>
    </section>`;
  }

  async #issue(medium: BadgeMedium) {
    this.busyWith = medium;
    this.done = '';
    try {
      const { issued } = await this.server.issueMissing(medium);
      const count = formatNumber(issued);
      void this.renderRoot.querySelector('cw-print-queue')?.load();
      this.done = issued === 1 ? msg('1 badge was issued.') : msg(str`${count} badges were issued.`);
      await this.#load();
    } catch (error) {
      this.error = error;
    }
    this.busyWith = undefined;
  }

  #failed() {
    return html`<cw-notice>
      ${sentenceOfError(this.error)}
      <button slot="action" class="btn btn--small" type="button" @click=${this.#load}>${msg('Try again')}</button>
    </cw-notice>`;
  }
}

function issueMissing(missing: number): string {
  if (missing === 0) return msg('Issue what is missing');
  if (missing === 1) return msg('Issue the missing one');
  const count = formatNumber(missing);
  return msg(str`Issue the ${count} missing`);
}

function sayMissing(missing: number): string {
  if (missing === 0) return msg('Everybody who is approved has one.');
  if (missing === 1) return msg('1 approved person has none.');
  const count = formatNumber(missing);
  return msg(str`${count} approved people have none.`);
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-badges-panel': BadgesPanel;
  }
}
