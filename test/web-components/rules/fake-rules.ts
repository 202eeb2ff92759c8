import { delegateCategories } from '../../../db/vocabulary.ts';
import type { Rule, RulePreview, RuleVersion } from '../../../server/admission/rules/rules.contract.ts';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import type { RulesServer } from '../../../web-components/rules/rules-server.ts';

const zone = (id: string, en: string, parentId?: string) => ({ id, name: { en }, ...(parentId && { parentId }) });

export const layout = {
  zones: [zone('town', 'Water Town'), zone('hall', 'Lantern Hall', 'town'), zone('silk', 'Silk Hall', 'town')],
  gates: [
    { id: 'south', name: { en: 'South Gate' }, innerZoneId: 'town' },
    { id: 'hall-door', name: { en: 'Lantern Hall' }, outerZoneId: 'town', innerZoneId: 'hall' },
  ],
  lanes: [],
};

export const ground = { layout, timeZone: 'Asia/Shanghai' };

export const everybody: Rule = {
  ...{ id: 'rule-town', categories: [...delegateCategories], zoneId: 'town', needsVerification: true },
  ...{ reentry: { kind: 'free' }, elsewhere: 'move', companions: 'anybody' },
};

export const press: Rule = {
  ...{ id: 'rule-press', categories: ['speaker', 'media'], zoneId: 'hall', needsVerification: false },
  ...{ from: '2026-11-23T16:00:00.000Z', until: '2026-11-26T12:00:00.000Z', dailyFrom: '08:00', dailyUntil: '20:00' },
  ...{ reentry: { kind: 'daily', entries: 2 }, capacity: 200, elsewhere: 'refuse', companions: 'delegate_in_zone' },
  checkOut: { kind: 'at', time: '23:00' },
};

export const effect: RulePreview = {
  ...{ version: 4, delegates: 2000, newlyRefused: 156, newlyAdmitted: 0, checkedOut: 3 },
  moments: [
    {
      ...{ at: '2026-11-24T02:00:00.000Z', isNow: true, admitted: [] },
      refused: [{ category: 'media', zoneId: 'hall', reason: 'zone_not_allowed', people: 156 }],
    },
  ],
  examples: [
    {
      ...{ delegateId: '01900000-0000-7000-8000-0000000000a1', name: '沈云岫', nameLatin: 'Shen Yunxiu' },
      ...{ category: 'media', gateId: 'hall-door', zoneId: 'hall', at: '2026-11-24T02:00:00.000Z', isNow: true },
      before: { verdict: 'admit', reason: 'admitted', ruleId: 'rule-press' },
      after: { verdict: 'refuse', reason: 'zone_not_allowed' },
    },
  ],
  over: [{ ruleId: 'rule-press', zoneId: 'hall', inside: 212, capacity: 200 }],
};

/** A server with two rules in version 4: previews as told, saves once for each version, remembers what it was sent. */
export class FakeRulesServer implements RulesServer {
  versions: RuleVersion[] = [
    {
      version: 4,
      rules: [everybody, press],
      savedAt: '2026-11-20T08:00:00.000Z',
      savedBy: 'Ilse Brandvold',
      note: 'Press hours',
    },
    { version: 3, rules: [everybody], savedAt: '2026-11-19T08:00:00.000Z', note: '' },
  ];
  readonly previewed: (readonly Rule[])[] = [];
  isChangedMeanwhile = false;

  layout = async () => layout;
  timeZone = async () => ground.timeZone;
  rules = async () => this.versions[0]!;
  history = async () => ({ versions: this.versions });

  async preview(rules: readonly Rule[]) {
    this.previewed.push(rules);
    return effect;
  }

  async save(rules: readonly Rule[], seen: number, note: string) {
    if (this.isChangedMeanwhile) {
      const code = 'admission.rules_changed_meanwhile';
      throw new ApiProblem({ type: 'about:blank', title: 'Others were saved.', status: 409, code });
    }
    const saved = { version: seen + 1, rules: [...rules], savedAt: '2026-11-20T09:00:00.000Z', savedBy: 'You', note };
    this.versions = [saved, ...this.versions];
    return saved;
  }
}
