import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DelegatePage } from '../../server/registration/delegate-page/delegate-page.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import { isLinkNeeded } from '../delegate-access/sign-in-by-link.ts';
import { speakTheirs } from '../delegate-access/speak-theirs.ts';
import '../elements/empty.ts';
import '../elements/guest-header.ts';
import '../elements/icon.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { inPageLanguage } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import { speakHere } from '../styles/locale.ts';
import { text } from '../styles/text.ts';
import './companion-list.ts';
import './delegate-problems.ts';
import { type DelegateServer, httpDelegateServer } from './delegate-server.ts';
import './held-badge.ts';
import { type KeptPage, pageKeptHere } from './kept-page.ts';
import './next-step.ts';
import './own-badge.ts';
import './own-data.ts';
import './own-group.ts';
import './own-next.ts';
import { OwnPageController } from './own-page-controller.ts';
import './own-phone.ts';
import './own-photograph.ts';
import './person-heading.ts';
import './wifi-line.ts';

/** The delegate's own page: one thing at a time, whatever comes next; the badge works without network. */
@customElement('cw-delegate-page')
export class DelegatePageElement extends LitElement {
  @property({ attribute: false }) server: DelegateServer = httpDelegateServer;
  @property({ attribute: false }) kept: KeptPage = pageKeptHere;
  /** Opens the page again in the delegate's language. */
  @property({ attribute: false }) speak: typeof speakHere = speakHere;
  @state() private signOutError: unknown;
  readonly own = new OwnPageController(this);

  static override styles = [
    base,
    text,
    buttons,
    loading,
    css`
      :host { display: grid; grid-template-rows: auto 1fr; min-height: 100dvh; }
      main, cw-guest-header { width: 100%; max-width: 34rem; margin-inline: auto; }
      main { display: flex; flex-direction: column; gap: var(--s6); padding: var(--s4) var(--s5) max(var(--s5), env(safe-area-inset-bottom)); }
      footer { margin-block-start: auto; }
      footer .btn { margin-inline-start: calc(-1 * var(--s2)); }
      .line { display: flex; align-items: center; gap: var(--s3); min-height: 3.25rem; border-block-start: 1px solid var(--line-strong); text-decoration: none; font: 700 0.9375rem/1.5rem var(--font-ui); }
      .line :last-child { margin-inline-start: auto; }
      .waiting { display: grid; gap: var(--s3); }
      .load.who { width: 70%; height: 2.75rem; }
      .load.code { justify-self: center; width: min(100%, 19.5rem); height: auto; aspect-ratio: 1; }
    `,
  ];

  override willUpdate() {
    const { page } = this.own;
    if (!page) return;
    document.title = `${msg('Badge')} · ${inPageLanguage(page.conference.name)}`;
    speakTheirs(page, this.speak);
  }

  override render() {
    const { page, aloneSince } = this.own;
    return html`
      <cw-guest-header
        heading=${page ? inPageLanguage(page.conference.name) : ''}
        .languages=${page?.locales ?? []}
        .alone=${aloneSince !== undefined}
      ></cw-guest-header>
      <main aria-busy=${this.own.isLoading && !page}>${this.#fault()}${this.#content(page)}</main>
    `;
  }

  #content(page: DelegatePage | undefined) {
    if (page) return this.#person(page);
    if (this.own.isLoading) return this.#waiting();
    return isLinkNeeded(this.own.error) ? this.#withoutLink() : nothing;
  }

  #person(page: DelegatePage) {
    const { server } = this;
    const alone = this.own.aloneSince !== undefined;
    const isOver = page.step === 'declined' || page.step === 'withdrawn';
    return html`
      <cw-person-heading .person=${page}></cw-person-heading>
      ${
        page.badge && !page.vetting
          ? html`<cw-own-badge .page=${page} .alone=${alone}></cw-own-badge>`
          : html`<cw-next-step .page=${page} .server=${server}>${this.#within(page, alone)}</cw-next-step>`
      }
      ${isOver || alone || page.step === 'form' ? nothing : this.#beside(page)}
      ${alone ? nothing : html`<cw-own-data .server=${server} ?is-over=${page.step === 'withdrawn'} @wish=${this.own.read}></cw-own-data>${this.#foot()}`}
    `;
  }

  /** What a step shows beside its words. */
  #within(page: DelegatePage, alone: boolean) {
    if (page.step === 'photograph') return this.#photograph(page);
    return page.badge && page.vetting === 'pending'
      ? html`<cw-held-badge .badge=${page.badge} .alone=${alone}></cw-held-badge>`
      : nothing;
  }

  /** What is not what comes next, and is there all the same. */
  #beside(page: DelegatePage) {
    const { server } = this;
    return html`
      <cw-own-next .server=${server} .page=${page}></cw-own-next>
      ${page.step === 'photograph' ? nothing : this.#photograph(page)}
      <a class="line" href="/sessions/"><cw-icon name="clock"></cw-icon>${msg('Programme')}<cw-icon name="right" onward></cw-icon></a>
      <cw-wifi-line .server=${server} .page=${page}></cw-wifi-line>
      <cw-own-phone></cw-own-phone>
      <cw-companion-list .server=${server}></cw-companion-list>
      ${page.isInGroup ? html`<cw-own-group .server=${server}></cw-own-group>` : nothing}
    `;
  }

  #photograph(page: DelegatePage) {
    if (!page.asksForPhotograph && !page.hasPhotograph) return nothing;
    return html`<cw-own-photograph
      .place=${this.server.photograph}
      ?lacking=${!page.hasPhotograph}
      ?is-next=${page.step === 'photograph'}
      @photograph-change=${this.own.read}
    ></cw-own-photograph>`;
  }

  #foot() {
    return html`<footer>
      ${this.signOutError ? html`<cw-notice in-flow>${sentenceOfError(this.signOutError)}</cw-notice>` : nothing}
      <button class="btn btn--plain" type="button" @click=${this.#signOut}>${msg('Sign out on this device')}</button>
    </footer>`;
  }

  async #signOut() {
    this.signOutError = undefined;
    try {
      await this.own.signOut();
    } catch (error) {
      this.signOutError = error;
    }
  }

  #fault() {
    const { error } = this.own;
    if (error === undefined || isLinkNeeded(error)) return nothing;
    return html`<cw-notice in-flow>
      ${sentenceOfError(error)}
      <button slot="action" class="btn btn--small" type="button" @click=${this.own.read}>${msg('Try again')}</button>
    </cw-notice>`;
  }

  #withoutLink() {
    return html`<cw-empty heading=${msg('Open your link')}>
      ${msg('Your page opens by the link in the letter that you were sent. If you cannot find it, or it has ended, ask at a desk: they send you a new one.')}
    </cw-empty>`;
  }

  #waiting() {
    return html`<div class="waiting">
      <span class="load who"></span><span class="load"></span><span class="load code"></span>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-delegate-page': DelegatePageElement;
  }
}
