import type { BadgeMedium } from '../../db/vocabulary.ts';
import type { BadgeCounts, BadgeSummary } from '../../server/registration/badges/badges.contract.ts';
import type { DelegateDetails, DelegatePage } from '../../server/registration/delegates/delegates.contract.ts';
import type { ImportOutcome } from '../../server/registration/import/import.contract.ts';
import {
  type ImportMapping,
  type RememberedMapping,
  rememberedMapping,
} from '../../server/registration/import/mapping.contract.ts';
import { answer, client } from '../api/client.ts';
import { type FileAnswer, type FileTerms, importFile } from './import-file.ts';

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
  /** Resolves with what was found in the file, faults or not; throws an ApiProblem for anything else. */
  importFile(file: File, terms: FileTerms): Promise<FileAnswer>;
  rememberMapping(name: string, mapping: ImportMapping): Promise<RememberedMapping>;
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
  rememberMapping: async (name, mapping) =>
    rememberedMapping.parse(await answer(delegates['import-mappings'].$post({ json: { name, mapping } }))),
  pastImports: async () => (await answer(delegates.imports.$get())).imports,
};
