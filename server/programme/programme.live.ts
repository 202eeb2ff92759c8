import type { Dependencies } from '../kernel/dependencies.ts';
import { describeProgramme } from './describe-programme.ts';
import { programmeTopic } from './programme.contract.ts';

/** Says where the live states of this capability come from. */
export function serveProgrammeTopics(deps: Pick<Dependencies, 'database' | 'live'>): void {
  deps.live.serve(programmeTopic, { read: () => describeProgramme(deps) });
}
