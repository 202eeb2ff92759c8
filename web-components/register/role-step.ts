import { msg } from '@lit/localize';
import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { type DelegateCategory, delegateCategories } from '../../db/vocabulary.ts';
import type { Choice } from '../elements/choice-field.ts';
import { categoryName } from '../styles/category-name.ts';
import { FormStep } from './form-step.ts';

/** What somebody comes as, with what that means for the answer: at once, after somebody looked, or when a place is free. */
@customElement('cw-role-step')
export class RoleStep extends FormStep {
  override render() {
    const { category } = this.content;
    return html`<cw-choice-field
      label=${msg('You come as')}
      .choices=${this.form.categories.map((each) => this.#choice(each))}
      .value=${category ? [category] : []}
      fault=${this.faultAt('category')}
      @change-value=${this.#choose}
    ></cw-choice-field>`;
  }

  #choice(category: DelegateCategory): Choice {
    return { value: category, name: categoryName(category), note: this.#note(category) };
  }

  #note(category: DelegateCategory): string | undefined {
    const open = this.description.categories.find((each) => each.category === category);
    if (open?.isFull) return msg('All places are taken: you go on the waiting list, and we write when one is free.');
    return open?.isReviewed ? msg('Somebody looks at each of these registrations, and writes to you.') : undefined;
  }

  #choose({ detail: [chosen] }: CustomEvent<string[]>) {
    this.change({ category: delegateCategories.find((each) => each === chosen) });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-role-step': RoleStep;
  }
}
