import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { FormContent, FormOutcome, OpenForm } from '../../server/registration/forms/forms.contract.ts';
import type { RegistrationForm } from '../../server/registration/forms/terms.contract.ts';
import { ApiProblem, sentenceOfError } from '../api/problem.ts';
import '../elements/icon.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatDay } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import './check-step.ts';
import './document-step.ts';
import { sentenceOfFormFault } from './fault-words.ts';
import { faultsLeft } from './faults-left.ts';
import { type FormFault, findFaults } from './find-faults.ts';
import './form-progress.ts';
import { FormSaver } from './form-saver.ts';
import type { FormStep } from './form-step.ts';
import { type StepId, stepOfPath, stepsOf } from './form-steps.ts';
import type { KeptForm } from './kept-form.ts';
import './person-step.ts';
import './photograph-step.ts';
import './questions-step.ts';
import type { RegisterServer } from './register-server.ts';
import { registrationFormStyles } from './registration-form.styles.ts';
import './role-step.ts';
import './saving-line.ts';
import { StepHistory } from './step-history.ts';
import { stepName } from './step-words.ts';

/** A form being filled in, one short page at a time. `form-sent` carries the outcome; `offline-change` a boolean. */
@customElement('cw-registration-form')
export class RegistrationFormElement extends LitElement {
  @property({ attribute: false }) server!: RegisterServer;
  @property({ attribute: false }) kept!: KeptForm;
  @property({ attribute: false }) description!: RegistrationForm;
  @property({ attribute: false }) form!: OpenForm;
  @property({ attribute: false }) secret = '';
  @state() private step: StepId = 'person';
  @state() private faults: readonly FormFault[] = [];
  @state() private isSending = false;
  @state() private error: unknown;
  @state() private hasPhotograph?: boolean;
  @query('h2') private readonly heading!: HTMLElement | null;
  @query('.step') private readonly shown!: FormStep | null;

  readonly saver = new FormSaver(
    this,
    () => this.server,
    () => this.kept,
  );

  readonly visited = new StepHistory(this, (step) => this.#show(step));

  static override styles = [base, text, buttons, registrationFormStyles];

  override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('form')) return;
    this.saver.open(this.secret, this.form);
    this.step = this.#known(this.visited.step);
    if (this.description.asksForPhotograph) void this.#lookForPhotograph();
    const [only, ...others] = this.form.categories;
    if (only && others.length === 0 && this.saver.content.category !== only) this.saver.edit({ category: only });
  }

  override updated() {
    const isOffline = this.saver.state === 'offline';
    this.dispatchEvent(new CustomEvent('offline-change', { detail: isOffline }));
  }

  /** Saves now what is not saved. */
  async flush(): Promise<void> {
    await this.saver.flush();
  }

  override render() {
    const steps = this.#steps();
    return html`
      <cw-form-progress
        .steps=${steps}
        .current=${this.step}
        .faulty=${new Set(this.faults.map(({ path }) => stepOfPath(path)))}
        .complete=${new Set(steps.filter((step) => this.#isComplete(step)))}
        @go-to-step=${({ detail }: CustomEvent<StepId>) => this.#goTo(detail)}
      ></cw-form-progress>
      <section aria-labelledby="heading">
        ${this.#asked()}
        <h2 id="heading" tabindex="-1">${stepName(this.step)}</h2>
        ${this.error ? html`<cw-notice in-flow>${this.#errorWords()}</cw-notice>` : nothing}
        ${this.#step()}
        ${this.saver.state === 'elsewhere' ? this.#elsewhere() : nothing}
        <div class="acts">${this.#acts(steps)}</div>
        <cw-saving-line
          .state=${this.saver.state}
          because=${this.saver.problem ? sentenceOfError(this.saver.problem) : ''}
        ></cw-saving-line>
      </section>
    `;
  }

  #steps(): StepId[] {
    return stepsOf({ description: this.description, form: this.form }, this.saver.content);
  }

  #isComplete(step: StepId): boolean {
    if (step === 'check') return false;
    if (step === 'photograph') return this.hasPhotograph === true;
    return findFaults(step, this.description, this.saver.content).length === 0;
  }

  #asked() {
    const { asked, companionOf } = this.form;
    if (asked) {
      return html`<div class="asked">
        <h3>${msg('What is still needed')}</h3>
        <p dir="auto">${asked.because}</p>
        ${asked.dueOn ? html`<p class="quiet">${msg(str`Please send it by ${formatDay(asked.dueOn)}.`)}</p>` : nothing}
      </div>`;
    }
    if (!companionOf) return nothing;
    return html`<p class="quiet">${msg(html`This registration is for somebody who comes with <span class="name" dir="auto">${companionOf}</span>.`)}</p>`;
  }

  #step() {
    const faults = new Map(this.faults.map((fault) => [fault.path, sentenceOfFormFault(fault)]));
    const { description, form } = this;
    const { content } = this.saver;
    const change = ({ detail }: CustomEvent<Partial<FormContent>>) => this.#change(detail);
    switch (this.step) {
      case 'person':
        return html`<cw-person-step class="step" .description=${description} .form=${form} .content=${content} .faults=${faults} @change-form=${change}></cw-person-step>`;
      case 'role':
        return html`<cw-role-step class="step" .description=${description} .form=${form} .content=${content} .faults=${faults} @change-form=${change}></cw-role-step>`;
      case 'document':
        return html`<cw-document-step class="step" .description=${description} .form=${form} .content=${content} .faults=${faults} @change-form=${change}></cw-document-step>`;
      case 'questions':
        return html`<cw-questions-step class="step" .description=${description} .form=${form} .content=${content} .faults=${faults} @change-form=${change}></cw-questions-step>`;
      case 'photograph':
        return html`<cw-photograph-step class="step" .server=${this.server} .secret=${this.secret} @photograph-change=${this.#photographChanged}></cw-photograph-step>`;
      case 'check':
        return html`<cw-check-step
          class="step"
          .description=${description}
          .form=${form}
          .content=${content}
          .faults=${faults}
          .steps=${this.#steps()}
          .hasPhotograph=${this.hasPhotograph}
          @go-to-step=${({ detail }: CustomEvent<StepId>) => this.#goTo(detail)}
        ></cw-check-step>`;
    }
  }

  #acts(steps: readonly StepId[]) {
    const at = steps.indexOf(this.step);
    const [before, after] = [steps[at - 1], steps[at + 1]];
    return html`
      ${
        before
          ? html`<button class="btn" type="button" @click=${() => this.#goTo(before)}>
              <cw-icon name="left" onward></cw-icon>${msg('Back')}
            </button>`
          : nothing
      }
      ${
        after
          ? html`<button class="btn btn--main" type="button" @click=${() => this.#next(after)}>
              ${msg('Go on')}<cw-icon name="right" onward></cw-icon>
            </button>`
          : html`<button class="btn btn--main" type="button" ?disabled=${this.isSending} @click=${this.#send}>
              ${this.isSending ? msg('Sending…') : msg('Send the registration')}
            </button>`
      }
    `;
  }

  #elsewhere() {
    return html`<cw-notice in-flow kind="refer">
      ${msg('This form was changed in another window. Which of the two shall it be?')}
      <span slot="action" class="both">
        <button class="btn btn--small" type="button" @click=${() => this.saver.takeOther()}>${msg('The other one')}</button>
        <button class="btn btn--small" type="button" @click=${() => this.saver.keepMine()}>${msg('What stands here')}</button>
      </span>
    </cw-notice>`;
  }

  #change(change: Partial<FormContent>) {
    const before = this.saver.content;
    this.saver.edit(change);
    this.faults = faultsLeft(this.faults, before, this.saver.content);
  }

  /** Known before its page is opened; where it cannot be known just now, that page tells. */
  async #lookForPhotograph() {
    const answer = await this.server.photograph(this.secret).catch(() => undefined);
    if (answer) this.hasPhotograph = answer.photograph !== undefined;
  }

  #photographChanged({ detail }: CustomEvent<boolean>) {
    this.hasPhotograph = detail;
  }

  #goTo(step: StepId) {
    if (step === this.step) this.#show(step);
    else this.visited.go(this.step, step);
  }

  /** A step of this form: others may have been of one with other answers. */
  #known(step: StepId | undefined): StepId {
    const steps = this.#steps();
    return step && steps.includes(step) ? step : (steps[0] ?? 'person');
  }

  async #show(step: StepId | undefined) {
    this.step = this.#known(step);
    this.error = undefined;
    void this.saver.flush();
    await this.updateComplete;
    this.heading?.focus();
    this.scrollIntoView({ block: 'start' });
  }

  async #next(after: StepId) {
    const found = findFaults(this.step, this.description, this.saver.content);
    if (found.length === 0) return this.#goTo(after);
    this.faults = [...this.faults.filter(({ path }) => stepOfPath(path) !== this.step), ...found];
    await this.#focusFault();
  }

  async #focusFault() {
    // Fields within fields are drawn one after the other, all before the next task.
    await new Promise((resolve) => setTimeout(resolve));
    this.shown?.focusFault();
  }

  async #send() {
    const steps = this.#steps();
    this.faults = steps.flatMap((step) => findFaults(step, this.description, this.saver.content));
    if (this.faults.length > 0) return this.#showFaults();
    this.isSending = true;
    this.error = undefined;
    try {
      if (!(await this.saver.flush())) throw this.saver.problem;
      const outcome: FormOutcome = await this.server.submit(this.secret, this.saver.revision);
      this.dispatchEvent(new CustomEvent('form-sent', { detail: outcome }));
    } catch (error) {
      this.error = error;
      await this.#takeFaults(error);
    }
    this.isSending = false;
  }

  async #takeFaults(error: unknown) {
    if (!(error instanceof ApiProblem) || error.code !== 'registration.form_faulty') return;
    this.faults = (error.problem.faults ?? []).map(({ path, code, hint }) => ({
      path,
      code: code as FormFault['code'],
      hint,
    }));
    await this.#showFaults();
  }

  async #showFaults() {
    const [first] = this.faults;
    if (!first) return;
    this.error = undefined;
    this.#goTo(stepOfPath(first.path));
    await this.#focusFault();
  }

  #errorWords(): string {
    const { error } = this;
    const isAway = error instanceof ApiProblem && error.problem.status >= 500;
    return isAway
      ? msg('There is no network just now. Nothing is lost: send it again when it is back.')
      : sentenceOfError(error);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-registration-form': RegistrationFormElement;
  }
}
