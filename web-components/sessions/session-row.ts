import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { OwnSession, SessionDetails } from '../../server/programme/own-programme.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/icon.ts';
import '../elements/mark.ts';
import { base } from '../styles/base.ts';
import { inPageLanguage } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { hallOf, trackOf } from './choose-sessions.ts';
import { roomWords, timesOf } from './session-words.ts';
import type { SessionsServer } from './sessions-server.ts';

/** One session of the programme, with its star: fires `mark-toggle`. */
@customElement('cw-session-row')
export class SessionRow extends LitElement {
  @property({ attribute: false }) session!: OwnSession;
  @property({ attribute: false }) server!: Pick<SessionsServer, 'session'>;
  @property() timeZone = 'UTC';
  @property({ type: Boolean, reflect: true }) marked = false;
  /** Marked here, and not sent yet. */
  @property({ type: Boolean }) waiting = false;
  /** What is marked as well, and takes place at the same time. */
  @property({ attribute: false }) clashes: readonly OwnSession[] = [];
  /** Leads to its hall; none where that has no sign, or it is over. */
  @property() href: string | undefined;
  @state() private details: SessionDetails | undefined;
  @state() private fault: unknown;

  static override styles = [
    base,
    text,
    css`
      :host { display: block; border-block-end: 1px solid var(--line); padding-block: var(--s2); padding-inline-start: var(--s3); border-inline-start: 4px solid transparent; }
      :host([marked]) { background: var(--surface-raised); border-inline-start-color: var(--accent); }
      .row { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: var(--s2); }
      .what { display: grid; gap: var(--s1); align-content: start; }
      h5 { margin: 0; font: 400 1.125rem/1.5rem var(--font-name); overflow-wrap: anywhere; text-align: -webkit-match-parent; text-align: match-parent; }
      .said { display: flex; align-items: center; gap: var(--s2); --mark-size: 1rem; }
      .who { overflow-wrap: anywhere; }
      .track { display: inline-flex; align-items: center; gap: var(--s1); }
      button { display: grid; justify-items: center; align-content: center; gap: 2px; min-width: 4rem; min-height: 3.25rem; padding: var(--s1); border: 0; border-radius: var(--radius-2); background: none; color: var(--accent); font: var(--type-note); cursor: pointer; }
      button:hover { background: var(--surface-sunk); }
      button svg { width: 1.5rem; height: 1.5rem; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linejoin: round; }
      button[aria-pressed='true'] svg { fill: currentColor; }
      .way { display: inline-flex; align-items: center; gap: var(--s1); min-height: var(--hit); font: 700 0.9375rem/1.5rem var(--font-ui); --icon-size: 1rem; }
      .foot { display: flex; flex-wrap: wrap; align-items: center; column-gap: var(--s5); }
      details { max-width: var(--measure); flex: 1 1 auto; }
      details[open] { flex-basis: 100%; order: 1; }
      summary { display: inline-flex; align-items: center; min-height: var(--hit); color: var(--accent); cursor: pointer; font: var(--type-small); text-decoration: underline; text-underline-offset: 0.2em; }
      summary::-webkit-details-marker { display: none; }
      .long { white-space: pre-line; overflow-wrap: anywhere; padding-block-end: var(--s2); }
    `,
  ];

  override render() {
    const { session, marked } = this;
    const title = inPageLanguage(session.title);
    const word = marked ? msg('Marked') : msg('Mark');
    const name = html`<span dir="auto">${title}</span>`;
    return html`
      <div class="row">
        <div class="what">
          <h5 dir="auto">${session.isCancelled ? html`<s>${name}</s>` : name}</h5>
          ${session.subtitle ? html`<p class="small" dir="auto">${session.subtitle}</p>` : nothing}
          <p class="small">${this.#where()}</p>
          ${this.#who()}${this.#said()}
        </div>
        <button type="button" aria-label=${`${word}: ${title}`} aria-pressed=${marked ? 'true' : 'false'} @click=${this.#toggle}>
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 3.2l2.7 5.6 6.1.8-4.5 4.2 1.1 6.1L12 17l-5.4 2.9 1.1-6.1L3.2 9.6l6.1-.8Z"/></svg>
          <span>${word}</span>
        </button>
      </div>
      <div class="foot">${this.#way(title)}${this.#about(title)}</div>
    `;
  }

  #where() {
    const { session, timeZone } = this;
    const [hall, track] = [hallOf(session), trackOf(session)];
    return html`<b>${timesOf(session, timeZone)}</b>${hall ? html` · <bdi>${hall}</bdi>` : nothing}${track ? html` · <bdi class="quiet">${track}</bdi>` : nothing}`;
  }

  #who() {
    const { speakers } = this.session;
    if (speakers.length === 0) return nothing;
    return html`<p class="small quiet who">${speakers.map(
      ({ name, affiliation }, at) =>
        html`${at > 0 ? ' · ' : ''}<bdi>${name}</bdi>${affiliation ? html` (<bdi>${affiliation}</bdi>)` : nothing}`,
    )}</p>`;
  }

  #said() {
    const { session, clashes } = this;
    const room = roomWords(session);
    const others = clashes.map(({ title }) => inPageLanguage(title)).join(' · ');
    return html`
      ${session.isCancelled ? html`<p class="said small is-refuse"><cw-mark kind="refuse"></cw-mark>${msg('Cancelled: it does not take place.')}</p>` : nothing}
      ${room ? html`<p class="said small ${session.isFull ? 'is-refer' : ''}">${session.isFull ? html`<cw-mark kind="refer"></cw-mark>` : nothing}${room}</p>` : nothing}
      ${others ? html`<p class="said small is-refer"><cw-mark kind="refer"></cw-mark><span>${msg(str`You have marked this for the same time: ${others}`)}</span></p>` : nothing}
      ${this.waiting ? html`<p class="said small is-stale"><cw-mark kind="stale"></cw-mark>${msg('Waits for the network: it is sent then.')}</p>` : nothing}
    `;
  }

  #way(title: string) {
    if (this.href === undefined) return nothing;
    return html`<a class="way" href=${this.href} aria-label=${`${msg('Show the way')}: ${title}`}>${msg('Show the way')}<cw-icon name="right" onward></cw-icon></a>`;
  }

  #about(title: string) {
    return html`<details @toggle=${this.#open}>
      <summary>${msg('What it is about')}<span class="vh">: ${title}</span></summary>
      ${this.fault ? html`<p class="small is-refer" role="alert">${sentenceOfError(this.fault)}</p>` : nothing}
      ${this.details ? this.#long(this.details) : nothing}
    </details>`;
  }

  #long({ abstract, description, url }: SessionDetails) {
    const texts = [abstract, description].filter(Boolean);
    const isWeb = url !== undefined && /^https?:/.test(url);
    return html`
      ${texts.map((long) => html`<p class="long" dir="auto">${long}</p>`)}
      ${texts.length === 0 ? html`<p class="quiet">${msg('Nothing more is told.')}</p>` : nothing}
      ${isWeb ? html`<p><a href=${url} rel="noreferrer">${msg('Its page')}</a></p>` : nothing}
    `;
  }

  async #open(event: Event) {
    if (!(event.target as HTMLDetailsElement).open || this.details) return;
    try {
      this.fault = undefined;
      this.details = await this.server.session(this.session.id);
    } catch (error) {
      this.fault = error;
    }
  }

  #toggle() {
    this.dispatchEvent(new MarkToggle(this.session.id));
  }
}

/** A star was tapped. */
export class MarkToggle extends Event {
  readonly sessionId: string;
  constructor(sessionId: string) {
    super('mark-toggle', { bubbles: true, composed: true });
    this.sessionId = sessionId;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-session-row': SessionRow;
  }
  interface HTMLElementEventMap {
    'mark-toggle': MarkToggle;
  }
}
