import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { StaffMember } from '../../server/identity/identity.contract.ts';
import { mailAddress } from '../elements/mail-address.ts';
import '../elements/mark.ts';
import { base } from '../styles/base.ts';
import { loading } from '../styles/loading.ts';
import { text } from '../styles/text.ts';
import { rolesInWords } from './roles-in-words.ts';
import type { StaffGround } from './staff-server.ts';

/** Members of staff as rows, with their roles in words. Arrow keys go from one to the next; `choose-staff` tells the id. */
@customElement('cw-staff-list')
export class StaffList extends LitElement {
  /** None while they are read. */
  @property({ attribute: false }) staff: readonly StaffMember[] | undefined;
  @property({ attribute: false }) ground: StaffGround | undefined;
  @property({ attribute: false }) chosenId = '';
  @property({ attribute: false }) ownId = '';

  static override styles = [
    base,
    text,
    loading,
    css`
      :host { display: block; }
      ul { border-block-start: var(--rule-beam) solid var(--beam); }
      li { border-block-end: 1px solid var(--line); }
      button, .row { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); align-items: center; gap: var(--s1) var(--s4); width: 100%; min-height: 3.75rem; padding: var(--s2) var(--s4); border: 0; background: none; text-align: start; cursor: pointer; }
      button:hover { background: var(--surface-sunk); --mark-on: var(--surface-sunk); }
      button:focus-visible { outline-offset: -3px; }
      button[aria-current] { background: var(--surface-raised); --mark-on: var(--surface-raised); box-shadow: inset 4px 0 0 var(--accent); }
      :host(:dir(rtl)) button[aria-current] { box-shadow: inset -4px 0 0 var(--accent); }
      .name { display: block; font-size: 1.1875rem; line-height: 1.75rem; overflow-wrap: anywhere; }
      .address { display: block; font: var(--type-small); color: var(--ink-2); overflow-wrap: anywhere; }
      .status { display: flex; align-items: center; gap: var(--s1); --mark-size: 0.875rem; font: 700 0.8125rem/1.25rem var(--font-ui); color: var(--stale-text); }
      .is-out .roles { color: var(--ink-2); text-decoration: line-through; }
      .row .load { width: 60%; }
      @media (max-width: 640px) { button, .row { grid-template-columns: minmax(0, 1fr); padding-inline: var(--s3); } }
    `,
  ];

  override render() {
    const { staff, ground } = this;
    return html`<ul aria-label=${msg('Staff')} aria-busy=${!staff || !ground} @keydown=${this.#keyDown}>
      ${
        staff && ground
          ? repeat(
              staff,
              ({ id }) => id,
              (member) => html`<li>${this.#row(member, ground)}</li>`,
            )
          : [1, 2, 3, 4].map(() => html`<li class="row"><span class="load"></span><span class="load"></span></li>`)
      }
    </ul>`;
  }

  /** Puts the focus on somebody. */
  async enter(id: string): Promise<void> {
    await this.updateComplete;
    this.#buttons.find((button) => button.dataset.id === id)?.focus();
  }

  #row(member: StaffMember, ground: StaffGround) {
    const { id, name, email, disabledAt } = member;
    return html`<button
      type="button"
      class=${disabledAt ? 'is-out' : ''}
      data-id=${id}
      aria-current=${id === this.chosenId ? 'true' : nothing}
      @click=${() => this.dispatchEvent(new CustomEvent('choose-staff', { detail: id }))}
    >
      <span>
        <bdi class="name">${name}</bdi>
        <span class="address">${mailAddress(email)}${id === this.ownId ? html` · ${msg('you')}` : nothing}</span>
      </span>
      <span>
        <span class="roles">${rolesInWords(member, ground).join('; ')}</span>
        ${disabledAt ? html`<span class="status"><cw-mark kind="silent" plain></cw-mark>${msg('Shut out')}</span>` : nothing}
      </span>
    </button>`;
  }

  get #buttons(): HTMLButtonElement[] {
    return [...this.renderRoot.querySelectorAll('button')];
  }

  #keyDown(event: KeyboardEvent) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const buttons = this.#buttons;
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const next = buttons[at + step];
    if (step === 0 || at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-staff-list': StaffList;
  }
}
