import { type ScanAnswer, type ScanRecord, scanRecord } from '../../../server/admission/admission.contract.ts';
import {
  type GroupAdmission,
  type GroupToAdmit,
  groupToAdmit,
} from '../../../server/admission/lists/lists.contract.ts';
import type { OverrideByBadgeGiven, OverrideGiven } from '../../../server/admission/overrides/overrides.contract.ts';
import type { CurrentSignIn } from '../../../server/identity/identity.contract.ts';
import { ApiProblem, noAnswer } from '../../../web-components/api/problem.ts';
import { makeDeviceKey } from '../../../web-components/device/device-key.ts';
import { ThisDevice } from '../../../web-components/device/this-device.ts';
import type { GateServer, ScanResult } from '../../../web-components/gate/gate-server.ts';
import { signedIn } from '../signed-in.ts';

export const laneId = 'south-gate-3';
export const deviceId = '01900000-0000-7000-8000-0000000000d1';

export function admission(scan: Pick<ScanRecord, 'id'>, more: Partial<ScanAnswer> = {}): ScanAnswer {
  return {
    id: scan.id,
    verdict: 'admit',
    reason: 'admitted',
    decidedAt: '2026-05-01T09:42:07Z',
    isRepeated: false,
    zone: { id: 'water-town', inside: 1285, capacity: 2000 },
    isFirstEntry: true,
    ruleVersion: 1,
    ...more,
  };
}

export const holder = {
  delegateId: '01900000-0000-7000-8000-0000000000a1',
  badgeNumber: '1042-7',
  name: '沈云岫',
  nameLatin: 'Shen Yunxiu',
  country: 'CN',
  category: 'speaker',
} as const;

export const refusal = { verdict: 'refuse', reason: 'already_inside', isFirstEntry: false, holder } as const;

/** This browser, enrolled for the lane; what it signs can be read. */
export const enrolledAtLane = new ThisDevice({
  device: {
    ...{ id: deviceId, kind: 'lane', name: 'Tablet 3', laneId, isEnrolled: true },
    registeredAt: '2026-05-01T07:00:00Z',
  },
  keys: await makeDeviceKey(),
});

/** Somebody of the gates, who is signed in. */
export const atTheGate: CurrentSignIn = signedIn({
  ...{ id: crypto.randomUUID(), name: 'Guard', email: 'guard@venue.example' },
  roles: ['gate'],
});

export function problem(status: number, code: string): ApiProblem {
  return new ApiProblem({ type: 'about:blank', title: 'The server says no.', status, code });
}

/** A server that lanes can be tried against: answers as told, and remembers what it was sent. */
export class FakeGateServer implements GateServer {
  readonly sent: ScanRecord[][] = [];
  readonly groups: GroupToAdmit[] = [];
  isAway = false;
  answer: (scan: ScanRecord) => ScanResult = (scan) => admission(scan, { holder });

  async layout() {
    const name = { en: 'South Gate', 'zh-CN': '南门' };
    return {
      zones: [{ id: 'water-town', name: { en: 'Water Town' }, capacity: 2000 }],
      gates: [{ id: 'south-gate', name, innerZoneId: 'water-town' }],
      lanes: [{ id: laneId, gateId: 'south-gate', number: 3, direction: 'both' as const, isOpen: true }],
    };
  }

  async time() {
    return new Date();
  }

  async sendScans(scans: readonly ScanRecord[]) {
    this.sent.push(scans.map((scan) => scanRecord.parse(scan)));
    if (this.isAway) throw noAnswer();
    return scans.map((scan) => this.answer(scan));
  }

  /** Everybody but the last, who is not verified; the head, who is first, is inside already. */
  async admitGroup(group: GroupToAdmit): Promise<GroupAdmission> {
    this.groups.push(groupToAdmit.parse(group));
    if (this.isAway) throw noAnswer();
    const member = (name: string, outcome: Pick<GroupAdmission['members'][number], 'verdict' | 'reason'>) => ({
      ...{ delegateId: crypto.randomUUID(), name, nameLatin: name, category: 'media' as const, isRepeated: false },
      ...outcome,
    });
    return {
      group: { id: crypto.randomUUID(), name: 'Film crew' },
      admitted: 1,
      members: [
        { ...member('Ilse Brandvold', { verdict: 'refer', reason: 'identity_not_verified' }), stationNumber: 2 },
        member('Tamar Lomidze', { verdict: 'refuse', reason: 'already_inside' }),
        member('林渡川', { verdict: 'admit', reason: 'admitted' }),
      ],
    };
  }

  /** What was given for each scan; by default it is let in. */
  readonly overridden: [string, OverrideGiven | OverrideByBadgeGiven][] = [];
  letIn: () => Partial<ScanAnswer> | ApiProblem = () => ({});

  async override(scanId: string, given: OverrideGiven | OverrideByBadgeGiven): Promise<ScanAnswer> {
    this.overridden.push([scanId, given]);
    if (this.isAway) throw noAnswer();
    const more = this.letIn();
    if (more instanceof ApiProblem) throw more;
    const override = { at: '2026-05-01T09:42:31Z', by: 'Mei Tanaka', because: given.because };
    return admission({ id: scanId }, { ...refusal, verdict: 'admit', isRepeated: true, override, ...more });
  }

  get sentIds(): string[] {
    return this.sent.flat().map(({ id }) => id);
  }
}
