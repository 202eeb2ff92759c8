import { msg } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Rule } from '../../server/admission/rules/rules.contract.ts';
import '../elements/dialog.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { fields } from '../styles/fields.ts';
import { entryOf, type PartEntry, ruleWithEntry } from './part-entry.ts';
import { partFields } from './part-fields.ts';
import { partHint, partName } from './part-names.ts';
import type { RuleGround, RulePart } from './rule-words.ts';

/** One part of a rule, to be put otherwise. Events: `take-rule` (detail: the rule with it), `close`. */
@customElement('cw-rule-part-dialog')
export class RulePartDialog extends LitElement {
  @property({ attribute: false }) editing?: RulePart | undefined;
  @property({ attribute: false }) rule?: Rule | undefined;
  @property({ attribute: false }) ground?: RuleGround | undefined;
  @state() private entry: PartEntry = {};
  @state() private fault = '';

  static override styles = [
    base,
    buttons,
    fields,
    css`
      cw-dialog { --dialog-width: 36rem; }
      form { display: grid; gap: var(--s4); }
      .hint { max-width: var(--measure); }
      .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr)); gap: var(--s3); align-items: end; }
      .labelled[hidden] { display: none; }
      .short { max-width: 10rem; }
      .fault { font-weight: 700; }
    `,
  ];

  override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('editing') && !changed.has('rule')) return;
    const { editing: part, rule, ground } = this;
    this.fault = '';
    this.entry = part && rule && ground ? entryOf(part, rule, ground.timeZone) : {};
  }

  override render() {
    const { editing: part, rule, ground } = this;
    const isOpen = part !== undefined && rule !== undefined;
    return html`<cw-dialog heading=${part ? partName(part) : ''} .open=${isOpen} @close=${this.#close}>
      ${
        part && rule && ground
          ? html`<form id="part" novalidate @submit=${this.#take}>
              ${partHint(part) ? html`<p class="hint">${partHint(part)}</p>` : nothing}
              ${partFields(part, this.entry, ground, (change) => this.#enter(change))}
              ${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : nothing}
            </form>`
          : nothing
      }
      <button slot="actions" class="btn" type="button" @click=${this.#close}>${msg('Leave it')}</button>
      <button slot="actions" class="btn btn--main" type="submit" form="part">${msg('Take it')}</button>
    </cw-dialog>`;
  }

  override updated(changed: PropertyValues<this>) {
    if (changed.has('editing') && this.editing) void this.#focusFirst();
  }

  async #focusFirst() {
    await this.updateComplete;
    const first = this.renderRoot.querySelector<HTMLElement>('cw-choice-field, cw-select-field, input');
    if (first instanceof LitElement) await first.updateComplete;
    const within = (selector: string) => first?.shadowRoot?.querySelector<HTMLElement>(selector);
    (within('[type=radio]:checked') ?? within('input, select') ?? first)?.focus();
  }

  #enter(change: PartEntry) {
    this.entry = { ...this.entry, ...change };
    this.fault = '';
  }

  readonly #take = (event: Event) => {
    event.preventDefault();
    const { editing: part, rule, ground } = this;
    if (!part || !rule || !ground) return;
    const changed = ruleWithEntry(part, rule, this.entry, ground.timeZone);
    if (typeof changed === 'string') this.fault = changed;
    else this.dispatchEvent(new CustomEvent<Rule>('take-rule', { detail: changed }));
  };

  readonly #close = () => {
    this.dispatchEvent(new Event('close'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-rule-part-dialog': RulePartDialog;
  }
}
