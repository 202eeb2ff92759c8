import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { WayProfile } from '../../db/venue-vocabulary.ts';
import { minutesByClock, whenToLeave } from '../../server/wayfinding/ways/when-to-leave.ts';
import '../elements/icon.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatMinutes, formatMoment, formatTime, formatWait, inPageLanguage } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import './leave-line.ts';
import type { MarkedSession } from './marked-sessions.ts';
import { noWayWords, profileWords } from './way-words.ts';

/** Before that, the day is enough. */
const countedMs = 12 * 60 * 60_000;

/** How long it is until then, as who looks at a clock counts. */
const waitUntil = (fromMs: number, toMs: number): string => formatWait(minutesByClock(fromMs, toMs) * 60_000);

/** The delegate's next marked session: when to leave for it, how long it takes, and the way there. */
@customElement('cw-next-session')
export class NextSession extends LitElement {
  @property({ attribute: false }) session!: MarkedSession;
  @property() timeZone = 'UTC';
  @property({ type: Number }) nowMs = 0;
  /** How they walk: without steps, by that way is told when to leave. */
  @property() profile: WayProfile = 'walking';
  /** From where one is, with steps; none where that is not known, or there is no way. */
  @property({ type: Number }) seconds: number | undefined;
  @property({ type: Number }) stepFreeSeconds: number | undefined;
  /** Leads there; none where the session is in no place that has a sign. */
  @property() href: string | undefined;

  static override styles = [
    base,
    text,
    buttons,
    css`
      :host { display: grid; gap: var(--s3); border-block-start: var(--rule-beam) solid var(--beam); padding-block-start: var(--s3); }
      h2 { font: 700 0.9375rem/1.5rem var(--font-ui); }
      .title { font: 400 1.5rem/2rem var(--font-name); overflow-wrap: anywhere; }
      .when { font: 700 2rem/2.5rem var(--font-ui); }
      .btn { width: 100%; min-height: 3.5rem; font-size: 1.125rem; white-space: normal; }
    `,
  ];

  override render() {
    const { session } = this;
    const seconds = this.profile === 'step_free' ? this.stepFreeSeconds : this.seconds;
    const startsMs = Date.parse(session.startsAt);
    return html`
      <h2>${msg('Your next session')}</h2>
      <p class="title" dir="auto">${inPageLanguage(session.title)}</p>
      <p class="lead">${this.#startsWords(startsMs)}</p>
      ${session.isFull ? html`<p class="is-refer">${msg('It is full: nobody is let in any more.')}</p>` : nothing}
      ${seconds === undefined ? this.#noStepFreeWay() : this.#leaving(startsMs, seconds)}
      ${
        this.href === undefined
          ? nothing
          : html`<a class="btn btn--main" href=${this.href}>${msg('Show the way')}<cw-icon name="right" onward></cw-icon></a>`
      }
    `;
  }

  #startsWords(startsMs: number): string {
    const hall = this.#hall();
    const ahead = startsMs - this.nowMs;
    const wait = minutesByClock(this.nowMs, startsMs) < 1 ? formatWait(ahead) : waitUntil(this.nowMs, startsMs);
    if (ahead <= 0) {
      const at = formatTime(this.session.startsAt, { timeZone: this.timeZone });
      return hall ? msg(str`It began at ${at} in ${hall}.`) : msg(str`It began at ${at}.`);
    }
    if (ahead > countedMs) {
      const at = formatMoment(this.session.startsAt, this.timeZone);
      return hall ? msg(str`It starts: ${at}, ${hall}`) : msg(str`It starts: ${at}`);
    }
    return hall ? msg(str`It starts in ${wait} in ${hall}.`) : msg(str`It starts in ${wait}.`);
  }

  #hall(): string {
    const { room } = this.session;
    return room?.place ? inPageLanguage(room.place.name) : (room?.name ?? '');
  }

  /** Who takes no steps is not told how soon others must leave. */
  #noStepFreeWay() {
    if (this.profile !== 'step_free' || this.seconds === undefined) return nothing;
    return html`<p class="lead is-refer" role="status">${noWayWords('step_free', this.#hall())}</p>`;
  }

  #lasts(seconds: number): string {
    const { profile } = this;
    const other = profile === 'step_free' ? this.seconds : this.stepFreeSeconds;
    const minutes = formatMinutes(seconds);
    const how = profileWords(profile);
    if (other === undefined) return msg(str`${how}: ${minutes}`);
    const others = formatMinutes(other);
    if (profile === 'step_free') return msg(str`Step-free: ${minutes}, with steps: ${others}`);
    return msg(str`${how}: ${minutes}, step-free: ${others}`);
  }

  #leaving(startsMs: number, seconds: number) {
    const { leaveAtMs, thereAtMs, when } = whenToLeave(startsMs, seconds, this.nowMs);
    return html`
      <p class="when ${when === 'late' || when === 'now' ? 'is-refer' : ''}" role="status">
        ${when === 'late' || when === 'now' ? msg('Leave now') : msg(str`Leave in ${waitUntil(this.nowMs, leaveAtMs)}`)}
      </p>
      <p class="lead">${this.#lasts(seconds)}</p>
      ${
        startsMs - this.nowMs > countedMs || when === 'late'
          ? nothing
          : html`<cw-leave-line
              .nowMs=${this.nowMs}
              .leaveMs=${leaveAtMs}
              .thereMs=${thereAtMs}
              .startsMs=${startsMs}
              .timeZone=${this.timeZone}
            ></cw-leave-line>`
      }
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-next-session': NextSession;
  }
}
