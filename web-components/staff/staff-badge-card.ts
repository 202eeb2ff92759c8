import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../elements/qr-code.ts';
import { base } from '../styles/base.ts';

/**
 * A staff badge as it is cut out and carried, as large as a bank card (ISO/IEC 7810 ID-1). With `paper` it stands on the
 * printed sheet alone: opened as a popover, over whatever the page shows.
 */
@customElement('cw-staff-badge-card')
export class StaffBadgeCard extends LitElement {
  @property() name = '';
  @property() text = '';
  @property({ type: Boolean, reflect: true }) paper = false;

  static override styles = [
    base,
    css`
      :host { display: block; }
      .card { display: grid; grid-template-columns: minmax(0, 1fr) 40mm; align-items: center; gap: 3mm; width: min(85.6mm, 100%); height: 54mm; box-sizing: border-box; padding: 4mm 3mm 4mm 5mm; border: 1px solid #5b6a70; border-block-start: 2mm solid #10181c; background: #fff; color: #10181c; }
      .name { display: block; font: 400 1.25rem/1.5rem var(--font-name); overflow-wrap: anywhere; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 4; overflow: hidden; }
      .kind { font: 700 0.8125rem/1.25rem var(--font-ui); margin-block-end: var(--s2); }
      :host([paper]) { display: none; }
      @media print {
        :host([paper]:popover-open) { display: block; position: fixed; inset: 0; width: 100%; height: 100%; margin: 0; padding: 10mm; border: 0; box-sizing: border-box; background: #fff; print-color-adjust: exact; }
      }
    `,
  ];

  override render() {
    return html`<div class="card">
      <div><p class="kind">${msg('Staff')}</p><bdi class="name">${this.name}</bdi></div>
      <cw-qr-code text=${this.text} words=${msg('Code of the staff badge')}></cw-qr-code>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-staff-badge-card': StaffBadgeCard;
  }
}
