import type { DelegateLocale, LetterKind } from '../../db/vocabulary.ts';
import type {
  InvitationChoice,
  InvitationCounts,
  LetterPreview,
  LetterSummary,
  TroublePage,
} from '../../server/registration/letters/letters.contract.ts';
import { answer, client } from '../api/client.ts';

/** Another address for a letter, with the revision of the delegate whose address it becomes. */
export interface MendedAddress {
  readonly toAddress?: string;
  readonly revision?: number;
}

/** What letters and invitations ask of the server; tests bring their own. Each throws an ApiProblem. */
export interface LettersServer {
  trouble(after?: string): Promise<TroublePage>;
  again(letterId: string, mended: MendedAddress): Promise<LetterSummary>;
  counts(choice: InvitationChoice): Promise<InvitationCounts>;
  invite(choice: InvitationChoice): Promise<{ written: number }>;
  preview(letter: { kind: LetterKind; locale: DelegateLocale; status: 'invited' | 'approved' }): Promise<LetterPreview>;
  groups(): Promise<{ id: string; name: string }[]>;
}

const { letters, invitations, groups } = client.api;

export const httpLettersServer: LettersServer = {
  trouble: (after) => answer(letters.trouble.$get({ query: { limit: '50', ...(after && { after }) } })),
  again: (letterId, json) => answer(letters[':letterId'].again.$post({ param: { letterId }, json })),
  counts: (json) => answer(invitations.counts.$post({ json })),
  invite: (json) => answer(invitations.$post({ json })),
  preview: (query) => answer(letters.preview.$get({ query })),
  groups: async () => (await answer(groups.$get())).groups,
};
