import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../elements/icon.ts';
import type { IconName } from '../elements/icon.ts';
import { base } from '../styles/base.ts';
import type { SavingState } from './form-saver.ts';

const icons: Partial<Record<SavingState, IconName>> = { offline: 'device', refused: 'alert', elsewhere: 'alert' };

/** How the form stands, said quietly: in one line that is always there. */
@customElement('cw-saving-line')
export class SavingLine extends LitElement {
  @property({ attribute: false }) state: SavingState = 'saved';
  /** Of `refused`: why. */
  @property() because = '';

  static override styles = [
    base,
    css`
      :host { display: flex; align-items: center; gap: var(--s2); min-height: 1.5rem; font: var(--type-small); color: var(--ink-2); --icon-size: 1rem; }
      cw-icon { color: var(--refer-text); }
    `,
  ];

  override render() {
    const icon = icons[this.state];
    return html`${icon ? html`<cw-icon name=${icon}></cw-icon>` : ''}<span role="status">${this.#words()}</span>`;
  }

  #words(): string {
    switch (this.state) {
      case 'saved':
        return msg('Saved');
      case 'typed':
      case 'saving':
        return msg('Saving…');
      case 'offline':
        return msg('No network. What you typed is kept in this window, and saved when the network is back.');
      case 'elsewhere':
        return msg('Not saved: this form was changed in another window.');
      case 'refused':
        return this.because;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-saving-line': SavingLine;
  }
}
