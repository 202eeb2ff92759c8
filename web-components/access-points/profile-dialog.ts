import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type RouteOut, routesOut } from '../../db/network-vocabulary.ts';
import type { NetworkProfile } from '../../server/network-access/network-access.contract.ts';
import { Attempt } from '../api/attempt.ts';
import '../elements/choice-field.ts';
import '../elements/dialog.ts';
import '../elements/mark.ts';
import '../elements/notice.ts';
import '../elements/text-field.ts';
import { routeWords } from '../network-account/outcome-words.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { categoryName } from '../styles/category-name.ts';
import { text } from '../styles/text.ts';
import {
  draftOf,
  isSpeed,
  type NumberTerm,
  numberTerms,
  type ProfileDraft,
  readDraft,
  readTerm,
} from './profile-terms.ts';
import { boundsWords, effectsOf, termName } from './profile-words.ts';
import type { ProfilesServer } from './profiles-server.ts';

/** Changes what one category may do on the network, and says what that does before it is saved. Tells `saved` and `close`. */
@customElement('cw-profile-dialog')
export class ProfileDialog extends LitElement {
  @property({ attribute: false }) server!: Pick<ProfilesServer, 'put'>;
  /** As it is; the dialog is open while there is one. */
  @property({ attribute: false }) profile: NetworkProfile | undefined;
  @state() private draft: ProfileDraft | undefined;
  /** Whether it was tried as it is, so that what is wrong is told. */
  @state() private isTried = false;
  readonly #attempt = new Attempt(this);

  static override styles = [
    base,
    text,
    buttons,
    css`
      cw-dialog { --dialog-width: 44rem; }
      form { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: var(--s4) var(--s5); align-items: start; }
      form > :is(cw-notice, cw-choice-field, .effects) { grid-column: 1 / -1; }
      .effects { display: grid; gap: var(--s2); padding-block-start: var(--s3); border-block-start: 1px solid var(--line); }
      .effects p { display: flex; gap: var(--s2); align-items: start; --mark-size: 1.125rem; }
      cw-mark { flex: none; margin-block-start: 2px; }
      @media (max-width: 520px) { form { grid-template-columns: minmax(0, 1fr); } }
    `,
  ];

  override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('profile')) return;
    this.draft = this.profile && draftOf(this.profile);
    this.isTried = false;
    this.#attempt.fault = '';
  }

  override render() {
    const { profile, draft } = this;
    const name = profile ? categoryName(profile.category) : '';
    const wanted = profile && draft && readDraft(profile, draft);
    const isFelt = profile && wanted && effectsOf(profile, wanted).some((effect) => effect.isFelt);
    return html`<cw-dialog heading=${msg(str`Profile of ${name}`)} .open=${profile !== undefined} @close=${this.#close}>
      ${profile && draft ? this.#form(profile, draft, wanted) : nothing}
      <button slot="actions" class="btn" type="button" @click=${this.#close}>${msg('Cancel')}</button>
      <button slot="actions" class="btn btn--main" type="button" aria-disabled=${this.#attempt.isBusy} @click=${this.#save}>${isFelt ? msg('Save and disconnect') : msg('Save')}</button>
    </cw-dialog>`;
  }

  #form(profile: NetworkProfile, draft: ProfileDraft, wanted: NetworkProfile | undefined) {
    const [vlan, ...others] = numberTerms.map((term) => this.#number(term, draft));
    return html`<form @submit=${this.#save} @keydown=${this.#keyDown}>
      ${this.#attempt.fault ? html`<cw-notice in-flow>${this.#attempt.fault}</cw-notice>` : nothing}
      ${vlan}
      <cw-choice-field
        label=${msg('Route out')} wrapping
        .choices=${routesOut.map((value) => ({ value, name: routeWords(value) }))}
        .value=${[draft.routeOut]}
        @change-value=${({ detail: [routeOut] }: CustomEvent<RouteOut[]>) => routeOut && this.#enter({ routeOut })}
      ></cw-choice-field>
      ${others}
      <cw-choice-field
        label=${msg('Who has left the venue')} wrapping
        .choices=${[{ value: 'stays', name: sleepsWords(false) }, { value: 'sleeps', name: sleepsWords(true) }]}
        .value=${[draft.sleepsOutside ? 'sleeps' : 'stays']}
        @change-value=${({ detail }: CustomEvent<string[]>) => this.#enter({ sleepsOutside: detail.includes('sleeps') })}
      ></cw-choice-field>
      <div class="effects" role="status">${wanted ? this.#effects(profile, wanted) : nothing}</div>
    </form>`;
  }

  #number(term: NumberTerm, { typed }: ProfileDraft) {
    const isFaulty = this.isTried && readTerm(term, typed[term]) === undefined;
    return html`<cw-text-field
      type="number" data-term=${term} label=${termName(term)} max-length=${isSpeed(term) ? 8 : 4}
      hint=${isFaulty ? '' : boundsWords(term)} fault=${isFaulty ? boundsWords(term) : ''}
      .value=${typed[term]}
      @change-value=${({ detail }: CustomEvent<string>) => this.#enter({ typed: { ...typed, [term]: detail } })}
    ></cw-text-field>`;
  }

  #effects(profile: NetworkProfile, wanted: NetworkProfile) {
    const effects = effectsOf(profile, wanted);
    if (effects.length === 0) return html`<p class="quiet">${msg('Nothing is changed yet.')}</p>`;
    return html`
      ${effects.map(({ words, isFelt }) => html`<p><cw-mark kind=${isFelt ? 'refer' : 'admit'}></cw-mark><span>${words}</span></p>`)}
      ${effects.some(({ isFelt }) => isFelt) ? html`<p class="small quiet">${msg('An access point over TLS cannot be told: there it takes ten minutes at most.')}</p>` : nothing}
    `;
  }

  #enter(change: Partial<ProfileDraft>) {
    if (this.draft) this.draft = { ...this.draft, ...change };
  }

  /** Fields in shadow trees of their own do not submit a form. */
  readonly #keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.isComposing) void this.#save(event);
  };

  readonly #save = async (event: Event) => {
    event.preventDefault();
    const { profile, draft } = this;
    if (!profile || !draft || this.#attempt.isBusy) return;
    const wanted = readDraft(profile, draft);
    this.isTried = true;
    if (!wanted) {
      const wrong = numberTerms.find((term) => readTerm(term, draft.typed[term]) === undefined);
      this.renderRoot.querySelector<HTMLElement>(`[data-term='${wrong}']`)?.focus();
      return;
    }
    if (effectsOf(profile, wanted).length === 0) return this.#close();
    const isSaved = await this.#attempt.run(async () => {
      const detail = await this.server.put(wanted);
      this.dispatchEvent(new CustomEvent('saved', { detail }));
    });
    if (isSaved) this.#close();
  };

  readonly #close = () => {
    this.profile = undefined;
    this.dispatchEvent(new Event('close'));
  };
}

/** What becomes of who has left the venue. */
export const sleepsWords = (sleepsOutside: boolean): string =>
  sleepsOutside ? msg('is off until they are back') : msg('stays connected');

declare global {
  interface HTMLElementTagNameMap {
    'cw-profile-dialog': ProfileDialog;
  }
}
