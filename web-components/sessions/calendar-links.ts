import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CalendarLink } from '../../server/programme/own-programme.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import { folded } from '../delegate/folded.styles.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { buttons } from '../styles/buttons.ts';
import { formatMoment } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import type { SessionsServer } from './sessions-server.ts';

/** Calendar programs know an address that is to be followed by this. */
const followed = (address: string): string => address.replace(/^https?:/, 'webcal:');

/** The link by which a calendar program follows what was marked: made here, told once. */
@customElement('cw-calendar-links')
export class CalendarLinks extends LitElement {
  @property({ attribute: false }) server!: Pick<SessionsServer, 'calendar' | 'makeCalendar' | 'endCalendar'>;
  @property() timeZone = 'UTC';
  @state() private link: CalendarLink | undefined;
  @state() private madeAt: string | undefined;
  @state() private isBusy = false;
  @state() private fault: unknown;

  static override styles = [
    base,
    text,
    beam,
    buttons,
    folded,
    css`
      :host { display: block; }
      .parts { display: grid; gap: var(--s3); padding-block-end: var(--s4); max-width: var(--measure); }
      .btn { white-space: normal; justify-self: start; }
      .links { display: flex; flex-wrap: wrap; gap: var(--s3); }
      .code { overflow-wrap: anywhere; user-select: all; }
    `,
  ];

  override render() {
    return html`<details class="beam" @toggle=${this.#open}>
      <summary>${msg('In your calendar')}</summary>
      <div class="parts">
        <p>${msg('Your calendar shows what you have marked, and follows when something changes. Whoever has the link reads it too: keep it to yourself.')}</p>
        ${this.fault ? html`<cw-notice in-flow>${sentenceOfError(this.fault)}</cw-notice>` : nothing}
        ${this.link ? this.#links(this.link) : this.#standing()}
      </div>
    </details>`;
  }

  #links({ favourites, programme }: CalendarLink) {
    return html`
      <div class="links">
        <a class="btn btn--main" href=${followed(favourites)}>${msg('Follow what I marked')}</a>
        <a class="btn" href=${followed(programme)}>${msg('Follow the whole programme')}</a>
        <a class="btn" href=${favourites} download>${msg('Download once (.ics)')}</a>
      </div>
      <p class="small quiet">${msg('Or give this address to your calendar. It is shown this once.')}</p>
      <p class="small code" dir="ltr">${favourites}</p>
    `;
  }

  #standing() {
    const make = html`<button class="btn" type="button" ?disabled=${this.isBusy} @click=${() =>
      this.#do(async () => {
        this.link = await this.server.makeCalendar();
      })}>${this.madeAt ? msg('Make another link') : msg('Make a link')}</button>`;
    if (!this.madeAt) return make;
    const at = formatMoment(this.madeAt, this.timeZone);
    return html`
      <p>${msg(str`A link was made: ${at}. Another one ends it.`)}</p>
      <div class="links">
        ${make}
        <button class="btn" type="button" ?disabled=${this.isBusy} @click=${() =>
          this.#do(async () => {
            await this.server.endCalendar();
            this.madeAt = undefined;
          })}>${msg('End the link')}</button>
      </div>
    `;
  }

  #open(event: Event) {
    if (!(event.target as HTMLDetailsElement).open || this.link) return;
    void this.#do(async () => {
      this.madeAt = (await this.server.calendar()).madeAt;
    });
  }

  async #do(act: () => Promise<void>) {
    this.isBusy = true;
    this.fault = undefined;
    try {
      await act();
    } catch (error) {
      this.fault = error;
    }
    this.isBusy = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-calendar-links': CalendarLinks;
  }
}
