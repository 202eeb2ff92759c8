import type { Role } from '../../db/vocabulary.ts';

/** Who asks. A verb takes its actor as the second argument, after what it depends on. */
export type Actor =
  | {
      readonly kind: 'staff';
      readonly id: string;
      readonly name: string;
      readonly roles: readonly Role[];
      readonly signInId: string;
    }
  /** The one whose page it is; `id` is the delegate's. */
  | { readonly kind: 'delegate'; readonly id: string; readonly signInId: string }
  | { readonly kind: 'collector'; readonly id: string }
  | { readonly kind: 'system' };

export type StaffActor = Extract<Actor, { kind: 'staff' }>;
export type DelegateActor = Extract<Actor, { kind: 'delegate' }>;

/** The server itself: start-up, timers, retention. */
export const theSystem: Actor = { kind: 'system' };

/** Who may use a route or a topic. Each says so; nothing is open by default. `signed-in` is any member of staff. */
export type Audience = 'anyone' | 'signed-in' | 'delegate' | 'collector' | readonly Role[];

/** Whether an actor, or none, belongs to an audience. */
export function isInAudience(audience: Audience, actor: Actor | undefined): boolean {
  if (audience === 'anyone') return true;
  if (audience === 'collector' || audience === 'delegate') return actor?.kind === audience;
  if (actor?.kind !== 'staff') return false;
  return audience === 'signed-in' || audience.some((role) => actor.roles.includes(role));
}
