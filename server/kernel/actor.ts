import type { DeviceKind, KeyPurpose } from '../../db/vocabulary.ts';
import { DomainError } from './domain-error.ts';
import { type Asker, type HeldRoles, type Permission, type Place, rolesMayAt } from './permission.contract.ts';
import { requestFaults } from './problem.ts';

/** An enrolled device, with the place that it was enrolled for. */
export interface DeviceActor {
  readonly kind: 'device';
  readonly id: string;
  readonly deviceKind: DeviceKind;
  readonly laneId?: string;
  readonly gateId?: string;
  readonly stationId?: string;
}

/** Who asks. A verb takes its actor as the second argument, after what it depends on. */
export type Actor =
  | ({
      readonly kind: 'staff';
      readonly id: string;
      readonly name: string;
      readonly signInId: string;
      /** The secret of the sign-in is to be changed. */
      readonly isToTurn?: boolean;
      /** They showed a passkey in this sign-in within the last minutes, or what serves as one. */
      readonly isJustProven?: boolean;
      /** They came by their badge: the sign-in holds at this device alone. */
      readonly onlyAtDevice?: string;
      /** The enrolled device that they are signed in at. */
      readonly device?: DeviceActor;
    } & HeldRoles)
  | DeviceActor
  /** The one whose page it is; `id` is the delegate's. */
  | { readonly kind: 'delegate'; readonly id: string; readonly signInId: string }
  | { readonly kind: 'collector'; readonly id: string; readonly purpose: KeyPurpose }
  | { readonly kind: 'system' };

/** Who may follow topics. */
export type Follower = Extract<Actor, { kind: 'staff' | 'device' }>;

/** One and the same for as long as somebody is signed in at the same device. */
export const followerKey = (follower: Follower): string =>
  follower.kind === 'device' ? `device ${follower.id}` : `${follower.signInId} ${follower.device?.id ?? ''}`;

export type StaffActor = Extract<Actor, { kind: 'staff' }>;
/** Somebody of the staff who has shown who they are: by being signed in, or for one act alone. */
export type ProvenStaff = Omit<StaffActor, 'signInId'>;
export type CollectorActor = Extract<Actor, { kind: 'collector' }>;
export type DelegateActor = Extract<Actor, { kind: 'delegate' }>;
/** Somebody whose form came in by its link: they act for themselves, and nobody is signed in. */
export type UnsignedDelegate = Omit<DelegateActor, 'signInId'>;

/** A program that watches over the server, known by the key of the configuration. It changes nothing, so it is no actor. */
export const theMonitor = { kind: 'monitor' } as const;
export type Monitor = typeof theMonitor;

/** The server itself: start-up, timers, retention. */
export const theSystem: Actor = { kind: 'system' };

const askersByPurpose = {
  readings: 'reading collector',
  bounces: 'mail collector',
  vetting: 'vetting collector',
} as const satisfies Record<KeyPurpose, Asker>;

/** What the table of permissions calls who asks, or nobody. */
function askersOf(actor: Actor | Monitor | undefined): readonly Asker[] {
  switch (actor?.kind) {
    case 'staff':
      return ['anyone', 'any staff', ...actor.roles, ...(actor.device ? askersOfDevice(actor.device) : [])];
    case 'device':
      return ['anyone', ...askersOfDevice(actor)];
    case 'collector':
      return ['anyone', askersByPurpose[actor.purpose]];
    case 'delegate':
    case 'monitor':
      return ['anyone', actor.kind];
    default:
      return ['anyone'];
  }
}

const askersOfDevice = ({ deviceKind }: DeviceActor): readonly Asker[] => ['any device', `${deviceKind} device`];

/** Whether who asks, or nobody, may. Of what is limited to a place, the verb asks further. */
export function may(permission: Permission, actor: Actor | Monitor | undefined): boolean {
  const askers = askersOf(actor);
  return permission.who.some((asker) => askers.includes(asker));
}

/** Whether who asks may do it in this place. Where the permission is not limited by place, this is `may`. */
export function mayAt(permission: Permission, actor: Actor | undefined, place: Place): boolean {
  const { within } = permission;
  if (!within || !may(permission, actor)) return may(permission, actor);
  if (actor?.kind === 'device') {
    return within === 'gate' ? actor.gateId === place.gateId : actor.stationId === place.stationId;
  }
  if (actor?.kind !== 'staff') return true;
  return rolesMayAt(permission, actor, place) || (actor.device !== undefined && mayAt(permission, actor.device, place));
}

/** Throws `request.elsewhere` where who asks may not do it in this place. */
export function assertMayAt(permission: Permission, actor: Actor | undefined, place: Place): void {
  if (!mayAt(permission, actor, place)) throw new DomainError(requestFaults.elsewhere);
}
