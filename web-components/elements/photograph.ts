import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type {
  PhotographAddress,
  PhotographAnswer,
  PhotographFacts,
} from '../../server/registration/photographs/photographs.contract.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatDate } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import './icon.ts';

type State = 'coming' | 'shown' | 'none' | 'failed';

/**
 * One photograph, in a frame that is there before it comes. `see` asks for an address; `known` is one that is known
 * already. An address that has expired is asked for again. `of` names whose it is and `version` which: a change of
 * either fetches anew. In the slot stands what is shown where there is none. Tells `photograph-known` with true or false.
 */
@customElement('cw-photograph')
export class Photograph extends LitElement {
  @property({ attribute: false }) see: (() => Promise<PhotographAnswer>) | undefined;
  @property({ attribute: false }) known: PhotographAddress | undefined;
  @property() of = '';
  @property() version = '';
  /** What is said to those who cannot see it. */
  @property() alt = '';
  /** Says under it how and when it came; its line is kept free. */
  @property({ type: Boolean }) caption = false;
  @state() private shows: State = 'coming';
  @state() private address = '';
  @state() private facts: PhotographFacts | undefined;
  #asked = 0;
  #mayAskAgain = true;

  static override styles = [
    base,
    buttons,
    loading,
    css`
      :host { display: block; }
      .frame { position: relative; display: grid; aspect-ratio: 4 / 5; overflow: hidden; background: var(--photograph-ground, var(--surface-sunk)); border-radius: var(--radius-2); color: var(--photograph-ink, var(--ink-2)); }
      .coming { animation: lap 1.6s var(--ease) infinite; }
      img { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: cover; object-position: 50% 30%; }
      img.unseen { visibility: hidden; }
      .instead { display: grid; align-content: center; justify-items: center; gap: var(--s3); padding: var(--s4); text-align: center; text-wrap: balance; font: var(--type-small); --icon-size: 2rem; }
      .caption { min-height: 2.5rem; margin-block-start: var(--s2); font: var(--type-small); color: var(--ink-2); }
      @media (prefers-reduced-motion: reduce) { .coming { animation: none; } }
    `,
  ];

  override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('of') || changed.has('version') || changed.has('known') || !this.hasUpdated) this.#begin();
  }

  override render() {
    return html`<figure>
      <div class="frame ${this.shows === 'coming' ? 'coming' : ''}">${this.#inside()}</div>
      ${this.caption ? html`<figcaption class="caption">${this.facts ? captionOf(this.facts) : nothing}</figcaption>` : nothing}
    </figure>`;
  }

  #inside() {
    if (this.shows === 'none') return html`<div class="instead"><slot></slot></div>`;
    if (this.shows === 'failed') {
      return html`<div class="instead">
        <cw-icon name="camera"></cw-icon>
        <p role="status">${msg('The photograph cannot be shown just now.')}</p>
        ${this.see ? html`<button class="btn btn--small" type="button" @click=${this.#again}>${msg('Try again')}</button>` : nothing}
      </div>`;
    }
    if (!this.address) return nothing;
    return html`<img
      class=${this.shows === 'shown' ? '' : 'unseen'}
      src=${this.address}
      alt=${this.alt}
      decoding="async"
      draggable="false"
      @load=${this.#came}
      @error=${this.#stayedAway}
    />`;
  }

  #begin() {
    this.#mayAskAgain = true;
    this.address = '';
    this.facts = undefined;
    this.shows = 'coming';
    if (this.known) this.address = this.known.address;
    else void this.#ask();
  }

  async #ask() {
    this.#asked += 1;
    const asked = this.#asked;
    const answer = await this.see?.().catch(() => 'failed' as const);
    // Somebody else is looked at by now.
    if (asked !== this.#asked) return;
    if (answer === 'failed') this.shows = 'failed';
    else if (answer?.photograph) {
      this.address = answer.photograph.address;
      this.facts = answer.photograph;
    } else this.#tell('none');
  }

  #came() {
    this.#tell('shown');
  }

  /** Expired on the way, or away: one new address tells which. */
  #stayedAway() {
    this.address = '';
    if (this.see && this.#mayAskAgain) {
      this.#mayAskAgain = false;
      void this.#ask();
    } else this.shows = 'failed';
  }

  #again() {
    this.known = undefined;
    this.#begin();
  }

  #tell(shows: 'shown' | 'none') {
    this.shows = shows;
    this.dispatchEvent(new CustomEvent<boolean>('photograph-known', { detail: shows === 'shown' }));
  }
}

/** How a photograph came, and on what day. */
function captionOf({ source, takenAt }: PhotographFacts): string {
  const day = formatDate(takenAt);
  switch (source) {
    case 'form':
      return msg(str`Sent with the registration, ${day}`);
    case 'archive':
      return msg(str`Sent by the organiser, ${day}`);
    case 'station':
      return msg(str`Taken at a station, ${day}`);
    case 'desk':
      return msg(str`Taken at the desk, ${day}`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-photograph': Photograph;
  }
}
