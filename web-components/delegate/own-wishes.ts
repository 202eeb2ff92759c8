import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatDate } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import type { DelegateServer } from './delegate-server.ts';

type Wish = 'withdraw' | 'erase';

/** Not to come after all, and to be erased: each is asked twice, and says what follows. Fires `wish` when one was heard. */
@customElement('cw-own-wishes')
export class OwnWishesElement extends LitElement {
  @property({ attribute: false }) server!: DelegateServer;
  @property({ type: Boolean, attribute: 'is-over' }) isOver = false;
  /** When they asked to be erased; empty where they have not. */
  @property({ attribute: 'asked-at' }) askedAt = '';
  /** When the organiser declined that; empty while it waits. */
  @property({ attribute: 'declined-at' }) declinedAt = '';
  /** What is asked about before it is done. */
  @state() private asked: Wish | undefined;
  @state() private error: unknown;
  @state() private isBusy = false;

  static override styles = [
    base,
    text,
    buttons,
    css`
      section { display: grid; gap: var(--s2); padding-block: var(--s3); border-block-start: 1px solid var(--line); }
      h3 { font-size: 1rem; }
      .buttons { display: flex; flex-wrap: wrap; gap: var(--s3); }
    `,
  ];

  override render() {
    return html`
      ${this.error ? html`<cw-notice in-flow>${sentenceOfError(this.error)}</cw-notice>` : nothing}
      ${this.isOver ? nothing : this.#withdrawal()}
      ${this.#wish()}
    `;
  }

  #wish() {
    if (!this.askedAt) return this.#erasure();
    return this.declinedAt ? this.#declined() : this.#waiting();
  }

  #withdrawal() {
    return html`<section>
      <h3>${msg('You do not come after all?')}</h3>
      ${this.#twice('withdraw', {
        ask: msg('Withdraw my registration'),
        follows: msg(
          'Your badges are refused from then on, those who come with you are withdrawn as well, and your place is given to somebody else. You cannot undo this yourself.',
        ),
        sure: msg('Yes, withdraw it'),
      })}
    </section>`;
  }

  #erasure() {
    return html`<section>
      <h3>${msg('You want to be erased?')}</h3>
      ${this.#erasing(msg('Ask to be erased'))}
    </section>`;
  }

  #erasing(ask: string) {
    return this.#twice('erase', {
      ask,
      follows: msg(
        'The organiser is told, and two of their staff decide. Then all of this goes, your registration and your badges with it, and nobody can bring it back. Take a copy first.',
      ),
      sure: msg('Yes, ask for it'),
    });
  }

  #waiting() {
    return html`<section>
      <h3>${msg('You want to be erased')}</h3>
      <p class="small">${msg(str`You asked for it on ${formatDate(this.askedAt)}. The organiser has not decided yet.`)}</p>
      <div class="buttons">
        <button class="btn btn--small" type="button" ?disabled=${this.isBusy} @click=${() => this.#do(() => this.server.takeBackErasure())}>${msg('Take it back')}</button>
      </div>
    </section>`;
  }

  #declined() {
    return html`<section>
      <h3>${msg('You want to be erased')}</h3>
      <p class="small">${msg(str`The organiser declined it on ${formatDate(this.declinedAt)}. Ask them why, or ask again.`)}</p>
      ${this.#erasing(msg('Ask again to be erased'))}
    </section>`;
  }

  #twice(wish: Wish, { ask, follows, sure }: Record<'ask' | 'follows' | 'sure', string>) {
    if (this.asked !== wish) {
      return html`<div class="buttons"><button class="btn btn--small" type="button" @click=${() => this.#ask(wish)}>${ask}</button></div>`;
    }
    return html`<p class="small" role="alert">${follows}</p>
      <div class="buttons">
        <button class="btn btn--small" type="button" @click=${() => this.#ask(undefined)}>${msg('Go back')}</button>
        <button class="btn btn--small" type="button" ?disabled=${this.isBusy} @click=${() => this.#do(() => this.#carryOut(wish))}>${sure}</button>
      </div>`;
  }

  #carryOut(wish: Wish): Promise<void> {
    return wish === 'withdraw' ? this.server.withdraw() : this.server.askForErasure();
  }

  #ask(wish: Wish | undefined) {
    this.asked = wish;
    this.error = undefined;
  }

  async #do(work: () => Promise<void>) {
    this.isBusy = true;
    this.error = undefined;
    try {
      await work();
      this.asked = undefined;
      this.dispatchEvent(new CustomEvent('wish', { bubbles: true, composed: true }));
    } catch (error) {
      this.error = error;
    }
    this.isBusy = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-own-wishes': OwnWishesElement;
  }
}
