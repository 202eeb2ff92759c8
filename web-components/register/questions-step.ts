import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { AnswerValue } from '../../server/registration/forms/forms.contract.ts';
import { FormStep } from './form-step.ts';
import { questionsFor } from './form-steps.ts';
import './question-field.ts';

/** What the organiser asks of this category. */
@customElement('cw-questions-step')
export class QuestionsStep extends FormStep {
  override render() {
    return repeat(
      questionsFor(this.description.questions, this.content.category),
      ({ id }) => id,
      (question) => html`<cw-question-field
        .question=${question}
        .value=${this.content.answers?.[question.id]}
        fault=${this.faultAt(`answers.${question.id}`)}
        @change-value=${({ detail }: CustomEvent<AnswerValue | undefined>) => this.#answer(question.id, detail)}
      ></cw-question-field>`,
    );
  }

  #answer(id: string, value: AnswerValue | undefined) {
    const { [id]: _before, ...others } = this.content.answers ?? {};
    this.change({ answers: value === undefined ? others : { ...others, [id]: value } });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-questions-step': QuestionsStep;
  }
}
