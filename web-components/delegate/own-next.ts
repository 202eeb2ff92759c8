import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { OwnProgramme } from '../../server/programme/own-programme.contract.ts';
import type { DelegatePage } from '../../server/registration/delegate-page/delegate-page.contract.ts';
import { TickController } from '../elements/tick-controller.ts';
import { base } from '../styles/base.ts';
import { formatMoment, inPageLanguage } from '../styles/format.ts';
import '../sessions/own-changes.ts';
import { text } from '../styles/text.ts';
import { type MarkedSession, nextOf } from '../way/marked-sessions.ts';
import '../way/next-session.ts';
import type { WayToSession } from '../way/way-to-session.ts';
import type { DelegateServer } from './delegate-server.ts';

const refreshMs = 60_000;
const laterTold = 3;

/** What the delegate marked and is next: when to leave, the way there, and what comes later. Nothing where there is none. */
@customElement('cw-own-next')
export class OwnNext extends LitElement {
  @property({ attribute: false }) server!: Pick<DelegateServer, 'favourites' | 'wayTo'>;
  /** Asked for anew whenever this is. */
  @property({ attribute: false }) page!: DelegatePage;
  @state() private programme: OwnProgramme | undefined;
  @state() private way: WayToSession | undefined;
  #timer: number | undefined;
  #wayOf: string | undefined;
  readonly tick = new TickController(this);

  static override styles = [
    base,
    text,
    css`
      :host { display: grid; gap: var(--s3); }
      li { display: grid; grid-template-columns: 8rem minmax(0, 1fr); gap: var(--s3); padding-block: var(--s2); border-block-start: 1px solid var(--line); }
      small { display: block; font: var(--type-small); color: var(--ink-2); }
      h3 { font: 700 0.9375rem/1.5rem var(--font-ui); }
    `,
  ];

  override disconnectedCallback() {
    window.clearTimeout(this.#timer);
    super.disconnectedCallback();
  }

  override willUpdate(changed: Map<PropertyKey, unknown>) {
    if (changed.has('page')) void this.#load();
  }

  /** What cannot be asked is left as it was. */
  async #load() {
    window.clearTimeout(this.#timer);
    this.programme = await this.server.favourites().catch(() => this.programme);
    await this.#findWay();
    if (this.isConnected) this.#timer = window.setTimeout(() => void this.#load(), refreshMs);
  }

  async #findWay() {
    const session = nextOf(this.programme, Date.now());
    const key = session?.room?.place?.key;
    if (key !== this.#wayOf) this.way = undefined;
    this.#wayOf = key;
    this.way = key === undefined ? undefined : await this.server.wayTo(key).catch(() => this.way);
  }

  override render() {
    const now = Date.now();
    const { programme } = this;
    if (!programme) return nothing;
    return html`
      <cw-own-changes .programme=${programme} .nowMs=${now}></cw-own-changes>
      ${this.#next(programme, now)}
    `;
  }

  #next(programme: OwnProgramme, now: number) {
    const next = nextOf(programme, now);
    if (!next) return nothing;
    const { timeZone, sessions } = programme;
    const later = sessions.slice(sessions.indexOf(next) + 1).filter(({ isCancelled }) => !isCancelled);
    return html`
      <cw-next-session
        .session=${next}
        .timeZone=${timeZone}
        .nowMs=${now}
        .profile=${this.way?.profile ?? 'walking'}
        .seconds=${this.way?.seconds}
        .stepFreeSeconds=${this.way?.stepFreeSeconds}
        .href=${this.way?.href}
      ></cw-next-session>
      ${later.length > 0 ? this.#later(later.slice(0, laterTold), timeZone) : nothing}
    `;
  }

  #later(sessions: readonly MarkedSession[], timeZone: string) {
    return html`<section>
      <h3>${msg('Later')}</h3>
      <ul>
        ${sessions.map(({ startsAt, title, room }) => {
          const hall = room?.place ? inPageLanguage(room.place.name) : room?.name;
          return html`<li>
            <span>${formatMoment(startsAt, timeZone)}</span>
            <span><span class="name" dir="auto">${inPageLanguage(title)}</span>${hall ? html`<small>${hall}</small>` : nothing}</span>
          </li>`;
        })}
      </ul>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-own-next': OwnNext;
  }
}
