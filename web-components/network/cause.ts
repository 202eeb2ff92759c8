import type { HotspotDoubt } from '../../db/vocabulary.ts';
import type { Sight } from './sights.ts';

/** What kind of cause it is, and what is told of that kind alone. */
export type Cause =
  | { readonly kind: 'zone_overloaded'; readonly zoneId: string; readonly busy: number; readonly ofAll: number }
  | { readonly kind: 'hotspot_overloaded' }
  /** Here and there, with nothing in common. */
  | { readonly kind: 'scattered_overloaded' }
  | { readonly kind: 'carrier_silent'; readonly carrier: string; readonly ofAll: number }
  | {
      readonly kind: 'zone_silent';
      /** None for those outdoors, in no zone. */
      readonly zoneId?: string;
      /** Where all of them are of one carrier, and others there are heard. */
      readonly carrier?: string;
      readonly ofAll: number;
    }
  | { readonly kind: 'scattered_silent' }
  /** Of one zone all, where that is named. */
  | { readonly kind: 'not_heard'; readonly zoneId?: string }
  /** Figures that are not to be trusted; where several of a zone have the same trouble, as one. */
  | {
      readonly kind: 'doubtful';
      readonly doubt: HotspotDoubt;
      readonly zoneId?: string;
      /** So many and in so many zones that it is not they, but who reports of them. */
      readonly isEverywhere?: boolean;
    }
  /** They say that nobody is there, amid others that are full. */
  | { readonly kind: 'empty_amid_full' };

/** A cause as it is found on a board, before its hotspots are looked at closely. */
export type Found = Cause & {
  /** The same cause keeps its id from one reading to the next. */
  readonly id: string;
  /** Of the board it was found on, worst first. */
  readonly rows: readonly number[];
  /** Weighs one cause against another. */
  readonly weight: number;
  /** Since when it is so, ISO 8601, where the board tells. */
  readonly since?: string;
};

/** A cause as it is remembered from one look to the next. */
export type Kept = Found & {
  /** It is so for longer than `since` says: it was so already when that was first seen. */
  readonly isAtLeast?: boolean;
};

/** Something that needs a person: one cause, whatever it takes down. */
export type Attention = Kept & {
  /** The worst few, as they are now. */
  readonly sights: readonly Sight[];
};

/** So many with one cause in one place are told as one. */
export const together = 3;

export const worstFirst = (a: Found, b: Found): number => b.weight - a.weight || (a.id < b.id ? -1 : 1);
