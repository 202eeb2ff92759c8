import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { isEasyPin } from '../../server/identity/staff-badges/easy-pin.ts';
import { type OwnStaffBadge, pinDigits } from '../../server/identity/staff-badges/staff-badges.contract.ts';
import '../elements/dialog.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { fields } from '../styles/fields.ts';
import { formatDateTime } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import { text } from '../styles/text.ts';
import { accountSectionStyles } from './account-section.styles.ts';
import type { AccountServer } from './account-server.ts';
import { SectionController } from './section-controller.ts';

type Badge = NonNullable<OwnStaffBadge['badge']>;

/** One's own badge for shared tablets, and the PIN that goes with it. Nothing for who has no badge. */
@customElement('cw-own-staff-badge')
export class OwnStaffBadgeSection extends LitElement {
  @property({ attribute: false }) server!: AccountServer;
  @state() private isAsking = false;
  @state() private entered = { pin: '', again: '' };
  @state() private wrong = '';
  readonly section = new SectionController(this, () => this.server.badge());

  static override styles = [
    base,
    text,
    buttons,
    fields,
    loading,
    accountSectionStyles,
    css`
      form { display: grid; gap: var(--s4); }
      input { font: 600 1.5rem/2rem var(--font-code); letter-spacing: 0.3em; }
      .wrong { min-height: 1.5rem; font-weight: 700; color: var(--refuse-text); }
    `,
  ];

  override render() {
    const { shown, fault } = this.section;
    if (fault) return html`<cw-notice in-flow>${fault}</cw-notice>`;
    return shown?.badge ? this.#badge(shown.badge) : nothing;
  }

  #badge(badge: Badge) {
    const word = badge.pinSetAt ? msg('Choose another PIN') : msg('Choose a PIN');
    return html`<section>
      <div class="top">
        <h2>${msg('Your badge for shared tablets')}</h2>
        <button class="btn ${badge.pinSetAt ? '' : 'btn--main'}" type="button" @click=${() => this.#ask(true)}>${word}</button>
      </div>
      ${badge.isLocked ? html`<cw-notice in-flow>${msg('Your badge is locked after too many wrong PINs. Choose another PIN to open it again. If that was not you, tell an administrator.')}</cw-notice>` : nothing}
      <ul><li><div><b>${msg('Badge')}</b><p class="small quiet">${pastOf(badge)}</p></div></li></ul>
      <cw-dialog heading=${word} .open=${this.isAsking} @close=${() => this.#ask(false)}>
        ${this.isAsking ? this.#form() : nothing}
        <button slot="actions" class="btn" type="button" @click=${() => this.#ask(false)}>${msg('Leave it')}</button>
        <button slot="actions" class="btn btn--main" type="button" @click=${this.#submit}>${msg('Set the PIN')}</button>
      </cw-dialog>
    </section>`;
  }

  #form() {
    return html`<form @submit=${this.#submit}>
      <p>${msg('Six digits that nobody guesses: no birth year, no rows such as 123456. You enter it at a tablet after your badge.')}</p>
      ${this.#field('pin', msg('PIN'))} ${this.#field('again', msg('The same again'))}
      <p class="wrong" role="alert">${this.wrong}</p>
      <input type="submit" hidden />
    </form>`;
  }

  #field(part: 'pin' | 'again', label: string) {
    return html`<label class="labelled">${label}<span class="field"><input
      type="password" inputmode="numeric" dir="ltr" autocomplete="off" maxlength=${pinDigits}
      .value=${this.entered[part]}
      @input=${({ target }: Event) => {
        this.entered = { ...this.entered, [part]: (target as HTMLInputElement).value };
      }}
    /></span></label>`;
  }

  #ask(isAsking: boolean) {
    this.isAsking = isAsking;
    this.entered = { pin: '', again: '' };
    this.wrong = '';
  }

  readonly #submit = async (event: Event) => {
    event.preventDefault();
    const { pin, again } = this.entered;
    this.wrong = faultOf(pin, again);
    if (this.wrong) return;
    this.isAsking = false;
    await this.section.try(() => this.server.setPin(pin));
  };
}

function faultOf(pin: string, again: string): string {
  if (!new RegExp(`^\\d{${pinDigits}}$`).test(pin)) return msg('A PIN has six digits.');
  if (isEasyPin(pin)) return msg('This PIN is among those that are guessed first. Choose another one.');
  return pin === again ? '' : msg('The two are not the same.');
}

function pastOf({ issuedAt, pinSetAt, usedAt }: Badge): string {
  const made = formatDateTime(issuedAt);
  const begun = msg(str`Made ${made}.`);
  if (!pinSetAt) return `${begun} ${msg('It opens nothing until you choose a PIN.')}`;
  const chosen = formatDateTime(pinSetAt);
  const used = usedAt && formatDateTime(usedAt);
  return [begun, msg(str`PIN chosen ${chosen}.`), used ? msg(str`Last used ${used}.`) : msg('Not used yet.')].join(' ');
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-own-staff-badge': OwnStaffBadgeSection;
  }
}
