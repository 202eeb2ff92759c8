import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SetUpLink } from '../../server/network-access/onboarding/onboarding.contract.ts';
import { ServerClock } from '../api/server-clock.ts';
import '../elements/qr-code.ts';
import '../elements/time-left.ts';
import { base } from '../styles/base.ts';

/** As long as such a link is good. */
const fullMs = 600_000;

/** A link for somebody's own phone, as a code to be scanned, running out. */
@customElement('cw-shown-set-up-link')
export class ShownSetUpLink extends LitElement {
  @property({ attribute: false }) made!: SetUpLink;
  readonly clock = new ServerClock(this);

  static override styles = [
    base,
    css`
      :host { display: grid; gap: var(--s4); }
      cw-qr-code { width: min(20rem, 70vw); justify-self: center; outline: 1px solid var(--line-strong); }
    `,
  ];

  override render() {
    const { link, expiresAt } = this.made;
    return html`
      <p>${msg('Let them scan this with the camera of their own phone, and nobody else: it opens the page that sets it up.')}</p>
      <cw-qr-code text=${link} words=${msg('QR code that sets their phone up for the Wi-Fi')}></cw-qr-code>
      <cw-time-left until=${expiresAt} full-ms=${fullMs} over=${msg('This code is over. Make a new one.')}></cw-time-left>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-shown-set-up-link': ShownSetUpLink;
  }
}
