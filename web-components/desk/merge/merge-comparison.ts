import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { MergePart } from '../../../server/registration/changes/changes.contract.ts';
import type { DelegateDetails } from '../../../server/registration/delegates/delegates.contract.ts';
import '../../elements/icon.ts';
import '../../elements/mark.ts';
import '../../elements/photograph.ts';
import { base } from '../../styles/base.ts';
import { text } from '../../styles/text.ts';
import { sayBadges, sayVisits } from '../person/person-words.ts';
import { standingOf } from '../words.ts';
import type { MergeServer } from './merge-server.ts';
import { partName, partsToChoose, textOfPart } from './merge-terms.ts';

/**
 * Two registrations side by side: which one stays, and of what is not the same in both, which is right. Tells
 * `choose-staying` with an id, and `choose-parts` with what is taken of the one that goes.
 */
@customElement('cw-merge-comparison')
export class MergeComparison extends LitElement {
  @property({ attribute: false }) server!: MergeServer;
  /** Always in this order, whichever stays. */
  @property({ attribute: false }) pair!: readonly [DelegateDetails, DelegateDetails];
  @property() stayingId = '';
  @property({ attribute: false }) take: readonly MergePart[] = [];

  static override styles = [
    base,
    text,
    css`
      :host { display: grid; gap: var(--s4); }
      .two { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: var(--s2) var(--s4); }
      fieldset { min-width: 0; }
      legend { padding: 0; font: 700 0.8125rem/1.5rem var(--font-ui); color: var(--ink-2); }
      label { display: flex; align-items: start; gap: var(--s2); min-width: 0; padding: var(--s2) var(--s3); border: 1px solid var(--line); border-radius: var(--radius-2); cursor: pointer; overflow-wrap: anywhere; }
      label:has(:checked) { border-color: var(--accent); background: var(--surface-raised); box-shadow: inset 0 0 0 1px var(--accent); }
      label:has(:focus-visible) { outline: 3px solid var(--focus); outline-offset: 1px; }
      label:has(:disabled) { cursor: default; color: var(--ink-3); }
      input { flex: none; width: 1.125rem; height: 1.125rem; margin: 0.1875rem 0 0; accent-color: var(--accent); outline: 0; }
      .one { flex: 1; min-width: 0; display: grid; gap: var(--s1); align-content: start; }
      .one[dir='auto'] { unicode-bidi: isolate; text-align: -webkit-match-parent; text-align: match-parent; }
      .face { display: grid; grid-template-columns: 5.5rem minmax(0, 1fr); gap: var(--s3); }
      .one .name { font-size: 1.375rem; line-height: 1.75rem; }
      .fate { min-height: 1.5rem; font-weight: 700; }
      @media (max-width: 520px) { .face { grid-template-columns: minmax(0, 5.5rem); } .two { gap: var(--s2); } label { padding: var(--s2); } }
    `,
  ];

  override render() {
    const [a, b] = this.pair;
    return html`
      <fieldset><legend>${msg('Which one stays?')}</legend>
        <div class="two">${this.#person(a)}${this.#person(b)}</div>
      </fieldset>
      ${partsToChoose(a, b).map((part) => this.#part(part))}
    `;
  }

  #person(person: DelegateDetails) {
    const { mark, word, className } = standingOf(person);
    const isStaying = person.id === this.stayingId;
    return html`<label>
      <input type="radio" name="stays" value=${person.id} .checked=${isStaying} @change=${() => this.#tell('choose-staying', person.id)} />
      <span class="one">
        <span class="face">
          <cw-photograph .see=${() => this.server.photograph(person.id)} .of=${person.id} alt=""><cw-icon name="camera"></cw-icon></cw-photograph>
          <span class="one">
            <span class="name" dir="auto">${person.name}</span>
            <span class="small quiet">${person.externalReference}</span>
            <span class="status ${className}"><cw-mark kind=${mark}></cw-mark>${word}</span>
          </span>
        </span>
        <span class="small">${sayBadges(person)}</span>
        <span class="small">${sayVisits(person)}</span>
        <span class="fate small ${isStaying ? 'is-admit' : 'is-refuse'}">${isStaying ? msg('Stays') : msg('Goes up in the other')}</span>
      </span>
    </label>`;
  }

  #part(part: MergePart) {
    return html`<fieldset><legend>${partName(part)}</legend>
      <div class="two">${this.pair.map((person) => this.#value(part, person))}</div>
    </fieldset>`;
  }

  #value(part: MergePart, person: DelegateDetails) {
    const words = textOfPart(part, person);
    const isTaken = this.take.includes(part) !== (person.id === this.stayingId);
    return html`<label>
      <input type="radio" name=${part} .checked=${isTaken} ?disabled=${words === ''} @change=${() => this.#choose(part, person)} />
      <span class="one" dir="auto">${words || html`<span class="faint">${msg('Nothing')}</span>`}</span>
    </label>`;
  }

  #choose(part: MergePart, { id }: DelegateDetails) {
    const rest = this.take.filter((one) => one !== part);
    this.#tell('choose-parts', id === this.stayingId ? rest : [...rest, part]);
  }

  #tell(type: string, detail: string | readonly MergePart[]) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-merge-comparison': MergeComparison;
  }
}
