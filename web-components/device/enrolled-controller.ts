import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DeviceKind } from '../../db/vocabulary.ts';
import { type DeviceReport, devicePages } from '../../server/identity/devices/devices.contract.ts';
import { stationsOverview } from '../../server/identity/identity.contract.ts';
import { unknownOffset } from '../api/clock-offset.ts';
import { type ApiProblem, sentenceOf } from '../api/problem.ts';
import { serverAheadMs, serverErrorMs } from '../elements/server-time.ts';
import { pageClient } from '../live/page-client.ts';
import { codeInAddress } from './code-in-address.ts';
import './device-problems.ts';
import { reportRegularly } from './device-reports.ts';
import { leaveEnrolment, onDeviceEnded, type ThisDevice } from './this-device.ts';

/** What a device tells of itself that makes nothing of its own. */
const report = (): DeviceReport => ({
  version: import.meta.env.VITE_CAUSEWAY_VERSION ?? 'development',
  clockOffsetMs: serverAheadMs() ?? unknownOffset.offsetMs,
  clockErrorMs: serverErrorMs() ?? unknownOffset.errorMs,
  waitingScans: 0,
});

/**
 * This browser as a device of the kind that its host is the page of: reports while it is, and says when it is to be
 * enrolled, for a code has come in the address, or the server does not take it any more.
 */
export class EnrolledController implements ReactiveController {
  /** None where this browser is no device, or one of another kind. */
  device: ThisDevice | undefined;
  isEnrolling = codeInAddress() !== undefined;
  /** Why it has to be enrolled anew. */
  because = '';
  readonly #host: ReactiveControllerHost;
  readonly #kind: DeviceKind;
  #endings: readonly (() => void)[] = [];

  constructor(host: ReactiveControllerHost, kind: DeviceKind) {
    this.#host = host;
    this.#kind = kind;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('hashchange', this.#codeCame);
  }

  hostDisconnected(): void {
    window.removeEventListener('hashchange', this.#codeCame);
    this.#end();
  }

  /** Works as this device, where it is of the kind. */
  take(device: ThisDevice | undefined): void {
    this.#end();
    this.device = device?.device.kind === this.#kind ? device : undefined;
    if (this.device) this.#endings = this.#begin(this.device);
    this.#host.requestUpdate();
  }

  #begin(device: ThisDevice): readonly (() => void)[] {
    const leave = (problem: ApiProblem) => void this.#leave(problem);
    // Followed whatever the page shows: by the end of its socket a device is told that it was revoked.
    const endFollowing = pageClient().follow(stationsOverview, {}, () => undefined);
    return [onDeviceEnded(leave), reportRegularly(device, report, leave), endFollowing];
  }

  #end(): void {
    for (const end of this.#endings) end();
    this.#endings = [];
  }

  /** Works as what a code has made of it: where that is of another kind, tells the page of that kind. */
  become(device: ThisDevice): string | undefined {
    this.setEnrolling(false);
    this.take(device);
    return this.device ? undefined : devicePages[device.device.kind];
  }

  setEnrolling(isEnrolling: boolean): void {
    this.isEnrolling = isEnrolling;
    this.#host.requestUpdate();
  }

  readonly #codeCame = () => {
    if (codeInAddress()) this.setEnrolling(true);
  };

  async #leave({ problem }: ApiProblem): Promise<void> {
    this.because = sentenceOf(problem);
    this.take(undefined);
    this.setEnrolling(true);
    await leaveEnrolment();
  }
}
