import type { z } from 'zod';
import type { Layout } from '../../server/admission/admission.contract.ts';
import type {
  newStaffMember,
  StaffMember,
  StaffRoles,
  Station,
  signInLink,
  staffTopic,
} from '../../server/identity/identity.contract.ts';
import type { MadeStaffBadge } from '../../server/identity/staff-badges/staff-badges.contract.ts';
import type { StateOf } from '../../server/live/define-topic.ts';
import { answer, client } from '../api/client.ts';
import { signIn } from '../api/sign-in.ts';
import { withProof } from '../passkey/prove-again.ts';

export type NewStaffMember = z.infer<typeof newStaffMember>;
export type SignInLink = z.infer<typeof signInLink>;

/** Somebody in the list, with how their badge stands. */
export type ListedMember = StaffMember & Pick<StateOf<typeof staffTopic>['staff'][string], 'badge'>;

/** The places where roles can hold. */
export interface StaffGround {
  readonly gates: readonly Pick<Layout['gates'][number], 'id' | 'name'>[];
  readonly stations: readonly Station[];
}

/** What this page asks of the server. Each call rejects with an ApiProblem. */
export interface StaffServer {
  /** Of the administrator who is signed in here. */
  ownId(): Promise<string>;
  ground(): Promise<StaffGround>;
  list(): Promise<readonly StaffMember[]>;
  add(member: NewStaffMember): Promise<StaffMember>;
  giveRoles(staffId: string, roles: StaffRoles): Promise<StaffMember>;
  shutOut(staffId: string): Promise<StaffMember>;
  letIn(staffId: string): Promise<StaffMember>;
  makeLink(staffId: string): Promise<SignInLink>;
  /** Its text is told this once. */
  makeBadge(staffId: string): Promise<MadeStaffBadge>;
  revokeBadge(staffId: string): Promise<unknown>;
  /** How many there were. */
  endSignIns(staffId: string): Promise<number>;
  /** How many there were; only a new link lets them in after it. */
  revokePasskeys(staffId: string): Promise<number>;
}

const { layout, stations, staff } = client.api;
const member = staff[':staffId'];
const of = (staffId: string) => ({ param: { staffId } });

export const httpStaffServer: StaffServer = {
  ownId: async () => (await signIn()).staff.id,
  ground: async () => {
    const [{ gates }, known] = await Promise.all([answer(layout.$get()), answer(stations.$get())]);
    return { gates, stations: known.stations };
  },
  list: async () => (await answer(staff.$get())).staff,
  add: (json) => withProof(() => answer(staff.$post({ json }))),
  giveRoles: (staffId, json) => withProof(() => answer(member.roles.$put({ ...of(staffId), json }))),
  shutOut: (staffId) => answer(member.disable.$post(of(staffId))),
  letIn: (staffId) => withProof(() => answer(member.enable.$post(of(staffId)))),
  makeLink: (staffId) => withProof(() => answer(member['sign-in-links'].$post(of(staffId)))),
  makeBadge: (staffId) => answer(member.badge.$post(of(staffId))),
  revokeBadge: (staffId) => answer(member.badge.$delete(of(staffId))),
  endSignIns: async (staffId) => (await answer(member['sign-ins'].$delete(of(staffId)))).ended,
  revokePasskeys: async (staffId) => (await withProof(() => answer(member.passkeys.$delete(of(staffId))))).revoked,
};
