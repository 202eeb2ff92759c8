import { z } from 'zod';
import { type Lie, lies } from '../hotspots/teller.ts';

/** What can go wrong with hotspots, with what they are asked by, and with the crowd. */
export const faultKinds = ['die', 'flap', 'lie', 'switch', 'rush', 'late', 'clock'] as const;
export type FaultKind = (typeof faultKinds)[number];

/** How often things go wrong by themselves. */
export const paces = ['few', 'many'] as const;
export type Pace = (typeof paces)[number];

/** A fault that somebody asked for. In seconds since the doors opened, as the simulated conference counts them. */
export const askedFault = z.object({
  atS: z.number(),
  kind: z.enum(faultKinds),
  /** Whom it befalls: by chance where it is not said. */
  target: z.string().optional(),
  lastsS: z.number().optional(),
  /** For a lie, which one. */
  lie: z.enum(lies).optional(),
});
export type AskedFault = z.infer<typeof askedFault>;

/** What goes wrong by itself, and what by appointment. */
export const faultsWanted = z.object({
  kinds: z.array(z.enum(faultKinds)),
  pace: z.enum(paces),
  asked: z.array(askedFault),
});
export type FaultsWanted = z.infer<typeof faultsWanted>;

/** Where a rush goes: into a zone, or to one spot of it. */
export interface RushPlace {
  readonly zoneId: string;
  readonly spotId?: string;
}

/** Times are in seconds on the wall since the doors opened; hotspots are told by their place in the inventory. */
export type Fault = {
  readonly atS: number;
  /** Without end for what dies. */
  readonly lastsS: number;
  /** The hotspot, switch, hall or carrier that it befalls, as people name it. */
  readonly target: string;
} & (
  | { readonly kind: 'die' | 'switch'; readonly hotspots: readonly number[] }
  | { readonly kind: 'flap'; readonly hotspot: number; readonly downS: number; readonly upS: number }
  | { readonly kind: 'lie'; readonly hotspot: number; readonly lie: Lie }
  | { readonly kind: 'clock'; readonly hotspot: number; readonly offsetS: number }
  | { readonly kind: 'late'; readonly carrier: string }
  | { readonly kind: 'rush'; readonly place: RushPlace }
);
