import type { Dependencies } from '../../kernel/dependencies.ts';
import { addressPhotograph, type PhotographViewer } from './address-photograph.ts';
import type { PhotographToSee } from './photographs.contract.ts';
import type { PhotographRowFacts } from './photographs.queries.ts';

/** A photograph as its viewer is told of it, with an address that is good for a short while. */
export function showPhotograph(
  deps: Pick<Dependencies, 'secrets' | 'clock'>,
  viewer: PhotographViewer,
  { version, widthPx, heightPx, source, takenAt }: PhotographRowFacts,
): PhotographToSee {
  return {
    ...{ version, widthPx, heightPx, source },
    takenAt: takenAt.toISOString(),
    ...addressPhotograph(deps, viewer, version),
  };
}
