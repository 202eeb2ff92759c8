import type { Ground } from './ground.ts';

/** What brings an entry about: over HTTP, or where nothing asks over HTTP, by the verb of a job or a command. */
export type Deed = () => Promise<Response | undefined>;

/**
 * Makes all ready for a deed, while the ledger takes entries. The deed itself can be done again: what failed must have
 * left nothing behind that keeps it from being done.
 */
export type Act = (ground: Ground) => Deed | Promise<Deed>;

/** Where an entry is written by a refusal: the code that the deed is answered with when all goes well. */
export interface RefusingAct {
  readonly act: Act;
  readonly code: string;
}

/** The ways in which one action comes about, each under what it is called. */
export type Ways = Readonly<Record<string, Act | RefusingAct>>;

export const because = 'They asked for it in writing';
