import type { Delegate } from '../people/delegates.ts';
import type { Position } from '../venue/venue.ts';
import type { Device } from './hotspots/coverage.ts';

/** A delegate, as the simulator moves them about. */
export interface Person {
  readonly delegate: Delegate;
  readonly delegateId: string;
  /** As in the register: the number for people, and the serial behind it. */
  badgeNumber: string;
  serial: number;
  token: string;
  /** Simulated seconds since the doors opened. */
  readonly arrivesAt: number;
  readonly entranceId: string;
  /** Their phone is flat when they arrive: the guard types the number. */
  readonly isPhoneFlat: boolean;
  /** What they carry that has a radio. */
  readonly devices: readonly Device[];
  zoneId: string | undefined;
  spotId: string | undefined;
  /** The place of the plan that they have walked to. */
  placeKey?: string | undefined;
  /** Where exactly, while they walk, stand in line or stand about. */
  standsAt?: { readonly at: Position; readonly levelId: string } | undefined;
  /** Has been in: a guard knows them by now. */
  isKnown: boolean;
}
