import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { FormContent, OpenForm } from '../../server/registration/forms/forms.contract.ts';
import type { RegistrationForm } from '../../server/registration/forms/terms.contract.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { text } from '../styles/text.ts';

/** One page of the form: it shows the content, and tells of a change by `change-form` with the fields changed. */
export abstract class FormStep extends LitElement {
  @property({ attribute: false }) description!: RegistrationForm;
  @property({ attribute: false }) form!: OpenForm;
  @property({ attribute: false }) content: FormContent = {};
  /** Sentences by path. */
  @property({ attribute: false }) faults: ReadonlyMap<string, string> = new Map();

  static override styles = [
    base,
    text,
    buttons,
    css`
      :host { display: grid; gap: var(--s6); }
      .lead { color: var(--ink-2); max-width: var(--measure); }
      .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); align-items: start; gap: var(--s6) var(--s5); }
      h3 { font: 700 1.125rem/1.75rem var(--font-ui); }
      .part { display: grid; gap: var(--s4); border-block-start: var(--rule-beam) solid var(--beam); padding-block-start: var(--s3); }
    `,
  ];

  /** Puts the focus on the first field that has a fault. */
  focusFault(): void {
    this.renderRoot.querySelector<HTMLElement>('[fault]:not([fault=""])')?.focus();
  }

  protected faultAt(path: string): string {
    return this.faults.get(path) ?? '';
  }

  protected change(change: Partial<FormContent>): void {
    this.dispatchEvent(new CustomEvent('change-form', { detail: change }));
  }

  protected lead(sentence: string) {
    return sentence ? html`<p class="lead">${sentence}</p>` : nothing;
  }
}
