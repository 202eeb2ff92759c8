import type { StaffActor } from '../../kernel/actor.ts';
import { arrivingBytes } from '../import/arriving-bytes.ts';
import { readVetting } from './read-vetting.ts';
import { noLines, tellVetting, together, type VettingDependencies } from './tell-vetting.ts';
import type { VettingAnswer } from './vetting.contract.ts';

const maxSilenceMs = 30_000;

export interface VettingFile {
  readonly body: ReadableStream<Uint8Array>;
  /** Bytes, where the sender told. */
  readonly expected?: number | undefined;
}

/**
 * Takes in a CSV file; each piece of it takes effect as it arrives, and the whole may be sent again. Throws
 * `registration.vetting_headings`, `vetting_unreadable` or `import_cut_off`.
 */
export async function importVetting(
  deps: VettingDependencies,
  actor: StaffActor,
  { body, expected }: VettingFile,
): Promise<VettingAnswer> {
  const arriving = arrivingBytes(body, { expected, stallMs: maxSilenceMs, onBytes: () => undefined });
  let answer = noLines;
  for await (const { lines, faults } of readVetting(arriving)) {
    const read = { ...noLines, lines: faults.length, faultCount: faults.length, faults };
    answer = together(together(answer, read), await tellVetting(deps, actor, lines));
  }
  return answer;
}
