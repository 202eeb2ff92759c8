import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { PhoneQuestion } from '../../server/identity/phone-proofs/phone-proofs.contract.ts';
import '../elements/guest-header.ts';
import '../elements/notice.ts';
import { TickController } from '../elements/tick-controller.ts';
import { isWithinApp } from '../passkey/browser-within-app.ts';
import { canUsePasskeys } from '../passkey/passkey-ceremony.ts';
import '../passkey/without-passkeys.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { fields } from '../styles/fields.ts';
import { inPageLanguage } from '../styles/format.ts';
import { delegateLanguages } from '../styles/locale.ts';
import { text } from '../styles/text.ts';
import { ProveController, type ProveStep } from './prove-controller.ts';
import { provePageStyles } from './prove-page.styles.ts';
import './prove-problems.ts';
import { httpProveServer, type ProveServer } from './prove-server.ts';

/** On a delegate's phone, in front of an officer: who asks, one answer, one number to show. */
@customElement('cw-prove-page')
export class ProvePage extends LitElement {
  @property({ attribute: false }) server: ProveServer = httpProveServer;
  @property({ attribute: false }) canUsePasskeys: () => boolean = canUsePasskeys;
  @property({ attribute: false }) userAgent = navigator.userAgent;
  @query('h1') private readonly heading!: HTMLHeadingElement | null;
  @query('input') private readonly input!: HTMLInputElement | null;

  readonly prove = new ProveController(this);
  readonly ticks = new TickController(this);
  #shown: ProveStep['is'] | undefined;

  static override styles = [base, text, buttons, fields, provePageStyles];

  override connectedCallback() {
    super.connectedCallback();
    document.title = `${msg('At the station')} · Causeway`;
  }

  override updated(_changed: PropertyValues<this>) {
    const { is } = this.prove.step;
    if (is === this.#shown) return;
    this.#shown = is;
    // Who reads with the ears hears what comes next.
    if (is !== 'looking') this.heading?.focus();
  }

  override render() {
    return html`
      <cw-guest-header heading=${msg('At the station')} .languages=${delegateLanguages}></cw-guest-header>
      <main aria-busy=${this.prove.step.is === 'looking'}>
        ${this.prove.fault ? html`<cw-notice in-flow>${this.prove.fault}</cw-notice>` : nothing}
        ${this.#step()}
      </main>
    `;
  }

  #step() {
    const { step } = this.prove;
    if (!this.canUsePasskeys() || isWithinApp(this.userAgent)) return this.#elsewhere();
    switch (step.is) {
      case 'code':
        return this.#code();
      case 'looking':
        return html`<h1 tabindex="-1">${msg('One moment…')}</h1>`;
      case 'asked':
        return this.#asked(step.question);
      case 'number':
        return this.#number(step.number, step.question);
    }
  }

  #elsewhere() {
    return html`
      <h1 tabindex="-1">${msg('Show your document instead')}</h1>
      <p>${msg('A passkey cannot be used in this browser.')}</p>
      <cw-without-passkeys ?within-app=${isWithinApp(this.userAgent)} address=${`${location.origin}/prove/`}></cw-without-passkeys>
    `;
  }

  #code() {
    return html`
      <h1 tabindex="-1">${msg('Type the code that the station shows')}</h1>
      <form @submit=${this.#submit}>
        <label class="labelled">${msg('Code')}<span class="field"><input
          name="code" dir="ltr" size="14" maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false"
          placeholder="K7M4-9QXD-2V8R" required minlength="8"
        /></span></label>
        <button class="btn btn--main">${msg('Go on')}</button>
      </form>
      <p class="quiet">${msg('An officer at a station shows you a code when you stand there. Nobody sends you one.')}</p>
    `;
  }

  #asked({ station, officer }: PhoneQuestion) {
    const { isBusy, secondsLeft } = this.prove;
    return html`
      <h1 tabindex="-1">${msg('A station asks who you are')}</h1>
      <dl class="facts">
        <div><dt>${msg('Station')}</dt><dd class="station"><bdi>${station.number}</bdi></dd></div>
        <div><dt>${msg('Where')}</dt><dd dir="auto">${inPageLanguage(station.place)}</dd></div>
        <div><dt>${msg('Officer')}</dt><dd dir="auto">${officer}</dd></div>
      </dl>
      <p>${msg('Your phone checks that it is you, with your face, your finger or its code. None of these leaves the phone.')}</p>
      <button class="btn btn--main" type="button" ?disabled=${isBusy} @click=${() => this.prove.answer()}>
        ${isBusy ? msg('Your phone asks you…') : msg('Answer with this phone')}
      </button>
      <p class="small quiet left">${secondsLeft > 0 ? msg(str`The code is good for another ${secondsLeft} s.`) : msg('The code may be over by now.')}</p>
      <p class="not-you">${msg('Are you not standing at this station, with this officer? Then somebody else has sent you this code: close this page.')}</p>
    `;
  }

  #number(number: number, { station }: PhoneQuestion) {
    return html`
      <h1 tabindex="-1">${msg('Show this number to the officer')}</h1>
      <bdi class="number" dir="ltr">${number}</bdi>
      <p>${msg(str`Tell it to nobody else: only the officer at station ${station.number} needs it. Then you can put your phone away.`)}</p>
    `;
  }

  readonly #submit = (event: Event) => {
    event.preventDefault();
    const code = this.input?.value.trim();
    if (code) void this.prove.look(code);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-prove-page': ProvePage;
  }
}
