import { msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import '../elements/icon.ts';
import '../elements/mark.ts';
import '../elements/photograph.ts';
import type { ScanAnswer } from '../../server/admission/admission.contract.ts';
import { goToSignIn } from '../api/sign-in.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { categoryName } from '../styles/category-name.ts';
import { countryName, formatNumber } from '../styles/format.ts';
import { pageLanguage } from '../styles/locale.ts';
import { text } from '../styles/text.ts';
import { sayingLanguages } from './sayings.ts';
import { verdictPanelStyles } from './verdict-panel.styles.ts';
import type { VerdictView } from './verdict-view.ts';

const longName = 18;
const longWord = 9;

/** A verdict that fills the screen: shape, word and colour for two metres, reason and words to say for one. */
@customElement('cw-verdict-panel')
export class VerdictPanel extends LitElement {
  @property({ attribute: false }) view?: VerdictView | undefined;
  /** That the holder speaks for, and that can be admitted at once. */
  @property({ attribute: false }) group: ScanAnswer['group'];
  @property({ attribute: false }) groupFault = '';
  @property({ type: Boolean }) busy = false;
  /** Nobody can override now: the server does not answer. */
  @property({ type: Boolean }) away = false;

  static override styles = [base, text, buttons, verdictPanelStyles];

  override render() {
    const { view } = this;
    // The alert stays and its content is replaced, so that each verdict is announced, also when it is the same again.
    return html`<div role="alert">${view ? keyed(view.scanId + view.verdict + (view.letIn ?? ''), this.#verdict(view)) : nothing}</div>`;
  }

  #verdict(view: VerdictView) {
    const { verdict, word, over, letIn } = view;
    const kind = verdict === 'none' ? 'wait' : letIn ? 'overridden' : verdict;
    const wordClass = word.length > longWord ? 'word long' : 'word';
    return html`<section class="verdict ${verdict} ${letIn ? 'overridden' : ''}">
      <div class="say-it">
        <cw-mark class="shape" plain kind=${kind}></cw-mark>
        <p class=${wordClass}>${over ? html`<small>${over}</small>` : nothing}${word}</p>
      </div>
      ${verdict === 'admit' ? this.#admitted(view) : this.#notAdmitted(view)}
      ${this.group ? this.#offer(this.group) : nothing} ${this.#foot(view)}
    </section>`;
  }

  #admitted({ holder, inside, letIn }: VerdictView) {
    if (!holder) return html`<div class="body"></div>`;
    const nameClass = holder.name.length > longName ? 'name long' : 'name';
    return html`<div class="body who" tabindex="0">
      <div class="words">
        <p class=${nameClass} dir="auto">${holder.name}</p>
        ${holder.nameLatin === holder.name ? nothing : html`<p>${holder.nameLatin}</p>`}
        <p>${categoryName(holder.category)} · ${countryName(holder.country)}</p>
        ${letIn ? html`<p>${letIn}</p>` : nothing}
        <p class="low">${inside}</p>
      </div>
      ${this.#photograph(holder)}
    </div>`;
  }

  #notAdmitted({ why, because, saying, holder }: VerdictView) {
    const guard = pageLanguage() === 'zh-CN' ? 'zh-CN' : 'en';
    const languages = sayingLanguages(guard, holder?.country);
    return html`<div class="body" tabindex="0">
      <div>
        <p class="why">${why}</p>
        <p class="because">${because}</p>
        ${
          saying &&
          html`<div class="say">
            <b>${languages.length > 1 ? msg('Say, or turn the screen') : msg('Say')}</b>
            ${languages.map((tag) => html`<p lang=${tag} dir="auto">${tag === 'en' ? `“${saying.en}”` : `“${saying[tag]}”`}</p>`)}
          </div>`
        }
      </div>
      ${
        holder
          ? html`<div class="cap">
              ${this.#photograph(holder)}
              <bdi class="name" dir="auto">${holder.name}</bdi>
              ${holder.nameLatin === holder.name ? nothing : html`<span>${holder.nameLatin}</span>`}
              <span>${categoryName(holder.category)} · ${countryName(holder.country)}</span>
              <span class="code">${holder.badgeNumber}</span>
            </div>`
          : nothing
      }
    </div>`;
  }

  /** Comes after the verdict, into a place that is kept for it; where there is none, no place is kept. */
  #photograph({ photograph, name }: NonNullable<VerdictView['holder']>) {
    if (!photograph) return nothing;
    return html`<cw-photograph .known=${photograph} alt=${msg(str`Photograph of ${name}`)}></cw-photograph>`;
  }

  #offer({ name, waiting, verified }: NonNullable<ScanAnswer['group']>) {
    const [count, all] = [formatNumber(verified), formatNumber(waiting)];
    return html`<div class="offer">
      <p><bdi class="name" dir="auto">${name}</bdi>
        <span>${this.groupFault || msg(str`Not inside yet: ${all}. Verified of them: ${count}.`)}</span></p>
      <button class="btn btn--main" type="button" ?disabled=${this.busy} @click=${() => this.dispatchEvent(new Event('admit-group'))}>
        ${msg('Admit the group')} <kbd>G</kbd>
      </button>
    </div>`;
  }

  #foot({ aside, isAsideNeeded, isOverridable, decidedBy, needsSignIn }: VerdictView) {
    const isHindered = isOverridable && this.away;
    return html`<div class="foot">
      <span class="next"><cw-icon name="scanner"></cw-icon>${msg('Next badge, any time')}</span>
      <span class=${isAsideNeeded || isHindered ? 'aside needed' : 'aside'}>${isHindered ? msg('No connection, so nobody can override this now') : aside}</span>
      <span class="end">
        <span>${decidedBy}</span>
        ${needsSignIn ? html`<button class="btn btn--main" type="button" @click=${goToSignIn}>${msg('Sign in')}</button>` : nothing}
        ${isOverridable ? html`<button class="btn" type="button" aria-disabled=${this.away} @click=${this.#override}>${msg('Override…')} <kbd>O</kbd></button>` : nothing}
        <button class="btn" type="button" @click=${this.#dismiss}>${msg('Back')} <kbd>Esc</kbd></button>
      </span>
    </div>`;
  }

  #override() {
    if (!this.away) this.dispatchEvent(new Event('override'));
  }

  #dismiss() {
    this.dispatchEvent(new Event('dismiss', { bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-verdict-panel': VerdictPanel;
  }
}
