import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { OwnNetwork } from '../../server/network-access/network-access.contract.ts';
import '../elements/mark.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { formatMoment, formatNumber, inPageLanguage } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { attemptWords } from './attempt-words.ts';
import { folding } from './folding.styles.ts';
import { type AttemptGroup, groupAttempts } from './group-attempts.ts';

const lookEveryMs = 10_000;

/**
 * Why a device does not get in: the last times that devices asked to join, what came of it, and what to do. Folded away
 * until it is wanted; while it is open, it asks by `look` for what is new.
 */
@customElement('cw-own-attempts')
export class OwnAttempts extends LitElement {
  @property({ attribute: false }) network!: Pick<OwnNetwork, 'attempts' | 'wifi'>;
  @property({ attribute: 'time-zone' }) timeZone = 'UTC';
  #timer: ReturnType<typeof setInterval> | undefined;

  static override styles = [
    base,
    text,
    beam,
    folding,
    css`
      :host { display: block; }
      details.folded { border-block-start: var(--rule-beam) solid var(--beam); }
      .folded > summary { font-size: 0.9375rem; min-height: 3.25rem; }
      li { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: var(--s1) var(--s3); padding-block: var(--s3); border-block-end: 1px solid var(--line); --mark-size: 1.25rem; }
      li > * { grid-column: 2; overflow-wrap: anywhere; }
      li > cw-mark { grid-column: 1; margin-block-start: 2px; }
      p { text-wrap: pretty; }
    `,
  ];

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  override render() {
    const groups = groupAttempts(this.network.attempts);
    return html`<details class="folded" @toggle=${this.#toggled}>
      <summary>${msg('Why does my device not connect?')}</summary>
      <div class="inside">
        ${groups.length > 0 ? html`<ul>${groups.map((group) => this.#row(group))}</ul>` : html`<p>${msg('None of your devices has asked to join yet.')}</p>`}
        <p class="small quiet">${msg('A device that has never been connected, and whose user name was mistyped, is not told here: nobody knows whose it is. Compare it letter by letter, or set the device up anew.')}</p>
      </div>
    </details>`;
  }

  #row({ newest, count }: AttemptGroup) {
    const { mark, happened, toDo } = attemptWords(newest.outcome);
    return html`<li>
      <cw-mark kind=${mark}></cw-mark><b>${happened}</b>
      ${toDo ? html`<p>${toDo}</p>` : nothing}
      <span class="small quiet">
        ${newest.deviceName ? html`<bdi>${newest.deviceName}</bdi> · ` : nothing}${newest.hotspotName ? html`<bdi>${inPageLanguage(newest.hotspotName)}</bdi> · ` : nothing}${formatMoment(newest.at, this.timeZone)}${count > 1 ? html` · ${msg(str`${formatNumber(count)} times`)}` : nothing}
      </span>
    </li>`;
  }

  #toggled({ target }: Event) {
    clearInterval(this.#timer);
    if (!(target as HTMLDetailsElement).open) return;
    this.#look();
    this.#timer = setInterval(() => this.#look(), lookEveryMs);
  }

  #look() {
    if (document.visibilityState === 'visible') this.dispatchEvent(new Event('look'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-own-attempts': OwnAttempts;
  }
}
