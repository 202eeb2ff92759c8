import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ScanAnswer } from '../../server/admission/admission.contract.ts';
import type { GroupAdmission, GroupToAdmit } from '../../server/admission/lists/lists.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import type { GateServer } from './gate-server.ts';
import type { LaneDevice, Scanned } from './lane-device.ts';

/** A scanner that types begins with a letter too: a key counts only when no other follows so soon. */
const lonePauseMs = 120;

/** The group of the head whose badge was read last: offered, admitted by one key, and told member by member. */
export class GroupAtGate implements ReactiveController {
  /** The group that can be admitted now. */
  offered: NonNullable<ScanAnswer['group']> | undefined;
  /** What became of it. */
  admission: GroupAdmission | undefined;
  fault = '';
  isBusy = false;
  readonly #host: ReactiveControllerHost;
  readonly #server: () => Pick<GateServer, 'admitGroup'>;
  readonly #device: () => LaneDevice | undefined;
  #token = '';
  /** Sent until it is answered: the second time it changes nothing. */
  #unanswered: GroupToAdmit | undefined;
  #timer: number | undefined;

  constructor(
    host: ReactiveControllerHost,
    server: () => Pick<GateServer, 'admitGroup'>,
    device: () => LaneDevice | undefined,
  ) {
    this.#host = host;
    this.#server = server;
    this.#device = device;
    host.addController(this);
  }

  hostDisconnected(): void {
    window.clearTimeout(this.#timer);
  }

  /** A badge was read: whatever group was there before is gone. */
  take({ scan, outcome }: Pick<Scanned, 'scan' | 'outcome'>): void {
    this.leave();
    const group = outcome.kind === 'verdict' ? outcome.answer.group : undefined;
    if (!group || group.waiting === 0) return;
    this.offered = group;
    this.#token = scan.token;
  }

  leave(): void {
    window.clearTimeout(this.#timer);
    this.offered = undefined;
    this.admission = undefined;
    this.fault = '';
    this.#unanswered = undefined;
    this.#host.requestUpdate();
  }

  /** G alone, and not in a field. */
  keyDown(event: KeyboardEvent): void {
    window.clearTimeout(this.#timer);
    const isElsewhere =
      event.ctrlKey || event.altKey || event.metaKey || event.repeat || isField(event.composedPath()[0]);
    if (event.code !== 'KeyG' || isElsewhere || !this.offered) return;
    this.#timer = window.setTimeout(() => void this.admit(), lonePauseMs);
  }

  async admit(): Promise<void> {
    const device = this.#device();
    if (!device || !this.offered || this.isBusy) return;
    this.isBusy = true;
    this.fault = '';
    this.#host.requestUpdate();
    try {
      this.#unanswered ??= await device.groupOf(this.#token);
      const admission = await this.#server().admitGroup(this.#unanswered);
      // Another badge was read meanwhile.
      if (this.offered) this.admission = admission;
    } catch (error) {
      if (this.offered) this.fault = sentenceOfError(error);
    }
    this.isBusy = false;
    this.#host.requestUpdate();
  }
}

const isField = (target: EventTarget | undefined): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
