import { msg, str } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatTime } from '../styles/format.ts';
import './icon.ts';
import type { IconName } from './icon.ts';

/** How a page stands with the server: `device` is a page that goes on by itself. */
export type ConnectionState = 'connecting' | 'live' | 'stale' | 'device' | 'lost';

const icons = {
  connecting: 'stale',
  live: 'live',
  stale: 'stale',
  device: 'device',
  lost: 'cross',
} as const satisfies Record<ConnectionState, IconName>;

/** The connection in a word, with its age in figures; always together with the waterline of `cw-page-header`. */
@customElement('cw-connection-badge')
export class ConnectionBadge extends LitElement {
  @property({ reflect: true }) state: ConnectionState = 'connecting';
  /** When it stopped being live, ISO 8601. */
  @property() since?: string;

  static override styles = css`
    :host { display: inline-flex; align-items: center; gap: var(--s2); font: var(--type-small); color: var(--ink-2); white-space: nowrap; font-variant-numeric: tabular-nums; }
    b { color: var(--ink); }
    cw-icon { color: var(--water); }
    :host(:is([state='stale'], [state='connecting'])) cw-icon { color: var(--stale-text); }
    :host([state='device']) :is(cw-icon, b) { color: var(--refer-text); }
    :host([state='lost']) :is(cw-icon, b) { color: var(--refuse-text); }
    @media (max-width: 640px) { span span { display: none; } }
  `;

  override render() {
    return html`<cw-icon name=${icons[this.state]}></cw-icon><span role="status">${this.#words()}</span>`;
  }

  #words() {
    const since = this.since && formatTime(this.since, { seconds: true });
    switch (this.state) {
      case 'live':
        return html`<b>${msg('Live')}</b>`;
      case 'connecting':
        return html`<b>${msg('Connecting')}</b>`;
      case 'device':
        return html`<b>${msg('On this device')}</b>`;
      case 'stale':
        return html`<b>${msg('Stale')}</b>${this.#since(since)}`;
      case 'lost':
        return html`<b>${msg('No answer')}</b>${this.#since(since)}`;
    }
  }

  #since(time: string | undefined) {
    return time && html`<span> ${msg(str`since ${time}`)}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-connection-badge': ConnectionBadge;
  }
}
