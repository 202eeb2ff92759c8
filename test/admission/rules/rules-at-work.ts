import { z } from 'zod';
import {
  type Rule,
  type RuleVersion,
  rulePreview,
  ruleVersion,
} from '../../../server/admission/rules/rules.contract.ts';
import type { TestApp } from '../../support/app.ts';

/** Asks for rules as a supervisor's page does. */
export function rulesOver(app: TestApp, cookie: () => string) {
  const current = async (): Promise<RuleVersion> =>
    ruleVersion.parse(await (await app.ask('GET', '/api/rules', { cookie: cookie() })).json());
  return {
    current,
    /** Saves over the version that is in force, or over the one told. */
    save: async (rules: readonly Rule[], { seen, note = 'As agreed' }: { seen?: number; note?: string } = {}) => {
      const body = { rules, note, seen: seen ?? (await current()).version };
      const answer = await app.ask('PUT', '/api/rules', { cookie: cookie(), body });
      const answered = z.looseObject({ code: z.string().optional(), version: z.number().optional() });
      return { status: answer.status, body: answered.parse(await answer.json()) };
    },
    preview: async (rules: readonly Rule[]) => {
      const answer = await app.ask('POST', '/api/rules/preview', { cookie: cookie(), body: { rules } });
      if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
      return rulePreview.parse(await answer.json());
    },
  };
}
