import { type ImportOutcome, importOutcome, importRefusal } from '../../server/registration/import/import.contract.ts';
import type { FileSurvey } from '../../server/registration/import/mapping.contract.ts';
import { noAnswer, problemIn } from '../api/problem.ts';

/** What became of a file; or what it has, where somebody has to say first what its headings mean. */
export type FileAnswer = { outcome: ImportOutcome } | { survey: FileSurvey };

export interface FileTerms {
  importId: string;
  isDryRun: boolean;
  /** Of the mapping to read it by, or `ask`. */
  mapping?: string | undefined;
  signal: AbortSignal;
}

/** Sends a file of delegates. Resolves with what was found in it, faults or not; throws an ApiProblem for anything else. */
export async function importFile(file: File, { importId, isDryRun, mapping, signal }: FileTerms): Promise<FileAnswer> {
  const query = {
    importId,
    fileName: file.name.slice(0, 200),
    isDryRun: String(isDryRun),
    ...(mapping && { mapping }),
  };
  const address = `/api/delegates/imports?${new URLSearchParams(query)}`;
  const sent = fetch(address, { method: 'POST', headers: { 'content-type': 'text/csv' }, body: file, signal });
  const response = await sent.catch(() => {
    throw noAnswer();
  });
  if (response.ok) return { outcome: importOutcome.parse(await response.json()) };
  const refusal = importRefusal.safeParse(
    await response
      .clone()
      .json()
      .catch(() => undefined),
  );
  if (refusal.data?.outcome) return { outcome: refusal.data.outcome };
  if (refusal.data?.survey) return { survey: refusal.data.survey };
  throw await problemIn(response);
}
