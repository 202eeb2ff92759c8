import { msg } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../styles/base.ts';
import { fields } from '../styles/fields.ts';
import { formFieldStyles } from './form-field.styles.ts';
import './icon.ts';

/**
 * What each field of a form has: a word, a hint, what is wrong with it, and whether it may stay empty. Each tells of a
 * change as it is typed: `change-value`, whose detail is the new value.
 */
export abstract class FormField<Value> extends LitElement {
  @property() label = '';
  @property() hint = '';
  /** A sentence; empty where nothing is wrong. */
  @property() fault = '';
  /** Told beside the word, since most fields must be filled in. */
  @property({ type: Boolean }) optional = false;
  @property({ attribute: false }) abstract value: Value;

  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [base, fields, formFieldStyles];

  protected get describedBy() {
    return [this.hint && 'hint', this.fault && 'fault'].filter(Boolean).join(' ') || nothing;
  }

  protected get word() {
    return html`${this.label}${this.optional ? html` <small>${msg('may stay empty')}</small>` : nothing}`;
  }

  protected get hintLine() {
    return this.hint ? html`<p class="hint" id="hint">${this.hint}</p>` : nothing;
  }

  protected get faultLine() {
    if (!this.fault) return nothing;
    return html`<p class="fault" id="fault"><cw-icon name="alert"></cw-icon><span>${this.fault}</span></p>`;
  }

  protected tell(value: Value): void {
    this.value = value;
    this.dispatchEvent(new CustomEvent('change-value', { detail: value }));
  }
}
