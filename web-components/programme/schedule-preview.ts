import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ForeseenChange, SchedulePreview as Preview } from '../../server/programme/programme.contract.ts';
import '../elements/notice.ts';
import { serverNowMs } from '../elements/server-time.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { formatDays, formatMomentOfYear, formatNumber, formatTime } from '../styles/format.ts';
import { rows } from '../styles/rows.ts';
import { text } from '../styles/text.ts';
import { changeName, countsToTell } from './change-words.ts';
import { findingWords, placeWords } from './finding-words.ts';

type Standing = NonNullable<ForeseenChange['before']>;

/** What putting a schedule would change: how many sessions become what, and each of them before and after. */
@customElement('cw-schedule-preview')
export class SchedulePreview extends LitElement {
  @property({ attribute: false }) preview?: Preview;
  @property({ attribute: 'time-zone' }) timeZone = 'UTC';

  static override styles = [
    base,
    text,
    beam,
    rows,
    css`
      :host { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--s5); }
      .counts { display: flex; flex-wrap: wrap; gap: var(--s2) var(--s6); }
      .counts div { display: flex; flex-direction: row-reverse; gap: var(--s2); align-items: baseline; }
      .counts dd { font: var(--type-title); font-variant-numeric: tabular-nums; }
      .scroll { overflow: auto; max-height: 60dvh; }
      thead th { position: sticky; inset-block-start: 0; background: var(--surface); }
      td { min-width: 8rem; overflow-wrap: anywhere; }
      td del { color: var(--ink-2); }
      td .name { font-size: 1.0625rem; }
      li { display: grid; grid-template-columns: minmax(7rem, 1fr) 3fr; gap: var(--s3); padding-block: var(--s2); border-block-end: 1px solid var(--line); overflow-wrap: anywhere; }
      @media (max-width: 640px) { li { grid-template-columns: 1fr; gap: 0; } }
    `,
  ];

  override render() {
    const { preview } = this;
    if (!preview) return nothing;
    const { counts, changes, rooms, warnings } = preview;
    const unsettled = rooms.filter(({ place, matched }) => !place && !matched);
    return html`
      <dl class="counts" aria-label=${msg('What becomes of the sessions')}>${countsToTell(counts).map(([name, count]) => html`<div><dt>${name}</dt><dd>${formatNumber(count)}</dd></div>`)}</dl>
      ${preview.span ? this.#span(preview.span) : nothing}
      ${changes.length > 0 ? this.#table(changes) : html`<p>${msg('No session is added, changed or cancelled.')}</p>`}
      ${unsettled.length > 0 ? html`<section class="beam"><div class="head"><h3>${msg('Rooms that are no place yet')}</h3></div><p>${unsettled.map(({ name }) => html`<span class="name" dir="auto">${name}</span> `)}</p><p class="small quiet">${msg('You can settle them under “Rooms” once the programme is in.')}</p></section>` : nothing}
      ${warnings.count > 0 ? this.#warnings(warnings) : nothing}
    `;
  }

  /** The days of the file, with their year: last year's is soon chosen by mistake. */
  #span({ from, until }: NonNullable<Preview['span']>) {
    const days = formatDays(from, until, this.timeZone);
    const isOver = Date.parse(until) < serverNowMs();
    if (!isOver) return html`<p>${msg(str`Its sessions are held ${days}.`)}</p>`;
    return html`<cw-notice in-flow kind="refer">${msg(str`All of its sessions are over: they were held ${days}. Is it the right programme?`)}</cw-notice>`;
  }

  #table(changes: readonly ForeseenChange[]) {
    return html`<section class="beam">
      <div class="head"><h3>${msg('What changes')}</h3></div>
      <div class="scroll" tabindex="0" role="region" aria-label=${msg('What changes')}><table>
        <thead><tr><th scope="col">${msg('Session')}</th><th scope="col">${msg('What')}</th><th scope="col">${msg('Time')}</th><th scope="col">${msg('Room')}</th></tr></thead>
        <tbody>${changes.map((change) => this.#row(change))}</tbody>
      </table></div>
    </section>`;
  }

  #row({ kinds, before, after }: ForeseenChange) {
    const now = after ?? before;
    const said = (of: (standing: Standing) => string | undefined) => {
      const [was, is] = [before && of(before), now && of(now)];
      const isOther = after !== undefined && was !== undefined && was !== is;
      return html`${isOther ? html`<del>${was}</del><br />` : nothing}${is ?? '–'}`;
    };
    return html`<tr>
      <td><span class="name" dir="auto">${said(({ title }) => title)}</span></td>
      <td class=${kinds.includes('cancelled') ? 'is-refuse' : ''}>${kinds.map((kind) => changeName(kind)).join(', ')}</td>
      <td>${said((standing) => this.#time(standing))}</td>
      <td dir="auto">${said(({ room }) => room)}</td>
    </tr>`;
  }

  #time({ startsAt, endsAt }: Standing): string {
    const begins = formatMomentOfYear(startsAt, this.timeZone, new Date(serverNowMs()));
    return `${begins} – ${formatTime(endsAt, { timeZone: this.timeZone })}`;
  }

  #warnings({ count, first }: Preview['warnings']) {
    const more = count - first.length;
    return html`<section class="beam">
      <div class="head"><h3>${msg('Doubtful, and taken all the same')}</h3></div>
      <ul>${first.map((finding) => html`<li><span class="code">${placeWords(finding.path)}</span><span>${findingWords(finding)}</span></li>`)}</ul>
      ${more > 0 ? html`<p class="small quiet">${msg(str`and ${formatNumber(more)} more`)}</p>` : nothing}
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-schedule-preview': SchedulePreview;
  }
}
