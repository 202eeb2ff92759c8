import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { StepId } from './form-steps.ts';

/** Kept with an entry of the window's history: which step is shown there, and from which one it was gone to. */
interface KeptStep {
  formStep?: StepId;
  formStepBefore?: StepId;
}

const kept = (): KeptStep => (history.state as KeptStep | null) ?? {};

/** The next form of this window begins at its first step. */
export const forgetStep = (): void => history.replaceState(null, '');

/**
 * Each step of a form has an entry of the window's history: the browser's Back goes one step back and Forward one forth,
 * and a page that is loaded again is at its step. The address stays as it is.
 */
export class StepHistory implements ReactiveController {
  readonly #show: (step: StepId | undefined) => void;

  constructor(host: ReactiveControllerHost, show: (step: StepId | undefined) => void) {
    this.#show = show;
    host.addController(this);
  }

  hostConnected() {
    window.addEventListener('popstate', this.#popped);
  }

  hostDisconnected() {
    window.removeEventListener('popstate', this.#popped);
  }

  /** Where this window was, if a form was open in it. */
  get step(): StepId | undefined {
    return kept().formStep;
  }

  /** Goes from one step to another; back where that is where it came from, which then shows it. */
  go(from: StepId, to: StepId): void {
    if (from === to) return;
    const state = kept();
    if (state.formStepBefore === to) {
      history.back();
      return;
    }
    if (state.formStep !== from) history.replaceState({ ...state, formStep: from }, '');
    history.pushState({ formStep: to, formStepBefore: from } satisfies KeptStep, '');
    this.#show(to);
  }

  readonly #popped = () => {
    this.#show(kept().formStep);
  };
}
