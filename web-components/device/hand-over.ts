import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CurrentSignIn } from '../../server/identity/identity.contract.ts';
import { staffBadgeIn } from '../../server/identity/staff-badges/staff-badge-text.ts';
import { ApiProblem, sentenceOfError } from '../api/problem.ts';
import '../gate/badge-camera.ts';
import { KeyboardWedge } from '../gate/keyboard-wedge.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { text } from '../styles/text.ts';
import './hand-over-problems.ts';
import { handOver, type ShowBadge, showStaffBadge } from './show-staff-badge.ts';
import './pin-pad.ts';

/**
 * Where the next person takes over a shared tablet: their badge is read, their PIN entered, and the page goes on. Tells
 * `handed-over`; `stay` where there is somebody to stay; `sign-in` for who would rather use their passkey.
 */
@customElement('cw-hand-over')
export class HandOver extends LitElement {
  /** A badge that was read already. */
  @property() badge = '';
  /** Who is signed in until then; nobody where it is empty. */
  @property() former = '';
  /** Also with nobody signed in there is something to go back to. */
  @property({ type: Boolean }) dismissible = false;
  @property({ attribute: false }) show: ShowBadge = showStaffBadge;
  @state() private isBusy = false;
  @state() private fault = '';
  readonly #wedge = new KeyboardWedge((read) => this.#read(read));

  static override styles = [
    base,
    text,
    buttons,
    css`
      :host { display: grid; align-content: safe center; justify-items: center; gap: var(--s4); padding: var(--s6) var(--s4); overflow: auto; background: var(--surface); color: var(--ink); }
      h2 { font: var(--type-head); text-align: center; text-wrap: balance; }
      .lead { max-width: 30rem; text-align: center; color: var(--ink-2); text-wrap: balance; }
      .fault { max-width: 30rem; min-height: 1.5rem; text-align: center; font-weight: 700; color: var(--refuse-text); }
      .camera { position: relative; width: min(26rem, 100%); aspect-ratio: 4 / 3; max-height: 45vh; overflow: hidden; border-radius: var(--radius-2); --prompt: 0px; }
      .acts { display: flex; flex-wrap: wrap; justify-content: center; gap: var(--s3); }
      @media (max-width: 640px) { h2 { font: var(--type-title); } :host { padding-block: var(--s4); gap: var(--s3); } }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    window.addEventListener('keydown', this.#keyDown);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#keyDown);
    this.#wedge.stop();
  }

  override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('badge')) return;
    // In front of the keys of a PIN a scanner has nothing to type.
    this.#wedge.stop();
    if (!this.badge && this.isConnected) this.#wedge.start();
  }

  override render() {
    return html`
      <h2>${this.#heading()}</h2>
      ${this.badge ? this.#pin() : this.#reading()}
      <div class="acts">
        ${this.badge ? html`<button class="btn" type="button" @click=${this.#again}>${msg('Another badge')}</button>` : nothing}
        ${this.#back()}
        <button class="btn btn--plain" type="button" @click=${() => this.#tell('sign-in')}>${msg('Use a passkey instead')}</button>
      </div>
    `;
  }

  #back() {
    const { former } = this;
    if (!former && !this.dismissible) return nothing;
    const words = former ? msg(str`Stay with ${former}`) : msg('Back');
    return html`<button class="btn" type="button" @click=${() => this.#tell('stay')}>${words}</button>`;
  }

  #heading(): string {
    if (this.badge) return msg('Enter your PIN');
    return this.former ? msg('Next person: show your staff badge') : msg('Show your staff badge');
  }

  #reading() {
    return html`
      <p class="lead">${msg('To the camera or the scanner. Then enter your PIN.')}</p>
      <div class="camera" @badge-read=${(event: CustomEvent<string>) => this.#read(event.detail)}><cw-badge-camera without-typing></cw-badge-camera></div>
      <p class="fault" role="alert">${this.fault}</p>
    `;
  }

  #pin() {
    return html`<cw-pin-pad .fault=${this.fault} ?busy=${this.isBusy} @pin=${(event: CustomEvent<string>) => this.#enter(event.detail)}></cw-pin-pad>`;
  }

  #read(read: string) {
    const badge = staffBadgeIn(read);
    this.fault = badge ? '' : msg('This is no staff badge. It is the card that an administrator printed for you.');
    if (!badge) return;
    performance.mark('hand-over-badge');
    this.badge = badge;
  }

  async #enter(pin: string) {
    this.isBusy = true;
    this.fault = '';
    try {
      const detail = await this.show(this.badge, pin);
      handOver(detail);
      this.dispatchEvent(new CustomEvent<CurrentSignIn>('handed-over', { detail }));
    } catch (error) {
      this.fault = sentenceOfError(error);
      if (error instanceof ApiProblem && ofThisBadge.includes(error.code)) this.badge = '';
    } finally {
      this.isBusy = false;
    }
  }

  readonly #again = () => {
    this.badge = '';
    this.fault = '';
  };

  readonly #keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && (this.former || this.dismissible)) this.#tell('stay');
  };

  #tell(type: 'stay' | 'sign-in') {
    this.dispatchEvent(new Event(type));
  }
}

/** No other PIN would make this badge good here. */
const ofThisBadge: readonly string[] = [
  'identity.badge_locked',
  'identity.badge_elsewhere',
  'identity.pin_missing',
  'identity.staff_disabled',
];

declare global {
  interface HTMLElementTagNameMap {
    'cw-hand-over': HandOver;
  }
}
