import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { WayProfile } from '../../db/venue-vocabulary.ts';
import '../elements/icon.ts';
import { base } from '../styles/base.ts';
import { formatMinutes } from '../styles/format.ts';
import { rememberProfile } from './own-profile.ts';
import { profileWords } from './way-words.ts';

const others: readonly WayProfile[] = ['walking', 'luggage', 'hurry', 'quiet'];

export class ProfileChange extends Event {
  readonly profile: WayProfile;
  constructor(profile: WayProfile) {
    super('profile-change', { bubbles: true, composed: true });
    this.profile = profile;
  }
}

/** Step-free in plain sight, with its minutes; the others behind one control. */
@customElement('cw-profile-choice')
export class ProfileChoice extends LitElement {
  @property() profile: WayProfile = 'walking';
  /** Without steps while it is off, with them while it is on; none where there is no such way. */
  @property({ type: Number }) otherSeconds: number | undefined;
  /** There is no way yet that minutes could be told of. */
  @property({ type: Boolean }) timeless = false;

  static override styles = [
    base,
    css`
      :host { display: block; border-block: 1px solid var(--line); }
      button { display: flex; align-items: center; gap: var(--s3); min-height: 3.25rem; width: 100%; padding: 0; border: 0; background: none; font: 700 1.0625rem/1.5rem var(--font-ui); text-align: start; cursor: pointer; }
      .t { margin-inline-start: auto; font-weight: 400; color: var(--ink-2); }
      .sw { width: 3rem; height: 1.75rem; border-radius: var(--radius-round); border: 2px solid var(--line-strong); position: relative; flex: none; }
      .sw::after { content: ''; position: absolute; inset-block: 3px; inset-inline-start: 3px; width: 1.125rem; border-radius: 50%; background: var(--line-strong); }
      [aria-checked='true'] .sw { background: var(--accent); border-color: var(--accent); }
      [aria-checked='true'] .sw::after { inset-inline: auto 3px; background: var(--accent-on); }
      label { display: flex; align-items: center; gap: var(--s3); min-height: var(--hit); border-block-start: 1px solid var(--line); font: var(--type-small); color: var(--ink-2); }
      select { margin-inline-start: auto; min-height: var(--hit); max-width: 60%; border: 1px solid transparent; background: transparent; color: var(--ink); font: 400 0.9375rem/1.5rem var(--font-ui); cursor: pointer; }
      option { background: var(--surface-raised); color: var(--ink); }
    `,
  ];

  override render() {
    const isStepFree = this.profile === 'step_free';
    const minutes = this.otherSeconds === undefined ? undefined : formatMinutes(this.otherSeconds);
    return html`
      <button type="button" role="switch" aria-checked=${isStepFree} @click=${() => this.#choose(isStepFree ? 'walking' : 'step_free')}>
        <cw-icon name="step-free"></cw-icon>${msg('Step-free')}
        <span class="t">${this.#minutes(isStepFree, minutes)}</span><span class="sw"></span>
      </button>
      ${isStepFree ? nothing : this.#others()}
    `;
  }

  #minutes(isStepFree: boolean, minutes: string | undefined) {
    if (this.timeless) return nothing;
    if (!minutes) return isStepFree ? nothing : msg('no such way');
    return isStepFree ? html`${msg('with steps')}: ${minutes}` : minutes;
  }

  #others() {
    return html`<label>
      ${msg('How you walk')}
      <select @change=${(event: Event) => this.#choose((event.target as HTMLSelectElement).value as WayProfile)}>
        ${others.map((profile) => html`<option value=${profile} .selected=${profile === this.profile}>${profileWords(profile)}</option>`)}
      </select>
    </label>`;
  }

  #choose(profile: WayProfile) {
    rememberProfile(profile);
    this.dispatchEvent(new ProfileChange(profile));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-profile-choice': ProfileChoice;
  }
}
