import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { FormOutcome, RegistrationStanding } from '../../server/registration/forms/forms.contract.ts';
import { mailAddress } from '../elements/mail-address.ts';
import '../elements/mark.ts';
import type { MarkKind } from '../elements/mark.ts';
import { base } from '../styles/base.ts';
import { formatDateTime } from '../styles/format.ts';
import { rows } from '../styles/rows.ts';
import { text } from '../styles/text.ts';

/** What became of a form that was sent, and what comes next. */
@customElement('cw-form-sent')
export class FormSent extends LitElement {
  @property({ attribute: false }) outcome!: FormOutcome;
  /** Where the letters go. */
  @property() email = '';
  @property({ attribute: false }) companionsAtMost = 0;

  static override styles = [
    base,
    text,
    rows,
    css`
      :host { display: grid; gap: var(--s6); max-width: 40rem; }
      h2 { display: flex; align-items: start; gap: var(--s3); font: 400 2rem/2.5rem var(--font-name); --mark-size: 1.75rem; }
      h2 cw-mark { margin-block-start: 0.375rem; flex: none; }
      .next { font: var(--type-lead); }
      h3 { font: 700 0.9375rem/1.5rem var(--font-ui); }
      section { border-block-start: var(--rule-beam) solid var(--beam); padding-block-start: var(--s2); }
    `,
  ];

  override render() {
    const { reference, submittedAt, standing } = this.outcome;
    const { mark, className, heading, next } = wordsOf(standing);
    return html`
      <div role="status"><h2><cw-mark class=${className} kind=${mark}></cw-mark>${heading}</h2></div>
      <p class="next">${next}</p>
      <dl class="facts">
        <div><dt>${msg('Reference')}</dt><dd><span class="code">${reference}</span></dd></div>
        <div><dt>${msg('Sent')}</dt><dd>${formatDateTime(submittedAt)}</dd></div>
        ${this.email ? html`<div><dt>${msg('Letters go to')}</dt><dd>${mailAddress(this.email)}</dd></div>` : nothing}
      </dl>
      ${isOver(standing) ? nothing : html`<p>${msg('The link in the letter opens your page. There you can make a passkey on your phone, with which you later prove at a station who you are.')}</p>`}
      ${this.#companions(standing)}
    `;
  }

  #companions(standing: RegistrationStanding) {
    if (this.companionsAtMost === 0 || isOver(standing)) return nothing;
    return html`<section>
      <h3>${msg('Somebody comes with you?')}</h3>
      <p>${msg('Open your page by the link in the letter: there you invite them, and they get a form of their own.')}</p>
    </section>`;
  }
}

const isOver = (standing: RegistrationStanding): boolean => standing === 'declined' || standing === 'withdrawn';

interface Words {
  readonly mark: MarkKind;
  readonly className: string;
  readonly heading: string;
  readonly next: string;
}

function wordsOf(standing: RegistrationStanding): Words {
  switch (standing) {
    case 'approved':
      return {
        ...{ mark: 'admit', className: 'is-admit', heading: msg('You are registered') },
        next: msg('Your badge comes with the next letter: open its link on the phone that you bring.'),
      };
    case 'waitlisted':
      return {
        ...{ mark: 'wait', className: '', heading: msg('You are on the waiting list') },
        next: msg(
          'All places are taken just now. When one is free, it goes to who has waited longest; we write to you.',
        ),
      };
    case 'declined':
    case 'withdrawn':
      return {
        ...{ mark: 'refuse', className: 'is-refuse', heading: msg('This registration is over') },
        next: msg('We wrote to you why. Answer that letter if you think that it is a mistake.'),
      };
    case 'invited':
    case 'asked':
    case 'waiting':
      return {
        ...{ mark: 'admit', className: 'is-admit', heading: msg('Your registration has come in') },
        next: msg('Somebody looks at it now. A letter tells you what was decided, or what is still needed.'),
      };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-form-sent': FormSent;
  }
}
