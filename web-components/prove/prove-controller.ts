import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { PhoneQuestion } from '../../server/identity/phone-proofs/phone-proofs.contract.ts';
import { Attempt } from '../api/attempt.ts';
import { ApiProblem } from '../api/problem.ts';
import { takeCode } from './code-in-address.ts';
import type { ProveServer } from './prove-server.ts';

/** One thing at a time. */
export type ProveStep =
  | { readonly is: 'code' }
  | { readonly is: 'looking' }
  | { readonly is: 'asked'; readonly question: PhoneQuestion }
  | { readonly is: 'number'; readonly number: number; readonly question: PhoneQuestion };

/** After these another code is needed; after others the same one may be tried again. */
const endings: readonly string[] = [
  'identity.phone_code_unknown',
  'identity.phone_code_used',
  'identity.phone_code_over',
  'identity.phone_not_asked',
];

type Host = ReactiveControllerHost & { readonly server: ProveServer };

/** What the phone is asked, and what it answers. The phone's own clock says only how long it has been. */
export class ProveController extends Attempt<Host> implements ReactiveController {
  step: ProveStep = { is: 'code' };
  #code = '';
  #endsAtMs = 0;

  constructor(host: Host) {
    super(host);
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('hashchange', this.#codeCame);
    this.#codeCame();
  }

  hostDisconnected(): void {
    window.removeEventListener('hashchange', this.#codeCame);
  }

  readonly #codeCame = (): void => {
    const code = takeCode();
    if (code) void this.look(code);
  };

  /** How long the code is good yet, counted from the server's answer, whatever the clock of this phone says. */
  get secondsLeft(): number {
    return Math.max(0, Math.ceil((this.#endsAtMs - performance.now()) / 1000));
  }

  async look(code: string): Promise<void> {
    this.step = { is: 'looking' };
    await this.#try(async () => {
      this.#code = code;
      const question = await this.host.server.look(code);
      this.#endsAtMs = performance.now() + question.leftMs;
      this.step = { is: 'asked', question };
    });
    if (this.step.is === 'looking') this.#show({ is: 'code' });
  }

  async answer(): Promise<void> {
    const { step } = this;
    if (step.is !== 'asked') return;
    await this.#try(async () => {
      const number = await this.host.server.answer(this.#code, step.question);
      this.step = { is: 'number', number, question: step.question };
    });
    // A challenge is good once, so whoever tries again is asked anew.
    if (this.step.is === 'asked' && this.fault) await this.#askAnew();
  }

  async #askAnew(): Promise<void> {
    const { fault } = this;
    try {
      const question = await this.host.server.look(this.#code);
      this.#endsAtMs = performance.now() + question.leftMs;
      this.#show({ is: 'asked', question });
    } catch (error) {
      if (isEnding(error)) this.#show({ is: 'code' });
    }
    this.fault = fault;
    this.host.requestUpdate();
  }

  #show(step: ProveStep): void {
    this.step = step;
    this.host.requestUpdate();
  }

  async #try(work: () => Promise<void>): Promise<void> {
    await this.run(work, (error) => {
      if (isEnding(error)) this.step = { is: 'code' };
    });
  }
}

const isEnding = (error: unknown): boolean => error instanceof ApiProblem && endings.includes(error.code);
