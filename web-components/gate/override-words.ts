import { msg } from '@lit/localize';
import type { OverrideReason } from '../../db/vocabulary.ts';

const words: Readonly<Record<OverrideReason, () => string>> = {
  expected_guest: () => msg('Expected guest'),
  accompanied: () => msg('Accompanied by staff'),
  wrong_rules: () => msg('Programme or rules are wrong'),
  emergency: () => msg('Emergency, medical'),
  other: () => msg('Something else'),
};

/** Why a supervisor let somebody in, in a few words. */
export const overrideWords = (because: OverrideReason): string => words[because]();
