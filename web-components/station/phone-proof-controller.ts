import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  type PhoneCode,
  type PhoneProofState,
  phoneProofTopic,
} from '../../server/identity/phone-proofs/phone-proofs.contract.ts';
import { Attempt } from '../api/attempt.ts';
import { serverNowMs } from '../elements/server-time.ts';
import { TickController } from '../elements/tick-controller.ts';
import { TopicController } from '../live/topic-controller.ts';
import type { PhoneProofServer } from './phone-proof-server.ts';

export interface ForPhone {
  readonly server: PhoneProofServer;
  readonly verificationId: string;
}

/** Where the recognising of a phone stands, as the page shows it. */
export type PhoneStep = 'rest' | 'shown' | 'opened' | 'answered' | 'matched' | 'failed' | 'over';

/** The code that this page shows and what comes of it: asked for here, followed live. Draws its host again at each change. */
export class PhoneProofController extends Attempt<ReactiveControllerHost & ForPhone> implements ReactiveController {
  readonly #topic: TopicController<{ verificationId: string }, PhoneProofState>;
  #code: PhoneCode | undefined;
  /** Of whom the code is. */
  #of = '';

  constructor(host: ReactiveControllerHost & ForPhone) {
    super(host);
    this.#topic = new TopicController(host, phoneProofTopic, () =>
      host.verificationId ? { verificationId: host.verificationId } : undefined,
    );
    new TickController(host);
    host.addController(this);
  }

  hostUpdate(): void {
    if (this.#of === this.host.verificationId) return;
    this.#of = this.host.verificationId;
    this.#code = undefined;
    this.fault = '';
  }

  get state(): PhoneProofState | undefined {
    const { view } = this.#topic;
    return 'value' in view ? view.value : undefined;
  }

  /** The code to show, where this page asked for it. */
  get code(): PhoneCode | undefined {
    return this.#code;
  }

  get proof(): PhoneProofState['proof'] {
    const { proof } = this.state ?? {};
    // What was asked for here is newer than what is followed, until that has come.
    return this.#code && proof?.id !== this.#code.proofId ? undefined : proof;
  }

  get secondsLeft(): number {
    const until = this.proof?.expiresAt ?? this.#code?.expiresAt;
    return until === undefined ? 0 : Math.max(0, Math.ceil((Date.parse(until) - serverNowMs()) / 1000));
  }

  get step(): PhoneStep {
    const { proof } = this;
    if (proof?.step === 'answered' || proof?.step === 'matched' || proof?.step === 'failed') return proof.step;
    if (!this.#code) return 'rest';
    return this.secondsLeft === 0 ? 'over' : (proof?.step ?? 'shown');
  }

  readonly ask = (): Promise<boolean> =>
    this.run(async () => {
      this.#code = await this.host.server.ask(this.host.verificationId);
    });

  readonly pick = (number: number): Promise<boolean> =>
    this.run(async () => {
      const { proof } = this;
      if (proof) await this.host.server.pick(this.host.verificationId, proof.id, number);
    });
}
