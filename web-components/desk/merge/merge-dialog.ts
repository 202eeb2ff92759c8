import { msg } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type {
  ChangeMade,
  ChangePreview,
  Consequence,
  MergePart,
} from '../../../server/registration/changes/changes.contract.ts';
import type { DelegateDetails } from '../../../server/registration/delegates/delegates.contract.ts';
import { sentenceOfError } from '../../api/problem.ts';
import '../../elements/dialog.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { fields } from '../../styles/fields.ts';
import { text } from '../../styles/text.ts';
import { sayConsequence } from '../person/consequence-words.ts';
import './merge-choice.ts';
import type { MergeChoice } from './merge-choice.ts';
import './merge-comparison.ts';
import type { MergeComparison } from './merge-comparison.ts';
import { httpMergeServer, type MergeServer } from './merge-server.ts';
import { partsTakenAnyway, whichStays } from './merge-terms.ts';

/**
 * Makes one registration of two of the same person: chooses the other, shows both side by side, says which stays and what
 * follows, and Enter does it. `change-made` carries what followed, with the id of the one that stays.
 */
@customElement('cw-merge-dialog')
export class MergeDialog extends LitElement {
  @property({ attribute: false }) server: MergeServer = httpMergeServer;
  @property({ attribute: false }) person!: DelegateDetails;
  @property({ type: Boolean }) open = false;
  @state() private other: DelegateDetails | undefined;
  @state() private stayingId = '';
  @state() private take: readonly MergePart[] = [];
  @state() private preview: ChangePreview | undefined;
  @state() private fault = '';
  @state() private isBusy = false;
  @query('cw-merge-choice') private readonly choice!: MergeChoice | null;
  @query('cw-merge-comparison') private readonly comparison!: MergeComparison | null;
  @query('input[name="because"]') private readonly because!: HTMLInputElement | null;
  #asked = 0;

  static override styles = [
    base,
    text,
    buttons,
    fields,
    css`
      cw-dialog { --dialog-width: 54rem; }
      form { display: grid; gap: var(--s4); }
      ul { margin: 0; padding-inline-start: var(--s5); min-height: 6rem; list-style: disc; }
      .fault { min-height: 1.25rem; }
    `,
  ];

  override async updated(changed: PropertyValues<this>) {
    if (!changed.has('open') || !this.open) return;
    this.#again();
    await this.#enter();
  }

  override render() {
    const { other } = this;
    return html`<cw-dialog
      heading=${msg('Two registrations of one person')}
      ?open=${this.open}
      @keydown=${this.#keyDown}
      @close=${this.#leave}
    >
      ${this.open ? (other ? this.#both(other) : this.#choosing()) : nothing}
      <button slot="actions" class="btn" type="button" @click=${this.#leave}>${msg('Leave it')} <kbd>Esc</kbd></button>
      ${
        other
          ? html`<button slot="actions" class="btn" type="button" @click=${this.#chooseAgain}>${msg('Choose another')}</button>
            <button slot="actions" class="btn btn--main" type="button" ?disabled=${this.isBusy} @click=${this.#merge}>${msg('Make them one')} <kbd>↵</kbd></button>`
          : nothing
      }
    </cw-dialog>`;
  }

  #choosing() {
    return html`
      <cw-merge-choice .server=${this.server} .person=${this.person} @choose=${(event: CustomEvent<string>) => this.#choose(event.detail)}></cw-merge-choice>
      <p class="fault" role="alert">${this.fault}</p>
    `;
  }

  #both(other: DelegateDetails) {
    return html`<form @submit=${this.#merge}>
      <cw-merge-comparison
        .server=${this.server}
        .pair=${[this.person, other]}
        stayingId=${this.stayingId}
        .take=${this.take}
        @choose-staying=${(event: CustomEvent<string>) => this.#stay(event.detail)}
        @choose-parts=${(event: CustomEvent<readonly MergePart[]>) => this.#takeParts(event.detail)}
      ></cw-merge-comparison>
      <label class="labelled">${msg('Why? It is kept with your name.')}
        <span class="field"><input name="because" dir="auto" autocomplete="off" maxlength="300" .value=${msg('Registered twice')} /></span>
      </label>
      <div>
        <p class="quiet">${msg('What follows:')}</p>
        <ul aria-live="polite">${gravestFirst(this.preview?.consequences ?? []).map((one) => html`<li>${sayConsequence(one)}</li>`)}</ul>
      </div>
      <p class="fault" role="alert">${this.fault}</p>
    </form>`;
  }

  async #choose(id: string) {
    this.fault = '';
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const other = await this.server.delegate(id);
      if (asked !== this.#asked) return;
      this.other = other;
      this.#stay((whichStays(this.person, other) ?? this.person).id);
      await this.#enter();
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
  }

  #stay(id: string) {
    const { person, other } = this;
    if (!other) return;
    this.stayingId = id;
    const [stays, goes] = id === person.id ? [person, other] : [other, person];
    this.#takeParts(partsTakenAnyway(stays, goes));
  }

  #takeParts(take: readonly MergePart[]) {
    this.take = take;
    void this.#look();
  }

  /** The one that stays, and what is to be done to it. */
  #change() {
    const { person, other, stayingId, take } = this;
    if (!other) return undefined;
    const [stays, goes] = stayingId === person.id ? [person, other] : [other, person];
    const change = { kind: 'merge' as const, otherId: goes.id, otherRevision: goes.revision, take: [...take] };
    return { stays, change };
  }

  async #look() {
    const meant = this.#change();
    if (!meant) return;
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const preview = await this.server.preview(meant.stays.id, meant.change);
      if (asked === this.#asked) this.preview = preview;
    } catch (error) {
      if (asked === this.#asked) this.fault = sentenceOfError(error);
    }
  }

  readonly #merge = async (event: Event) => {
    event.preventDefault();
    const meant = this.#change();
    const because = this.because?.value.trim() ?? '';
    if (!meant || this.isBusy) return;
    this.fault = because ? '' : msg('Say why: it is kept with your name.');
    if (!because) return;
    this.isBusy = true;
    const { stays, change } = meant;
    try {
      const made = await this.server.change(stays.id, { change, revision: stays.revision, because });
      this.dispatchEvent(new CustomEvent<ChangeMade>('change-made', { detail: made }));
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
    this.isBusy = false;
  };

  /** Enter makes them one from wherever the focus is but a button; nothing pressed here means anything behind the dialog. */
  readonly #keyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const isButton = event.composedPath()[0] instanceof HTMLButtonElement;
    if (event.key === 'Enter' && this.other && !isButton && !event.isComposing) void this.#merge(event);
  };

  readonly #chooseAgain = () => {
    this.#again();
    void this.#enter();
  };

  #again() {
    this.#asked += 1;
    this.other = undefined;
    this.preview = undefined;
    this.fault = '';
  }

  /** Puts the focus where the next key belongs; opening the dialog puts it on its cross. */
  async #enter() {
    await this.updateComplete;
    await this.renderRoot.querySelector('cw-dialog')?.updateComplete;
    const { choice, comparison } = this;
    await (choice ?? comparison)?.updateComplete;
    choice?.focus();
    comparison?.renderRoot.querySelector<HTMLElement>('input:checked')?.focus();
  }

  readonly #leave = () => this.dispatchEvent(new Event('close'));
}

/** That it cannot be taken back stands where it is seen before the rest. */
const gravestFirst = (consequences: readonly Consequence[]): Consequence[] =>
  consequences.toSorted((a, b) => Number(b.kind === 'cannot_be_undone') - Number(a.kind === 'cannot_be_undone'));

declare global {
  interface HTMLElementTagNameMap {
    'cw-merge-dialog': MergeDialog;
  }
}
