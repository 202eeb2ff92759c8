import { msg, str } from '@lit/localize';
import type { Verdict } from '../../db/vocabulary.ts';
import type { Layout, laneTopic, ScanAnswer } from '../../server/admission/admission.contract.ts';
import { isOverridable } from '../../server/admission/overrides/overridable.ts';
import type { StateOf } from '../../server/live/define-topic.ts';
import type { View } from '../live/view.ts';
import { categoryName } from '../styles/category-name.ts';
import { formatNumber, formatTime } from '../styles/format.ts';
import { changeWords } from './change-words.ts';
import { findLane, laneName, outsideName } from './lane-place.ts';
import { overrideWords } from './override-words.ts';
import { becauseWords, reasonWords } from './reason-words.ts';
import { type Saying, sayingFor } from './sayings.ts';
import type { ScanOutcome } from './scan-sender.ts';

/** Everything that the verdict panel shows, in words of the page's language. */
export interface VerdictView {
  readonly scanId: string;
  /** `none`: there is no verdict, and the field has no colour of one. */
  readonly verdict: Verdict | 'none';
  readonly word: string;
  /** Small over the word: "Refer to". */
  readonly over?: string | undefined;
  readonly why: string;
  readonly because: string;
  readonly saying?: Saying | undefined;
  readonly holder?: ScanAnswer['holder'];
  /** For an admission: under the name. */
  readonly inside?: string | undefined;
  /** A supervisor let them in: why they had been refused, and why they may go in. */
  readonly letIn?: string | undefined;
  /** It came when nobody may have looked, so it stays until the next badge. */
  readonly isNews?: boolean;
  /** A supervisor may let in whom this refuses. */
  readonly isOverridable?: boolean;
  /** Beside "next badge": what the guard need not do any more, or what would change it. */
  readonly aside: string;
  /** Whether it is to be read also where room is scarce. */
  readonly isAsideNeeded?: boolean;
  readonly decidedBy: string;
  readonly needsSignIn: boolean;
}

/** The panel for a scan at a lane, answered after so many milliseconds. */
export function viewOutcome(
  outcome: ScanOutcome,
  scanId: string,
  laneId: string,
  layout: Layout,
  tookMs: number,
): VerdictView {
  if (outcome.kind === 'verdict') return viewAnswer(outcome.answer, laneId, layout, tookMs);
  const base = { scanId, verdict: 'none', aside: laneName(layout, laneId), decidedBy: '', saying: undefined } as const;
  if (outcome.kind === 'fault') {
    const because = outcome.problem.sentence;
    return {
      ...base,
      word: msg('No verdict'),
      why: msg('The server does not take this scan'),
      because,
      needsSignIn: false,
    };
  }
  const needsSignIn = outcome.because.code === 'request.sign_in_needed';
  return {
    ...base,
    needsSignIn,
    word: msg('No answer'),
    why: needsSignIn ? msg('You are signed out') : msg('The server has not answered'),
    because: needsSignIn
      ? msg('The scan is kept. Sign in again, and it is sent.')
      : msg(
          'The scan is kept and sent again. Let the person wait: the verdict appears here, or scan the badge once more.',
        ),
  };
}

function viewAnswer(answer: ScanAnswer, laneId: string, layout: Layout, tookMs: number): VerdictView {
  const { verdict, reason, holder, override } = answer;
  const took = formatNumber(Math.max(1, Math.round(tookMs)));
  return {
    scanId: answer.id,
    verdict,
    ...wordsOf(answer),
    why: verdict === 'admit' ? '' : reasonWords(reason),
    because: becauseOf(answer, laneId, layout),
    saying: verdict === 'admit' ? undefined : sayingFor(answer),
    holder,
    inside: verdict === 'admit' ? insideWords(answer) : undefined,
    ...(override && { letIn: `${reasonWords(reason)} · ${overrideWords(override.because)}` }),
    isOverridable: mayBeOverridden(answer),
    ...asideOf(answer, laneId, layout),
    decidedBy: override ? `${override.by}, ${formatTime(override.at)}` : msg(str`Server, ${took} ms`),
    needsSignIn: false,
  };
}

/**
 * The refusal that is shown, once the lane is told that a supervisor has let them in elsewhere; none where that is not so.
 * Who it was and why stands with the scan: the lane is told only that.
 */
export function viewLetInElsewhere(
  view: VerdictView | undefined,
  lane: View<StateOf<typeof laneTopic>>,
): VerdictView | undefined {
  if (view?.verdict !== 'refuse' || !('value' in lane) || !lane.value) return undefined;
  const { last, innerZone } = lane.value;
  if (!last.some(({ scanId, isOverridden }) => scanId === view.scanId && isOverridden)) return undefined;
  const { saying: _, aside: __, isAsideNeeded: ___, isOverridable: ____, ...shown } = view;
  return {
    ...shown,
    ...{ verdict: 'admit', over: msg('By a supervisor'), word: msg('Let in'), why: '', because: '', aside: '' },
    inside: insideWords({ zone: innerZone, isFirstEntry: false }),
    letIn: view.why,
    isNews: true,
    decidedBy: msg('Decided elsewhere'),
  };
}

const mayBeOverridden = ({ verdict, reason, holder }: ScanAnswer): boolean =>
  verdict === 'refuse' && holder !== undefined && isOverridable(reason);

function asideOf(answer: ScanAnswer, laneId: string, layout: Layout) {
  const { station, change } = answer;
  const isByStation = station && (!change || change.every(({ kind }) => kind === 'be_verified'));
  if (isByStation) return { aside: msg(str`Station ${station.number} sees this person now`) };
  const orSupervisor = mayBeOverridden(answer);
  if (!change) return { aside: orSupervisor ? msg('Would change it: a supervisor') : laneName(layout, laneId) };
  const words = changeWords(change, layout);
  const aside = orSupervisor
    ? msg(str`Would change it: ${words}, or a supervisor`)
    : msg(str`Would change it: ${words}`);
  return { aside, isAsideNeeded: true };
}

function wordsOf({ verdict, reason, station, override }: ScanAnswer): Pick<VerdictView, 'word' | 'over'> {
  if (override) return { over: msg('By a supervisor'), word: msg('Let in') };
  if (verdict === 'refuse') return { word: msg('Refuse') };
  if (verdict === 'admit') return { word: reason === 'left' ? msg('Let out') : msg('Admit') };
  return station
    ? { over: msg('Refer to'), word: msg(str`Station ${station.number}`) }
    : { over: msg('Refer to'), word: msg('Desk') };
}

function becauseOf(
  { reason, holder, cameIn, station, zone, failedRule }: ScanAnswer,
  laneId: string,
  layout: Layout,
): string {
  const place = findLane(layout, laneId);
  const named = layout.zones.find(({ id }) => id === zone.id) ?? place?.inner;
  return becauseWords({
    reason,
    zone: named ? outsideName({ outer: named }) : zone.id,
    outer: place ? outsideName(place) : '',
    category: holder ? categoryName(holder.category) : '',
    inside: formatNumber(zone.inside),
    capacity: zone.capacity === undefined ? '' : formatNumber(zone.capacity),
    isFull: zone.capacity !== undefined && zone.inside >= zone.capacity,
    cameInAt: cameIn && laneName(layout, cameIn.laneId),
    cameInTime: cameIn && formatTime(cameIn.at),
    waiting: station && formatNumber(station.waiting),
    rule: failedRule?.rule,
  });
}

function insideWords({ zone, isFirstEntry }: Pick<ScanAnswer, 'zone' | 'isFirstEntry'>): string {
  const inside = formatNumber(zone.inside);
  const now =
    zone.capacity === undefined
      ? msg(str`Inside now: ${inside}.`)
      : msg(str`Inside now: ${inside} of ${formatNumber(zone.capacity)}.`);
  // A supervisor may let in one more than a zone holds.
  if (zone.capacity !== undefined && zone.inside > zone.capacity) return `${now} ${msg('That is over its limit.')}`;
  return isFirstEntry ? `${msg('First entry.')} ${now}` : now;
}
