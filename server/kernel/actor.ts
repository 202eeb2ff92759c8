import type { KeyPurpose, Role } from '../../db/vocabulary.ts';

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
  | { readonly kind: 'collector'; readonly id: string; readonly purpose: KeyPurpose }
  | { readonly kind: 'system' };

export type StaffActor = Extract<Actor, { kind: 'staff' }>;
export type CollectorActor = Extract<Actor, { kind: 'collector' }>;
export type DelegateActor = Extract<Actor, { kind: 'delegate' }>;

/** A program that watches over the server, known by the key of the configuration. It changes nothing, so it is no actor. */
export const theMonitor = { kind: 'monitor' } as const;
export type Monitor = typeof theMonitor;

/** The server itself: start-up, timers, retention. */
export const theSystem: Actor = { kind: 'system' };

/**
 * Who may use a route or a topic. Each says so; nothing is open by default. `signed-in` is any member of staff;
 * `collector` a program whose key is for readings, `mail-collector` one whose key is for returned mail; `watchers` the
 * monitor, and those who look after the server.
 */
export type Audience =
  | 'anyone'
  | 'signed-in'
  | 'delegate'
  | 'collector'
  | 'mail-collector'
  | 'watchers'
  | readonly Role[];

const rolesThatWatch: readonly Role[] = ['administrator', 'network'];

/** What a program's key must be for, where the audience is one of programs. */
export function keyPurposeFor(audience: Audience): KeyPurpose | undefined {
  if (audience === 'collector') return 'readings';
  return audience === 'mail-collector' ? 'bounces' : undefined;
}

/** Whether who asks, or nobody, belongs to an audience. */
export function isInAudience(audience: Audience, actor: Actor | Monitor | undefined): boolean {
  if (audience === 'anyone') return true;
  if (audience === 'watchers') return actor?.kind === 'monitor' || isInAudience(rolesThatWatch, actor);
  if (audience === 'delegate') return actor?.kind === audience;
  const purpose = keyPurposeFor(audience);
  if (purpose) return actor?.kind === 'collector' && actor.purpose === purpose;
  if (actor?.kind !== 'staff') return false;
  return (
    audience === 'signed-in' || (typeof audience !== 'string' && audience.some((role) => actor.roles.includes(role)))
  );
}
