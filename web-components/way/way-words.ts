import { msg, str } from '@lit/localize';
import type { NoWayReason, PlaceKind, WayProfile } from '../../db/venue-vocabulary.ts';
import type { Turn, WayStep } from '../../server/wayfinding/router/way.ts';
import type { IconName } from '../elements/icon.ts';
import { inPageLanguage } from '../styles/format.ts';
import type { ChangeReason } from './held-way.ts';

type Name = Readonly<Record<string, string>> & { readonly en: string };

/** What a name of the plan is called here; the plan gives each one in English. */
export const nameHere = (name: Readonly<Record<string, string>>): string =>
  inPageLanguage(name as Name) ?? Object.values(name)[0] ?? '';

/** One step, as one sentence without its end. `towards`: what one sees where it ends, and where one gets off a ride. */
export function sentenceOfStep(step: WayStep, levelName: string | undefined, towards?: string): string {
  const name = step.name && nameHere(step.name);
  const act = actWords(step, name, step.towards === undefined ? levelName : towards);
  if (!act) return step.turn ? turnWords(step.turn, name) : setOutWords(name, towards);
  const isTurned = step.turn !== undefined && step.turn !== 'straight';
  return isTurned && step.turn ? msg(str`${turnWords(step.turn)}. ${act}`) : act;
}

const setOutWords = (name: string | undefined, towards: string | undefined): string => {
  if (name) return msg(str`Go along ${name}`);
  return towards ? msg(str`Go towards ${towards}`) : msg('Walk on');
};

function turnWords(turn: Turn, name?: string): string {
  switch (turn) {
    case 'left':
      return name ? msg(str`Turn left along ${name}`) : msg('Turn left');
    case 'right':
      return name ? msg(str`Turn right along ${name}`) : msg('Turn right');
    case 'slight_left':
      return name ? msg(str`Bear left along ${name}`) : msg('Bear left');
    case 'slight_right':
      return name ? msg(str`Bear right along ${name}`) : msg('Bear right');
    case 'sharp_left':
      return name ? msg(str`Turn sharp left along ${name}`) : msg('Turn sharp left');
    case 'sharp_right':
      return name ? msg(str`Turn sharp right along ${name}`) : msg('Turn sharp right');
    case 'back':
      return msg('Turn round');
    case 'straight':
      return name ? msg(str`Go along ${name}`) : msg('Go straight on');
  }
}

/** What one does there besides walking on; nothing where one only walks. `level`: of a ride, where one gets off. */
function actWords(step: WayStep, name: string | undefined, level: string | undefined): string | undefined {
  switch (step.kind) {
    case 'stairs':
      return stairsWords(step, name, level);
    case 'escalator':
      return level ? msg(str`Take the escalator to ${level}`) : msg('Take the escalator');
    case 'lift':
      return level ? msg(str`Take the lift to ${level}`) : msg('Take the lift');
    case 'moving_walkway':
      return msg('Take the moving walkway');
    case 'gate':
      return name ? msg(str`Go through ${name}`) : msg('Go through the gate');
    case 'shuttle':
      return shuttleWords(name, level);
    case 'boat':
      return boatWords(name, level);
    case 'walkway':
      return featureWords(step, name);
  }
}

function shuttleWords(line: string | undefined, to: string | undefined): string {
  if (to) return line ? msg(str`Take the shuttle ${line} to ${to}`) : msg(str`Take the shuttle to ${to}`);
  return line ? msg(str`Take the shuttle: ${line}`) : msg('Take the shuttle');
}

function boatWords(line: string | undefined, to: string | undefined): string {
  if (to) return line ? msg(str`Take the boat ${line} to ${to}`) : msg(str`Take the boat to ${to}`);
  return line ? msg(str`Take the boat: ${line}`) : msg('Take the boat');
}

/** Old bridges have steps: one crosses them all the same. */
function stairsWords(step: WayStep, name: string | undefined, level: string | undefined): string {
  const { isUp, toLevelId } = step;
  if (toLevelId === undefined || !level) {
    return featureWords(step, name) ?? (name ? msg(str`Take the stairs: ${name}`) : msg('Take the stairs'));
  }
  return isUp ? msg(str`Go up the stairs to ${level}`) : msg(str`Go down the stairs to ${level}`);
}

function featureWords({ feature }: WayStep, name: string | undefined): string | undefined {
  switch (feature) {
    case 'bridge':
      return name ? msg(str`Cross ${name}`) : msg('Cross the bridge');
    case 'tunnel':
      return name ? msg(str`Go through ${name}`) : msg('Go through the tunnel');
    case 'ramp':
      return msg('Take the ramp');
    case 'crossing':
      return msg('Cross the street');
    case 'open_room':
      return name ? msg(str`Go through ${name}`) : msg('Cross the room');
    case 'corridor':
      return name ? undefined : msg('Go along the corridor');
    default:
      return undefined;
  }
}

/** What is drawn beside a step. */
export function iconOfStep({ kind, feature, turn }: WayStep): IconName {
  if (feature === 'bridge') return 'bridge';
  if (kind !== 'walkway') return kind === 'moving_walkway' ? 'up' : kind === 'escalator' ? 'stairs' : kind;
  if (turn === undefined || turn === 'straight') return 'up';
  if (turn === 'back') return 'undo';
  return turn.endsWith('left') ? 'turn-left' : 'turn-right';
}

export function profileWords(profile: WayProfile): string {
  switch (profile) {
    case 'walking':
      return msg('Walking');
    case 'step_free':
      return msg('Step-free');
    case 'luggage':
      return msg('With luggage');
    case 'hurry':
      return msg('In a hurry');
    case 'quiet':
      return msg('Away from crowds');
  }
}

export function noWayWords(reason: NoWayReason, to: string): string {
  switch (reason) {
    case 'step_free':
      return msg(str`There is no step-free way to ${to}.`);
    case 'zone':
      return msg(str`The way to ${to} leads through a gate that does not open for you.`);
    case 'closed':
      return msg(str`All ways to ${to} are closed now.`);
    case 'disconnected':
      return msg(str`No way to ${to} is known.`);
  }
}

export function changeWords(why: ChangeReason): string {
  switch (why) {
    case 'closed':
      return msg('The way that you were shown is closed now. This is another one.');
    case 'crowded':
      return msg('The way that you were shown is crowded now. This one is quicker.');
    case 'shorter':
      return msg('A quicker way has opened.');
  }
}

/** What most people look for besides their session, by the kinds that answer it. */
export const shortcuts: readonly { icon: IconName; kinds: readonly PlaceKind[]; words: () => string }[] = [
  { icon: 'toilet', kinds: ['toilet', 'accessible_toilet'], words: () => msg('Toilet') },
  { icon: 'help', kinds: ['help', 'desk'], words: () => msg('Help desk') },
  { icon: 'food', kinds: ['restaurant'], words: () => msg('Food') },
  { icon: 'plus', kinds: ['first_aid'], words: () => msg('First aid') },
  { icon: 'door', kinds: ['entrance', 'gate'], words: () => msg('Way out') },
];
