import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import {
  freeRadiusTopic,
  mostUnreadable,
  type WordOfFreeRadiusTold,
} from '../../server/network-access/freeradius/word-of-freeradius.contract.ts';
import { serverNowMs } from '../elements/server-time.ts';
import { TopicController } from '../live/topic-controller.ts';
import { base } from '../styles/base.ts';
import { formatDateTime, formatNumber, formatTime } from '../styles/format.ts';

/** What was heard longer ago is told with its day. */
const sameDayMs = 12 * 3_600_000;

/** Whether FreeRADIUS is there: a quiet line while it is, a plain one when it is not; none where no access point asks it. */
@customElement('cw-freeradius-line')
export class FreeRadiusLine extends LitElement {
  readonly #word = new TopicController(this, freeRadiusTopic, () => ({}));

  static override styles = [
    base,
    css`
      /* Kept from the start, so that nothing moves when it comes. */
      :host { display: block; min-height: 1.5rem; }
      p { font: var(--type-small); color: var(--ink-2); }
      b { color: var(--load-over); }
    `,
  ];

  override render() {
    const { view } = this.#word;
    if (view.status !== 'live' || !view.value.isExpected) return nothing;
    return html`<p role="status">${view.value.isConnected ? saysWell(view.value) : saysMissing(view.value)}${saysUnreadable(view.value)}</p>`;
  }
}

function saysWell({ heardAt }: WordOfFreeRadiusTold) {
  return heardAt ? msg(str`FreeRADIUS is there; last heard ${momentOf(heardAt)}.`) : msg('FreeRADIUS is there.');
}

function saysMissing({ heardAt }: WordOfFreeRadiusTold) {
  if (!heardAt) {
    return html`<b>${msg('No word of FreeRADIUS.')}</b> ${msg('It comes with the first phone that logs in; without it, none can.')}`;
  }
  return html`<b>${msg(str`FreeRADIUS is not connected; last heard ${momentOf(heardAt)}.`)}</b> ${msg('If it has stopped, no phone can join: look at its log.')}`;
}

function saysUnreadable({ unreadable }: WordOfFreeRadiusTold) {
  if (unreadable === 0) return nothing;
  const count = unreadable < mostUnreadable ? formatNumber(unreadable) : `${formatNumber(mostUnreadable)}+`;
  return html` <b>${msg(str`Accounting that could not be read in the last day: ${count}.`)}</b>`;
}

/** By the server's clock, as it told it. */
const momentOf = (heardAt: string): string =>
  serverNowMs() - Date.parse(heardAt) > sameDayMs ? formatDateTime(heardAt) : formatTime(heardAt, { seconds: true });

declare global {
  interface HTMLElementTagNameMap {
    'cw-freeradius-line': FreeRadiusLine;
  }
}
