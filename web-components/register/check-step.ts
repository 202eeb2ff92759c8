import { msg, str } from '@lit/localize';
import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../elements/icon.ts';
import { categoryName } from '../styles/category-name.ts';
import { countryName, formatNumber, inPageLanguage } from '../styles/format.ts';
import { rows } from '../styles/rows.ts';
import { answerInWords, dayInWords } from './answer-words.ts';
import { FormStep } from './form-step.ts';
import { isBeyondLatin, needsGuardian, questionsFor, type StepId } from './form-steps.ts';
import { stepName } from './step-words.ts';

type Fact = [path: string, name: string, value: string | undefined];

/** All that is in the form, each part with a way back to it (`go-to-step`), before it is sent. */
@customElement('cw-check-step')
export class CheckStep extends FormStep {
  @property({ attribute: false }) steps: readonly StepId[] = [];
  @property({ attribute: false }) hasPhotograph: boolean | undefined;

  static override styles = [
    ...FormStep.styles,
    rows,
    css`
      .part { gap: 0; }
      .head { display: flex; align-items: center; justify-content: space-between; gap: var(--s4); }
      .facts > div { grid-template-columns: minmax(6rem, 12rem) minmax(0, 1fr); }
      dd { white-space: pre-line; }
      dd .is-refuse { display: block; font: var(--type-small); font-weight: 700; }
      @media (max-width: 480px) { .facts > div { grid-template-columns: minmax(0, 1fr); gap: 0; } }
    `,
  ];

  override render() {
    return html`
      ${this.steps.filter((step) => step !== 'check').map((step) => this.#part(step))}
      ${this.#companions()}
    `;
  }

  #part(step: StepId) {
    const name = stepName(step);
    return html`<section class="part">
      <div class="head">
        <h3>${name}</h3>
        <button
          class="btn btn--plain btn--small"
          type="button"
          aria-label=${msg(str`Change: ${name}`)}
          @click=${() => this.dispatchEvent(new CustomEvent('go-to-step', { detail: step }))}
        >${msg('Change')}</button>
      </div>
      <dl class="facts">${this.#facts(step).map((fact) => this.#fact(fact))}</dl>
    </section>`;
  }

  #fact([path, name, value]: Fact) {
    const fault = this.faultAt(path);
    return html`<div>
      <dt>${name}</dt>
      <dd><span dir="auto">${value || html`<span class="faint">${msg('nothing')}</span>`}</span>${
        fault ? html`<span class="is-refuse">${fault}</span>` : nothing
      }</dd>
    </div>`;
  }

  #facts(step: StepId): Fact[] {
    const { content } = this;
    switch (step) {
      case 'person':
        return this.#personFacts();
      case 'role':
        return [['category', msg('You come as'), content.category && categoryName(content.category)]];
      case 'document':
        return [
          ['documentCountry', msg('Country that issued the document'), nameOf(content.documentCountry)],
          ['documentNumber', msg('Number of the document'), content.documentNumber],
        ];
      case 'photograph':
        return [
          ['photograph', msg('Photograph'), this.hasPhotograph ? msg('There is one') : msg('Not yet: it can follow')],
        ];
      case 'questions':
        return questionsFor(this.description.questions, content.category).map((question): Fact => {
          const value = content.answers?.[question.id];
          const words = value === undefined ? undefined : answerInWords(question, value);
          return [`answers.${question.id}`, inPageLanguage(question.label), words];
        });
      case 'check':
        return [];
    }
  }

  #personFacts(): Fact[] {
    const { content, description } = this;
    const { guardian } = content;
    const facts: Fact[] = [
      ['name', msg('Name'), content.name],
      ['nameLatin', msg('Name in Latin letters'), content.nameLatin || latinOf(content.name)],
      ['country', msg('Country'), nameOf(content.country)],
      ['affiliation', msg('Where you work or study'), content.affiliation],
      ['email', msg('E-mail'), content.email ?? this.form.email],
    ];
    if (description.minorBelow === 0) return facts;
    facts.push(['birthDate', msg('Date of birth'), content.birthDate && dayInWords(content.birthDate)]);
    if (!needsGuardian(description, content.birthDate)) return facts;
    const adult = guardian?.delegate || [guardian?.name, guardian?.phone].filter(Boolean).join('\n');
    return [...facts, ['guardian', msg('An adult who answers for this person'), adult]];
  }

  #companions() {
    const { companionsAtMost } = this.description;
    if (companionsAtMost === 0 || this.form.kind === 'companion') return nothing;
    const count = formatNumber(companionsAtMost);
    return html`<section class="part">
      <h3>${msg('Somebody who comes with you')}</h3>
      <p class="lead">
        ${
          companionsAtMost === 1
            ? msg('You may bring one companion, who gets a badge of their own.')
            : msg(str`You may bring up to ${count} companions, each of whom gets a badge of their own.`)
        }
      </p>
      <p class="lead">${msg('Send this form first. The letter that follows opens your page, and there you invite them.')}</p>
    </section>`;
  }
}

/** Where a name is in Latin letters already, it need not be written twice. */
const latinOf = (name: string | undefined) => (isBeyondLatin(name) ? undefined : name);

const nameOf = (country: string | undefined) => (country ? countryName(country) : undefined);

declare global {
  interface HTMLElementTagNameMap {
    'cw-check-step': CheckStep;
  }
}
