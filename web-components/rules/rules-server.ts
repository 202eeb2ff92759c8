import type { Layout } from '../../server/admission/admission.contract.ts';
import type { Rule, RulePreview, RuleVersion } from '../../server/admission/rules/rules.contract.ts';
import { answer, client } from '../api/client.ts';

/** What the page of rules asks of the server; tests bring their own. */
export interface RulesServer {
  layout(): Promise<Layout>;
  /** IANA time zone of the conference: hours and days are on its wall clock. */
  timeZone(): Promise<string>;
  rules(): Promise<RuleVersion>;
  preview(rules: readonly Rule[], signal: AbortSignal): Promise<RulePreview>;
  /** Throws an ApiProblem `admission.rules_changed_meanwhile` when `seen` is no longer the newest. */
  save(rules: readonly Rule[], seen: number, note: string): Promise<RuleVersion>;
  history(before?: number): Promise<{ versions: RuleVersion[]; next?: number | undefined }>;
}

const { rules, layout, conference } = client.api;

export const httpRulesServer: RulesServer = {
  layout: () => answer(layout.$get()),
  timeZone: async () => (await answer(conference.$get())).timeZone,
  rules: () => answer(rules.$get()),
  preview: (list, signal) => answer(rules.preview.$post({ json: { rules: [...list] } }, { init: { signal } })),
  save: (list, seen, note) => answer(rules.$put({ json: { rules: [...list], seen, note } })),
  history: (before) =>
    answer(rules.versions.$get({ query: { ...(before !== undefined && { before: String(before) }), limit: '20' } })),
};
