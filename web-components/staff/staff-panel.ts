import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { StaffMember } from '../../server/identity/identity.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/dialog.ts';
import '../elements/icon.ts';
import { mailAddress } from '../elements/mail-address.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { buttons } from '../styles/buttons.ts';
import { formatDateTime, formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import './roles-dialog.ts';
import { rolesInWords } from './roles-in-words.ts';
import './sign-in-link-dialog.ts';
import './staff-badge-section.ts';
import { type StaffAct, wordsOfAct } from './staff-acts.ts';
import { staffPanelStyles } from './staff-panel.styles.ts';
import type { ListedMember, NewStaffMember, SignInLink, StaffGround, StaffServer } from './staff-server.ts';

/** One member of staff and what can be done about them. Tells `change-staff` with how they are now, and `leave-staff`. */
@customElement('cw-staff-panel')
export class StaffPanel extends LitElement {
  @property({ attribute: false }) server!: StaffServer;
  @property({ attribute: false }) ground!: StaffGround;
  @property({ attribute: false }) member!: ListedMember;
  /** Who is signed in here. */
  @property({ type: Boolean }) own = false;
  /** Nobody else could administer. */
  @property({ type: Boolean }) last = false;
  @state() private isGiving = false;
  @state() private asked: StaffAct | undefined;
  @state() private link?: SignInLink | undefined;
  @state() private said = '';
  @state() private fault = '';
  @query('h2') private readonly heading!: HTMLElement;

  static override styles = [base, text, beam, buttons, staffPanelStyles];

  override willUpdate(changed: PropertyValues<this>) {
    if (changed.get('member')?.id === this.member.id || !changed.has('member')) return;
    Object.assign(this, { isGiving: false, asked: undefined, link: undefined, said: '', fault: '' });
  }

  /** Who chose somebody goes on there, also by keys and by ear. */
  override updated(changed: PropertyValues<this>) {
    if (changed.has('member') && changed.get('member')?.id !== this.member.id) this.heading.focus();
  }

  override render() {
    const { member } = this;
    return html`
      <button class="btn btn--plain back" type="button" @click=${() => this.dispatchEvent(new Event('leave-staff'))}>
        <cw-icon name="left" onward></cw-icon>${msg('All staff')}
      </button>
      <header>
        <h2 class="name" dir="auto" tabindex="-1">${member.name}</h2>
        <p class="quiet">${mailAddress(member.email)}</p>
      </header>
      ${this.fault ? html`<cw-notice in-flow>${this.fault}</cw-notice>` : nothing}
      ${member.disabledAt ? this.#shutOut(member.disabledAt) : this.#signIns()}
      ${member.disabledAt || !mayUseBadge(member) ? nothing : html`<cw-staff-badge-section .server=${this.server} .member=${member}></cw-staff-badge-section>`}
      ${this.#roles()}
      ${member.disabledAt ? nothing : this.#way()}
      <p class="said" role="status">${this.said}</p>
      ${this.#dialogs()}
    `;
  }

  #signIns() {
    return html`<section class="beam">
      <div class="head"><h3>${msg('Sign-in')}</h3></div>
      <p class="quiet">${msg('With a link, good once within 15 minutes, they make a passkey; with that they sign in from then on.')}</p>
      <div class="acts">
        <button class="btn btn--main" type="button" @click=${this.#makeLink}>${msg('Make a sign-in link')}</button>
        <button class="btn" type="button" @click=${() => this.#ask('end_sign_ins')}>${msg('End all sign-ins')}</button>
        <button class="btn" type="button" @click=${() => this.#ask('revoke_passkeys')}>${msg('Revoke passkeys')}</button>
      </div>
    </section>`;
  }

  #roles() {
    return html`<section class="beam">
      <div class="head"><h3>${msg('Roles')}</h3></div>
      <ul>${rolesInWords(this.member, this.ground).map((words) => html`<li>${words}</li>`)}</ul>
      <div class="acts">
        <button class="btn" type="button" @click=${() => this.#setGiving(true)}>${msg('Change the roles')}</button>
      </div>
    </section>`;
  }

  #way() {
    return html`<section class="beam">
      <div class="head"><h3>${msg('Way in')}</h3></div>
      ${
        this.last
          ? html`<p class="quiet">${msg('The last administrator can neither be shut out nor lose the role: nobody could let anybody in again. Make another administrator first.')}</p>`
          : html`<div class="acts"><button class="btn danger" type="button" @click=${() => this.#ask('shut_out')}>${msg('Shut out')}</button></div>`
      }
    </section>`;
  }

  #shutOut(disabledAt: string) {
    return html`<section class="beam">
      <div class="head"><h3>${msg('Way in')}</h3></div>
      <p>${msg(str`Shut out since ${formatDateTime(disabledAt)}.`)}</p>
      <div class="acts"><button class="btn" type="button" @click=${this.#letIn}>${msg('Let in again')}</button></div>
    </section>`;
  }

  #dialogs() {
    const { member } = this;
    return html`
      <cw-roles-dialog
        .ground=${this.ground}
        .member=${member}
        .open=${this.isGiving}
        .give=${this.#give}
        @close=${() => this.#setGiving(false)}
      ></cw-roles-dialog>
      <cw-sign-in-link-dialog name=${member.name} .link=${this.link} @close=${this.#forgetLink}></cw-sign-in-link-dialog>
      ${this.#confirmation()}
    `;
  }

  #confirmation() {
    const words = this.asked && wordsOfAct(this.asked, this.member.name);
    return html`<cw-dialog heading=${words?.heading ?? ''} .open=${words !== undefined} @close=${() => this.#ask(undefined)}>
      <p>${words?.sentence}</p>
      ${this.own ? html`<p><b>${msg('That is you.')}</b></p>` : nothing}
      <button slot="actions" class="btn" type="button" @click=${() => this.#ask(undefined)}>${msg('Leave it')}</button>
      <button slot="actions" class="btn btn--refuse" type="button" @click=${this.#confirm}>${words?.deed}</button>
    </cw-dialog>`;
  }

  #ask(act: StaffAct | undefined) {
    this.asked = act;
  }

  #setGiving(isGiving: boolean) {
    this.isGiving = isGiving;
  }

  readonly #forgetLink = () => {
    this.link = undefined;
  };

  readonly #give = async ({ name: _, email: __, ...given }: NewStaffMember) =>
    this.#tell(await this.server.giveRoles(this.member.id, given));

  readonly #makeLink = () =>
    this.#try(async () => {
      this.link = await this.server.makeLink(this.member.id);
    });

  readonly #letIn = () => this.#try(async () => this.#tell(await this.server.letIn(this.member.id)));

  readonly #confirm = () => {
    const { asked, member } = this;
    this.asked = undefined;
    return this.#try(async () => {
      if (asked) await this.#carryOut(asked, member.id);
    });
  };

  async #carryOut(act: StaffAct, staffId: string): Promise<void> {
    if (act === 'shut_out') this.#tell(await this.server.shutOut(staffId));
    else if (act === 'end_sign_ins')
      this.said = msg(str`Sign-ins ended: ${formatNumber(await this.server.endSignIns(staffId))}.`);
    else this.said = msg(str`Passkeys revoked: ${formatNumber(await this.server.revokePasskeys(staffId))}.`);
  }

  async #try(act: () => Promise<void>) {
    this.fault = '';
    this.said = '';
    try {
      await act();
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
  }

  #tell(detail: StaffMember) {
    this.dispatchEvent(new CustomEvent<StaffMember>('change-staff', { detail }));
  }
}

/** Who works where tablets go from hand to hand, or has a badge from before. */
const mayUseBadge = ({ roles, badge }: ListedMember): boolean =>
  badge !== undefined || roles.some((role) => role === 'gate' || role === 'station' || role === 'supervisor');

declare global {
  interface HTMLElementTagNameMap {
    'cw-staff-panel': StaffPanel;
  }
}
