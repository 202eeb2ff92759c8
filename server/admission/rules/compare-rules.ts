import type { DelegateCategory, VerdictReason } from '../../../db/vocabulary.ts';
import { type Decision, decide, type Known, type Situation, strictness } from '../decide.ts';
import { countHeads, nobody } from '../head-count.ts';
import { type Gate, gatesOf, type LayoutWorld } from '../layout-world.ts';
import type { Presence } from '../presence.ts';
import { pathOf } from '../zone-tree.ts';
import { type Moment, momentsOf, zonesThatDiffer } from './moments.ts';
import { chooseExamples, type Difference } from './preview-examples.ts';
import type { RulePreview } from './rules.contract.ts';

export interface ComparedPerson {
  readonly delegateId: string;
  readonly name: string;
  readonly nameLatin: string;
  /** As they stand now under the rules in force, and as they would under the new ones. */
  readonly before: Known;
  readonly after: Known;
}

interface Side {
  readonly world: LayoutWorld;
  /** Of everybody, by delegate id. */
  readonly presences: ReadonlyMap<string, Presence>;
}

export interface Compared {
  readonly now: number;
  readonly people: readonly ComparedPerson[];
  readonly before: Side;
  readonly after: Side;
}

/**
 * Decides for all these people at every gate that the difference concerns, now and whenever hours begin or end. Now, who
 * is in the venue is where they are, and all others stand before the gate; later, everybody does, nobody is inside, and
 * companions are not alone. People who stand alike are decided once.
 */
export function compareRules({ now, people, before, after }: Compared): RulePreview {
  const zoneIds = zonesThatDiffer(before.world, after.world);
  const gates = [...gatesOf(after.world.layout).values()].filter(({ innerZoneId }) =>
    pathOf(after.world.zones, innerZoneId).some((zoneId) => zoneIds.has(zoneId)),
  );
  const heads = {
    before: countHeads(before.world.zones, before.presences.values()),
    after: countHeads(after.world.zones, after.presences.values()),
  };
  const moments = gates.length > 0 ? momentsOf(before.world, after.world, zoneIds, now) : [];
  const differences = moments.flatMap((moment) => {
    const alike = groupAlike(people, moment.isNow);
    const inside = moment.isNow ? heads : { before: nobody, after: nobody };
    return gates.flatMap((gate) =>
      [...alike.values()].flatMap((group) => {
        const first = group[0];
        if (!first) return [];
        const was = decide(before.world, situationAt(moment, gate, first.before, inside.before));
        const is = decide(after.world, situationAt(moment, gate, first.after, inside.after));
        const isStricter = strictness[is.verdict] - strictness[was.verdict];
        return isStricter === 0 ? [] : [{ moment, gate, people: group, was, is, isRefused: isStricter > 0 }];
      }),
    );
  });
  return {
    version: before.world.rules.version,
    delegates: people.length,
    newlyRefused: countPeople(differences.filter(({ isRefused }) => isRefused)),
    newlyAdmitted: countPeople(differences.filter(({ isRefused }) => !isRefused)),
    moments: moments.flatMap((moment) => toldOf(moment, differences) ?? []),
    examples: chooseExamples(differences),
    over: numbersExceeded(after.world, heads.after, now),
    checkedOut: [...after.presences].filter(([id, { zoneId }]) => before.presences.get(id)?.zoneId !== zoneId).length,
  };
}

/** Nothing else of a person can change a verdict. */
function groupAlike(people: readonly ComparedPerson[], isNow: boolean): Map<string, ComparedPerson[]> {
  const groups = new Map<string, ComparedPerson[]>();
  for (const person of people) {
    const key = JSON.stringify([person.before, person.after].map((known) => traits(known, isNow)));
    const group = groups.get(key);
    if (group) group.push(person);
    else groups.set(key, [person]);
  }
  return groups;
}

const traits = ({ badge, holder, presence, accompanied }: Known, isNow: boolean) => [
  [badge.standing, badge.validFrom, badge.validUntil, holder.category, holder.status, holder.identity, holder.vetting],
  [presence.visits, accompanied !== undefined],
  isNow && [
    presence.zoneId,
    accompanied?.zoneId,
    holder.entrySettledAt !== undefined && holder.entrySettledAt > (presence.last?.correctedTime ?? 0),
  ],
];

function situationAt(
  { at, isNow }: Moment,
  gate: Gate,
  known: Known,
  heads: Pick<Situation, 'inside' | 'insideOf'>,
): Situation {
  const isThere = isNow && known.presence.zoneId !== undefined;
  const { zoneId: _, ...outside } = known.presence;
  const beforeGate = gate.outerZoneId === undefined ? outside : { ...outside, zoneId: gate.outerZoneId };
  const accompanied = isNow ? known.accompanied : known.accompanied && { entries: 1, zoneId: gate.innerZoneId };
  return {
    ...{ direction: 'in', gate, at, reading: 'signed', ...heads },
    known: { ...known, presence: isThere ? known.presence : beforeGate, ...(accompanied && { accompanied }) },
  };
}

const countPeople = (differences: readonly Difference[]): number =>
  new Set(differences.flatMap(({ people }) => people.map(({ delegateId }) => delegateId))).size;

function toldOf(moment: Moment, differences: readonly Difference[]): RulePreview['moments'][number] | undefined {
  const ofMoment = differences.filter((one) => one.moment === moment);
  if (ofMoment.length === 0) return undefined;
  return {
    at: new Date(moment.at).toISOString(),
    isNow: moment.isNow,
    refused: tally(
      ofMoment.filter(({ isRefused }) => isRefused),
      ({ is }) => is,
    ),
    admitted: tally(
      ofMoment.filter(({ isRefused }) => !isRefused),
      ({ was }) => was,
    ),
  };
}

/** Each person once for a zone and a reason, however many gates lead there. */
function tally(differences: readonly Difference[], tellingOf: (difference: Difference) => Decision) {
  const counts = new Map<
    string,
    { category: DelegateCategory; zoneId: string; reason: VerdictReason; people: Set<string> }
  >();
  for (const difference of differences) {
    const { reason } = tellingOf(difference);
    const zoneId = difference.gate.innerZoneId;
    for (const { delegateId, after } of difference.people) {
      const { category } = after.holder;
      const key = `${category} ${zoneId} ${reason}`;
      const count = counts.get(key) ?? { category, zoneId, reason, people: new Set<string>() };
      counts.set(key, count);
      count.people.add(delegateId);
    }
  }
  return [...counts.values()]
    .map((count) => ({ ...count, people: count.people.size }))
    .sort((a, b) => b.people - a.people);
}

function numbersExceeded(
  { rules }: LayoutWorld,
  { insideOf }: Pick<Situation, 'insideOf'>,
  now: number,
): RulePreview['over'] {
  return rules.rules.flatMap(({ id, zoneId, categories, capacity }) => {
    const [category] = categories;
    if (capacity === undefined || !category) return [];
    const isNow = rules.limiting(zoneId, category, now).some(({ rule }) => rule.id === id);
    const inside = insideOf(zoneId, categories);
    return isNow && inside > capacity ? [{ ruleId: id, zoneId, inside, capacity }] : [];
  });
}
