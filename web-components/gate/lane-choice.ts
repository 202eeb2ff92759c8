import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { LaneDirection } from '../../db/vocabulary.ts';
import type { Layout } from '../../server/admission/admission.contract.ts';
import '../elements/empty.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { buttons } from '../styles/buttons.ts';
import { inOtherLanguage, inPageLanguage } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import type { Gate } from './lane-place.ts';

/** Which way a lane leads. */
export function directionWord(direction: LaneDirection): string {
  switch (direction) {
    case 'in':
      return msg('in');
    case 'out':
      return msg('out');
    case 'both':
      return msg('in and out');
  }
}

/** Once for each device: where does it stand? Told by an event `choose-lane`. */
@customElement('cw-lane-choice')
export class LaneChoice extends LitElement {
  @property({ attribute: false }) layout?: Layout;

  static override styles = [
    base,
    text,
    beam,
    buttons,
    css`
      :host { display: block; padding: var(--s8) var(--s6); overflow: auto; }
      h2 { font: var(--type-head); }
      .lead { color: var(--ink-2); max-width: var(--measure); margin-block: var(--s1) var(--s6); }
      .gates { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); gap: var(--s6) var(--s8); }
      h3.name { font-size: 1.25rem; line-height: 1.75rem; }
      h3 span { font-size: 1rem; color: var(--ink-2); margin-inline-start: var(--s2); }
      ul { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: var(--s2); margin-block-start: var(--s3); }
      .btn { width: 100%; flex-direction: column; gap: 0; padding-inline: var(--s2); }
      .btn b { font: 700 1.75rem/2.25rem var(--font-ui); }
      .btn span { font: var(--type-small); color: var(--ink-2); }
      @media (max-width: 640px) { :host { padding: var(--s5) var(--s4); } h2 { font: var(--type-title); } }
    `,
  ];

  override render() {
    const { gates = [] } = this.layout ?? {};
    if (gates.length === 0) {
      return html`<cw-empty heading=${msg('There are no gates yet')}>
        ${msg('Gates and lanes appear here when an administrator has set up the venue.')}
      </cw-empty>`;
    }
    return html`
      <h2>${msg('Which lane is this?')}</h2>
      <p class="lead">${msg('This device is registered for the lane that you choose, and remembers it.')}</p>
      <div class="gates">${gates.map((gate) => this.#gate(gate))}</div>
    `;
  }

  #gate(gate: Gate) {
    const other = inOtherLanguage(gate.name);
    const lanes = (this.layout?.lanes ?? []).filter(({ gateId }) => gateId === gate.id);
    return html`<section class="beam">
      <h3 class="name" dir="auto">${inPageLanguage(gate.name)}${other && html`<span lang=${other.lang}>${other.text}</span>`}</h3>
      <ul>
        ${[...lanes]
          .sort((a, b) => a.number - b.number)
          .map(
            ({ id, number, direction, isOpen }) => html`<li>
              <button class="btn" type="button" @click=${() => this.#choose(id)}>
                <b>${number}</b><span>${isOpen ? directionWord(direction) : msg('closed')}</span>
              </button>
            </li>`,
          )}
      </ul>
    </section>`;
  }

  #choose(laneId: string) {
    this.dispatchEvent(new CustomEvent<string>('choose-lane', { detail: laneId, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-lane-choice': LaneChoice;
  }
}
