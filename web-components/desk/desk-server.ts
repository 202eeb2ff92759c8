import type { BadgeMedium } from '../../db/vocabulary.ts';
import type { BadgeCounts, BadgeSummary } from '../../server/registration/badges/badges.contract.ts';
import type { DelegateDetails, DelegatePage } from '../../server/registration/delegates/delegates.contract.ts';
import { type ImportOutcome, importOutcome, importRefusal } from '../../server/registration/import/import.contract.ts';
import { answer, client } from '../api/client.ts';
import { noAnswer, problemIn } from '../api/problem.ts';

/** What the desk asks of the server; tests bring their own. */
export interface DeskServer {
  findDelegates(search: string, options: { after?: string | undefined; signal?: AbortSignal }): Promise<DelegatePage>;
  delegate(delegateId: string): Promise<DelegateDetails>;
  issueBadge(delegateId: string, medium: BadgeMedium): Promise<BadgeSummary>;
  reissueBadge(serial: number, because: string): Promise<BadgeSummary>;
  revokeBadge(serial: number, because: string): Promise<BadgeSummary>;
  /** The address of the badge's QR code. */
  qrAddress(serial: number): string;
  badgeCounts(): Promise<BadgeCounts>;
  issueMissing(medium: BadgeMedium): Promise<{ issued: number }>;
  /** Resolves with the outcome, faults or not; throws an ApiProblem for anything else. */
  importFile(importId: string, file: File, signal: AbortSignal): Promise<ImportOutcome>;
  pastImports(): Promise<ImportOutcome[]>;
}

const { delegates, badges } = client.api;

const ofBadge = (serial: number) => ({ param: { serial: String(serial) } });

export const httpDeskServer: DeskServer = {
  findDelegates: (search, { after, signal }) =>
    answer(
      delegates.$get(
        { query: { ...(search && { search }), ...(after && { after }), limit: '100' } },
        { init: signal ? { signal } : {} },
      ),
    ),
  delegate: (delegateId) => answer(delegates[':delegateId'].$get({ param: { delegateId } })),
  issueBadge: (delegateId, medium) =>
    answer(delegates[':delegateId'].badges.$post({ param: { delegateId }, json: { medium } })),
  reissueBadge: (serial, because) => answer(badges[':serial'].reissue.$post({ ...ofBadge(serial), json: { because } })),
  revokeBadge: (serial, because) => answer(badges[':serial'].revoke.$post({ ...ofBadge(serial), json: { because } })),
  qrAddress: (serial) => `/api/badges/${serial}/qr.svg`,
  badgeCounts: () => answer(badges.counts.$get()),
  issueMissing: (medium) => answer(badges['issue-missing'].$post({ json: { medium } })),
  importFile,
  pastImports: async () => (await answer(delegates.imports.$get())).imports,
};

async function importFile(importId: string, file: File, signal: AbortSignal): Promise<ImportOutcome> {
  const address = `/api/delegates/imports?${new URLSearchParams({ importId, fileName: file.name.slice(0, 200) })}`;
  const sent = fetch(address, { method: 'POST', headers: { 'content-type': 'text/csv' }, body: file, signal });
  const response = await sent.catch(() => {
    throw noAnswer();
  });
  if (response.ok) return importOutcome.parse(await response.json());
  const refusal = importRefusal.safeParse(
    await response
      .clone()
      .json()
      .catch(() => undefined),
  );
  if (!refusal.success) throw await problemIn(response);
  return refusal.data.outcome;
}
