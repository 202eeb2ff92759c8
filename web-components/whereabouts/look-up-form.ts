import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { reasonLength } from '../../server/admission/whereabouts/whereabouts.contract.ts';
import type { NamedDelegate } from '../../server/registration/delegates/delegates.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/notice.ts';
import '../elements/text-field.ts';
import type { TextField } from '../elements/text-field.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { text } from '../styles/text.ts';

/** Says what a look-up sets going, and asks why, before anything is told. Tells `leave` where it was somebody else. */
@customElement('cw-look-up-form')
export class LookUpForm extends LitElement {
  @property({ attribute: false }) delegate!: NamedDelegate;
  /** Rejects with an ApiProblem. */
  @property({ attribute: false }) lookUp!: (because: string) => Promise<void>;
  @state() private because = '';
  @state() private isAsking = false;
  /** Of the reason, and of the server's answer. */
  @state() private reasonFault = '';
  @state() private fault = '';
  @query('cw-text-field') private readonly field!: TextField;

  static override styles = [
    base,
    text,
    buttons,
    css`
      :host { display: block; }
      form { display: grid; gap: var(--s5); }
      h2 { font-size: 2rem; line-height: 2.5rem; overflow-wrap: anywhere; }
      .buttons { display: flex; flex-wrap: wrap; gap: var(--s3); }
      .fault { min-height: 1.5rem; color: var(--refuse-text); font-weight: 700; }
    `,
  ];

  /** The reason is what comes next. */
  override focus() {
    void this.updateComplete.then(() => this.field.focus());
  }

  override render() {
    const { name, nameLatin } = this.delegate;
    return html`<form @submit=${this.#submit}>
      <div>
        <h2 class="name" dir="auto">${name}</h2>
        <p class="lead quiet" ?hidden=${nameLatin === name}>${nameLatin}</p>
      </div>
      <cw-notice kind="refer" in-flow>
        ${msg('All administrators are told at once that you looked, for whom and why. It is recorded for good.')}
      </cw-notice>
      <cw-text-field
        label=${msg('Why must you know where this person is?')}
        hint=${msg('One sentence. The administrators read it as you write it.')}
        lines="3"
        max-length=${reasonLength.most}
        .value=${this.because}
        .fault=${this.reasonFault}
        @change-value=${this.#typed}
      ></cw-text-field>
      <div class="buttons">
        <button class="btn btn--main" type="submit" ?disabled=${this.isAsking}>${msg('Look up')}</button>
        <button class="btn" type="button" ?disabled=${this.isAsking} @click=${this.#leave}>${msg('Somebody else')}</button>
      </div>
      <p class="fault" role="alert">${this.fault}</p>
    </form>`;
  }

  readonly #typed = ({ detail }: CustomEvent<string>) => {
    this.because = detail;
    this.reasonFault = '';
  };

  readonly #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (this.isAsking) return;
    // A line of text: what was typed in several is one reason all the same.
    const because = this.because.replaceAll(/\s+/g, ' ').trim();
    this.reasonFault = because.length < reasonLength.least ? msg('Say it in a sentence: ten characters at least.') : '';
    if (this.reasonFault) return this.field.focus();
    this.isAsking = true;
    this.fault = '';
    try {
      await this.lookUp(because);
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
    this.isAsking = false;
  };

  readonly #leave = () => {
    this.dispatchEvent(new Event('leave'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-look-up-form': LookUpForm;
  }
}
