import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { MadeStaffBadge } from '../../server/identity/staff-badges/staff-badges.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/dialog.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { buttons } from '../styles/buttons.ts';
import { formatDateTime } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import './staff-badge-card.ts';
import type { StaffBadgeCard } from './staff-badge-card.ts';
import type { ListedMember, StaffServer } from './staff-server.ts';

/** The badge of a member of staff: made, printed this once, revoked. */
@customElement('cw-staff-badge-section')
export class StaffBadgeSection extends LitElement {
  @property({ attribute: false }) server!: StaffServer;
  @property({ attribute: false }) member!: ListedMember;
  @property({ attribute: false }) print: () => void = () => window.print();
  @state() private made: MadeStaffBadge | undefined;
  @state() private isAsking = false;
  @state() private fault = '';
  @query('cw-staff-badge-card[paper]') private readonly paper!: StaffBadgeCard | null;

  static override styles = [
    base,
    text,
    beam,
    buttons,
    css`
      :host { display: block; }
      .acts { display: flex; flex-wrap: wrap; gap: var(--s3); margin-block-start: var(--s3); }
      .made { display: grid; gap: var(--s4); justify-items: center; }
      .made p { justify-self: stretch; }
    `,
  ];

  override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('member') && changed.get('member')?.id !== this.member.id)
      Object.assign(this, { made: undefined, isAsking: false, fault: '' });
  }

  override render() {
    const { badge, name } = this.member;
    return html`<section class="beam">
      <div class="head"><h3>${msg('Badge for shared tablets')}</h3></div>
      <p class="quiet">${this.#standing()}</p>
      ${this.fault ? html`<cw-notice in-flow>${this.fault}</cw-notice>` : nothing}
      <div class="acts">
        <button class="btn" type="button" @click=${this.#make}>${badge ? msg('Make another badge') : msg('Make a badge')}</button>
        ${badge ? html`<button class="btn" type="button" @click=${() => this.#ask(true)}>${msg('Revoke the badge')}</button>` : nothing}
      </div>
      ${this.#shown()}
      <cw-dialog heading=${msg(str`Revoke the badge of ${name}?`)} .open=${this.isAsking} @close=${() => this.#ask(false)}>
        <p>${msg('Within a second it opens no tablet any more, and whoever signed in by it is signed out.')}</p>
        <button slot="actions" class="btn" type="button" @click=${() => this.#ask(false)}>${msg('Leave it')}</button>
        <button slot="actions" class="btn btn--refuse" type="button" @click=${this.#revoke}>${msg('Revoke it')}</button>
      </cw-dialog>
    </section>`;
  }

  #standing(): string {
    const { badge } = this.member;
    if (!badge)
      return msg(
        'None. With a badge, and a PIN that they choose themselves, they take over a tablet of a gate or a station.',
      );
    const made = formatDateTime(badge.issuedAt);
    const begun = msg(str`Made ${made}.`);
    if (badge.isLocked)
      return `${begun} ${msg('It is locked after too many wrong PINs, until they choose another PIN on their account page.')}`;
    if (!badge.hasPin) return `${begun} ${msg('It opens nothing until they choose a PIN on their account page.')}`;
    return `${begun} ${msg('They have chosen a PIN.')}`;
  }

  #shown() {
    const { made } = this;
    const { name } = this.member;
    return html`<cw-dialog heading=${msg(str`Badge of ${name}`)} .open=${made !== undefined} @close=${this.#forget}>
      ${
        made
          ? html`<div class="made">
              <p>${msg('Print it now: it is shown this once. It is good together with the PIN that its owner chooses on their account page.')}</p>
              <cw-staff-badge-card .name=${made.name} .text=${made.text}></cw-staff-badge-card>
              <cw-staff-badge-card paper popover="manual" aria-hidden="true" .name=${made.name} .text=${made.text}></cw-staff-badge-card>
            </div>`
          : nothing
      }
      <button slot="actions" class="btn" type="button" @click=${this.#forget}>${msg('Close')}</button>
      <button slot="actions" class="btn btn--main" type="button" @click=${this.#print}>${msg('Print')}</button>
    </cw-dialog>`;
  }

  #ask(isAsking: boolean) {
    this.isAsking = isAsking;
  }

  readonly #forget = () => {
    this.made = undefined;
  };

  readonly #print = () => {
    this.paper?.showPopover();
    this.print();
    this.paper?.hidePopover();
  };

  readonly #make = () =>
    this.#try(async () => {
      this.made = await this.server.makeBadge(this.member.id);
    });

  readonly #revoke = () => {
    this.isAsking = false;
    return this.#try(() => this.server.revokeBadge(this.member.id));
  };

  async #try(act: () => Promise<unknown>) {
    this.fault = '';
    try {
      await act();
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-staff-badge-section': StaffBadgeSection;
  }
}
