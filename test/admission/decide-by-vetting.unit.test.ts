import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delegateCategories, verdictReasons, verdicts, vettingOutcomes } from '../../db/vocabulary.ts';
import { decide, type Situation } from '../../server/admission/decide.ts';
import { knownOf } from '../../server/admission/judge-scan.ts';
import type { LayoutWorld } from '../../server/admission/layout-world.ts';
import { leastChange } from '../../server/admission/rules/least-change.ts';
import { everywhere, townUnder } from './rules/rules-of-town.ts';
import { anyArrival, anyRules, day, noon, situationWith } from './rules/situations.ts';

const vettingMedia = townUnder(everywhere, { vettedCategories: ['media'] });
const reporter = (vetting?: Vetting) => situationWith({ holder: { category: 'media', ...(vetting && { vetting }) } });
const refused = (reason: string) => ({ verdict: 'refuse', reason });

const anyVetting = fc.constantFrom(undefined, ...vettingOutcomes);
const anyVetted = fc.uniqueArray(fc.constantFrom(...delegateCategories));
type Vetting = (typeof vettingOutcomes)[number] | undefined;
const withVetting = ({ known, ...arrival }: Situation, vetting: Vetting): Situation => {
  if (!known) return arrival;
  const { vetting: _, ...holder } = known.holder;
  return { ...arrival, known: { ...known, holder: { ...holder, ...(vetting && { vetting }) } } };
};

describe('Somebody of a category that is vetted', () => {
  it('is not let in before an outcome has come, nor while it is pending', () => {
    expect(decide(vettingMedia, reporter())).toEqual(refused('vetting_pending'));
    expect(decide(vettingMedia, reporter('pending'))).toEqual(refused('vetting_pending'));
  });

  it('is let in once they are cleared', () => {
    expect(decide(vettingMedia, reporter('cleared'))).toMatchObject({ verdict: 'admit' });
  });

  it('is let out whatever the outcome', () => {
    for (const vetting of [undefined, ...vettingOutcomes])
      expect(decide(vettingMedia, { ...reporter(vetting), direction: 'out' }).verdict).toBe('admit');
  });
});

describe('Somebody of another category', () => {
  it('needs no outcome, and is refused all the same once they are rejected', () => {
    for (const vetting of [undefined, 'pending', 'cleared'] as const) {
      const holder = { ...(vetting && { vetting }) };
      expect(decide(vettingMedia, situationWith({ holder }))).toMatchObject({ verdict: 'admit' });
    }
    const rejected = situationWith({ holder: { vetting: 'rejected' } });
    expect(decide(vettingMedia, rejected)).toEqual(refused('vetting_rejected'));
  });
});

it('Whatever the rules, nobody is let in who is rejected or not cleared where that is needed, and nobody is kept in', () => {
  const seed = Date.now();
  fc.assert(
    fc.property(anyRules, anyArrival, anyVetting, anyVetted, (rules, arrival, vetting, vettedCategories) => {
      const world = townUnder(rules, { vettedCategories });
      const asked = withVetting(arrival, vetting);
      const { verdict, reason } = decide(world, asked);
      expect(verdicts).toContain(verdict);
      expect(verdictReasons).toContain(reason);
      const isVetted = vettedCategories.includes(asked.known!.holder.category);
      if (vetting === 'rejected' || (isVetted && vetting !== 'cleared')) expect(verdict).not.toBe('admit');
      expect(decide(world, { ...asked, direction: 'out' })).toMatchObject({ verdict: 'admit', reason: 'left' });
    }),
    { numRuns: 2000, seed },
  );
});

describe('The least that would change it', () => {
  const change = (world: LayoutWorld, situation: Situation) => leastChange(world, situation);

  it('is the clearance, or lifting the rejection, and never another category', () => {
    expect(change(vettingMedia, reporter())).toEqual([{ kind: 'be_cleared' }]);
    expect(change(vettingMedia, reporter('pending'))).toEqual([{ kind: 'be_cleared' }]);
    expect(change(vettingMedia, reporter('rejected'))).toEqual([{ kind: 'lift_rejection' }]);
  });

  it('is found for everybody who is known, whatever the rules', () => {
    fc.assert(
      fc.property(anyRules, anyArrival, anyVetting, anyVetted, (rules, arrival, vetting, vettedCategories) => {
        const world = townUnder(rules, { vettedCategories });
        expect(change(world, withVetting(arrival, vetting))).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });
});

describe('An outcome that came after the verdict was shown', () => {
  const badge = { validFrom: noon - day, validUntil: noon + day, revokedAt: null, isReplaced: false } as const;
  const holder = {
    category: 'media',
    status: 'approved',
    outcome: null,
    outcomeReason: null,
    outcomeAt: null,
  } as const;
  const shownAt = (vetting: 'cleared' | 'rejected', at: number) =>
    knownOf({ ...badge, ...holder, vetting, vettedAt: noon }, at).holder.vetting;

  it('does not make that verdict wrong', () => {
    expect([shownAt('rejected', noon - 1), shownAt('rejected', noon)]).toEqual(['cleared', 'rejected']);
    expect([shownAt('cleared', noon - 1), shownAt('cleared', noon)]).toEqual(['pending', 'cleared']);
  });
});
