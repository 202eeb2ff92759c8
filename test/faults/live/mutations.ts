import type { Replacement } from './build-programs.ts';

/** A fault put into the live layer, which the harness must find. */
export interface Mutation extends Replacement {
  readonly name: string;
}
