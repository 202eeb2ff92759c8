import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../styles/base.ts';
import './icon.ts';
import type { IconName } from './icon.ts';

const icons = { stale: 'stale', error: 'alert', refer: 'alert' } as const satisfies Record<string, IconName>;
export type NoticeKind = keyof typeof icons;

/**
 * What is wrong and how to mend it, over the top of the box it stands in (which needs `position: relative`), so that
 * nothing moves under a finger; `in-flow` takes room of its own. First slot: the sentence; slot `action`: one button.
 */
@customElement('cw-notice')
export class Notice extends LitElement {
  @property({ reflect: true }) kind: NoticeKind = 'error';
  @property({ type: Boolean, reflect: true, attribute: 'in-flow' }) inFlow = false;

  static override styles = [
    base,
    css`
      :host { display: flex; align-items: center; gap: var(--s3); min-height: 3.5rem; padding: var(--s2) var(--s6); position: absolute; inset-inline: 0; inset-block-start: 0; z-index: var(--z-panel); background: var(--wash); border-block-end: 1px solid var(--edge); --wash: var(--refuse-wash); --edge: var(--refuse-text); }
      :host([in-flow]) { position: static; border-block-end: 0; border-inline-start: 4px solid var(--edge); }
      :host([kind='stale']) { --wash: var(--stale-wash); --edge: var(--stale-text); }
      :host([kind='refer']) { --wash: var(--refer-wash); --edge: var(--refer-text); }
      cw-icon { color: var(--edge); }
      p { flex: 1; }
      @media (max-width: 640px) {
        :host { flex-wrap: wrap; padding-inline: var(--s4); }
        p { flex-basis: 60%; }
        ::slotted([slot='action']) { margin-inline-start: auto; }
      }
    `,
  ];

  override render() {
    const role = this.kind === 'error' ? 'alert' : 'status';
    return html`<cw-icon name=${icons[this.kind]}></cw-icon><p role=${role}><slot></slot></p><slot name="action"></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-notice': Notice;
  }
}
