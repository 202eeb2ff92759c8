import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import '../elements/qr-code.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { text } from '../styles/text.ts';

/** The way from a computer's screen to the phone: this page's address as a code. It holds no secret. */
@customElement('cw-on-the-phone')
export class OnThePhone extends LitElement {
  static override styles = [
    base,
    text,
    beam,
    css`
      :host { display: block; }
      section { display: grid; gap: var(--s3); justify-items: start; }
      h2 { font: 700 0.9375rem/1.5rem var(--font-ui); }
      cw-qr-code { width: 11rem; }
      .address { overflow-wrap: anywhere; }
    `,
  ];

  override render() {
    const address = `${location.origin}/wifi/`;
    return html`<section class="beam">
      <h2>${msg('Set your phone up as well')}</h2>
      <cw-qr-code text=${address} words=${msg('QR code with the address of this page')}></cw-qr-code>
      <p class="small quiet">${msg('Open your link on the phone first; then read this code with its camera.')}</p>
      <bdi class="small address" dir="ltr">${address}</bdi>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-on-the-phone': OnThePhone;
  }
}
