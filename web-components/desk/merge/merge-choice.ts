import { msg } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DelegateDetails, DelegateRow } from '../../../server/registration/delegates/delegates.contract.ts';
import { sentenceOfError } from '../../api/problem.ts';
import { base } from '../../styles/base.ts';
import { categoryName } from '../../styles/category-name.ts';
import { fields } from '../../styles/fields.ts';
import { text } from '../../styles/text.ts';
import { statusName } from '../words.ts';
import type { MergeServer } from './merge-server.ts';

/** Somebody who may be the same person. */
interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  /** Why they are proposed; absent for whoever was searched for. */
  readonly why?: string;
}

const pauseMs = 150;

/**
 * Which other registration is of the same person: those with the same document, name or address first, then similar names,
 * or a search. Arrows move, Enter chooses: tells `choose` with an id.
 */
@customElement('cw-merge-choice')
export class MergeChoice extends LitElement {
  @property({ attribute: false }) server!: MergeServer;
  @property({ attribute: false }) person!: DelegateDetails;
  @state() private found: readonly Candidate[] | undefined;
  @state() private active = 0;
  @state() private fault = '';
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  static override styles = [
    base,
    text,
    fields,
    css`
      :host { display: grid; gap: var(--s3); }
      ul { max-height: 22rem; min-height: 7rem; overflow: auto; }
      li { display: grid; gap: 0 var(--s4); grid-template-columns: minmax(0, 1fr) auto; padding: var(--s2) var(--s3); border-block-end: 1px solid var(--line); cursor: pointer; border-inline-start: 4px solid transparent; }
      li[aria-selected='true'] { background: var(--surface-raised); border-inline-start-color: var(--accent); }
      li .name { font-size: 1.1875rem; line-height: 1.75rem; overflow-wrap: anywhere; }
      li .about { grid-column: 1 / -1; overflow-wrap: anywhere; }
      @media (max-width: 520px) { li { grid-template-columns: minmax(0, 1fr); } }
    `,
  ];

  override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('person')) void this.#propose();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override focus(): void {
    this.renderRoot.querySelector('input')?.focus();
  }

  override render() {
    const { found, active } = this;
    return html`
      <label class="labelled">${msg('Which other registration is of the same person?')}
        <span class="field"><input
          type="search"
          role="combobox"
          aria-expanded="true"
          aria-controls="found"
          aria-activedescendant=${found?.length ? `one-${active}` : nothing}
          autocomplete="off"
          spellcheck="false"
          maxlength="200"
          dir="auto"
          placeholder=${msg('Name, reference or badge number')}
          @input=${this.#typed}
          @keydown=${this.#keyDown}
        /></span>
      </label>
      <ul id="found" role="listbox" aria-label=${msg('Who may be the same person')}>${found?.map((one, index) => this.#one(one, index))}</ul>
      <p class="quiet" role="status">${this.fault || (found?.length === 0 ? msg('Nobody else is found. Search by name, reference or badge number.') : '')}</p>
    `;
  }

  #one({ id, name, about, why }: Candidate, index: number) {
    return html`<li id="one-${index}" role="option" aria-selected=${index === this.active} @click=${() => this.#choose(id)}>
      <span class="name" dir="auto">${name}</span>
      <b class="small">${why ?? nothing}</b>
      <span class="about small quiet">${about}</span>
    </li>`;
  }

  async #propose() {
    const { person } = this;
    const alike = await this.#find(person.nameLatin);
    if (!alike || person !== this.person) return;
    const known = new Map(alike.map((one) => [one.id, one]));
    const noticed = new Map<string, Candidate>();
    for (const { id, name, reference, notice, status } of person.alike) {
      if (status === 'withdrawn' || noticed.has(id)) continue;
      const about = known.get(id)?.about ?? [reference, statusName(status)].join(' · ');
      noticed.set(id, { id, name, about, why: whyOf(notice) });
    }
    const similar = alike.filter(({ id }) => !noticed.has(id)).map((one) => ({ ...one, why: msg('Similar name') }));
    this.#show([...noticed.values(), ...similar]);
  }

  readonly #typed = ({ target }: Event) => {
    const words = (target as HTMLInputElement).value.trim();
    clearTimeout(this.#timer);
    this.found = undefined;
    this.#asked += 1;
    if (!words) return void this.#propose();
    this.#timer = setTimeout(async () => {
      const found = await this.#find(words);
      if (found) this.#show(found);
    }, pauseMs);
  };

  /** None where something else was asked meanwhile. */
  async #find(words: string): Promise<Candidate[] | undefined> {
    this.#asked += 1;
    const asked = this.#asked;
    this.fault = '';
    try {
      const { delegates } = await this.server.find(words);
      return asked === this.#asked ? delegates.filter((one) => this.#isOther(one)).map(candidateOf) : undefined;
    } catch (error) {
      if (asked === this.#asked) this.fault = sentenceOfError(error);
      return undefined;
    }
  }

  #isOther({ id, status }: DelegateRow): boolean {
    return id !== this.person.id && status !== 'withdrawn';
  }

  #show(found: readonly Candidate[]) {
    this.found = found;
    this.active = 0;
  }

  readonly #keyDown = (event: KeyboardEvent) => {
    const count = this.found?.length ?? 0;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (count === 0) return;
    if (step) {
      this.active = (this.active + step + count) % count;
      void this.updateComplete.then(() =>
        this.renderRoot.querySelector(`#one-${this.active}`)?.scrollIntoView({ block: 'nearest' }),
      );
      return;
    }
    this.#choose(this.found?.[this.active]?.id ?? '');
  };

  #choose(id: string) {
    this.dispatchEvent(new CustomEvent<string>('choose', { detail: id }));
  }
}

function candidateOf({ id, name, nameLatin, category, affiliation, status }: DelegateRow): Candidate {
  const latin = nameLatin === name ? '' : nameLatin;
  const about = [latin, categoryName(category), affiliation, statusName(status)].filter(Boolean).join(' · ');
  return { id, name, about };
}

function whyOf(notice: string): string {
  if (notice === 'same_document') return msg('Same document');
  if (notice === 'same_email') return msg('Same e-mail');
  return msg('Same name and date of birth');
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-merge-choice': MergeChoice;
  }
}
