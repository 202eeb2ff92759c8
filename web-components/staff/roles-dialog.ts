import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type Role, roles } from '../../db/vocabulary.ts';
import type { StaffMember } from '../../server/identity/identity.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/choice-field.ts';
import type { Choice } from '../elements/choice-field.ts';
import '../elements/dialog.ts';
import '../elements/text-field.ts';
import { pagesFor, roleName } from '../start/pages.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatList } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import './places-field.ts';
import { gateNames, stationNames } from './roles-in-words.ts';
import type { NewStaffMember, StaffGround } from './staff-server.ts';

const nobody: NewStaffMember = { name: '', email: '', roles: [] };
/** As much of an address as can be told from looking at it; the server looks closer. */
const looksLikeAddress = /^\S+@\S+\.\S+$/;

/** Gives somebody roles and the places where they hold; without a `member`, adds somebody. Tells `close`. */
@customElement('cw-roles-dialog')
export class RolesDialog extends LitElement {
  @property({ attribute: false }) ground!: StaffGround;
  @property({ attribute: false }) member: StaffMember | undefined;
  /** Has what was entered done; what it rejects with is said here. */
  @property({ attribute: false }) give!: (entered: NewStaffMember) => Promise<void>;
  @property({ type: Boolean }) open = false;
  @state() private entered = nobody;
  /** Whether it was tried as it is, so that what is missing is told. */
  @state() private isTried = false;
  @state() private isBusy = false;
  @state() private fault = '';

  static override styles = [
    base,
    text,
    buttons,
    css`
      cw-dialog { --dialog-width: 36rem; }
      form { display: grid; gap: var(--s4); }
      .fault { color: var(--refuse-text); font-weight: 700; }
      .fault:empty { display: none; }
    `,
  ];

  override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('open') || !this.open) return;
    this.entered = this.member ?? nobody;
    this.isTried = false;
    this.fault = '';
  }

  override render() {
    const { member } = this;
    return html`<cw-dialog heading=${member ? msg(str`Roles of ${member.name}`) : msg('Add somebody')} .open=${this.open} @close=${this.#close}>
      ${this.open ? this.#form() : nothing}
      <button slot="actions" class="btn" type="button" @click=${this.#close}>${msg('Leave it')}</button>
      <button slot="actions" class="btn btn--main" type="button" aria-disabled=${this.isBusy} @click=${this.#submit}>
        ${member ? msg('Give these roles') : msg('Add')}
      </button>
    </cw-dialog>`;
  }

  #form() {
    const { entered, ground } = this;
    return html`<form @submit=${this.#submit} @keydown=${this.#keyDown}>
      ${this.member ? nothing : this.#who()}
      <cw-choice-field
        label=${msg('Roles')}
        hint=${this.member ? msg('A change holds within a second, also on pages that are open.') : ''}
        fault=${this.isTried && entered.roles.length === 0 ? msg('Choose at least one role.') : ''}
        several
        .choices=${roles.map(choiceOf)}
        .value=${entered.roles}
        @change-value=${({ detail }: CustomEvent<Role[]>) => this.#enter({ roles: detail })}
      ></cw-choice-field>
      ${
        entered.roles.includes('gate')
          ? html`<cw-places-field kind="gate" .places=${gateNames(ground)} .value=${entered.gateIds} @change-value=${({ detail }: CustomEvent<string[]>) => this.#enter({ gateIds: detail })}></cw-places-field>`
          : nothing
      }
      ${
        entered.roles.includes('station')
          ? html`<cw-places-field kind="station" .places=${stationNames(ground)} .value=${entered.stationIds} @change-value=${({ detail }: CustomEvent<string[]>) => this.#enter({ stationIds: detail })}></cw-places-field>`
          : nothing
      }
      <p class="fault" role="alert">${this.fault}</p>
    </form>`;
  }

  #who() {
    const { name, email } = this.entered;
    return html`
      <cw-text-field
        label=${msg('Name')}
        is-name
        max-length="200"
        fault=${this.isTried && !name.trim() ? msg('Say who it is.') : ''}
        .value=${name}
        @change-value=${({ detail }: CustomEvent<string>) => this.#enter({ name: detail })}
      ></cw-text-field>
      <cw-text-field
        label=${msg('E-mail address')}
        type="email"
        max-length="254"
        hint=${msg('It tells people of the same name apart. Nothing is sent there.')}
        fault=${this.isTried && !looksLikeAddress.test(email.trim()) ? msg('This is no e-mail address.') : ''}
        .value=${email}
        @change-value=${({ detail }: CustomEvent<string>) => this.#enter({ email: detail })}
      ></cw-text-field>
    `;
  }

  #enter(change: { [Key in keyof NewStaffMember]?: NewStaffMember[Key] | undefined }) {
    this.entered = { ...this.entered, ...change } as NewStaffMember;
    this.fault = '';
  }

  /** Fields in shadow trees of their own do not submit a form. */
  readonly #keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.isComposing) void this.#submit(event);
  };

  readonly #submit = async (event: Event) => {
    event.preventDefault();
    if (this.isBusy) return;
    this.isTried = true;
    const { roles: chosen, gateIds, stationIds } = this.entered;
    const [name, email] = [this.entered.name.trim(), this.entered.email.trim()];
    if (!name || !looksLikeAddress.test(email) || chosen.length === 0) return;
    this.isBusy = true;
    try {
      await this.give({
        name,
        email,
        roles: chosen,
        ...(chosen.includes('gate') && gateIds && { gateIds }),
        ...(chosen.includes('station') && stationIds && { stationIds }),
      });
      this.#close();
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
    this.isBusy = false;
  };

  readonly #close = () => {
    this.dispatchEvent(new Event('close'));
  };
}

/** What a role is good for is told by the pages that it opens, which the table of permissions says. */
function choiceOf(role: Role): Choice {
  const opened = pagesFor([role]).map(({ name }) => name());
  return {
    value: role,
    name: roleName(role),
    note: opened.length > 0 ? msg(str`Opens ${formatList(opened)}`) : msg('Opens no page yet'),
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-roles-dialog': RolesDialog;
  }
}
