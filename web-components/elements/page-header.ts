import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ConnectionController } from '../live/connection-controller.ts';
import { base } from '../styles/base.ts';
import { text } from '../styles/text.ts';
import './brand.ts';
import './clock.ts';
import './connection-badge.ts';
import type { ConnectionState } from './connection-badge.ts';
import { byServerClock } from './server-time.ts';
import './staff-menu.ts';

/**
 * The head of every staff page, with the waterline under it: the connection, seen without looking.
 * Default slot: the one sentence that says what to do. Slot `tabs`: links beside the title. Slot `end`: before the badge.
 */
@customElement('cw-page-header')
export class PageHeader extends LitElement {
  @property() heading = '';
  /** The same name in another language, small beside it. */
  @property({ attribute: false }) otherHeading?: { lang: string; text: string } | undefined;
  /** In place of the live connection's own state, for a page that knows better; `since` by the server's clock. */
  @property({ attribute: false }) connection?: { state: ConnectionState; since?: string | undefined } | undefined;
  /** For a page that follows nothing: it has no badge then, and a calm waterline. */
  @property({ type: Boolean, attribute: 'without-connection' }) withoutConnection = false;
  @property({ type: Boolean, attribute: 'with-seconds' }) withSeconds = false;
  /** For pages before signing in. */
  @property({ type: Boolean, attribute: 'without-staff' }) withoutStaff = false;
  /** Where more tabs are than fit beside the title they stand below it: what comes and goes in the header moves none. */
  @property({ type: Boolean, attribute: 'many-tabs', reflect: true }) manyTabs = false;
  /** On a wall (`WallController`): large, without a name, and the board says its sentence elsewhere. */
  @property({ type: Boolean, reflect: true }) wall = false;

  @state() private hasSentence = false;

  readonly live = new ConnectionController(this);

  static override styles = [
    base,
    text,
    css`
      :host { display: block; position: relative; z-index: var(--z-header); background: var(--surface); }
      header { min-height: var(--bar); display: flex; align-items: center; gap: var(--s4); padding-inline: var(--s6); }
      cw-brand { padding-inline-end: var(--s4); border-inline-end: 1px solid var(--line); }
      h1 { font: 400 1.375rem/1.75rem var(--font-name); white-space: nowrap; min-width: 0; overflow: hidden; text-overflow: ellipsis; }
      h1 span { margin-inline-start: var(--s2); color: var(--ink-2); }
      .sentence { flex: 1 1 0; font: var(--type-body); color: var(--ink-2); min-width: 0; text-wrap: pretty; }
      ::slotted(b) { color: var(--ink); }
      .end { margin-inline-start: auto; min-height: var(--hit); display: flex; align-items: center; gap: var(--s6); white-space: nowrap; flex: none; }
      :host([many-tabs]) .end { gap: var(--s4); }
      .waterline { height: var(--rule-water); background: var(--water); }
      .waterline:is([data-state='stale'], [data-state='connecting']) { background: repeating-linear-gradient(90deg, var(--stale-text) 0 10px, transparent 10px 18px); }
      .waterline[data-state='device'] { background: repeating-linear-gradient(90deg, var(--refer-text) 0 22px, transparent 22px 28px); }
      .waterline[data-state='lost'] { background: repeating-linear-gradient(90deg, var(--refuse-text) 0 4px, transparent 4px 12px); }
      slot[name='tabs'] { display: contents; }
      :host([wall]) { --bar: 4.5rem; }
      :host([wall]) h1 { font-size: 2rem; line-height: 2.5rem; }
      :host([wall]) cw-connection-badge { font-size: 1.125rem; line-height: 1.5rem; }
      :host([wall]) cw-clock { font: 700 2.5rem/3rem var(--font-ui); }
      @media (max-width: 1500px) { :host([many-tabs]) header { flex-wrap: wrap; row-gap: 0; } }
      @media (max-width: 900px) {
        header { flex-wrap: wrap; gap: 0 var(--s3); padding-inline: var(--s4); }
        .sentence { order: 9; flex-basis: 100%; padding-block-end: var(--s2); }
        cw-brand { border: 0; padding: 0; }
      }
      @media (max-width: 640px) { h1 { flex: 1 1 6rem; font-size: 1.125rem; } h1 span, cw-clock { display: none; } .end { gap: var(--s3); } }
    `,
  ];

  override render() {
    const { otherHeading } = this;
    const connection = this.withoutConnection ? undefined : (this.connection ?? this.#own());
    return html`
      <header>
        <cw-brand></cw-brand>
        <h1 dir="auto">${this.heading}${otherHeading && html`<span lang=${otherHeading.lang}>${otherHeading.text}</span>`}</h1>
        <slot name="tabs"></slot>
        <div class="sentence" ?hidden=${!this.hasSentence || this.wall}><slot @slotchange=${this.#slotChanged}></slot></div>
        <div class="end">
          <slot name="end"></slot>
          ${connection && html`<cw-connection-badge state=${connection.state} since=${connection.since ?? nothing}></cw-connection-badge>`}
          <cw-clock ?with-seconds=${this.withSeconds}></cw-clock>
          ${this.withoutStaff || this.wall ? nothing : html`<cw-staff-menu></cw-staff-menu>`}
        </div>
      </header>
      <div class="waterline" data-state=${connection?.state ?? 'live'}></div>
    `;
  }

  #own() {
    const { state, since } = this.live.connection;
    return { state, since: byServerClock(since) };
  }

  #slotChanged({ target }: Event) {
    const nodes = (target as HTMLSlotElement).assignedNodes({ flatten: true });
    this.hasSentence = nodes.some(({ textContent }) => textContent?.trim());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-page-header': PageHeader;
  }
}
