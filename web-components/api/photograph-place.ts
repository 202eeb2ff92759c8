import type { PhotographAnswer } from '../../server/registration/photographs/photographs.contract.ts';

/** How a photograph of oneself is reached: a form's, or a delegate's. Each call rejects with an ApiProblem. */
export interface PhotographPlace {
  /** The photograph with an address to fetch it from; empty where there is none. */
  see(): Promise<PhotographAnswer>;
  put(picture: Blob): Promise<PhotographAnswer>;
  remove(): Promise<unknown>;
}
