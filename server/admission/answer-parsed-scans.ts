import type { Actor } from '../kernel/actor.ts';
import type { ScanResult } from './answer-scans.ts';
import type { ParsedScan } from './parse-scans.ts';
import type { ScanDesk } from './scan-desk.ts';

/** Has those answered that could be parsed, all from one transaction; one result for each, in order. */
export async function answerParsedScans(
  desk: Pick<ScanDesk, 'answer'>,
  actor: Actor,
  parsed: readonly ParsedScan[],
): Promise<{ id?: string; result: ScanResult }[]> {
  const records = parsed.flatMap((scan) => ('record' in scan ? [scan.record] : []));
  const answers = records.length > 0 ? await desk.answer(actor, records) : [];
  let next = 0;
  return parsed.map((scan) => {
    if ('error' in scan) return { ...(scan.id !== undefined && { id: scan.id }), result: scan.error };
    const result = answers[next++];
    if (!result) throw new Error('a scan was not answered');
    return { id: scan.record.id, result };
  });
}
