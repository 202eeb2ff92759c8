import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import {
  type HandOffProgram,
  type HandOffWalk,
  handOffLink,
  handOffPrograms,
  isShiftedThere,
} from '../../server/wayfinding/ways/hand-off-links.ts';
import { base } from '../styles/base.ts';

/** A long walk in the open may be left to another program, to the entrance where it ends. */
@customElement('cw-hand-off')
export class HandOffLinks extends LitElement {
  @property({ attribute: false }) walk!: HandOffWalk;

  static override styles = [
    base,
    css`
      :host { display: block; font: var(--type-small); }
      ul { display: flex; flex-wrap: wrap; gap: 0 var(--s4); }
      a { display: inline-flex; align-items: center; min-height: var(--hit); }
    `,
  ];

  override render() {
    const first: readonly HandOffProgram[] = isShiftedThere(this.walk.to) ? ['amap'] : [];
    const programs = [...new Set([...first, ...handOffPrograms.filter((each) => each !== 'amap'), 'amap' as const])];
    return html`<span id="long">${msg('A long walk outside: also in')}</span>
      <ul aria-labelledby="long">
        ${programs.map((program) => html`<li><a href=${handOffLink(program, this.walk)} target="_blank" rel="noopener noreferrer">${nameOf(program)}</a></li>`)}
      </ul>`;
  }
}

function nameOf(program: HandOffProgram): string {
  switch (program) {
    case 'amap':
      return msg('Amap');
    case 'apple':
      return msg('Apple Maps');
    case 'google':
      return msg('Google Maps');
    case 'geo':
      return msg('the maps on this phone');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-hand-off': HandOffLinks;
  }
}
