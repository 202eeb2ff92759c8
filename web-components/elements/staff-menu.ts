import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { CurrentSignIn } from '../../server/identity/identity.contract.ts';
import { rolesMay } from '../../server/kernel/permission.contract.ts';
import { permissions } from '../../server/kernel/permissions.contract.ts';
import '../alerts/alerts-link.ts';
import { alertScopesFor } from '../alerts/followed-alerts.ts';
import { sentenceOfError } from '../api/problem.ts';
import { isSignInNeeded, onHandOver, requireSignIn, signOut } from '../api/sign-in.ts';
import '../proposals/proposals-link.ts';
import { pagesFor, roleName } from '../start/pages.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatList } from '../styles/format.ts';
import { changeLanguage, languageNames, pageLanguage, staffLanguages } from '../styles/locale.ts';
import { text } from '../styles/text.ts';
import './icon.ts';

/** Who is signed in; behind it the other pages they may use, the language, and the way out. Before it, what alarms them. */
@customElement('cw-staff-menu')
export class StaffMenu extends LitElement {
  @state() private current?: CurrentSignIn;
  @state() private fault = '';

  static override styles = [
    base,
    text,
    buttons,
    css`
      :host { display: inline-flex; gap: var(--s4); }
      .who { display: inline-flex; align-items: center; gap: var(--s1); min-height: var(--hit); max-width: 14rem; padding: 0; border: 0; background: none; font: var(--type-small); color: var(--ink-2); cursor: pointer; }
      .who cw-icon { --icon-size: 1rem; }
      .who .turn { rotate: 90deg; }
      [popover] { inset: calc(var(--bar) + var(--rule-water)) auto auto; inset-inline: auto var(--s4); margin: 0; width: 17rem; padding: var(--s4) var(--s5); border: 0; border-block-start: var(--rule-beam) solid var(--beam); border-radius: var(--radius-2); background: var(--surface-raised); color: var(--ink); box-shadow: var(--shadow-2); font: var(--type-body); }
      h2 { font-size: 1.125rem; line-height: 1.75rem; }
      ul, form { margin-block-start: var(--s3); padding-block-start: var(--s2); border-block-start: 1px solid var(--line); }
      li :is(a, button) { display: flex; align-items: center; gap: var(--s3); width: 100%; min-height: var(--hit); padding: 0; border: 0; background: none; color: var(--ink); font: var(--type-body); text-decoration: none; cursor: pointer; text-align: start; }
      li :is(a, button):hover { color: var(--accent); text-decoration: underline; }
      [aria-current] { font-weight: 700; }
      .btn { width: 100%; margin-block-start: var(--s2); }
      @media (max-width: 640px) { .who span { display: none; } .who cw-icon { --icon-size: 1.5rem; } .who .turn { display: none; } }
      @media (min-width: 641px) { .who .person { display: none; } }
    `,
  ];

  #endHearing: (() => void) | undefined;

  override connectedCallback() {
    super.connectedCallback();
    this.#endHearing = onHandOver((next) => {
      this.current = next;
    });
    void this.#load();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#endHearing?.();
  }

  async #load() {
    this.fault = '';
    try {
      this.current = await requireSignIn();
    } catch (error) {
      if (!isSignInNeeded(error)) this.fault = sentenceOfError(error);
    }
  }

  override render() {
    const { current } = this;
    if (!current) return this.fault ? this.#unknown() : nothing;
    const { name } = current.staff;
    return html`
      ${this.#waiting(current)}
      <button class="who" type="button" popovertarget="menu" aria-label=${msg(str`Signed in as ${name}`)}>
        <cw-icon class="person" name="users"></cw-icon><span class="cut" dir="auto">${name}</span>
        <cw-icon class="turn" name="chevron"></cw-icon>
      </button>
      <div id="menu" popover>${this.#menu(current)}</div>
    `;
  }

  /** What must be known, or waits for a second person. */
  #waiting({ staff }: CurrentSignIn) {
    const { roles } = staff;
    const scopes = alertScopesFor(roles);
    return html`
      ${rolesMay(permissions.followProposals, roles) ? html`<cw-proposals-link .staff=${staff}></cw-proposals-link>` : nothing}
      ${scopes.length > 0 ? html`<cw-alerts-link .scopes=${scopes}></cw-alerts-link>` : nothing}
    `;
  }

  /** The header has no room for a sentence: it is told to who asks, and the button tries again. */
  #unknown() {
    const words = `${msg('Try again')}: ${this.fault}`;
    return html`<button class="who" type="button" title=${this.fault} aria-label=${words} @click=${this.#load}>
      <cw-icon name="refresh"></cw-icon><span>${msg('Try again')}</span>
    </button>`;
  }

  #menu({ staff }: CurrentSignIn) {
    return html`
      <h2 class="name" dir="auto">${staff.name}</h2>
      <p class="small quiet">${formatList(staff.roles.map(roleName))}</p>
      <ul>
        ${pagesFor(staff.roles).map(
          ({ href, icon, name }) => html`<li>
            <a href=${href} aria-current=${href === location.pathname ? 'page' : nothing}>
              <cw-icon name=${icon}></cw-icon>${name()}
            </a>
          </li>`,
        )}
      </ul>
      <ul>
        ${staffLanguages.map(
          (language) => html`<li>
            <button
              type="button"
              lang=${language}
              aria-current=${language === pageLanguage() ? 'true' : nothing}
              @click=${() => changeLanguage(language)}
            >${languageNames[language]}</button>
          </li>`,
        )}
      </ul>
      <ul>
        <li><a href="/account/" aria-current=${location.pathname === '/account/' ? 'page' : nothing}><cw-icon name="lock"></cw-icon>${msg('Passkeys and sign-ins')}</a></li>
      </ul>
      <button class="btn" type="button" @click=${this.#leave}>${msg('Sign out')}</button>
      <p class="small is-refuse" role="alert">${this.fault}</p>
    `;
  }

  async #leave() {
    try {
      await signOut();
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-staff-menu': StaffMenu;
  }
}
