import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Rule } from '../../server/admission/rules/rules.contract.ts';
import '../elements/empty.ts';
import '../elements/icon.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { isSame, moved, newRule, replaced, withCopy, without } from './rule-drafts.ts';
import './rule-part-dialog.ts';
import './rule-row.ts';
import type { RowAct, RuleRow } from './rule-row.ts';
import type { RuleGround, RulePart } from './rule-words.ts';

/** The rules in their order, to be edited. Event `change-rules`: the list as it now is. */
@customElement('cw-rule-list')
export class RuleList extends LitElement {
  @property({ attribute: false }) rules: readonly Rule[] = [];
  /** As they are in force, to mark what differs. */
  @property({ attribute: false }) saved: readonly Rule[] = [];
  @property({ attribute: false }) ground!: RuleGround;
  @state() private editing?: { ruleId: string; part: RulePart } | undefined;

  static override styles = [
    base,
    buttons,
    css`
      :host { display: block; }
      ol { border-block-start: var(--rule-beam) solid var(--beam); }
      .add { margin-block: var(--s4) var(--s8); }
      cw-empty { border-block-end: 1px solid var(--line); }
    `,
  ];

  override render() {
    const { editing, rules } = this;
    return html`
      <ol aria-label=${msg('Rules, in the order in which they are asked')}>
        ${repeat(
          rules,
          ({ id }) => id,
          (rule, index) => html`<li>${this.#row(rule, index)}</li>`,
        )}
      </ol>
      ${
        rules.length === 0
          ? html`<cw-empty heading=${msg('Nobody may enter anywhere')}>${msg('Each rule lets some categories into a zone. Add the first.')}</cw-empty>`
          : nothing
      }
      <button class="btn add" id="add" type="button" ?disabled=${this.ground.layout.zones.length === 0} @click=${this.#add}>
        <cw-icon name="plus"></cw-icon>${msg('Add a rule')}
      </button>
      <cw-rule-part-dialog
        .editing=${editing?.part}
        .rule=${rules.find(({ id }) => id === editing?.ruleId)}
        .ground=${this.ground}
        @take-rule=${({ detail }: CustomEvent<Rule>) => this.#take(detail)}
        @close=${() => this.#leave()}
      ></cw-rule-part-dialog>
    `;
  }

  #row(rule: Rule, index: number) {
    const known = this.saved.find(({ id }) => id === rule.id);
    const change = !known ? 'new' : isSame([known], [rule]) ? 'none' : 'changed';
    return html`<cw-rule-row
      id=${rule.id}
      .rule=${rule}
      .ground=${this.ground}
      number=${index + 1}
      count=${this.rules.length}
      change=${change}
      @edit-part=${({ detail }: CustomEvent<RulePart>) => {
        this.editing = { ruleId: rule.id, part: detail };
      }}
      @act=${({ detail }: CustomEvent<RowAct>) => this.#act(detail, index)}
    ></cw-rule-row>`;
  }

  #tell(rules: Rule[]) {
    this.rules = rules;
    this.dispatchEvent(new CustomEvent<readonly Rule[]>('change-rules', { detail: rules }));
  }

  #act(act: RowAct, index: number) {
    const { rules } = this;
    const id = rules[index]?.id;
    switch (act) {
      case 'up':
        this.#tell(moved(rules, index, -1));
        return void this.#enter(id, 'up');
      case 'down':
        this.#tell(moved(rules, index, 1));
        return void this.#enter(id, 'down');
      case 'copy': {
        const copied = withCopy(rules, index);
        this.#tell(copied);
        return void this.#enter(copied[index + 1]?.id, 'who');
      }
      case 'remove':
        this.#tell(without(rules, index));
        return void this.#enter(this.rules[Math.min(index, this.rules.length - 1)]?.id, 'remove');
    }
  }

  readonly #add = () => {
    const [zone] = this.ground.layout.zones;
    if (!zone) return;
    const rule = newRule(zone.id);
    this.#tell([...this.rules, rule]);
    void this.#enter(rule.id, 'who');
  };

  #take(rule: Rule) {
    this.#tell(replaced(this.rules, rule));
    this.#leave();
  }

  /** Back to the words from which the dialog was opened. */
  #leave() {
    const { editing } = this;
    this.editing = undefined;
    if (editing) void this.#enter(editing.ruleId, editing.part);
  }

  async #enter(ruleId: string | undefined, button: RulePart | RowAct) {
    await this.updateComplete;
    const row = [...this.renderRoot.querySelectorAll<RuleRow>('cw-rule-row')].find(({ id }) => id === ruleId);
    if (!row) return this.renderRoot.querySelector<HTMLElement>('#add')?.focus();
    await row.updateComplete;
    row.enter(button);
    row.scrollIntoView({ block: 'nearest' });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-rule-list': RuleList;
  }
}
